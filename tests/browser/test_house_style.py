"""A house style in Chromium: set by keyboard without JavaScript, and held against axe in light colours."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, Request, expect

from app.domain.house_style import DEFAULT_STYLE, HouseStyle
from app.files.logos import read_logo
from app.persistence.database import Database
from app.services import house_styles, share_links
from app.services.runtime import Runtime
from tests.browser.conftest import OpenBrowser
from tests.browser.looking import WIDTHS, holds
from tests.browser.serving import serving
from tests.browser.test_answering import LARGEST_PAGE, MOST_REQUESTS, tab_to
from tests.factories import logged_in, make_runtime
from tests.partners import invite_to_catalogue, token
from tests.released import released

pytestmark = pytest.mark.browser

NAME, FOOTER = "Gemeente Oevergouw", "Stadhuisplein 1, Oevergouw"


def logo_file() -> bytes:
    file = BytesIO()
    Image.effect_noise((900, 300), 90).convert("RGB").save(file, "PNG")
    return file.getvalue()


LIGHTEST = HouseStyle(NAME, FOOTER, "#767676", "#5c2d91", read_logo(logo_file()))
"""Just dark enough for paper; the tinted grounds of pages are darker than paper."""


@contextmanager
def installation(template: Path, folder: Path, style: HouseStyle) -> Iterator[tuple[Runtime, str]]:
    """In that style, and where it is served."""
    shutil.copy(template, folder / "slagvaardig.db")
    database = Database(f"sqlite:///{folder / 'slagvaardig.db'}")
    runtime = make_runtime(database, folder)
    with database.writing() as session:
        house_styles.save(session, style)
    with serving(runtime) as address:
        yield runtime, address
    database.dispose()


@pytest.fixture(scope="module")
def lightest(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Runtime, str]]:
    with installation(sqlite_template, tmp_path_factory.mktemp("house"), LIGHTEST) as made:
        yield made


@pytest.fixture(scope="module")
def report(lightest: tuple[Runtime, str]) -> str:
    return released(lightest[0], answer=2)


def settings_page(page: Page, runtime: Runtime, address: str) -> Page:
    cookies = logged_in(runtime).cookies
    page.context.add_cookies(
        [{"name": name, "value": each, "url": address} for name, each in cookies.items()]
    )
    page.goto(f"{address}/house-style")
    return page


def test_by_keyboard_without_javascript_on_a_phone(
    somebody: OpenBrowser, sqlite_template: Path, tmp_path: Path
) -> None:
    with installation(sqlite_template, tmp_path, DEFAULT_STYLE) as (runtime, address):
        page = settings_page(somebody(390, refusal="422", java_script_enabled=False), runtime, address)
        fill_in(page)
        see_it_and_remove_it(page)
        with runtime.database.reading() as session:
            assert house_styles.house_style(session) == DEFAULT_STYLE


def fill_in(page: Page) -> None:
    """With one colour that is refused at first."""
    for field, text in (
        ("name", NAME),
        ("footer", FOOTER),
        ("colour", "#ffb612"),
        ("second_colour", "#5c2d91"),
    ):
        tab_to(page, f"#{field}")
        page.keyboard.press("Control+A")
        page.keyboard.type(text)
    page.keyboard.press("Enter")
    tab_to(page, "#error-summary a")
    page.keyboard.press("Enter")
    expect(page.locator("#colour")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("#00663C")
    page.set_input_files("#logo", {"name": "logo.png", "mimeType": "image/png", "buffer": logo_file()})
    tab_to(page, "main .form button")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("De huisstijl is opgeslagen.")


def see_it_and_remove_it(page: Page) -> None:
    logo = page.get_by_role("banner").get_by_role("img", name=NAME)
    assert logo.evaluate("image => image.complete && image.naturalWidth") == 900
    button = page.locator("main .form button").evaluate("each => getComputedStyle(each).backgroundColor")
    assert button == "rgb(0, 102, 60)"
    tab_to(page, "main details summary")
    page.keyboard.press("Enter")
    tab_to(page, "main details button")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("zoals Slagvaardig")


@pytest.mark.parametrize("width", WIDTHS)
def test_pages_hold_in_the_lightest_colour_there_may_be(
    somebody: OpenBrowser, lightest: tuple[Runtime, str], report: str, width: int
) -> None:
    runtime, address = lightest
    page = settings_page(somebody(width), runtime, address)
    holds(page)
    for path in ("/networks", f"/reports/{report}", f"/reports/{report}/plan"):
        page.goto(address + path)
        holds(page, contrast=width == WIDTHS[0] or "reports" not in path)
    page.get_by_role("button", name="English").click()
    page.goto(f"{address}/house-style")
    holds(page)
    page.get_by_role("button", name="Nederlands").click()


@pytest.mark.parametrize("width", WIDTHS)
def test_shared_pages_bear_logo_and_footer(
    somebody: OpenBrowser, lightest: tuple[Runtime, str], report: str, width: int
) -> None:
    runtime, address = lightest
    secret = runtime.settings.secret
    with runtime.database.writing() as session:
        share_links.switch_on(session, report, "summary", secret)
        link = share_links.shares(session, report, secret, address)["summary"].address
    page = somebody(width)
    page.goto(str(link))
    expect(page.get_by_role("banner").get_by_role("img", name=NAME)).to_be_visible()
    expect(page.get_by_role("contentinfo")).to_contain_text(f"{NAME} · {FOOTER}")
    holds(page)


@pytest.mark.parametrize("path", ["/answer", "/answer/1", "/answer/5", "/answer/10"])
def test_pages_of_partners_stay_light(
    somebody: OpenBrowser, lightest: tuple[Runtime, str], path: str
) -> None:
    runtime, address = lightest
    (invitation,) = invite_to_catalogue(runtime)
    page = somebody(390)
    page.context.add_cookies(
        [{"name": "slagvaardig_answer", "value": token(invitation), "url": f"{address}/answer"}]
    )
    finished: list[Request] = []

    def note(request: Request) -> None:
        finished.append(request)

    page.on("requestfinished", note)
    page.goto(address + path, wait_until="networkidle")
    expect(page.get_by_role("contentinfo")).to_contain_text(NAME)
    sizes = [request.sizes() for request in finished]
    assert len(sizes) <= MOST_REQUESTS
    assert sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes) <= LARGEST_PAGE
    assert "/house-style.css" in page.content()
    holds(page)
