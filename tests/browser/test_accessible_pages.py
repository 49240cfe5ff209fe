"""Every page of the diagnosis, for staff and for readers, held against axe-core on a desk and on a phone."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenBrowser
from tests.browser.looking import WIDTHS, holds, is_well_built, open_details
from tests.browser.region import COORDINATOR, Region
from tests.browser.serving import serving
from tests.factories import logged_in

pytestmark = pytest.mark.browser

# `test_sharing_and_plan` looks at the pages for sharing and for a new action.
STAFF_PAGES: dict[str, Callable[[Region], str]] = {
    "portfolio": lambda _: "/portfolio",
    "portfolio without a match": lambda _: "/portfolio?size=large",
    "network beside others": lambda region: f"/portfolio/{region.beside}",
    "network with too few others": lambda region: f"/portfolio/{region.second}",
    "plan": lambda region: f"/reports/{region.second}/plan",
    "action": lambda region: f"/planned-actions/{region.action}/edit",
    "removing an action": lambda region: f"/planned-actions/{region.action}/removal",
    "comments": lambda region: f"/assessments/{region.reviewing}/comments",
    "release": lambda region: f"/assessments/{region.reviewing}/release",
    "while comments are read": lambda region: f"/assessments/{region.reviewing}",
    "choices before sending": lambda region: f"/assessments/{region.coming}/edit",
    "what the list allows": lambda region: f"/assessments/{region.coming}",
}


@pytest.fixture(scope="module")
def address(region: Region) -> Iterator[str]:
    with serving(region.runtime) as found:
        yield found


@pytest.fixture(scope="module")
def cookies(region: Region) -> dict[str, str]:
    return dict(logged_in(region.runtime, COORDINATOR).cookies)


def staff_page(somebody: OpenBrowser, address: str, cookies: dict[str, str], width: int) -> Page:
    page = somebody(width)
    page.context.add_cookies(
        [{"name": name, "value": value, "url": address} for name, value in cookies.items()]
    )
    return page


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_report_holds(
    somebody: OpenBrowser, region: Region, address: str, cookies: dict[str, str], language: str, width: int
) -> None:
    """Contrast once: the colours are the same in every language and at every width."""
    page = staff_page(somebody, address, cookies, width)
    page.goto(f"{address}/reports/{region.second}")
    if language == "en":
        with page.expect_navigation():
            page.get_by_role("button", name="English").click()
    assert page.locator("html").get_attribute("lang") == language
    for part in (".report-point", ".report-change", ".multiples", ".report-pitches", ".heatmap__region"):
        assert page.locator(part).count(), part
    is_well_built(page)
    assert open_details(page) > 10
    holds(page, contrast=(language, width) == ("nl", WIDTHS[0]))


@pytest.mark.parametrize("width", WIDTHS)
def test_pages_for_staff_hold(
    somebody: OpenBrowser, region: Region, address: str, cookies: dict[str, str], width: int
) -> None:
    page = staff_page(somebody, address, cookies, width)
    for name, path in STAFF_PAGES.items():
        answer = page.goto(address + path(region))
        assert answer, name
        assert answer.status == 200, name
        holds(page)


@pytest.mark.parametrize("width", WIDTHS)
def test_pages_for_readers_hold(somebody: OpenBrowser, region: Region, address: str, width: int) -> None:
    """The charts of the shared report are those of the report for staff."""
    page = somebody(width)
    for kind, path in region.links.items():
        answer = page.goto(address + path)
        assert answer, kind
        assert answer.status == 200, kind
        assert page.locator(".site-nav, main form").count() == 0
        holds(page, contrast=kind != "report")
