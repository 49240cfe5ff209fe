from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from fastapi.testclient import TestClient

from app.persistence.database import Database
from app.services.runtime import Runtime
from tests.factories import browser, logged_in, make_runtime
from tests.partners import everything_stored, invite_to_catalogue


@pytest.fixture
def runtime(database: Database, tmp_path: Path) -> Runtime:
    return make_runtime(database, tmp_path)


@pytest.fixture
def address(runtime: Runtime) -> str:
    invitations = invite_to_catalogue(
        runtime, state="draft", opens_on=date(2027, 1, 1), closes_on=date(2027, 2, 1)
    )
    return f"/assessments/{invitations[0].assessment_id}/preview"


@pytest.fixture
def client(runtime: Runtime) -> TestClient:
    return logged_in(runtime)


def test_staff_walk_through_all_pages_by_links_and_save_nothing(
    runtime: Runtime, client: TestClient, address: str
) -> None:
    before = everything_stored(runtime.database)
    seen = []
    path: str | None = address
    while path:
        page = BeautifulSoup(client.get(path).text, "html.parser")
        assert page.h1
        assert "Voorbeeld" in page.get_text()
        assert page.select("form") == []
        assert page.select("button") == []
        seen.append(page.h1.get_text(strip=True))
        onward = list(page.select("a.utrecht-button-link--primary-action"))
        path = str(onward[0]["href"]) if onward else None
    assert seen[0] == "Voordat u begint"
    assert seen[1] == "Drive"
    assert seen[-1] == "Tot slot"
    assert len(seen) == 11
    assert everything_stored(runtime.database) == before


def test_the_preview_shows_the_terms_and_the_other_language(client: TestClient, address: str) -> None:
    dutch = client.get(address).text
    assert "minstens 5 mensen" in dutch
    assert "1 februari 2027" in dutch
    assert f'href="{address}/2?language=en"' in client.get(f"{address}/1?language=en").text
    assert "<h1>Before you start</h1>" in client.get(f"{address}?language=en").text
    assert "<h1>Voordat u begint</h1>" in client.get(f"{address}?language=fr").text


def test_every_kind_of_question_is_shown(client: TestClient, address: str) -> None:
    assert 'type="radio"' in client.get(f"{address}/1").text
    assert "scale-bipolar" in client.get(f"{address}/5").text
    last = client.get(f"{address}/10").text
    assert 'type="checkbox"' in last
    assert "<textarea" in last


@pytest.mark.parametrize("page", ["11", "999999", "9" * 5000, "-1", "x"])
def test_a_page_that_is_not_there(client: TestClient, address: str, page: str) -> None:
    assert client.get(f"{address}/{page}").status_code == 404


def test_only_staff_see_previews(runtime: Runtime, client: TestClient, address: str) -> None:
    for path in (address, f"{address}/1"):
        assert browser(runtime).get(path).headers["location"].startswith("/login")
    assert client.get("/assessments/unknown/preview").status_code == 404
