"""Real .xlsx files, made by openpyxl and then, where a test wants it, spoilt."""

import re
from collections.abc import Callable, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

Rows = Sequence[Sequence[object]]

HEADER = ("Naam", "E-mail", "Organisatie")
JAN = ("Jan Jansen", "jan@politie.nl", "Politie")
MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRINGS = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
PIET = ("Piet de Vries", "piet@gemeente.nl", "Gemeente")


def saved(workbook: Workbook) -> bytes:
    buffer = BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def workbook_of(**sheets: Rows) -> Workbook:
    """A workbook with these sheets; an empty tuple makes an empty row."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                sheet.cell(number, column, value)
    return workbook


def xlsx(*rows: Sequence[object]) -> bytes:
    return saved(workbook_of(Blad1=rows))


def with_part(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The file with one of its parts changed, or added."""
    buffer = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        parts = {part: old.read(part) for part in old.namelist()}
        parts[name] = change(parts.get(name, b""))
        for part, data in parts.items():
            new.writestr(part, data)
    return buffer.getvalue()


def as_excel_writes(content: bytes) -> bytes:
    """The file with its texts in one table that the cells point into, as Excel itself keeps them."""
    shared: dict[bytes, int] = {}

    def point(cell: re.Match[bytes]) -> bytes:
        place = shared.setdefault(cell[2], len(shared))
        return b'%s t="s"><v>%d</v></c>' % (cell[1], place)

    def sheet(old: bytes) -> bytes:
        return re.sub(rb'(<c r="\w+") t="inlineStr"><is><t>(.*?)</t></is></c>', point, old, flags=re.DOTALL)

    content = with_part(content, "xl/worksheets/sheet1.xml", sheet)
    table = b"".join(b"<si><t>%s</t></si>" % text for text in shared)
    table = b'<sst xmlns="%s">%s</sst>' % (MAIN, table)
    content = with_part(content, "xl/sharedStrings.xml", lambda _: table)
    override = b'<Override PartName="/xl/sharedStrings.xml" ContentType="%s" /></Types>' % STRINGS
    return with_part(content, "[Content_Types].xml", lambda old: old.replace(b"</Types>", override))
