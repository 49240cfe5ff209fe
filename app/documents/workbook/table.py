"""What a workbook is made of: sheets with tables of typed values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Kind = Literal["text", "whole", "score", "signed", "fine", "border", "p", "share", "date"]
"""Of the values in a column: a text, or a number with the decimals that a release holds of it."""

Value = str | int | float | date | None
"""None: not shown, or not there; the cell stays empty."""

NUMBER_WIDTH = 10.0


@dataclass(frozen=True)
class Column:
    """`title` and `meaning` are messages, filled with `values`. `width`: in characters."""

    title: str
    meaning: str
    kind: Kind = "text"
    width: float = NUMBER_WIDTH
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """`id` names it in the file. `title` stands above it, '' where the sheet says enough. Every row has a
    value for every column."""

    id: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    title: str = ""


@dataclass(frozen=True)
class Sheet:
    """`name`: on its tab. `notes`: what to know before reading it. In the language of the report."""

    name: str
    title: str
    notes: tuple[str, ...]
    tables: tuple[Table, ...]


@dataclass(frozen=True)
class Place:
    """Where a table stands: the row of its first figures, from 0, in the first columns of a sheet."""

    sheet: str
    table: Table
    row: int

    def range(self, column: Column, first: int = 0, number: int | None = None) -> list[str | int]:
        """The cells of a column as a chart points at them: from the table's row `first`, so many rows."""
        at = self.table.columns.index(column)
        rows = len(self.table.rows) if number is None else number
        return [self.sheet, self.row + first, at, self.row + first + rows - 1, at]
