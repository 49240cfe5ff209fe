"""The coordinator's pages after the report: accessible, and whole without JavaScript."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from app.persistence.database import Database
from app.services.runtime import Runtime
from tests.browser.conftest import OpenBrowser, is_accessible, press
from tests.browser.serving import serving
from tests.factories import PASSWORD, add_user, make_runtime
from tests.released import released

pytestmark = pytest.mark.browser


@pytest.fixture
def runtime(database: Database, tmp_path: Path) -> Runtime:
    return make_runtime(database, tmp_path)


@pytest.fixture
def report(runtime: Runtime) -> Iterator[str]:
    add_user(runtime.database, role="coordinator")
    assessment_id = released(runtime, answer=2)
    with serving(runtime) as address:
        yield f"{address}/reports/{assessment_id}"


def log_in(page: Page, wanted: str) -> None:
    """Leads to the page that was asked for."""
    page.goto(wanted)
    page.fill("#email", "an@voorbeeld.nl")
    page.fill("#password", PASSWORD)
    press(page, "Inloggen")


@pytest.mark.parametrize("width", [390, 1280])
def test_planning_without_javascript(somebody: OpenBrowser, report: str, width: int) -> None:
    page = somebody(width, java_script_enabled=False, refusal="422")
    log_in(page, f"{report}/plan")
    page.get_by_role("link", name="Actie toevoegen").click()
    press(page, "Opslaan")
    page.get_by_role("alert").get_by_role("link").click()
    expect(page.get_by_label("Wat gaat u doen?")).to_be_focused()
    page.keyboard.type("Kies een regisseur")
    page.keyboard.press("Tab")
    page.keyboard.type("Regie")
    page.get_by_label("Wat gaat u doen?").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    item = page.get_by_role("listitem").filter(has_text="Kies een regisseur")
    expect(item).to_contain_text("Regie")
    item.get_by_role("link", name="Verwijderen").click()
    press(page, "Actie verwijderen")
    expect(page.get_by_text("is uit het plan gehaald")).to_be_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_sharing_is_accessible(somebody: OpenBrowser, report: str, width: int) -> None:
    page = somebody(width)
    log_in(page, f"{report}/sharing")
    is_accessible(page)
    for _ in range(3):
        press(page, "Maak een link")
    is_accessible(page)
    expect(page.get_by_role("button", name="Kopieer de link")).to_have_count(3)
    for path in ("/plan", "/plan/new", "/result-mails"):
        page.goto(report + path)
        is_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    page.goto(f"{report}/sharing")
    links = [page.input_value(f"#address-{kind}") for kind in ("report", "summary", "plan")]
    reader = somebody(width)
    for link in links:
        reader.goto(report.partition("/reports/")[0] + "/shared/" + link.rpartition("/")[2])
        is_accessible(reader)
        assert reader.evaluate("document.documentElement.scrollWidth") <= width
