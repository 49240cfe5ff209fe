"""The charts of a presentation: they can be edited, and hold the figures of the report and no others."""

from dataclasses import replace
from typing import Any

import pytest
from pptx.enum.chart import XL_CHART_TYPE

from app.documents.handout import Handout
from app.documents.slides import report_slides
from app.domain.report import Report
from tests.documents.pdf import samples
from tests.documents.slides.reading import cached, cells, charts, numbers_in_cells, opened, titled
from tests.documents.workbook import samples as workbooks

WAVES = workbooks.two_waves()
DECK = opened(report_slides(Handout(WAVES, samples.RELEASE)))
WITHHELD = workbooks.withheld()
PARTLY = opened(report_slides(Handout(WITHHELD, samples.RELEASE)))
GROUPS = samples.report()
GROUP_DECK = opened(report_slides(Handout(GROUPS, samples.RELEASE)))


def of_kind(deck: Any, kind: XL_CHART_TYPE) -> list[Any]:
    return [chart for _, chart in charts(deck) if chart.chart_type == kind]


def means(report: Report) -> list[float | None]:
    return [each.figures.mean if each.figures else None for each in report.criteria]


def test_the_radar_has_this_wave_and_the_one_before() -> None:
    (radar,) = of_kind(DECK, XL_CHART_TYPE.RADAR_MARKERS)
    before = [each.previous.mean for each in WAVES.criteria if each.previous]
    assert cached(radar, "val") == [dict(enumerate(means(WAVES))), dict(enumerate(before))]
    assert [plot.name for plot in radar.plots[0].series] == ["Meting 2 (2027)", "Meting 1 (2026)"]
    assert list(radar.plots[0].categories) == [each.name for each in WAVES.criteria]
    head, *rows = cells(radar)
    assert head == ("Criterium", "Meting 2 (2027)", "Meting 1 (2026)")
    assert [row[1] for row in rows] == means(WAVES)


def test_what_is_withheld_is_a_gap_and_an_empty_cell() -> None:
    (radar,) = of_kind(PARTLY, XL_CHART_TYPE.RADAR_MARKERS)
    shown = means(WITHHELD)
    assert None in shown
    assert cached(radar, "val") == [{n: mean for n, mean in enumerate(shown) if mean is not None}]
    assert [row[1] for row in cells(radar)[1:]] == shown
    assert 'dispBlanksAs val="gap"' in radar.part.blob.decode()


def test_the_dot_plot_has_every_mean_on_its_interval_from_high_to_low() -> None:
    dots = of_kind(PARTLY, XL_CHART_TYPE.XY_SCATTER)[0]
    _norm, interval, mean, *_lettering = cached(dots, "xVal")
    shown = [each for each in WITHHELD.criteria if each.figures and each.figures.mean is not None]
    ranked = sorted(shown, key=lambda each: -(each.figures.mean if each.figures and each.figures.mean else 0))
    assert list(mean.values()) == [each.figures.mean for each in ranked if each.figures]
    ends = [each.verdict.interval for each in ranked if each.verdict.interval]
    assert list(interval.values()) == [end for span in ends for end in span]
    hidden = [each.name for each in WITHHELD.criteria if not each.figures]
    assert cells(dots)[len(shown) + 1][:3] == (hidden[0], len(shown) + 1, None)


def test_cells_hold_figures_of_the_report_and_places_of_rows() -> None:
    known: set[float] = {0.5, *(float(row) for row in range(1, 10)), len(WAVES.criteria) + 0.5}
    for each in WAVES.criteria:
        assert each.figures
        assert each.previous
        known |= {each.rules.norm, each.figures.mean or 0, each.previous.mean or 0}
        known |= set(each.verdict.interval or ())
        known |= {facet.figures.mean or 0 for facet in each.facets if facet.figures}
        known |= {float(count) for item in each.items if item.figures for count in item.figures.frequencies}
    for _, chart in charts(DECK):
        assert numbers_in_cells(chart) <= known


def test_caches_agree_with_cells() -> None:
    for _, chart in [*charts(DECK), *charts(GROUP_DECK)]:
        inside = numbers_in_cells(chart)
        for tag in ("val",):
            if f"<c:{tag}>" in chart.part.blob.decode():
                assert {value for series in cached(chart, tag) for value in series.values()} <= inside


def test_answers_that_fall_apart_are_bars_from_edge_to_edge() -> None:
    stacked = of_kind(GROUP_DECK, XL_CHART_TYPE.BAR_STACKED_100)
    divided = GROUPS.criterion("a")
    counts = sorted(item.figures.frequencies for item in divided.items if item.figures)
    assert any(sorted(row[1:] for row in cells(chart)[1:]) == counts for chart in stacked)


def test_groups_have_marks_of_their_own() -> None:
    by_level = GROUPS.breakdowns[0]
    found = next(
        chart for chart in of_kind(GROUP_DECK, XL_CHART_TYPE.XY_SCATTER) if len(cached(chart, "xVal")) == 6
    )
    marks = [
        mark.get("val")
        for mark in found._chartSpace.iter("{http://schemas.openxmlformats.org/drawingml/2006/chart}symbol")
    ]
    assert marks == ["none", "circle", "diamond", "triangle", "none", "none"]
    _norm, *series = cached(found, "xVal")[:4]
    wanted = [
        sorted(shown.figures.mean or 0 for shown in group.criteria.values() if shown)
        for group in by_level.groups
    ]
    assert [sorted({*each.values()}) for each in series] == [sorted({*each}) for each in wanted]


def test_a_radar_never_stands_alone_and_needs_three_criteria() -> None:
    for slide in DECK.slides:
        kinds = [shape.chart.chart_type for shape in slide.shapes if shape.has_chart]
        assert XL_CHART_TYPE.RADAR_MARKERS not in kinds or XL_CHART_TYPE.XY_SCATTER in kinds
    two = replace(GROUPS, criteria=GROUPS.criteria[:2])
    few = opened(report_slides(Handout(two, samples.RELEASE)))
    assert not of_kind(few, XL_CHART_TYPE.RADAR_MARKERS)


def test_all_figures_stand_in_a_table() -> None:
    slide = next(slide for slide in DECK.slides if any(shape.has_table for shape in slide.shapes))
    table = next(shape.table for shape in slide.shapes if shape.has_table)
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert [row[0] for row in rows[1:]] == [each.name for each in WAVES.criteria]
    assert rows[1][2] == f"{means(WAVES)[0]}".replace(".", ",")


def test_the_change_since_the_wave_before() -> None:
    title = next(
        slide.shapes.title.text
        for slide in DECK.slides
        if "Sinds de vorige meting" in slide.shapes.title.text
    )
    assert title == "Sinds de vorige meting gingen 4 van de 4 criteria duidelijk omhoog."
    (chart,) = [shape.chart for shape in titled(DECK, title).shapes if shape.has_chart]
    _norm, before, now, *_ = cached(chart, "xVal")
    assert sorted(now.values()) == sorted(mean for mean in means(WAVES) if mean)
    assert len(before) == 4


@pytest.mark.parametrize("deck", [DECK, GROUP_DECK])
def test_colours_come_from_the_theme(deck: Any) -> None:
    for _, chart in charts(deck):
        if chart.chart_type != XL_CHART_TYPE.BAR_STACKED_100:
            assert "srgbClr" not in chart.part.blob.decode()
