"""Charts in a real browser, under the content policy of the application."""

from collections.abc import Callable
from functools import partial

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

from app.charts import count_bars_html, distribution_html, dot_plot_html, radar_html
from tests.charts.live_page import SMALLEST_TEXT, OpenContent, page_with
from tests.charts.samples import BEFORE, HOSTILE, balance, counts, distribution, item, scores

pytestmark = pytest.mark.browser

Open = Callable[..., Page]


def page_of_charts() -> str:
    charts = [
        radar_html(scores(before=BEFORE)),
        dot_plot_html(scores([3.0, None, 4.5], before=[2.0, 3.0, 4.0], names=["Drive", HOSTILE, "Regie"])),
        distribution_html(distribution(item(), item(None), balance())),
        count_bars_html(counts(2, 11, 0)),
    ]
    return page_with(charts)


@pytest.fixture
def open_page(open_content: OpenContent) -> Open:
    return partial(open_content, page_of_charts())


def chart(page: Page, place: int) -> Locator:
    return page.locator("[data-chart]").nth(place)


def explore(page: Page, place: int) -> Locator:
    """The chart, once Plotly has drawn it."""
    found = chart(page, place)
    found.locator("[data-chart-open]").click()
    found.locator(".js-plotly-plot .main-svg").first.wait_for()
    found.locator("[data-chart-close]:focus").wait_for()
    return found


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_before_and_after_exploring(open_page: Open, width: int) -> None:
    page = open_page(width)
    assert Axe().run(page).violations_count == 0
    for place in range(4):
        explore(page, place)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize(
    ("width", "shown"), [(1280, "wide"), (530, "wide"), (520, "narrow"), (390, "narrow"), (320, "narrow")]
)
def test_the_drawing_that_fits_is_shown_and_its_text_is_legible(
    open_page: Open, width: int, shown: str
) -> None:
    page = open_page(width)
    visible = page.locator("svg[role=img]:visible")
    assert visible.count() == 4
    assert page.locator(f".chart__svg--{shown}:visible").count() == 4
    sizes = visible.evaluate_all(
        "drawings => drawings.flatMap(svg => { const { width } = svg.getBoundingClientRect();"
        " return [...svg.querySelectorAll('text, tspan')].map(text =>"
        " parseFloat(getComputedStyle(text).fontSize) * width / svg.viewBox.baseVal.width); })"
    )
    assert min(sizes) >= SMALLEST_TEXT - 0.6
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [1280, 390])
def test_no_text_of_a_drawing_sticks_out(open_page: Open, width: int) -> None:
    page = open_page(width)
    outside = page.locator("svg[role=img]:visible").evaluate_all(
        "drawings => drawings.flatMap(svg => { const frame = svg.getBoundingClientRect();"
        " return [...svg.querySelectorAll('text')].filter(text => { const box = text.getBoundingClientRect();"
        " return box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1"
        " || box.bottom > frame.bottom + 1; }).map(text => text.textContent); })"
    )
    assert outside == []


def test_without_javascript_the_drawings_stand_and_no_button_does(open_page: Open) -> None:
    page = open_page(java_script_enabled=False)
    assert page.locator("svg[role=img]:visible").count() == 4
    assert page.get_by_role("button").count() == 0


def test_plotly_is_fetched_only_when_a_chart_is_explored(open_page: Open) -> None:
    page = open_page()
    assert page.evaluate("typeof window.Plotly") == "undefined"
    explore(page, 0)
    assert page.evaluate("window.Plotly.version") == "4.1.1"


def test_the_live_radar_shows_the_figures_of_the_drawing(open_page: Open) -> None:
    radar = explore(open_page(), 0)
    drawn = radar.locator(".chart__svg--wide .chart__labels text tspan[font-weight]").all_text_contents()
    live = radar.locator(".angularaxistick text").evaluate_all(
        "texts => texts.map(text => text.querySelector('tspan.line:last-child').textContent)"
    )
    assert live == drawn == ["4,1", "3,6", "2,3", "3,2", "3,9", "3,4", "2,6", "3,0", "2,9"]
    assert radar.locator(".scatterlayer .trace").count() == 3


def test_going_back_brings_the_drawing_and_the_focus_back(open_page: Open) -> None:
    radar = explore(open_page(), 0)
    assert radar.locator("svg[role=img]:visible").count() == 0
    radar.locator("[data-chart-close]").click()
    assert radar.locator("svg[role=img]:visible").count() == 1
    assert radar.locator("[data-chart-open]").evaluate("button => button === document.activeElement")
    assert radar.locator(".js-plotly-plot .main-svg").count() == 0


def test_series_and_intervals_can_be_switched_off_by_keyboard(open_page: Open) -> None:
    page = open_page()
    radar = explore(page, 0)
    boxes = radar.get_by_role("checkbox")
    assert [box.evaluate("box => box.labels[0].textContent.trim()") for box in boxes.all()] == [
        "voorjaar 2026",
        "voorjaar 2025",
        "95%-interval",
    ]
    page.keyboard.press("Tab")
    assert boxes.first.evaluate("box => box === document.activeElement")
    page.keyboard.press("Space")
    visible = "plot => plot.data.map(trace => trace.visible !== false)"
    plot = radar.locator("[data-chart-plot]")
    page.wait_for_function("!document.querySelector('.js-plotly-plot').data[2].visible")
    assert plot.evaluate(visible) == [True, True, False]
    page.keyboard.press("Space")
    page.wait_for_function("document.querySelector('.js-plotly-plot').data[2].visible")
    assert plot.evaluate(visible) == [True, True, True]


def test_arrow_keys_bring_up_the_figures_and_say_them(open_page: Open) -> None:
    page = open_page()
    radar = explore(page, 0)
    said = radar.locator("[data-chart-said]")
    radar.locator("[data-chart-plot]").focus()
    page.keyboard.press("ArrowRight")
    assert said.text_content() == "Drive. voorjaar 2026: 4,1. 95%-interval: 3,8 tot 4,4. n = 18"
    page.keyboard.press("ArrowRight")
    assert said.text_content() == "Drive. voorjaar 2025: 3,9. 95%-interval: 3,6 tot 4,2. n = 15"
    assert radar.locator(".hoverlayer .hovertext").count() == 1
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert (said.text_content() or "").startswith("Actie en borging. voorjaar 2025")


def test_pointing_at_a_dot_shows_value_interval_and_n(open_page: Open) -> None:
    page = open_page()
    dots = explore(page, 1)
    dots.locator(".scatterlayer .trace").last.locator(".point").first.hover(force=True)
    text = dots.locator(".hoverlayer .hovertext").text_content() or ""
    assert "Regie" in text
    assert "voorjaar 2026: 4,5" in text
    assert "n = 16" in text


@pytest.mark.parametrize("width", [1280, 390])
def test_hostile_names_stay_text(open_page: Open, width: int) -> None:
    page = open_page(width)
    dots = explore(page, 1)
    text = dots.locator(".main-svg").all_text_contents()
    assert '<script>alert("x")' in "".join(text).replace("<br>", "")
    assert page.locator(".js-plotly-plot script").count() == 0


def test_bars_keep_the_counts_of_the_drawing_on_a_phone(open_page: Open) -> None:
    page = open_page(390)
    answers = explore(page, 2)
    assert answers.locator(".bartext").all_text_contents() == [
        "5",
        "1",
        "6",
        "3",
        "4",
        "9",
        "2",
        "4",
        "1",
        "1",
    ]
    named = explore(page, 3)
    assert named.locator(".bartext").all_text_contents() == ["11", "2", "0"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_keyed_radar_names_its_axes_on_a_phone(open_page: Open) -> None:
    radar = explore(open_page(390), 0)
    names = radar.locator("[data-chart-names] li:visible").all_text_contents()
    assert names[0] == "Drive"
    assert len(names) == 9


def test_print_shows_the_drawing_whatever_was_explored(open_page: Open) -> None:
    page = open_page()
    radar = explore(page, 0)
    page.emulate_media(media="print")
    assert radar.locator("svg[role=img]:visible").count() == 1
    assert radar.locator("[data-chart-live]:visible").count() == 0
    assert page.get_by_role("button").count() == 0


def test_when_plotly_does_not_come_the_drawing_stays_and_it_says_so(open_page: Open) -> None:
    page = open_page(refused="**/plotly.min.js")
    radar = chart(page, 0)
    radar.locator("[data-chart-open]").click()
    radar.get_by_role("status").get_by_text("kon niet worden geladen").wait_for()
    assert radar.locator("svg[role=img]:visible").count() == 1
    assert radar.locator("[data-chart-open]").is_visible()
