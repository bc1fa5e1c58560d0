"""A CSV file with known columns is read row by row, and a wrong one is named."""

from pathlib import Path

import pytest

from scripts.core.csv_files import read_csv
from scripts.core.errors import DataError

COLUMNS = ("key", "what")


def test_rows_come_with_their_line_numbers(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(b'key,what\n1,"a port, shut"\n2,\n')
    assert list(read_csv(path, COLUMNS)) == [(2, {"key": "1", "what": "a port, shut"}), (3, {"key": "2", "what": ""})]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"", r"x.csv: columns are None; expected key, what", id="empty"),
        pytest.param(b"what,key\n", r"x.csv: columns are \['what', 'key'\]; expected key, what", id="other-order"),
        pytest.param(b"key,what\n1,a\n2\n", r"x.csv line 3: 1 cells; expected 2", id="too-few-cells"),
        pytest.param(b"key,what\n1,a,b\n", r"x.csv line 2: 3 cells; expected 2", id="too-many-cells"),
        pytest.param(b"key,what\n\n1,a\n", r"x.csv line 2: 0 cells; expected 2", id="empty-line"),
        pytest.param(b"key,what\n1,\xe9\n", r"x.csv: no CSV in UTF-8", id="latin-1"),
    ],
)
def test_wrong_file_is_named(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "x.csv").write_bytes(content)
    with pytest.raises(DataError, match=message):
        list(read_csv(tmp_path / "x.csv", COLUMNS))
