"""The pages: the list of reports and one report, for staff only."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from app.persistence.database import Database
from app.services.runtime import Runtime
from tests.factories import browser, csrf, logged_in, make_runtime
from tests.services.test_releases import CATALOGUE, release_of_the_catalogue


@pytest.fixture
def runtime(database: Database, tmp_path: Path) -> Runtime:
    return make_runtime(database, tmp_path)


def release(runtime: Runtime, answer: int = 4) -> None:
    quickscan = CATALOGUE.latest("slagvaardigheid-quickscan")
    assert quickscan is not None
    release_of_the_catalogue(runtime.database, 1, {item.id: answer for item in quickscan.items})


@pytest.mark.parametrize("path", ["/reports", "/reports/wave%201"])
def test_reports_are_for_staff(runtime: Runtime, path: str) -> None:
    release(runtime)
    answer = browser(runtime).get(path)
    assert answer.status_code == 303
    assert "/login" in answer.headers["location"]


def test_an_empty_list_says_when_a_report_comes(runtime: Runtime) -> None:
    assert "Nog geen rapporten" in logged_in(runtime).get("/reports").text


def test_from_the_list_to_the_report(runtime: Runtime) -> None:
    release(runtime)
    client = logged_in(runtime, "lezer@voorbeeld.nl", "reader")
    listed = BeautifulSoup(client.get("/reports").text, "html.parser")
    link = listed.select_one("main table a")
    assert link is not None
    answer = client.get(str(link["href"]))
    assert answer.status_code == 200
    page = BeautifulSoup(answer.text, "html.parser")
    assert page.find("h1").get_text() == "Zuidwijk"  # type: ignore[union-attr]
    assert "6 deelnemers vulden de vragenlijst in." in page.get_text()
    assert len(page.select("tr[data-criterion]")) == 9


def test_the_table_shows_the_mean_of_the_answers(runtime: Runtime) -> None:
    """Everybody answered 4; on the balance questions that is one step from the middle, which counts 3."""
    release(runtime)
    page = BeautifulSoup(logged_in(runtime).get("/reports/wave 1").text, "html.parser")
    means = {
        str(row["data-criterion"]): row.find_all("td")[1].get_text()
        for row in page.select("tr[data-criterion]")
    }
    assert means.pop("normative-balance") == "3,0"
    assert set(means.values()) == {"4,0"}


def test_the_report_follows_the_language(runtime: Runtime) -> None:
    release(runtime)
    client = logged_in(runtime)
    token = csrf(client.get("/reports").text)
    client.post("/language", data={"language": "en", "return_to": "/reports", "csrf_token": token})
    page = client.get("/reports/wave 1").text
    assert '<html lang="en">' in page
    assert "How to read this report" in page


def test_a_report_that_is_not_there(runtime: Runtime) -> None:
    answer = logged_in(runtime).get("/reports/nowhere")
    assert answer.status_code == 404


def test_the_page_loads_its_own_files_only(runtime: Runtime) -> None:
    release(runtime)
    page = BeautifulSoup(logged_in(runtime).get("/reports/wave 1").text, "html.parser")
    addresses = [
        tag.get("src") or tag.get("href") for tag in page.select("script[src], link[href], img[src]")
    ]
    assert addresses
    assert all(str(address).startswith("/static/") for address in addresses)
