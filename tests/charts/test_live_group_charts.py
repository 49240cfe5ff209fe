"""Charts of groups in a real browser, under the content policy of the application."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from app.charts import group_radar_html, heatmap_html, paired_html, pitch_html, small_multiples_html
from tests.charts.group_samples import (
    DEFENCE,
    EMPTY,
    GOAL,
    LONG,
    LOWER,
    MERGED,
    MIDDLE,
    UPPER,
    group_radar,
    heatmap,
    multiples,
    pairs,
    pitch,
)
from tests.charts.live_page import SMALLEST_TEXT, OpenContent, page_with
from tests.charts.samples import HOSTILE, NAMES

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
WIDTHS = [1280, 530, 390, 320]
LONG_NAMES = (LONG, "Aansprakelijkheidsverzekeringsmaatschappijen", *NAMES[2:])

OVERLAPS = """drawings => drawings.flatMap(svg => {
  const texts = [...svg.querySelectorAll('text')].flatMap(text => {
    const parts = [...text.childNodes];
    return parts.map(part => {
      const range = document.createRange();
      range.selectNodeContents(part);
      const box = range.getBoundingClientRect();
      return { text, words: part.textContent, box };
    });
  });
  const found = [];
  texts.forEach((one, place) => texts.slice(place + 1).forEach(other => {
    const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
    const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
    if (one.text !== other.text && across > 1 && down > 5) found.push([one.words, other.words]);
  }));
  return found;
})"""
"""Pairs of texts that lie over one another; line boxes are some pixels higher than their letters."""


@pytest.fixture
def open_page(open_content: OpenContent) -> Open:
    long_lines = [replace(line, label=LONG) for line in (GOAL, DEFENCE, MERGED, EMPTY)]
    two_networks = heatmap(UPPER, (None, *LOWER[1:]), columns=NAMES, norm=3.0)
    charts = [
        paired_html(pairs(names=LONG_NAMES)),
        paired_html(replace(pairs([3.0, 5.0, None], [3.0, 5.0, 1.0], levels=(LONG, HOSTILE)), id="v2")),
        group_radar_html(group_radar()),
        group_radar_html(replace(group_radar([4.6] * 5, [2.2] * 5, names=("Top", "Vloer")), id="r2")),
        pitch_html(pitch()),
        pitch_html(replace(pitch(*long_lines), id="f2")),
        small_multiples_html(multiples(names=("Besturen", LONG, "Werkvloer"))),
        heatmap_html(heatmap(*zip(UPPER, MIDDLE, LOWER, strict=True), n=12)),
        heatmap_html(replace(two_networks, id="h2", title="Twee netwerken")),
    ]
    return partial(open_content, page_with(charts))


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(open_page: Open, width: int) -> None:
    results = Axe().run(open_page(width))
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("width", WIDTHS)
def test_texts_are_legible_within_their_drawing_and_the_page(open_page: Open, width: int) -> None:
    page = open_page(width)
    drawings = page.locator("svg[role=img]:visible")
    assert drawings.count() == 6 + 3
    sizes = drawings.evaluate_all(
        "drawings => drawings.flatMap(svg => { const { width } = svg.getBoundingClientRect();"
        " return [...svg.querySelectorAll('text')].map(text =>"
        " parseFloat(getComputedStyle(text).fontSize) * width / svg.viewBox.baseVal.width); })"
    )
    outside = drawings.evaluate_all(
        "drawings => drawings.flatMap(svg => { const frame = svg.getBoundingClientRect();"
        " return [...svg.querySelectorAll('text')].filter(text => { const box = text.getBoundingClientRect();"
        " return box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 2"
        " || box.bottom > frame.bottom + 1; }).map(text => text.textContent); })"
    )
    assert min(sizes) >= SMALLEST_TEXT - 0.6
    assert outside == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_no_text_lies_over_another(open_page: Open, width: int) -> None:
    assert open_page(width).locator("svg[role=img]:visible").evaluate_all(OVERLAPS) == []


def test_a_wide_heatmap_scrolls_under_its_own_row_names(open_page: Open) -> None:
    page = open_page(390)
    region = page.get_by_role("region").nth(1)
    name = region.locator("tbody th").first
    before = name.bounding_box()
    region.focus()
    region.evaluate("region => { region.scrollLeft = region.scrollWidth; }")
    assert region.evaluate("region => region.scrollLeft") > 100
    after = name.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(after["x"] - before["x"]) <= 2
    assert region.locator("tbody td").last.bounding_box()["x"] < 390  # type: ignore[index]


def test_three_groups_of_a_heatmap_fit_on_a_phone(open_page: Open) -> None:
    region = open_page(390).get_by_role("region").first
    assert region.evaluate("region => region.scrollWidth - region.clientWidth") <= 0


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (0, "Besturen: 3,9. n = 12"),
        (2, "Drive. Besturen: 4,4. n = 12"),
    ],
)
@pytest.mark.parametrize("width", [1280, 390])
def test_paired_plot_and_radar_come_to_life_and_tell_their_figures(
    open_page: Open, width: int, place: int, said: str
) -> None:
    page = open_page(width)
    chart = page.locator("[data-chart]").nth(place)
    chart.locator("[data-chart-open]").click()
    chart.locator(".js-plotly-plot .main-svg").first.wait_for()
    chart.locator("[data-chart-close]:focus").wait_for()
    chart.locator("[data-chart-plot]").focus()
    page.keyboard.press("ArrowRight")
    assert (chart.locator("[data-chart-said]").text_content() or "").endswith(said)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert Axe().run(page).violations_count == 0
