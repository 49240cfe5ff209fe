"""Sheets written into a workbook: no text runs as a formula, and every page can be printed."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from app.documents.report_sentences import ReportSentences
from app.documents.workbook.formats import HEADING_SIZE, SIZE, TITLE_SIZE, Formats
from app.documents.workbook.table import Column, Place, Sheet, Table, Value
from app.documents.workbook.text import lines, pieces, safe, shortened

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_TITLE = 200
BOLD = 1.15
"""Bold letters take more room."""
LINE = 13.0
"""Height of a line of text, in points."""
PADDING = 4.0
INDENT = 1.0
FILTER_BUTTON = 15.0
A4, A3 = 9, 8
MOST_NOTE_WIDTH = 130.0
WIDE = 230.0


class Writing:
    """Writes on one sheet, from the top down."""

    def __init__(self, sheet: "Worksheet", formats: Formats, words: ReportSentences) -> None:
        self.sheet = sheet
        self.formats = formats
        self.words = words
        self.row = 0
        self.widths: list[float] = []
        self._known: dict[tuple[str, float], Sequence[tuple[Value, int]]] = {}

    def set_widths(self, widths: Sequence[float]) -> None:
        self.widths = list(widths)
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)

    def whole(self, sheet: Sheet) -> dict[str, Place]:
        """A sheet as it is described: title, notes and tables. Gives where each table stands."""
        places: dict[str, Place] = {}
        self.set_widths(_widths(sheet.tables) or [MOST_NOTE_WIDTH])
        self.title(sheet.title)
        for note in sheet.notes:
            self.paragraph(note, self.formats.note)
        for table in sheet.tables:
            self.row += 1
            if table.title:
                self.heading(table.title)
            place = places[table.id] = self.table(table)
            if len(sheet.tables) == 1:
                self.sheet.freeze_panes(place.row, 1)
                self.sheet.repeat_rows(place.row - 1)
        if len(sheet.tables) != 1:
            self.sheet.freeze_panes(1, 0)
            self.sheet.repeat_rows(0)
        return places

    def title(self, text: str) -> None:
        self.paragraph(shortened(text, MOST_TITLE), self.formats.title, TITLE_SIZE * BOLD)

    def heading(self, text: str) -> None:
        self.paragraph(text, self.formats.heading, HEADING_SIZE * BOLD)

    def paragraph(self, text: str, look: "Format", size: float = SIZE) -> None:
        """Sentences over the width of the page, each piece as high as it needs. `size`: of the letters, in
        points."""
        last, width = self._across()
        width *= SIZE / size
        for piece in pieces(safe(text), width):
            self.sheet.set_row(self.row, LINE * size / SIZE * lines(piece, width) + 3)
            if last:
                self.sheet.merge_range(self.row, 0, self.row, last, "", look)
            self.sheet.write_string(self.row, 0, piece, look)
            self.row += 1

    def table(self, table: Table) -> Place:
        """A table with a filter; a text that is too long for a cell goes on in the next row."""
        head = self.row
        titles = [self.words.gettext(column.title, **column.values) for column in table.columns]
        heads = zip(titles, self.widths, strict=False)
        self.sheet.set_row(
            head, LINE * max(lines(title, width - 2 * INDENT) for title, width in heads) + FILTER_BUTTON
        )
        self.row += 1
        for values in table.rows:
            self._row(table.columns, values)
        self.sheet.add_table(
            *(head, 0, self.row - 1, len(titles) - 1),
            {
                "name": table.id,
                "style": None,
                "columns": [
                    {"header": title, "header_format": self.formats.head(column.kind, at)}
                    for at, (title, column) in enumerate(zip(titles, table.columns, strict=True))
                ],
            },
        )
        return Place(self.sheet.get_name(), table, head + 1)

    def _row(self, columns: Sequence[Column], values: Sequence[Value]) -> None:
        cells = [
            self._laid_out(value, at) if isinstance(value, str) else [(value, 1)]
            for at, value in enumerate(values)
        ]
        for step in range(max(map(len, cells))):
            parts = [each[step] if step < len(each) else (None, 1) for each in cells]
            self.sheet.set_row(self.row, LINE * max(tall for _, tall in parts) + PADDING)
            for at, (column, (value, _)) in enumerate(zip(columns, parts, strict=True)):
                self._cell(at, column, value)
            self.row += 1

    def _laid_out(self, text: str, at: int) -> Sequence[tuple[Value, int]]:
        """The pieces of a text in a column, each with its lines; most texts come back row after row."""
        width = self.widths[at] - INDENT
        found = self._known.get((text, width))
        if found is None:
            found = [(piece, lines(piece, width)) for piece in pieces(safe(text), width)]
            self._known[text, width] = found
        return found

    def _cell(self, at: int, column: Column, value: Value) -> None:
        look = self.formats.cell(column.kind, at)
        if value is None or value == "":
            self.sheet.write_blank(self.row, at, None, look)
        elif isinstance(value, str):
            self.sheet.write_string(self.row, at, value, look)
        elif isinstance(value, date):
            midnight = datetime(value.year, value.month, value.day)  # noqa: DTZ001 - a day has no time zone
            self.sheet.write_datetime(self.row, at, midnight, look)
        else:
            self.sheet.write_number(self.row, at, value, look)

    def _across(self) -> tuple[int, float]:
        """The last column that sentences run over, and their width."""
        width = 0.0
        for column, each in enumerate(self.widths):
            width += each
            if width >= MOST_NOTE_WIDTH:
                return column, width
        return len(self.widths) - 1, width

    def print_setup(self, network: str, subject: str, footer: str) -> None:
        """One page wide, on A4, or on A3 where there is much beside each other. Who and what above, page
        numbers below."""
        wide = sum(self.widths) > WIDE
        self.sheet.set_landscape()
        self.sheet.set_paper(A3 if wide else A4)
        self.sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.hide_gridlines(2)
        self.sheet.set_zoom(90 if wide else 100)
        page = self.words.gettext("page %(page)s of %(pages)s", page="&P", pages="&N")
        self.sheet.set_header(f"&L{_coded(network, 80)}&R{_coded(subject, 60)}")
        self.sheet.set_footer(f"&L{_coded(footer, 100)}&R{page}")


def _widths(tables: Sequence[Table]) -> list[float]:
    """Of each column the widest that any table asks for."""
    found: dict[int, float] = {}
    for table in tables:
        for at, column in enumerate(table.columns):
            found[at] = max(found.get(at, 0), column.width)
    return list(found.values())


def _coded(text: str, most: int) -> str:
    """For a header or footer, in which `&` begins a code."""
    return shortened(text, most).replace("&", "&&")
