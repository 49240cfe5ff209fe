"""Answers gathered elsewhere, from a file on the coordinator's own disk to the radar."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from app.persistence.database import Database
from tests.browser.conftest import OpenBrowser, is_accessible
from tests.browser.serving import serving
from tests.factories import PASSWORD, add_user, make_runtime
from tests.imports import QUICKSCAN, answers_csv, people

pytestmark = pytest.mark.browser


@pytest.fixture
def address(database: Database, tmp_path: Path) -> Iterator[str]:
    add_user(database, role="coordinator")
    with serving(make_runtime(database, tmp_path)) as found:
        yield found


@pytest.mark.parametrize(("width", "script"), [(1280, False), (390, True)])
def test_a_file_becomes_a_radar(
    address: str, somebody: OpenBrowser, tmp_path: Path, width: int, script: bool
) -> None:
    content = answers_csv(people("Veilig Zuid", 9))
    (tmp_path / "goed.csv").write_bytes(content)
    (tmp_path / "fout.csv").write_bytes(content.replace(b"Veilig Zuid,3", b"Veilig Zuid,2"))
    page = somebody(width, refusal="422", java_script_enabled=script)
    log_in(page, address)
    page.get_by_role("link", name="Antwoorden importeren").click()
    if script:
        is_accessible(page)
    choose(page, tmp_path / "fout.csv")
    expect(page.get_by_role("heading", level=1)).to_have_text("Het bestand heeft 1 probleem")
    expect(page.get_by_role("cell", name="duplicate-respondent")).to_be_visible()
    assert_fits(page, width)
    page.get_by_role("link", name="Kies het bestand opnieuw").click()
    choose(page, tmp_path / "goed.csv")
    expect(page.get_by_text("1 netwerk, 9 respondenten.")).to_be_visible()
    assert_fits(page, width)
    if script:
        is_accessible(page)
    page.get_by_role("button", name="Importeren en rapport maken").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Veilig Zuid")
    expect(page.locator("figure svg:visible").first).to_be_visible()


def log_in(page: Page, address: str) -> None:
    page.goto(f"{address}/login")
    page.get_by_label("E-mailadres").fill("an@voorbeeld.nl")
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen").click()


def choose(page: Page, file: Path) -> None:
    page.get_by_label("Bestand met antwoorden").set_input_files(file)
    page.get_by_label("Vragenlijst", exact=True).select_option(QUICKSCAN.digest)
    page.get_by_label("Datum van de antwoorden").fill("2026-02-20")
    page.get_by_role("button", name="Bestand controleren").click()


def assert_fits(page: Page, width: int) -> None:
    """Nothing sticks out at the side."""
    assert page.locator("body").bounding_box()["width"] <= width  # type: ignore[index]
    edges = [
        box["x"] + box["width"]
        for each in page.locator("main *:visible").all()
        if (box := each.bounding_box())
    ]
    assert max(edges) <= width
