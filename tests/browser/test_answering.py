"""Partners in Chromium: by keyboard alone, without JavaScript, on a phone; every page checked by axe-core."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, ViewportSize, expect
from sqlmodel import select

from app.persistence.database import Database
from app.persistence.tables import Assessment, Response
from app.services.runtime import Runtime
from tests.browser.serving import serving
from tests.factories import make_runtime
from tests.partners import invite_to_catalogue, token

pytestmark = pytest.mark.browser

PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 900}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
LARGEST_PAGE = 60_000
MOST_REQUESTS = 4


@pytest.fixture
def runtime(database: Database, tmp_path: Path) -> Runtime:
    return make_runtime(database, tmp_path)


@pytest.fixture
def address(runtime: Runtime) -> Iterator[str]:
    with serving(runtime) as address:
        yield address


def responses(runtime: Runtime) -> list[Response]:
    with runtime.database.reading() as session:
        return list(session.exec(select(Response)))


def tab_to(page: Page, selector: str) -> None:
    """Presses Tab until the element has the focus, as somebody without a mouse does."""
    target = page.locator(selector)
    for _ in range(60):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{selector} cannot be reached with Tab")


def test_by_keyboard_alone_without_javascript_on_a_phone(
    chromium: Browser, runtime: Runtime, address: str
) -> None:
    (invitation,) = invite_to_catalogue(runtime)
    page = chromium.new_context(viewport=PHONE, java_script_enabled=False, locale="nl-NL").new_page()
    page.goto(f"{address}/a/{token(invitation)}")
    tab_to(page, "main button")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}/answer")
    tab_to(page, "main .form button")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Drive")
    tab_to(page, "#drive-initiative-1")
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}/answer/2")
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    tab_to(page, "main button[value=back]")
    page.keyboard.press("Space")
    expect(page.locator("input[name=drive-initiative-1][value='4']")).to_be_checked()
    tab_to(page, "main button[value=review]")
    page.keyboard.press("Enter")
    tab_to(page, "main .form button")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Uw antwoorden zijn ontvangen")
    assert [row.answers for row in responses(runtime)] == [{"drive-initiative-1": 4}]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_changing_language_half_way_and_withdrawing(
    chromium: Browser, runtime: Runtime, address: str
) -> None:
    (invitation,) = invite_to_catalogue(runtime)
    page = chromium.new_context(viewport=PHONE, java_script_enabled=False, locale="nl-NL").new_page()
    page.goto(f"{address}/a/{token(invitation)}")
    page.get_by_role("button", name="Naar de vragenlijst").click()
    page.goto(f"{address}/answer/10")
    page.locator("textarea[name=keep]").fill("Samen eten")
    page.get_by_role("button", name="English").click()
    expect(page.locator("h1")).to_have_text("Finally")
    expect(page.locator("textarea[name=keep]")).to_have_value("Samen eten")
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Send my answers").click()
    receipt = page.locator(".receipt").inner_text()
    page.reload()
    expect(page.locator(".receipt")).to_have_text(receipt)
    assert len(responses(runtime)) == 1
    page.goto(f"{address}/answer")
    page.get_by_label("Receipt code").fill("no such code")
    page.get_by_role("button", name="See my answers").click()
    page.get_by_role("alert").get_by_role("link").click()
    page.get_by_label("Receipt code").fill(receipt)
    page.get_by_role("button", name="See my answers").click()
    expect(page.locator(".own-answers").last).to_contain_text("Samen eten")
    with page.expect_download() as copy:
        page.get_by_role("button", name="Save a copy").click()
    assert "Samen eten" in copy.value.path().read_text()
    page.get_by_role("button", name="Withdraw and delete my answers").click()
    expect(page.locator("h1")).to_have_text("Your answers have been withdrawn")
    assert responses(runtime) == []


@on_sqlite
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_no_page_breaks_a_rule_of_axe(
    chromium: Browser, runtime: Runtime, address: str, viewport: ViewportSize
) -> None:
    first, closed = invite_to_catalogue(runtime, 1)[0], invite_to_catalogue(runtime, 1)[0]
    with runtime.database.writing() as session:
        session.get_one(Assessment, closed.assessment_id).state = "closed"
    page = chromium.new_context(viewport=viewport, locale="nl-NL").new_page()
    visit(page, f"{address}/a/{token(first)}")
    page.click("main button")
    for path in ("/answer", "/answer/1", "/answer/5", "/answer/10", "/answer/review"):
        visit(page, address + path)
    page.click("main .form button")
    check(page)
    page.goto(f"{address}/answer/10")
    for box in page.locator("input[name=hindering]").all()[:4]:
        box.check()
    page.locator("textarea[name=first-step]").fill("x" * 1001)
    page.get_by_role("button", name="Volgende").click()
    check(page)
    page.locator("textarea[name=first-step]").fill("x")
    page.locator("input[name=hindering]").first.uncheck()
    page.get_by_role("button", name="Volgende").click()
    page.get_by_role("button", name="Verstuur mijn antwoorden").click()
    check(page)
    page.get_by_role("button", name="Bekijk mijn antwoorden").click()
    check(page)
    for path in ("/answer", "/answer/submitted", "/answer/99", "/answer/ended", "/a/kort", "/a/" + "x" * 43):
        visit(page, address + path)
    for link in (first, closed):
        visit(page, f"{address}/a/{token(link)}")


def visit(page: Page, address: str) -> None:
    page.goto(address)
    check(page)


def check(page: Page) -> None:
    found = Axe().run(page, options=RULES).response
    assert found["passes"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url


@on_sqlite
@pytest.mark.parametrize("path", ["/answer", "/answer/1", "/answer/5", "/answer/10"])
def test_a_page_is_light_for_who_comes_first(
    chromium: Browser, runtime: Runtime, address: str, path: str
) -> None:
    (invitation,) = invite_to_catalogue(runtime)
    context = chromium.new_context(viewport=PHONE)
    context.add_cookies(
        [{"name": "slagvaardig_answer", "value": token(invitation), "url": f"{address}/answer"}]
    )
    page = context.new_page()
    finished: list[Request] = []

    def note(request: Request) -> None:
        finished.append(request)

    page.on("requestfinished", note)
    page.goto(address + path, wait_until="networkidle")
    expect(page.locator("h1")).to_be_visible()
    sizes = [request.sizes() for request in finished]
    assert len(sizes) <= MOST_REQUESTS
    assert sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes) <= LARGEST_PAGE
