import mimetypes
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from app.web.headers import POLICY
from app.web.templating import STATIC
from tests.charts.live_page import CHROMIUM, QUIET, SITE, OpenContent


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def open_content(browser: Browser) -> Iterator[OpenContent]:
    """Opens a page of charts; fails at the end when the browser complained or asked another site."""
    complaints: list[str] = []
    contexts = []

    def opened(content: str, width: int = 1280, refused: str = "", **options: object) -> Page:
        def answer(route: Route) -> None:
            if not route.request.url.startswith(SITE):
                complaints.append(route.request.url)
                route.abort()
                return
            path = route.request.url.removeprefix(SITE).split("?")[0]
            if path.startswith("/static/"):
                file = STATIC / path.removeprefix("/static/")
                route.fulfill(body=file.read_bytes(), content_type=mimetypes.guess_type(file.name)[0] or "")
            else:
                headers = {"Content-Security-Policy": POLICY}
                route.fulfill(body=content, content_type="text/html; charset=utf-8", headers=headers)

        context = browser.new_context(viewport={"width": width, "height": 900}, **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.route("**/*", answer)
        if refused:
            page.route(refused, lambda route: route.abort())
        else:
            page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(SITE + "/")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not complaints
