"""How cells look: quiet, one accent colour, numbers with the decimals that a release holds."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.charts import style
from app.documents.workbook.table import Kind
from app.domain.vocabulary import Language

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

NUMBERS: Mapping[Kind, str] = {
    "whole": "0",
    "score": "0.0",
    "signed": "+0.0;\N{MINUS SIGN}0.0;0.0",
    "fine": "0.00;\N{MINUS SIGN}0.00",
    "border": "0.0#",
    "p": "0.000",
    "share": "0%",
}
SIZE, LEAD_SIZE, HEADING_SIZE, TITLE_SIZE = 10, 11, 13, 18
"""Of letters, in points."""
DATES: Mapping[Language, str] = {"nl": "[$-413]d mmm yyyy", "en": "[$-809]d mmm yyyy"}


class Formats:
    """Of one workbook."""

    def __init__(self, book: "Workbook", accent: str, language: Language) -> None:
        top = {"valign": "top"}
        row = {**top, "bottom": 1, "bottom_color": style.GRID}
        head = {**top, "bold": True, "text_wrap": True, "bottom": 2, "bottom_color": accent}
        title = {**top, "bold": True, "text_wrap": True, "font_color": accent}
        numbers = {**NUMBERS, "date": DATES[language]}
        self.title = book.add_format({**title, "font_size": TITLE_SIZE})
        self.heading = book.add_format({**title, "font_size": HEADING_SIZE})
        self.lead = book.add_format({**top, "text_wrap": True, "font_size": LEAD_SIZE})
        self.strong = book.add_format({**top, "text_wrap": True, "bold": True})
        self.note = book.add_format({**top, "text_wrap": True, "font_color": style.QUIET})
        self.plain = book.add_format({**top, "text_wrap": True})
        self.first_head = book.add_format(head)
        self.text_head = book.add_format({**head, "indent": 1})
        self.number_head = book.add_format({**head, "align": "right", "indent": 1})
        self._cells: dict[Kind, Format] = {"text": book.add_format({**row, "text_wrap": True, "indent": 1})}
        self._first = book.add_format({**row, "text_wrap": True})
        for kind, pattern in numbers.items():
            self._cells[kind] = book.add_format({**row, "align": "right", "indent": 1, "num_format": pattern})

    def cell(self, kind: Kind, at: int) -> "Format":
        """`at`: the place of the column; texts in the first align with the title."""
        return self._first if kind == "text" and at == 0 else self._cells[kind]

    def head(self, kind: Kind, at: int) -> "Format":
        if kind != "text":
            return self.number_head
        return self.text_head if at else self.first_head
