"""The rows of a table, whatever kind of file it came in."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True)
class Row:
    """One row by its number in the file. `links` holds, by column, the mail address that a cell links to."""

    number: int
    texts: tuple[str, ...]
    links: dict[int, str] = field(default_factory=dict)

    @property
    def blank(self) -> bool:
        return not any(self.texts) and not self.links

    def text(self, column: int | None) -> str:
        """The text in a column; '' beyond the last one, or where there is no such column."""
        return self.texts[column] if column is not None and column < len(self.texts) else ""


class Table(Protocol):
    """A sheet, or a whole text file; `rows` can be asked for again and leaves blank rows out."""

    @property
    def name(self) -> str: ...

    def rows(self) -> Iterator[Row]: ...
