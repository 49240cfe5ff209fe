"""What is agreed before sending, what partners read of it, and the outlook that goes with it."""

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.persistence.database import Database
from app.services.runtime import Runtime
from tests.factories import csrf, logged_in, make_runtime
from tests.web.test_assessments import assessment_at, fields, make_assessment
from tests.web.test_networks import post


@pytest.fixture
def runtime(database: Database, tmp_path: Path) -> Runtime:
    return make_runtime(database, tmp_path)


@pytest.fixture
def client(runtime: Runtime) -> TestClient:
    return logged_in(runtime)


def test_groups_and_rows_are_agreed_on_before_sending_and_told_to_partners(
    runtime: Runtime, client: TestClient
) -> None:
    path = make_assessment(runtime, client, breakdowns=["sector", "line"], row_export="y")
    found = assessment_at(runtime, path)
    assert (sorted(found.breakdowns), found.row_export) == (["line", "sector"], True)
    page = client.get(path).text
    assert "Afgesproken" in page
    assert re.search(r"Linie\s+en\s+sector", page)
    consent = client.get(f"{path}/preview").text
    assert "per linie (zoals school en zorg, of politie) en per sector" in " ".join(consent.split())
    assert (
        "Als ten minste 15 mensen antwoorden, mogen de antwoorden voor onderzoek worden gebruikt" in consent
    )
    edit = client.get(f"{path}/edit").text
    assert len(re.findall(r'name="breakdowns" value="(?:line|sector)"[^>]*checked', edit)) == 2
    assert re.search(r'checked[^>]*name="row_export"|name="row_export"[^>]*checked', edit)
    post(client, f"{path}/sending")
    token = csrf(client.get(path).text)
    client.post(f"{path}/edit", data={**fields(runtime), "csrf_token": token})
    assert assessment_at(runtime, path).row_export is True


def test_where_nothing_is_chosen_partners_read_what_may_come(runtime: Runtime, client: TestClient) -> None:
    path = make_assessment(runtime, client)
    assert assessment_at(runtime, path).breakdowns == []
    page, consent = client.get(path).text, client.get(f"{path}/preview").text
    assert "Slagvaardig kiest" in page
    assert "naar ten hoogste twee van deze vier: niveau, linie, sector en organisatie" in consent
    assert "voor onderzoek" not in consent


def test_the_outlook_names_the_groups(runtime: Runtime, client: TestClient) -> None:
    path = make_assessment(runtime, client, people=12)
    page = " ".join(client.get(path).text.split())
    assert "Als alle 12 antwoorden, kan het rapport dit tonen:" in page
    assert "Als twee op de drie antwoorden (8 mensen), gelijk verspreid:" in page
    assert "Dit is een vooruitblik, geen belofte." in page
    assert "Reacties in eigen woorden van partners" in page


def test_in_open_mode_partners_read_that_organisations_are_shown(
    runtime: Runtime, client: TestClient
) -> None:
    path = make_assessment(runtime, client, mode="open")
    consent = client.get(f"{path}/preview").text
    assert "Daarnaast mag het rapport uitkomsten tonen per linie of per sector." in consent
    assert "leest de coördinator deze teksten" not in consent
    page = client.get(path).text
    assert "Geen groepen: daarvoor zijn er te weinig mensen" in page
    assert "Reacties in eigen woorden" not in page


def test_agreed_rows_are_part_of_the_outlook(runtime: Runtime, client: TestClient) -> None:
    path = make_assessment(runtime, client, people=18, row_export="y")
    page = " ".join(client.get(path).text.split())
    assert "De antwoorden zijn per persoon te exporteren." in page
    assert "De antwoorden zijn niet per persoon te exporteren: daarvoor moeten ten minste 15 mensen" in page
    assert "Omdat de antwoorden per persoon geëxporteerd mogen worden, moeten groepen groter zijn." in page
