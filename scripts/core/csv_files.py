"""csv_files: files of one fact a line, whose columns are known."""

import csv
from collections.abc import Iterator
from pathlib import Path

from scripts.core.errors import DataError


def read_csv(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the line number and the cells of each row; DataError unless it is UTF-8 with exactly these columns."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            rows = [(reader.line_num, cells) for cells in reader]
    except (UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"{path}: no CSV in UTF-8 ({error})") from error
    header = rows[0][1] if rows else None
    if header != list(columns):
        raise DataError(f"{path}: columns are {header}; expected {', '.join(columns)}")
    for number, cells in rows[1:]:
        if len(cells) != len(columns):
            raise DataError(f"{path} line {number}: {len(cells)} cells; expected {len(columns)}")
        yield number, dict(zip(columns, cells, strict=True))
