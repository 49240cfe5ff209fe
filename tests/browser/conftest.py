"""Chromium, and pages in it that are held against axe-core and the browser's own complaints."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from tests.browser.region import Region, region

CHROMIUM = "/usr/bin/chromium"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
PATIENCE_MS = 30_000
OpenBrowser = Callable[..., Page]


@pytest.fixture(scope="session", name="region")
def the_region(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Region]:
    """For tests that only look."""
    with region(sqlite_template, tmp_path_factory.mktemp("region")) as made:
        yield made


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One a file: while Playwright is there an event loop runs, in which no job engine can start."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def somebody(chromium: Browser) -> Iterator[OpenBrowser]:
    """A browser of somebody's own; it fails at the end when a page complained or asked another site."""
    complaints: list[str] = []
    contexts = []

    def opened(width: int = 1280, refusal: str | None = None, **options: Any) -> Page:
        """`refusal`: the status that this visit is meant to end on, of which the browser may complain."""

        def note(message: ConsoleMessage) -> None:
            if message.type == "error" and not (refusal and refusal in message.text):
                complaints.append(message.text)

        context = chromium.new_context(viewport={"width": width, "height": 844}, locale="nl-NL", **options)
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        page = context.new_page()
        page.on("console", note)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: _note_foreign(request.url, complaints))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def _note_foreign(url: str, complaints: list[str]) -> None:
    if not url.startswith(("http://127.0.0.1", "data:", "blob:")):
        complaints.append(f"asked {url}")


def is_accessible(page: Page, contrast: bool = True) -> None:
    """axe-core finds nothing on the page as it is now. Contrast is what takes time on a page of charts."""
    rules = {"color-contrast": {"enabled": contrast}}
    results = Axe().run(page, options={"resultTypes": ["violations"], "rules": rules})
    assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"


def press(page: Page, *names: str | re.Pattern[str]) -> None:
    """Presses the first button in the page's content with one of these names, and waits for what follows."""
    buttons = [page.get_by_role("main").get_by_role("button", name=name, exact=True) for name in names]
    button = buttons[0]
    for other in buttons[1:]:
        button = button.or_(other)
    with page.expect_navigation():
        button.first.click()
