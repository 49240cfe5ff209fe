import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from fastapi.testclient import TestClient
from sqlmodel import select

from app.domain.vocabulary import LANGUAGES, LEVELS, LINES, SECTORS
from app.domain.vocabulary_words import language_named, level_named, line_named, sector_named
from app.files.address_lists import LARGEST_FILE
from app.persistence.database import Database
from app.persistence.tables import Upload
from app.services.runtime import Runtime
from tests.factories import csrf, logged_in, make_runtime
from tests.files.workbooks import HEADER, JAN, xlsx
from tests.web.import_pages import choose, chosen, facts_of, fields_of, rows_of, stored, text_of
from tests.web.test_networks import make_network, post


@pytest.fixture
def runtime(database: Database, tmp_path: Path) -> Runtime:
    return make_runtime(database, tmp_path)


@pytest.fixture
def client(runtime: Runtime) -> TestClient:
    return logged_in(runtime)


@pytest.fixture
def network(client: TestClient) -> str:
    """The address of a network."""
    return make_network(client)


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"", "leeg.csv", "Dit bestand is leeg."),
        (b"<html>", "x.xlsx", "Dit is geen Excel- of CSV-bestand."),
        (xlsx(HEADER, JAN)[:900], "kapot.xlsx", "Dit Excel-bestand is beschadigd."),
        (xlsx(("Naam", "E-mail"), ("Jan", "jan@x.nl")), "x.xlsx", "Er ontbreekt een kolom: Organisatie."),
        (xlsx(("Jan", "jan@x.nl", "X")), "x.xlsx", "Er is geen rij met de namen van de kolommen."),
        (xlsx(HEADER), "x.xlsx", "Onder de namen van de kolommen staat niemand."),
        (b"a" * (LARGEST_FILE + 1), "groot.csv", "Dit bestand is groter dan 5 MB."),
        (b"", "", "Kies een Excel- of CSV-bestand."),
    ],
)
def test_a_wrong_file_is_told_at_the_field(
    runtime: Runtime, client: TestClient, network: str, content: bytes, name: str, message: str
) -> None:
    answer = choose(client, network, content, name)
    assert answer.status_code == 422
    soup = BeautifulSoup(answer.text, "html.parser")
    assert soup.title is not None
    assert "Fout: Deelnemers importeren" in soup.title.get_text()
    assert message in soup.select_one("#error-summary a[href='#file']").get_text()  # type: ignore[union-attr]
    assert message in soup.select_one("#file-error").get_text()  # type: ignore[union-attr]
    with runtime.database.reading() as session:
        assert session.exec(select(Upload)).all() == []


def test_a_text_in_the_place_of_a_file_is_refused(client: TestClient, network: str) -> None:
    path = f"{network}/participant-imports/new"
    token = csrf(client.get(path).text)
    for fields in ({}, {"file": "Naam;E-mail;Organisatie"}):
        answer = client.post(path, data={"csrf_token": token, **fields})
        assert answer.status_code == 422
        assert "Kies een Excel- of CSV-bestand." in answer.text


def test_whatever_a_file_holds_is_shown_as_text(client: TestClient, network: str) -> None:
    nasty = "<img src=x onerror=alert(1)>"
    header = (*HEADER, "Niveau", "Sector", nasty)
    rows = [
        (nasty, "jan@x.nl", nasty, "", nasty, ""),
        ("{{ 7 * 7 }}", nasty, "100%s", nasty, "", ""),
        ('"><b>', "bo@x.nl", "%(num)s", "", "", ""),
    ]
    page = client.get(chosen(client, network, xlsx(header, *rows), f"{nasty}.xlsx")).text
    assert "<img" not in page
    assert "<b>" not in page
    shown = rows_of(page)
    assert {row.name for row in shown} == {nasty, "{{ 7 * 7 }}", '"><b>'}
    assert {row.organisation for row in shown} == {nasty, "100%s", "%(num)s"}
    assert f"Niet gebruikt: {nasty}." in text_of(page)


def test_a_preview_is_for_the_one_who_made_it(runtime: Runtime, client: TestClient, network: str) -> None:
    path = chosen(client, network, xlsx(HEADER, JAN))
    fields = fields_of(client.get(path).text)
    other = logged_in(runtime, "bo@voorbeeld.nl", "coordinator")
    token = {"csrf_token": csrf(other.get(network).text)}
    assert other.get(path).status_code == 404
    assert other.post(path, data={**fields, **token}).status_code == 404
    assert other.post(f"{path}/removal", data=token).status_code == 404
    assert stored(runtime) == ([], [])
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("role", ["consultant", "reader"])
def test_only_coordinators_and_administrators_import(
    runtime: Runtime, client: TestClient, network: str, role: str
) -> None:
    path = chosen(client, network, xlsx(HEADER, JAN))
    other = logged_in(runtime, "cy@voorbeeld.nl", role)
    token = {"csrf_token": csrf(other.get(network).text)}
    new = f"{network}/participant-imports/new"
    for each in (new, path):
        assert other.get(each).status_code == 403
        assert other.post(each, data=token).status_code == 403
    assert other.post(f"{path}/removal", data=token).status_code == 403
    coordinator = logged_in(runtime, "di@voorbeeld.nl", "coordinator")
    assert coordinator.get(new).status_code == 200


def test_nothing_goes_without_the_token_of_the_session(
    runtime: Runtime, client: TestClient, network: str
) -> None:
    path = chosen(client, network, xlsx(HEADER, JAN))
    fields = {**fields_of(client.get(path).text), "csrf_token": "x"}
    files = {"file": ("x.xlsx", xlsx(HEADER, JAN))}
    assert client.post(f"{network}/participant-imports/new", data=fields, files=files).status_code == 403
    for each in (path, f"{path}/removal"):
        assert client.post(each, data=fields).status_code == 403
    assert client.get(path).status_code == 200
    assert stored(runtime) == ([], [])


def test_a_network_that_is_not_there_takes_no_list(client: TestClient, network: str) -> None:
    token = csrf(client.get(f"{network}/participant-imports/new").text)
    path = f"/networks/{'0' * 32}/participant-imports/new"
    assert client.get(path).status_code == 404
    files = {"file": ("x.xlsx", xlsx(HEADER, JAN))}
    assert client.post(path, data={"csrf_token": token}, files=files).status_code == 404


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_words_that_the_page_names_are_the_words_that_a_list_may_use(
    client: TestClient, network: str, language: str
) -> None:
    post(client, "/language", network, language=language, return_to=network)
    facts = list(facts_of(client.get(f"{network}/participant-imports/new").text).values())
    levels, sectors = facts[3].split(", "), facts[5].split(", ")
    lines = re.split(r", (?![^(]*\))", facts[6])
    assert {level_named(word) for word in levels} == set(LEVELS)
    assert {sector_named(word) for word in sectors} == set(SECTORS)
    assert {line_named(word) for word in lines} == set(LINES)
    assert {language_named(word) for word in ("Nederlands", "Dutch", "Engels", "English")} == set(LANGUAGES)
