"""A presentation in the making: slides on the layouts of the master, each with its title and its notes."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import Any

from app.config import data_folder
from app.documents.fixed_zip import repacked
from app.documents.handout import Handout
from app.documents.slides.chart_xml import LANGUAGES, NativeChart
from app.documents.slides.house import OWN_NAME, dress
from app.documents.slides.table import Table, fill_table
from app.documents.slides.text import (
    POINTS_AN_INCH,
    Line,
    Lines,
    as_lines,
    fitted,
    has_long_word,
    plain,
    shortened,
)
from app.language import format_date

INCH = 914400
Pptx = Any
"""An object of python-pptx, which tells little of its types."""
LAYOUTS = {
    "front": 0,
    "chart": 1,
    "chart-text": 2,
    "two-charts": 3,
    "columns": 4,
    "table": 5,
    "section": 6,
    "closing": 7,
}
CHART, CAPTION, SIDE, SECOND_CHART = 10, 11, 12, 13
"""The places of the layouts by their number; `CHART` is also the left column and the table."""
LEAST_TITLE, LEAST_TEXT = 16, 10
SHORT_TITLE = 80
"""So many characters fit, whatever they are."""
DATE, FOOTER, NUMBER = 20, 21, 22
MOST_NOTES = 9_000


@dataclass(frozen=True)
class Drawn:
    """A chart with the text for whoever can't see it."""

    chart: NativeChart
    description: str


@dataclass(frozen=True)
class Slide:
    """`places`: texts, charts and tables by the number of their place. `notes`: for whoever presents it."""

    layout: str
    title: str
    places: Mapping[int, "Lines | Drawn | Table"]
    notes: Lines = ()
    otherwise: tuple[str, ...] = field(default=())
    """Titles to take instead where another slide has this one already."""


class Deck:
    """The presentation of one handout."""

    def __init__(self, handout: Handout) -> None:
        from pptx import Presentation

        self.handout = handout
        self.language = LANGUAGES[handout.report.language]
        self.made = Presentation(str(data_folder() / "reports" / "slides" / "master.pptx"))
        self.titles: set[str] = set()
        dress(self.made, handout)

    def add(self, slide: Slide) -> None:
        layout = self.made.slide_layouts[LAYOUTS[slide.layout]]
        made = self.made.slides.add_slide(layout)
        for place in list(made.placeholders):
            self._fill(place, slide)
        self._footers(made, layout)
        if slide.notes:
            self._notes(made, slide.notes)

    def content(self, title: str, subject: str, keywords: Sequence[str]) -> bytes:
        properties, at = self.made.core_properties, self._moment()
        properties.title, properties.subject = plain(title, 200), plain(subject, 200)
        properties.author = properties.last_modified_by = plain(self.handout.house.name, 200) or OWN_NAME
        properties.keywords = plain("; ".join(keywords), 250)
        properties.language = self.language
        properties.created = properties.modified = at
        properties.revision = 1
        content = BytesIO()
        self.made.save(content)
        return repacked(content.getvalue())

    def _moment(self) -> datetime:
        return self.handout.released_at.replace(tzinfo=None)

    def _fill(self, place: Pptx, slide: Slide) -> None:
        number = place.placeholder_format.idx
        given = [self._title(slide)] if number == 0 else slide.places.get(number)
        if not given:
            place._element.getparent().remove(place._element)
        elif isinstance(given, Drawn):
            frame = place.insert_chart(None, given.chart)
            _describe(frame, given.description)
        elif isinstance(given, Table):
            width = place.width
            frame = place.insert_table(len(given.rows) + 1, len(given.columns))
            _describe(frame, given.description)
            fill_table(frame.table, given, self.language, width)
        else:
            self._write(place, given, LEAST_TITLE if number == 0 else LEAST_TEXT)

    def _title(self, slide: Slide) -> str:
        """The first that no other slide has."""
        wanted = [headline(each) for each in (slide.title, *slide.otherwise)]
        found = next((each for each in wanted if each not in self.titles), None)
        number = 2
        while found is None:
            again = f"{plain(wanted[0], SHORT_TITLE)} ({number})"
            found, number = (again if again not in self.titles else None), number + 1
        self.titles.add(found)
        return found

    def _write(self, place: Pptx, lines: Lines, least: int) -> None:
        usual = _size(place)
        room = (place.width / INCH, place.height / INCH)
        size, kept = fitted(as_lines(lines), usual, least, room)
        put(place.text_frame, kept, self.language, None if size == usual else size)

    def _footers(self, made: Pptx, layout: Pptx) -> None:
        """Date, footer and number; python-pptx leaves these out of a new slide."""
        occasion, house = self.handout.report.occasion, self.handout.house
        texts = {
            DATE: format_date(occasion.closed_on, self.handout.report.language),
            FOOTER: plain(house.footer or house.name or occasion.network, 90),
        }
        for place in layout.placeholders:
            number = place.placeholder_format.idx
            if number not in (DATE, FOOTER, NUMBER):
                continue
            element = deepcopy(place._element)
            element.nvSpPr.cNvPr.set("id", str(_next_id(made)))
            for inherited in element.spPr.xpath("./*"):
                element.spPr.remove(inherited)
            made.shapes._spTree.append(element)
            shape = made.shapes[-1]
            for look in element.txBody.xpath("./a:lstStyle/*"):
                look.getparent().remove(look)
            if number in texts:
                put(
                    shape.text_frame,
                    [_footer(texts[number], place)],
                    self.language,
                    None,
                )
            else:
                for run in element.xpath(".//a:fld/a:rPr"):
                    run.set("lang", self.language)

    def _notes(self, made: Pptx, notes: Lines) -> None:
        kept, length = [], 0
        for line in as_lines(notes):
            length += len(line.text)
            if length > MOST_NOTES:
                break
            kept.append(line)
        put(made.notes_slide.notes_text_frame, kept, self.language, None)


def put(frame: Pptx, lines: Sequence[Line], language: str, size: int | None) -> None:
    """Writes the lines in the place of what stands there. `size` None: that of the place."""
    from pptx.enum.dml import MSO_THEME_COLOR
    from pptx.util import Pt

    for number, line in enumerate(lines or [Line("")]):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        if number == 0:
            for old in list(paragraph.runs):
                paragraph._p.remove(old._r)
        paragraph.level = 1 if line.bullet else 0
        run = paragraph.add_run()
        run.text = line.text
        run._r.get_or_add_rPr().set("lang", language)
        if line.lead:
            run.font.bold = True
        if line.quiet:
            run.font.color.theme_color = MSO_THEME_COLOR.TEXT_2
        if size is not None:
            run.font.size = Pt(size)


def _describe(frame: Pptx, description: str) -> None:
    frame._element.nvGraphicFramePr.cNvPr.set("descr", plain(description, 4_000))


def headline(text: str) -> str:
    """A title that needs no further shortening, so that no two become the same."""
    return plain(text, SHORT_TITLE if has_long_word(text) else 3 * SHORT_TITLE)


def _footer(text: str, place: Pptx) -> Line:
    """On one line."""
    return Line(shortened(text, _size(place), place.width / INCH * POINTS_AN_INCH, 1))


def _size(place: Pptx) -> int:
    """In points, as the layout has it."""
    number = place.placeholder_format.idx
    layout = getattr(place.part, "slide_layout", None)
    found = layout.placeholders if layout else [place]
    look = next(each for each in found if each.placeholder_format.idx == number)
    return int(look._element.xpath("./p:txBody/a:lstStyle/a:lvl1pPr/a:defRPr/@sz")[0]) // 100


def _next_id(made: Pptx) -> int:
    return max(int(each) for each in made.shapes._spTree.xpath(".//p:cNvPr/@id")) + 1
