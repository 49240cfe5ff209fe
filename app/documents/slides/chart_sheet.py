"""The workbook within a chart: the figures that it draws, as numbers, and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from app.documents.fixed_zip import repacked

SHEET = "Data"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


Cell = str | float | None


@dataclass(frozen=True)
class ChartSheet:
    """A head and rows of as many cells; None: empty."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def column(self, place: int) -> tuple[Cell, ...]:
        return tuple(row[place] for row in self.rows)

    def reference(self, place: int, rows: int | None = None) -> str:
        """Where a column stands, or the first rows of it."""
        letter = _letter(place)
        return f"{SHEET}!${letter}$2:${letter}${(rows or len(self.rows)) + 1}"

    def head_reference(self, place: int) -> str:
        return f"{SHEET}!${_letter(place)}$1"

    def content(self, at: datetime) -> bytes:
        from xlsxwriter import Workbook

        content = BytesIO()
        with Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
            book.set_properties({"created": at.replace(tzinfo=None)})
            sheet = book.add_worksheet(SHEET)
            sheet.set_column(0, 0, 36)
            for place, title in enumerate(self.head):
                sheet.write_string(0, place, title)
            for number, row in enumerate(self.rows, start=1):
                for place, cell in enumerate(row):
                    if isinstance(cell, str):
                        sheet.write_string(number, place, cell)
                    elif cell is not None:
                        sheet.write_number(number, place, cell)
        return repacked(content.getvalue())


def numbers(cells: Sequence[Cell]) -> list[float | None]:
    """What a chart draws of a column."""
    found: list[float | None] = []
    for cell in cells:
        if isinstance(cell, str):
            raise TypeError("a column of numbers holds no text")
        found.append(cell)
    return found


def _letter(place: int) -> str:
    return LETTERS[place] if place < len(LETTERS) else LETTERS[place // 26 - 1] + LETTERS[place % 26]
