"""refusal: why a record cannot become an article, on its way to the table of rejected records."""

from scripts.core.records import Rejected
from scripts.sources.raw import Source, reject


class RefusedError(Exception):
    """A record that cannot become an article: a `reason` of schemas/rejected.yaml and what was found."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail

    def row(self, source: Source, key: str, data: bytes | None) -> Rejected:
        """Return the row of `rejected` for a record with this key and these bytes (None where they were not read)."""
        return reject(source, key, data, self.reason, self.detail)
