"""The page on which documents are asked for, followed and downloaded."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from fastapi.testclient import TestClient
from httpx2 import Response
from sqlmodel import select

from app.persistence.database import Database
from app.persistence.tables import Export, StaffEvent
from app.services import asked_exports
from app.services.accounts import ROLES
from app.services.exports import MadeDocument
from app.services.runtime import Runtime
from tests.factories import browser, csrf, logged_in, make_runtime
from tests.partners import invite_to_catalogue
from tests.released import QUICKSCAN, released
from tests.services.test_asked_exports import closed_with_rows

PDF = MadeDocument("veilig-zuid-meting-1-rapport.pdf", "application/pdf", b"%PDF-1.7 rapport")


@pytest.fixture
def runtime(database: Database, tmp_path: Path) -> Runtime:
    return make_runtime(database, tmp_path)


@pytest.fixture
def assessment_id(runtime: Runtime) -> str:
    return released(runtime)


@pytest.fixture
def place(assessment_id: str) -> str:
    return f"/reports/{assessment_id}/documents"


@pytest.fixture
def client(runtime: Runtime) -> TestClient:
    return logged_in(runtime, "con@voorbeeld.nl", "consultant")


def page_of(client: TestClient, place: str) -> BeautifulSoup:
    answer = client.get(place)
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "html.parser")


def document(page: BeautifulSoup, kind: str) -> Tag:
    found = page.select_one(f"#document-{kind}")
    assert found
    return found


def words(element: Tag) -> str:
    return " ".join(element.get_text(" ").split())


def form_of(client: TestClient, place: str, kind: str) -> dict[str, str]:
    """As a browser would post it."""
    fields = document(page_of(client, place), kind).select("form input")
    return {str(field["name"]): str(field["value"]) for field in fields}


def ask(client: TestClient, place: str, kind: str = "report") -> Response:
    return client.post(place.partition("?")[0], data=form_of(client, place, kind))


def rows(runtime: Runtime) -> list[Export]:
    with runtime.database.reading() as session:
        return list(session.exec(select(Export)))


def make(runtime: Runtime, made: MadeDocument = PDF) -> str:
    """What was asked for is ready."""
    (export,) = rows(runtime)
    with runtime.database.writing() as session:
        asked_exports.start(session, export.id)
        asked_exports.keep(session, export.id, made)
    return export.id


def test_the_report_leads_to_its_documents(client: TestClient, assessment_id: str, place: str) -> None:
    report = page_of(client, f"/reports/{assessment_id}")
    assert report.select_one(f".page-actions a[href='{place}']")
    page = page_of(client, place)
    assert [words(heading) for heading in page.select("main h2")] == [
        "Voor de stuurgroep",
        "Voor de bijeenkomst",
        "Voor wie verder rekent",
    ]
    assert len(page.select("[data-document]")) == 10


def test_a_document_is_asked_for_once_and_recorded(
    runtime: Runtime, client: TestClient, assessment_id: str, place: str
) -> None:
    form = form_of(client, place, "report")
    for _ in range(2):
        answer = client.post(place, data=form)
        assert (answer.status_code, answer.headers["location"]) == (
            303,
            f"{place}?language=nl#document-report",
        )
    (export,) = rows(runtime)
    assert (export.kind, export.language, export.state) == ("report", "nl", "queued")
    with runtime.database.reading() as session:
        event = session.exec(select(StaffEvent).where(StaffEvent.action == "export-made")).one()
    assert (event.actor, event.subject) == ("con@voorbeeld.nl", f"{assessment_id} report nl")


def test_while_it_is_made_the_page_shows_how_far_and_comes_again(
    runtime: Runtime, client: TestClient, place: str
) -> None:
    assert not page_of(client, place).select("noscript, script[src*=follow]")
    ask(client, place)
    page = page_of(client, place)
    shown = document(page, "report")
    assert shown["data-state"] == "queued"
    assert "Wacht op zijn beurt." in words(shown)
    bar = shown.select_one("progress")
    assert bar
    assert (bar["value"], bar["max"]) == ("0", "3")
    assert not shown.select("form")
    refresh = page.select_one("head noscript meta[http-equiv=refresh]")
    assert refresh
    assert refresh["content"] == f"3; url={place}?language=nl"
    assert page.select_one("script[src*=follow-documents]")
    with runtime.database.writing() as session:
        asked_exports.start(session, rows(runtime)[0].id)
        asked_exports.advance(session, rows(runtime)[0].id, asked_exports.READ)
    assert "Het document wordt gemaakt." in words(document(page_of(client, place), "report"))


def test_a_document_that_is_ready_is_downloaded(runtime: Runtime, client: TestClient, place: str) -> None:
    ask(client, place)
    export_id = make(runtime)
    page = page_of(client, place)
    shown = document(page, "report")
    assert (shown["data-state"], shown["data-said"]) == ("ready", "Rapport (PDF) is klaar.")
    assert not page.select("head noscript")
    link = shown.select_one("a[download]")
    assert link
    assert link["href"] == f"{place}/{export_id}"
    answer = client.get(str(link["href"]))
    assert (answer.status_code, answer.content) == (200, PDF.content)
    assert answer.headers["content-disposition"] == (
        f"attachment; filename=\"{PDF.name}\"; filename*=UTF-8''{PDF.name}"
    )
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"


def test_a_page_to_keep_is_never_opened_in_the_browser(
    runtime: Runtime, client: TestClient, place: str
) -> None:
    ask(client, place, "codebook-html")
    export_id = make(runtime, MadeDocument("zuid-codeboek.html", "text/html; charset=utf-8", b"<h1>"))
    answer = client.get(f"{place}/{export_id}")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-disposition"].startswith("attachment;")


def test_it_can_be_made_again(runtime: Runtime, client: TestClient, place: str) -> None:
    ask(client, place)
    first = make(runtime)
    form = form_of(client, place, "report")
    assert form["replaces"] == first
    client.post(place, data=form)
    client.post(place, data=form)
    (export,) = rows(runtime)
    assert (export.id == first, export.state) == (False, "queued")
    gone = client.get(f"{place}/{first}")
    assert gone.status_code == 410
    assert "maak het opnieuw" in gone.text


@pytest.mark.parametrize("problem", ["export-not-made", "broken-off", "rows-withheld"])
def test_what_failed_says_so_and_can_be_tried_again(
    runtime: Runtime, client: TestClient, place: str, problem: str
) -> None:
    ask(client, place)
    (export,) = rows(runtime)
    with runtime.database.writing() as session:
        asked_exports.start(session, export.id)
        asked_exports.fail(session, export.id, problem)
    shown = document(page_of(client, place), "report")
    assert shown["data-state"] == "failed"
    assert ("onherkenbaar" if problem == "rows-withheld" else "niet gelukt") in words(shown)
    assert "Probeer opnieuw" in words(shown)
    assert ask(client, place).status_code == 303
    assert [row.state for row in rows(runtime)] == ["queued"]


def test_the_documents_have_a_language_of_their_own(runtime: Runtime, client: TestClient, place: str) -> None:
    english = f"{place}?language=en"
    assert ask(client, english, "summary").headers["location"] == f"{english}#document-summary"
    assert rows(runtime)[0].language == "en"
    assert document(page_of(client, english), "summary")["data-state"] == "queued"
    assert document(page_of(client, place), "summary")["data-state"] == ""
    chosen = page_of(client, english).select_one(".document-languages a[aria-current]")
    assert chosen
    assert words(chosen) == "Engels", "the page stays in the language of whoever reads it"


def test_rows_that_can_t_be_had_say_why(client: TestClient, place: str) -> None:
    for kind in ("answers-csv", "answers-sav"):
        shown = document(page_of(client, place), kind)
        assert "Niet beschikbaar: dit is niet afgesproken" in words(shown)
        assert not shown.select("form, a")
    form = {**form_of(client, place, "report"), "kind": "answers-csv"}
    assert client.post(place, data=form).status_code == 409


@pytest.mark.parametrize("role", ROLES)
def test_who_may_have_what(runtime: Runtime, role: str) -> None:
    """Every role that reads reports makes documents of them; answers row by row are not for readers."""
    place = f"/reports/{closed_with_rows(runtime, 36)}/documents"
    client = logged_in(runtime, f"{role}@voorbeeld.nl", role)
    assert ask(client, place).status_code == 303
    form = {**form_of(client, place, "summary"), "kind": "answers-sav"}
    reader = role == "reader"
    assert bool(document(page_of(client, place), "answers-sav").select("form")) is not reader
    assert client.post(place, data=form).status_code == (403 if reader else 303)
    assert len(rows(runtime)) == (1 if reader else 2)


def test_rows_that_somebody_made_are_not_for_readers(runtime: Runtime, client: TestClient) -> None:
    place = f"/reports/{closed_with_rows(runtime, 36)}/documents"
    ask(client, place, "answers-csv")
    export_id = make(runtime)
    assert client.get(f"{place}/{export_id}").status_code == 200
    reader = logged_in(runtime, "lezer@voorbeeld.nl", "reader")
    assert reader.get(f"{place}/{export_id}").status_code == 403
    assert export_id not in reader.get(place).text


def test_a_post_needs_the_token_of_the_form(runtime: Runtime, client: TestClient, place: str) -> None:
    for token in ({}, {"csrf_token": "guessed"}):
        body = {"kind": "report", "language": "nl", **token}
        assert client.post(place, data=body).status_code == 403
    assert rows(runtime) == []


def test_what_does_not_exist_is_not_found(runtime: Runtime, client: TestClient, place: str) -> None:
    open_one = invite_to_catalogue(runtime, 6, QUICKSCAN)[0].assessment_id
    form = form_of(client, place, "report")
    for other in (open_one, "nothing"):
        assert client.get(f"/reports/{other}/documents").status_code == 404
        assert client.get(f"/reports/{other}/documents/x").status_code == 404
        assert client.post(f"/reports/{other}/documents", data=form).status_code == 404
    assert client.post(place, data={**form, "kind": "passwords"}).status_code == 404
    assert rows(runtime) == []


def test_a_document_is_found_under_its_own_report_alone(
    runtime: Runtime, client: TestClient, place: str
) -> None:
    ask(client, place)
    export_id = make(runtime)
    other = released(runtime)
    assert client.get(f"/reports/{other}/documents/{export_id}").status_code == 410


def test_who_is_not_logged_in_comes_to_the_log_in(runtime: Runtime, client: TestClient, place: str) -> None:
    ask(client, place)
    export_id = make(runtime)
    nobody = browser(runtime)
    token = csrf(nobody.get("/login").text)
    for path in (place, f"{place}/{export_id}"):
        assert "/login" in nobody.get(path).headers["location"]
    answer = nobody.post(place, data={"csrf_token": token, "kind": "slides", "language": "nl"})
    assert "/login" in answer.headers["location"]
    assert len(rows(runtime)) == 1
