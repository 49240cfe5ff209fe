"""The diagnosis for who has no mouse, and for who has no JavaScript."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser import district
from tests.browser.conftest import OpenBrowser, press
from tests.browser.looking import fits, focus_is_visible, open_details
from tests.browser.region import COORDINATOR, Region
from tests.browser.serving import serving
from tests.browser.test_answering import tab_to
from tests.factories import logged_in
from tests.jobs.server_process import wait_until

pytestmark = pytest.mark.browser

PACKED = 150_000
MOST_REQUESTS = 9
POINTS = 3


@pytest.fixture(scope="module")
def address(region: Region) -> Iterator[str]:
    with serving(region.runtime) as found:
        yield found


@pytest.fixture(scope="module")
def cookies(region: Region) -> dict[str, str]:
    return dict(logged_in(region.runtime, COORDINATOR).cookies)


def start(page: Page, address: str, cookies: dict[str, str], path: str) -> None:
    """Opens a page for staff."""
    made = [{"name": name, "value": value, "url": address} for name, value in cookies.items()]
    page.context.add_cookies(made)  # type: ignore[arg-type]
    page.goto(address + path)


def test_every_point_leads_to_the_plan(
    somebody: OpenBrowser, region: Region, address: str, cookies: dict[str, str]
) -> None:
    page = somebody(java_script_enabled=False)
    report = f"/reports/{region.second}"
    for point in range(1, POINTS + 1):
        start(page, address, cookies, report)
        inside = f".report-point:nth-child({point}) li:first-child > details"
        page.locator(f".report-point:nth-child({point}) summary").first.focus()
        page.keyboard.press("Shift+Tab")
        tab_to(page, f"{inside} > summary")
        assert focus_is_visible(page)
        page.keyboard.press("Enter")
        expect(page.locator(f"{inside} .report-steps")).to_be_visible()
        title = page.locator(f"{inside} > summary").inner_text().partition(" (")[0]
        tab_to(page, f"{inside} a")
        assert focus_is_visible(page)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert page.url.startswith(f"{address}{report}/plan/new?finding=")
        assert page.input_value("#title") == title
        assert page.input_value("#note")


def test_the_heatmap_scrolls_by_keyboard(
    somebody: OpenBrowser, region: Region, address: str, cookies: dict[str, str]
) -> None:
    page = somebody(390)
    start(page, address, cookies, "/portfolio")
    table = page.locator(".heatmap__region").first
    tab_to(page, ".heatmap__region >> nth=0")
    assert focus_is_visible(page)
    assert table.evaluate("each => each.scrollWidth > each.clientWidth")
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    wait_until(lambda: bool(table.evaluate("each => each.scrollLeft > 0")), "for the scrolling")
    name = page.get_by_role("link", name=district.NAME)
    assert (name.bounding_box() or {"x": -1})["x"] >= 0, "the names stay in sight"
    assert page.evaluate("document.scrollingElement.scrollLeft") == 0


def test_networks_are_chosen_by_keyboard_without_javascript(
    somebody: OpenBrowser, address: str, cookies: dict[str, str]
) -> None:
    page = somebody(java_script_enabled=False)
    start(page, address, cookies, "/portfolio")
    for field, typed in (("size", "Klein"), ("sort", "Drive")):
        tab_to(page, f"#{field}")
        assert focus_is_visible(page)
        page.keyboard.type(typed)
    tab_to(page, "main form button")
    assert focus_is_visible(page)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "size=small" in page.url
    names = page.locator(".heatmap__table tbody th a").all_inner_texts()
    assert district.NAME not in names
    assert names[:3] == ["Buurt 0", "Buurt 10", "Buurt 5"], "who scores lowest on drive"
    expect(page.get_by_label("Grootte")).to_have_value("small")


@pytest.mark.parametrize("width", [1280, 390])
def test_a_report_says_the_same_without_javascript(
    somebody: OpenBrowser, region: Region, address: str, cookies: dict[str, str], width: int
) -> None:
    read = []
    for script in (True, False):
        page = somebody(width, java_script_enabled=script)
        start(page, address, cookies, f"/reports/{region.second}")
        open_details(page)
        assert page.locator(".chart__tools:visible").count() > 0 if script else True
        page.evaluate("() => document.querySelectorAll('.chart__tools').forEach((each) => each.remove())")
        read.append(page.get_by_role("main").inner_text())
    assert read[0] == read[1]
    assert page.locator("svg:visible").count() > 20
    fits(page)


def test_readers_need_no_javascript(somebody: OpenBrowser, region: Region, address: str) -> None:
    page = somebody(390, java_script_enabled=False)
    page.goto(address + region.links["report"])
    expect(page.locator(".report-point")).to_have_count(POINTS)
    expect(page.get_by_text("Hiervoor is JavaScript nodig")).to_be_visible()
    page.get_by_role("link", name="Naar het actieplan").click()
    expect(page.locator(".plan-action")).to_have_count(2)
    page.goto(address + region.links["summary"])
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_comments_are_read_without_javascript(
    somebody: OpenBrowser, region: Region, address: str, cookies: dict[str, str]
) -> None:
    page = somebody(390, java_script_enabled=False)
    start(page, address, cookies, f"/assessments/{region.reviewing}/comments")
    expect(page.locator("textarea")).to_have_count(district.WRITERS)
    press(page, "Bewaren en verder naar de vrijgave")
    assert page.url.endswith("/release")
    expect(page.get_by_role("listitem").filter(has_text="mevrouw Jansen")).to_have_count(district.WRITERS)


@pytest.mark.parametrize(("kind", "most"), [("report", PACKED), ("summary", 60_000), ("plan", 60_000)])
def test_a_shared_page_is_light(
    somebody: OpenBrowser, region: Region, address: str, kind: str, most: int
) -> None:
    """The library for interactive charts comes only when somebody asks for it."""
    page = somebody(390)
    finished: list[Request] = []

    def note(request: Request) -> None:
        finished.append(request)

    page.on("requestfinished", note)
    page.goto(address + region.links[kind], wait_until="networkidle")
    weight = sum(request.sizes()["responseBodySize"] for request in finished)
    assert len(finished) <= MOST_REQUESTS
    assert weight <= most
    assert not any("plotly" in request.url for request in finished)
    if kind == "report":
        page.locator("[data-chart-open]").first.click()
        expect(page.locator(".chart--live .js-plotly-plot").first).to_be_visible()
        assert any("plotly" in request.url for request in finished)
