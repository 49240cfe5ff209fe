"""Tables on slides: white, with thin lines, no wider than their place."""

from dataclasses import dataclass
from typing import Any

from app.documents.slides.text import LONGEST, POINTS_AN_INCH, Line, as_lines, rows, shortened

INCH = 914400
Pptx = Any
"""An object of python-pptx."""
ROOM = 4.45
"""Height of the place of a table, in inches."""
SIZES = (12, 11, 10, 9)
MOST_LINES = 6
MARGIN = 0.06
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


@dataclass(frozen=True)
class Column:
    """`share`: of the width. Numbers are set at the right."""

    name: str
    share: float
    number: bool = False


@dataclass(frozen=True)
class Table:
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    description: str


def chunks(table: Table, across: float = 12.13, least: int = 10) -> list[Table]:
    """The table in as many pieces as it takes for each to fit a slide at `least` points. A row that alone is
    too high is shortened when it is written."""
    found: list[list[tuple[str, ...]]] = [[]]
    for row in table.rows:
        piece = Table(table.columns, (*found[-1], row), "")
        if found[-1] and _height(piece, least, across) > ROOM:
            found.append([])
        found[-1].append(row)
    return [Table(table.columns, tuple(rows), table.description) for rows in found]


def fill_table(made: Pptx, table: Table, language: str, width: int) -> None:
    across = width / INCH
    size = next((each for each in SIZES if _height(table, each, across) <= ROOM), SIZES[-1])
    _plain_look(made)
    total = sum(column.share for column in table.columns)
    for number, column in enumerate(table.columns):
        made.columns[number].width = round(width * column.share / total)
    for number, row in enumerate((tuple(column.name for column in table.columns), *table.rows)):
        made.rows[number].height = round((size * 1.22 / POINTS_AN_INCH + 2 * MARGIN) * INCH)
        for place, (text, column) in enumerate(zip(row, table.columns, strict=True)):
            room = across * column.share / total
            _fill(made.cell(number, place), _fitting(text, size, room), column, language, size, number == 0)


def _fill(cell: Pptx, text: str, column: Column, language: str, size: int, head: bool) -> None:
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Inches, Pt

    cell.margin_left, cell.margin_right = Inches(0.06), Inches(0.12)
    cell.margin_top = cell.margin_bottom = Inches(MARGIN)
    cell.vertical_anchor = MSO_ANCHOR.BOTTOM if head else MSO_ANCHOR.TOP
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if column.number else PP_ALIGN.LEFT
    for line in as_lines([Line(text)]):
        run = paragraph.add_run()
        run.text = line.text
        run.font.size, run.font.bold = Pt(size), head
        run._r.get_or_add_rPr().set("lang", language)
    _rule(cell, head)


def _rule(cell: Pptx, head: bool) -> None:
    """A line under the cell."""
    from pptx.oxml import parse_xml

    colour, width = ("tx1", 12700) if head else ("bg2", 6350)
    rule = parse_xml(
        '<a:lnB xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        f' w="{width}" cap="flat" cmpd="sng" algn="ctr"><a:solidFill><a:schemeClr val="{colour}"/>'
        "</a:solidFill>"
        '<a:prstDash val="solid"/></a:lnB>'
    )
    cell._tc.get_or_add_tcPr().insert(0, rule)


def _plain_look(made: Pptx) -> None:
    made.first_row, made.horz_banding = True, False
    style = made._tbl.tblPr.xpath("./a:tableStyleId")
    for each in style:
        each.text = NO_STYLE


def _fitting(text: str, size: int, room: float) -> str:
    return shortened(text[:LONGEST], size, _points(room), MOST_LINES)


def _height(table: Table, size: int, across: float) -> float:
    total = sum(column.share for column in table.columns)
    names = tuple(column.name for column in table.columns)
    inches = 0.0
    for row in (names, *table.rows):
        lines = max(
            min(MOST_LINES, rows(text[:LONGEST], size, _points(across * column.share / total)))
            for text, column in zip(row, table.columns, strict=True)
        )
        inches += max(1, lines) * size * 1.22 / POINTS_AN_INCH + 2 * MARGIN
    return inches


def _points(room: float) -> float:
    return 0.9 * (room - 0.18) * POINTS_AN_INCH
