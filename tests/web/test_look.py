"""The gallery in a real browser: accessible, for thumbs and keyboards, at every width."""

import mimetypes
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, sync_playwright

from app.web.headers import POLICY
from app.web.templating import STATIC
from tests.web import gallery

pytestmark = pytest.mark.browser

SITE = "http://gallery.test"
CHROMIUM = "/usr/bin/chromium"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
THUMB = 44
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return {
        "/staff": gallery.staff_page(),
        "/refused": gallery.staff_page(with_errors=True),
        "/partner": gallery.partner_page(),
    }


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, pages: dict[str, str]) -> Iterator[Open]:
    """Opens a page of the gallery; fails at the end when the browser complained about anything."""
    complaints: list[str] = []
    contexts = []

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(SITE).split("?")[0]
        if path.startswith("/static/"):
            file = STATIC / path.removeprefix("/static/")
            route.fulfill(body=file.read_bytes(), content_type=mimetypes.guess_type(file.name)[0] or "")
        else:
            headers = {"Content-Security-Policy": POLICY}
            route.fulfill(body=pages[path], content_type="text/html; charset=utf-8", headers=headers)

    def opened(path: str, width: int = 1280, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 844}, **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.route("**/*", answer)
        page.goto(SITE + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not complaints


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", ["/staff", "/refused", "/partner"])
def test_axe_finds_nothing(open_page: Open, path: str, width: int) -> None:
    results = Axe().run(open_page(path, width))
    assert not results.response["violations"], results.generate_report()


@pytest.mark.parametrize("path", ["/staff", "/refused", "/partner"])
def test_a_narrow_window_or_four_times_zoom_needs_no_sideways_scrolling(open_page: Open, path: str) -> None:
    page = open_page(path, 320)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_every_choice_is_large_enough_for_a_thumb(open_page: Open, width: int) -> None:
    page = open_page("/partner", width)
    for choice in page.locator(".scale-choice, .option").all():
        box = choice.bounding_box()
        assert box
        assert box["height"] >= THUMB
        assert box["width"] >= THUMB


@pytest.mark.parametrize("width", [1280, 390])
def test_the_whole_box_chooses(open_page: Open, width: int) -> None:
    page = open_page("/partner", width)
    box = page.locator(".scale-choice", has=page.locator("#drive-1-4"))
    box.click(position={"x": 4, "y": 4})
    assert page.locator("#drive-1-4").is_checked()


def test_values_lie_in_a_row_on_a_wide_screen_and_below_each_other_on_a_phone(open_page: Open) -> None:
    def tops(page: Page) -> set[int]:
        boxes = [box.bounding_box() for box in page.locator("#question-drive-1 .scale-choice").all()]
        return {round(box["y"]) for box in boxes if box}

    assert len(tops(open_page("/partner", 1280))) == 1
    assert len(tops(open_page("/partner", 390))) == 6


def test_a_position_between_poles_stays_between_them(open_page: Open) -> None:
    page = open_page("/partner", 390)
    boxes = [box.bounding_box() for box in page.locator("#question-approach-1 .position").all()]
    assert len({round(box["y"]) for box in boxes if box}) == 1


def test_a_question_is_answered_by_keyboard(open_page: Open) -> None:
    page = open_page("/partner")
    page.locator("#drive-1").focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.locator('input[name="drive-1"]:checked').get_attribute("value") == "3"


def test_the_clear_button_shows_only_with_an_answer(open_page: Open) -> None:
    page = open_page("/partner")
    clear = page.locator("#question-drive-1 .clear-answer")
    assert not clear.is_visible()
    page.locator("#drive-1-2").check()
    assert clear.is_visible()


def test_the_first_stop_of_the_keyboard_is_the_skip_link(open_page: Open) -> None:
    page = open_page("/staff")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    box = page.locator(".utrecht-skip-link").bounding_box()
    assert box
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_focus_is_visible_on_every_stop(open_page: Open) -> None:
    page = open_page("/staff")
    page.keyboard.press("Tab")
    for _ in range(25):
        page.keyboard.press("Tab")
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert style != "none", page.evaluate("document.activeElement.outerHTML")


def test_an_error_link_brings_the_keyboard_to_the_field(open_page: Open) -> None:
    page = open_page("/refused")
    page.locator(".error-summary a").nth(3).click()
    assert page.evaluate("document.activeElement.id") == "mode-0"


def test_a_choice_is_seen_without_colours(open_page: Open) -> None:
    page = open_page("/partner", forced_colors="active")
    assert page.locator("#drive-2-4").evaluate("radio => getComputedStyle(radio).appearance") == "auto"
    boxes = page.locator("#question-drive-2 .scale-choice")
    outlines = [box.evaluate("box => getComputedStyle(box).outlineStyle") for box in boxes.all()]
    assert outlines == ["none", "none", "none", "solid", "none", "none"]


def test_a_table_becomes_lists_on_a_phone(open_page: Open) -> None:
    page = open_page("/staff", 390)
    cells = page.locator("tbody tr").first.locator("td")
    first, second = cells.nth(0).bounding_box(), cells.nth(1).bounding_box()
    assert first
    assert second
    assert second["y"] >= first["y"] + first["height"] - 1
    label = cells.nth(0).evaluate("cell => getComputedStyle(cell, '::before').content")
    assert "Organisatie" in label


def test_paper_shows_the_page_without_its_controls(open_page: Open) -> None:
    page = open_page("/staff")
    page.emulate_media(media="print")
    assert not page.locator(".site-header").is_visible()
    assert page.locator("h1").is_visible()
    assert page.locator("table").is_visible()
