"""The presentation of a report, read back."""

import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from lxml import etree

from app.documents.handout import Handout
from app.documents.slides import report_slides
from app.domain.house_style import HouseStyle, Logo
from app.domain.report_making import make_report
from app.domain.vocabulary import LANGUAGES, Language
from tests.documents import test_other_criteria as improvisation
from tests.documents.pdf import samples
from tests.documents.slides.reading import C, charts, numbers_in_cells, opened, parts, titles, xml
from tests.documents.workbook import samples as workbooks
from tests.domain.report_samples import make_questionnaire, report_on

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
CONTENT = {
    "nl": report_slides(samples.handout("nl")),
    "en": report_slides(samples.handout("en")),
    "two waves": report_slides(workbooks.handout()),
    "hostile": report_slides(workbooks.hostile()),
    "withheld": report_slides(Handout(workbooks.withheld(), samples.RELEASE)),
    "nothing": report_slides(Handout(samples.withheld(samples.report()), samples.RELEASE)),
    "many": report_slides(Handout(samples.report("nl", 25), samples.RELEASE)),
    "one": report_slides(Handout(report_on(make_questionnaire(1), *["44"] * 6), samples.RELEASE)),
    "ten": report_slides(
        Handout(
            make_report(
                improvisation.IMPROVISATION, improvisation.published(), None, "en", improvisation.explained
            ),
            samples.RELEASE,
        )
    ),
}
EVERY = pytest.mark.parametrize("name", CONTENT)


def pixel(colour: tuple[int, int, int] = (0, 90, 60)) -> Logo:
    from PIL import Image

    content = BytesIO()
    Image.new("RGB", (60, 20), colour).save(content, "PNG")
    return Logo(content.getvalue(), "image/png", 60, 20)


@EVERY
def test_every_slide_has_a_title_of_its_own(name: str) -> None:
    found = titles(opened(CONTENT[name]))
    assert all(found)
    assert len(set(found)) == len(found)


def test_titles_are_sentences() -> None:
    found = titles(opened(CONTENT["two waves"]))
    assert all(title.endswith((".", "?", "(%).")) for title in found)
    assert "Hoe slagvaardig is Zuidwijk?" in found


@EVERY
def test_all_text_stands_in_places_of_the_layout(name: str) -> None:
    deck = opened(CONTENT[name])
    for slide in deck.slides:
        assert all(shape.is_placeholder for shape in slide.shapes)
        known = {place.placeholder_format.idx for place in slide.slide_layout.placeholders}
        assert {shape.placeholder_format.idx for shape in slide.shapes} <= known
        assert all(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


@EVERY
def test_charts_and_tables_are_told_in_words(name: str) -> None:
    for slide in opened(CONTENT[name]).slides:
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table:
                assert shape._element.nvGraphicFramePr.cNvPr.get("descr")


@EVERY
def test_slides_with_content_have_notes(name: str) -> None:
    front, *slides, _closing = opened(CONTENT[name]).slides
    assert not front.has_notes_slide
    assert all(slide.has_notes_slide and slide.notes_slide.notes_text_frame.text for slide in slides)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_run_is_marked_with_its_language(language: Language) -> None:
    wanted = {"nl": "nl-NL", "en": "en-GB"}[language]
    for name, part in xml(CONTENT[language]).items():
        if name.startswith(("ppt/slides/", "ppt/notesSlides/")):
            runs = [run for run in part.iter(f"{A}r") if run.findtext(f"{A}t")]
            assert all(run.find(f"{A}rPr").get("lang") == wanted for run in runs), name
    assert opened(CONTENT[language]).core_properties.language == wanted


@EVERY
def test_what_makes_powerpoint_repair_is_not_there(name: str) -> None:
    found, files = xml(CONTENT[name]), parts(CONTENT[name])
    kinds = {each.get("PartName") for each in found["[Content_Types].xml"] if each.get("PartName")}
    assert all(
        f"/{part}" in kinds or part.endswith(".rels") for part in found if part != "[Content_Types].xml"
    )
    for part, tree in found.items():
        if part.startswith(("ppt/slides/slide", "ppt/slideLayouts/slide", "ppt/slideMasters/slide")):
            ids = [each.get("id") for each in tree.iter(f"{P}cNvPr")]
            assert len(set(ids)) == len(ids), part
            used = {
                value
                for each in tree.iter()
                for key, value in each.attrib.items()
                if "/relationships}" in key
            }
            folder, _, file = part.rpartition("/")
            known = {each.get("Id") for each in found[f"{folder}/_rels/{file}.rels"]}
            assert used <= known, part
    for part, tree in found.items():
        if part.endswith(".rels"):
            base = part.replace("_rels/", "").rpartition("/")[0]
            for each in tree:
                target = os.path.normpath(f"{base}/{each.get('Target')}").lstrip("/")
                assert target in files, (part, target)


ORDER = {
    "ser": "idx order tx spPr invertIfNegative marker dLbls cat val xVal yVal smooth",
    "valAx": "axId scaling delete axPos majorGridlines numFmt majorTickMark minorTickMark tickLblPos spPr"
    " txPr crossAx crosses crossBetween majorUnit",
    "catAx": "axId scaling delete axPos majorGridlines numFmt majorTickMark minorTickMark tickLblPos spPr"
    " txPr crossAx crosses auto lblAlgn lblOffset noMultiLvlLbl",
    "chartSpace": "date1904 lang roundedCorners chart spPr txPr externalData",
    "chart": "autoTitleDeleted plotArea legend plotVisOnly dispBlanksAs",
    "dLbl": "idx tx spPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize",
    "dLbls": "dLbl numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent"
    " showBubbleSize",
    "scaling": "orientation max min",
    "legend": "legendPos legendEntry overlay txPr",
    "scatterChart": "scatterStyle varyColors ser axId",
    "barChart": "barDir grouping varyColors ser gapWidth overlap axId",
    "radarChart": "radarStyle varyColors ser axId",
    "plotArea": "layout scatterChart barChart radarChart catAx valAx",
    "marker": "symbol size spPr",
}
"""Of the standard, without what no chart here has."""


@EVERY
def test_charts_keep_the_order_of_the_standard(name: str) -> None:
    for part, tree in xml(CONTENT[name]).items():
        if "charts/chart" not in part or part.endswith(".rels"):
            continue
        for element in tree.iter():
            order = ORDER.get(etree.QName(element).localname, "").split()
            children = [etree.QName(child).localname for child in element]
            if order and element.tag.startswith(C):
                assert [order.index(child) for child in children] == sorted(map(order.index, children)), part


@EVERY
def test_only_what_is_used_is_in_the_file(name: str) -> None:
    found = parts(CONTENT[name])
    assert not [part for part in found if "thumbnail" in part or "printerSettings" in part]
    assert len([part for part in found if part.startswith("ppt/slideLayouts/slide")]) == 8


def test_the_same_handout_gives_the_same_bytes() -> None:
    code = (
        "import sys; from app.documents.slides import report_slides;"
        "from tests.documents.workbook import samples;"
        "sys.stdout.buffer.write(report_slides(samples.handout()))"
    )
    made = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert made == [CONTENT["two waves"]] * 2


def test_the_file_tells_where_it_comes_from() -> None:
    handout = replace(samples.handout(), house=HouseStyle(name="Gemeente Zuid"))
    told = opened(report_slides(handout)).core_properties
    assert told.author == "Gemeente Zuid"
    assert told.title == "Zuidwijk, meting 1"
    assert samples.RELEASE in told.keywords
    assert told.created.date() == handout.report.occasion.closed_on
    assert opened(CONTENT["nl"]).core_properties.author == "Slagvaardig"


def test_the_last_slide_is_the_colophon() -> None:
    last = list(opened(CONTENT["nl"]).slides)[-1]
    text = " ".join(shape.text_frame.text for shape in last.shapes)
    assert samples.RELEASE in text
    assert "proef 1.0.0" in text


def test_the_style_of_the_house() -> None:
    style = HouseStyle("Gemeente Zuid", "Vertrouwelijk", "#7a1f5c", "#1f6b3a", pixel())
    content = report_slides(replace(samples.handout(), house=style))
    theme = parts(content)["ppt/theme/theme1.xml"].decode()
    assert '<a:accent1><a:srgbClr val="7A1F5C"/>' in theme
    assert '<a:accent2><a:srgbClr val="1F6B3A"/>' in theme
    deck = opened(content)
    pictures = [
        shape
        for shown in (deck.slide_master, deck.slide_layouts[0])
        for shape in shown.shapes
        if shape.shape_type == 13
    ]
    assert [each._element.nvPicPr.cNvPr.get("descr") for each in pictures] == ["Gemeente Zuid"] * 2
    assert "Vertrouwelijk" in [
        shape.text_frame.text for shape in deck.slides[1].shapes if shape.has_text_frame
    ]


def test_nothing_shown_gives_a_short_presentation_that_says_so() -> None:
    deck = opened(CONTENT["nothing"])
    assert len(deck.slides) == 4
    assert "Er zijn te weinig antwoorden om uitkomsten te tonen." in titles(deck)
    kept = [numbers_in_cells(chart) for _, chart in charts(deck)]
    assert kept == [{0.0, 10.0}]  # how many were invited of each level


@pytest.mark.parametrize("text", samples.NASTY, ids=range(len(samples.NASTY)))
def test_any_text_that_people_type(text: str) -> None:
    deck = opened(report_slides(samples.named(text)))
    assert len(set(titles(deck))) == len(deck.slides)
    last = list(deck.slides)[-1]
    assert samples.RELEASE in " ".join(shape.text_frame.text for shape in last.shapes)
    for slide in deck.slides:
        for shape in slide.shapes:
            assert _inside(shape, deck)


def _inside(shape: Any, deck: Any) -> bool:
    height = sum(row.height for row in shape.table.rows) if shape.has_table else shape.height
    return bool(shape.left + shape.width <= deck.slide_width and shape.top + height <= deck.slide_height)
