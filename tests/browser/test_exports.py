"""A consultant takes a document along: asked for, followed, downloaded."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sqlmodel import select

from app.jobs import exporting
from app.persistence.database import Database
from app.persistence.tables import Export
from app.services import asked_exports
from app.services.runtime import Runtime
from tests.browser.conftest import OpenBrowser, press
from tests.browser.looking import WIDTHS, holds
from tests.browser.serving import serving
from tests.browser.test_sharing_and_plan import log_in
from tests.factories import add_user, make_runtime
from tests.released import released

pytestmark = pytest.mark.browser


@pytest.fixture
def runtime(sqlite_template: Path, tmp_path: Path) -> Iterator[Runtime]:
    """The test is what carries out its jobs."""
    shutil.copy(sqlite_template, tmp_path / "slagvaardig.db")
    database = Database(f"sqlite:///{tmp_path / 'slagvaardig.db'}")
    yield make_runtime(database, tmp_path)
    database.dispose()


@pytest.fixture
def documents(runtime: Runtime) -> Iterator[str]:
    add_user(runtime.database, role="consultant")
    assessment_id = released(runtime, answer=2)
    with serving(runtime) as address:
        yield f"{address}/reports/{assessment_id}/documents"


def only(runtime: Runtime) -> str:
    with runtime.database.reading() as session:
        return session.exec(select(Export.id)).one()


def shows_how_far(page: Page, value: str) -> None:
    bar = page.get_by_role("progressbar", name="Rapport (PDF)")
    expect(bar).to_have_attribute("value", value)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_report_is_made_and_downloaded(
    somebody: OpenBrowser, runtime: Runtime, documents: str, tmp_path: Path, width: int
) -> None:
    page = somebody(width)
    log_in(page, documents)
    holds(page)
    press(page, "Maak Rapport (PDF)")
    shows_how_far(page, "0")
    holds(page)
    with runtime.database.writing() as session:
        asked_exports.start(session, only(runtime))
        asked_exports.advance(session, only(runtime), asked_exports.READ)
    shows_how_far(page, "1")
    expect(page.get_by_text("Het document wordt gemaakt.")).to_be_visible()
    exporting.make(runtime, only(runtime))
    expect(page.get_by_role("status")).to_have_text("Rapport (PDF) is klaar.")
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Downloaden Rapport (PDF)").click()
    assert downloading.value.suggested_filename == "veilig-zuid-meting-1-rapport.pdf"
    downloading.value.save_as(tmp_path / "report.pdf")
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
    holds(page)


def test_by_keyboard_without_javascript(somebody: OpenBrowser, runtime: Runtime, documents: str) -> None:
    """The page loads itself anew until the document is there."""
    page = somebody(390, java_script_enabled=False)
    log_in(page, documents)
    page.get_by_role("button", name="Maak Rapport (PDF)").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    shows_how_far(page, "0")
    exporting.make(runtime, only(runtime))
    link = page.get_by_role("link", name="Downloaden Rapport (PDF)")
    expect(link).to_be_visible(timeout=20_000)
    link.focus()
    with page.expect_download() as downloading:
        page.keyboard.press("Enter")
    assert downloading.value.suggested_filename == "veilig-zuid-meting-1-rapport.pdf"


def test_what_failed_can_be_tried_again(somebody: OpenBrowser, runtime: Runtime, documents: str) -> None:
    page = somebody(390)
    log_in(page, f"{documents}?language=en")
    press(page, "Maak Rapport (PDF)")
    with runtime.database.writing() as session:
        asked_exports.start(session, only(runtime))
        asked_exports.fail(session, only(runtime), exporting.NOT_MADE)
    expect(page.get_by_role("status")).to_have_text("Rapport (PDF): maken is niet gelukt.")
    holds(page)
    press(page, "Probeer opnieuw Rapport (PDF)")
    exporting.make(runtime, only(runtime))
    expect(page.get_by_role("link", name="Downloaden Rapport (PDF)")).to_be_visible()
