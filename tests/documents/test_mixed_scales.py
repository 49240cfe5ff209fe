"""Criteria on different scales in one questionnaire: a chart for each scale, in every document."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from app.documents.handout import Handout
from app.documents.pdf.guide_pdf import guide_pdf
from app.documents.pdf.report_pdf import report_pdf
from app.documents.pdf.summary_pdf import summary_pdf
from app.documents.slides import report_slides
from app.documents.workbook import report_workbook
from app.domain.diagnosis import rules
from app.domain.report import CriterionReport, FacetReport, ItemReport
from app.domain.vocabulary import LANGUAGES, Language
from tests.documents.pdf import reading
from tests.documents.pdf.samples import handout

VALUES = tuple(range(8))
OTHERS = (1, 4, 5, 7)


def on_two_scales(language: Language) -> Handout:
    """Four of the nine criteria on 0 to 7, with the answers that they had."""
    made = handout(language)
    criteria = tuple(
        _moved(each) if place in OTHERS else each for place, each in enumerate(made.report.criteria)
    )
    return replace(made, report=replace(made.report, criteria=criteria))


def _moved(criterion: CriterionReport) -> CriterionReport:
    facets = tuple(_moved_facet(facet) for facet in criterion.facets)
    return replace(criterion, values=VALUES, rules=rules(VALUES[0], VALUES[-1]), facets=facets)


def _moved_facet(facet: FacetReport) -> FacetReport:
    return replace(facet, items=tuple(_moved_item(item) for item in facet.items))


def _moved_item(item: ItemReport) -> ItemReport:
    labels = (*item.labels, *[""] * len(VALUES))[: len(VALUES)]
    if item.figures is None:
        return replace(item, labels=labels)
    frequencies = (*item.figures.frequencies, *[0] * len(VALUES))[: len(VALUES)]
    return replace(item, labels=labels, figures=replace(item.figures, frequencies=frequencies))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", [report_pdf, summary_pdf, guide_pdf])
def test_a_pdf_is_sound(make: Any, language: Language) -> None:
    made = make(on_two_scales(language))
    reading.check(made)
    assert reading.outside(made) == []


def test_the_report_names_both_scales() -> None:
    text = reading.whole_text(report_pdf(on_two_scales("nl")))
    assert "Criteria op een schaal van 1 tot 5" in text
    assert "Criteria op een schaal van 0 tot 7" in text


def test_no_chart_of_the_slides_holds_criteria_of_two_scales() -> None:
    given = on_two_scales("nl")
    scales = {each.name: each.maximum for each in given.report.criteria}
    radars = [
        {str(name) for name in shape.chart.plots[0].categories}
        for slide in Presentation(BytesIO(report_slides(given))).slides
        for shape in slide.shapes
        if shape.has_chart and shape.chart.chart_type.name.startswith("RADAR")
    ]
    assert len(radars) == 2
    assert sorted(len({scales[name] for name in names}) for names in radars) == [1, 1]


def test_the_workbook_has_a_radar_for_each_scale() -> None:
    summary: Any = load_workbook(BytesIO(report_workbook(on_two_scales("nl")))).worksheets[0]
    radars = [chart for chart in summary._charts if chart.tagname == "radarChart"]
    assert len(radars) == 2
