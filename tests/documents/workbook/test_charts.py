"""Charts: native, on the cells of their tables, with what those show and no more."""

import re
from dataclasses import replace

import pytest

from app.documents.workbook import report_workbook
from app.domain.release import build_release
from app.domain.report_making import make_report
from app.domain.terms import Terms
from tests.documents.workbook.samples import charts, handout, opened, parts, two_waves, withheld
from tests.domain.report_samples import OCCASION, make_questionnaire, report_on, rows
from tests.questionnaire_samples import SMALL

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def _number(text: str | None) -> float | str | None:
    return float(text) if text and re.fullmatch(r"[\d.]+", text) else text


def test_charts_point_at_the_cells_of_their_figures() -> None:
    report = two_waves()
    book = opened(handout(report))
    radar, bars = charts(report_workbook(handout(report)))
    assert radar.find(f".//{C}radarChart") is not None
    assert bars.find(f".//{C}barChart") is not None
    for chart in (radar, bars):
        for reference in chart.iter(f"{C}numRef", f"{C}strRef"):
            sheet, area = reference.find(f"{C}f").text.split("!")
            there = [cell.value for row in book[sheet.strip("'")][area.replace("$", "")] for cell in row]
            cache = {int(p.get("idx")): p.find(f"{C}v").text for p in reference.iter(f"{C}pt")}
            kept = [cache.get(place) for place in range(len(there))]
            assert [_number(value) for value in kept] == there


def test_a_chart_has_a_gap_where_nothing_is_shown() -> None:
    content = report_workbook(handout(withheld()))
    radar = charts(content)[0]
    values = radar.find(f".//{C}val")
    assert [point.get("idx") for point in values.iter(f"{C}pt")] == ["0", "2", "3"]
    assert radar.find(f".//{C}dispBlanksAs").get("val") == "gap"


def test_charts_have_a_text_for_who_cannot_see_them() -> None:
    drawing = parts(report_workbook(handout()))["xl/drawings/drawing1.xml"].decode()
    texts = re.findall(r'descr="([^"]+)"', drawing)
    assert [text.split()[0] for text in texts] == ["Radar", "Staafdiagram"]
    assert all("Hoogst" in text for text in texts)


@pytest.mark.parametrize(
    ("criteria", "expected"), [(1, ["barChart"]), (2, ["barChart"]), (3, ["radarChart", "barChart"])]
)
def test_a_radar_needs_three_axes(criteria: int, expected: list[str]) -> None:
    report = report_on(make_questionnaire(criteria=criteria), *["44" * criteria] * 5)
    drawn = charts(report_workbook(handout(report)))
    assert [next(chart.iter(*(C + kind for kind in expected))).tag for chart in drawn] == [
        C + e for e in expected
    ]


def test_criteria_on_other_scales_get_charts_of_their_own() -> None:
    given = {"drive-1": 4, "drive-2": 5, "balance-1": 0, "steering-1": 2}
    answers = [replace(rows(SMALL, "----")[0], answers=given)] * 5
    report = make_report(SMALL, build_release(SMALL, answers, None, Terms(), OCCASION).published, None, "nl")
    book = opened(handout(report))
    assert set(book["Samenvatting"].tables) == {"ranking_1", "ranking_2"}
    assert len(charts(report_workbook(handout(report)))) == 2
