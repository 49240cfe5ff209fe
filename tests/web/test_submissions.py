import io
import logging
import re
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
import structlog
from bs4 import BeautifulSoup
from fastapi.testclient import TestClient
from sqlmodel import select

from app.domain.tokens import token_hash
from app.persistence.database import Database
from app.persistence.tables import Assessment, Invitation, Response, StaffEvent
from app.services.runtime import Runtime
from tests.factories import NotedJobs, browser, csrf, make_runtime
from tests.partners import everything_stored, invite_to_catalogue, partner, send, submission, token

ITEM = "drive-initiative-1"


@pytest.fixture
def runtime(database: Database, tmp_path: Path) -> Runtime:
    return make_runtime(database, tmp_path)


@pytest.fixture
def invitation(runtime: Runtime) -> Invitation:
    return invite_to_catalogue(runtime)[0]


@pytest.fixture
def client(runtime: Runtime, invitation: Invitation) -> TestClient:
    """A browser with one answer and one text in the draft."""
    client = partner(runtime, token(invitation))
    send(client, "/answer/1", **{ITEM: "4", "go": "next"})
    send(client, "/answer/10", hindering=["drive", "steering"], **{"first-step": "Samen eten", "go": "next"})
    return client


@pytest.fixture
def everything_said() -> Iterator[io.StringIO]:
    """All that is logged or printed meanwhile, at every level, but by the test's own browser."""
    said = io.StringIO()
    for name in ("httpx", "httpx2"):
        logging.getLogger(name).setLevel(logging.WARNING)
    handler = logging.StreamHandler(said)
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(said))
    with redirect_stdout(said), redirect_stderr(said):
        yield said
    structlog.reset_defaults()
    root.setLevel(before)
    root.removeHandler(handler)
    for name in ("httpx", "httpx2"):
        logging.getLogger(name).setLevel(logging.NOTSET)


def heading(page: str) -> str:
    found = BeautifulSoup(page, "html.parser").h1
    assert found
    return found.get_text(strip=True)


def responses(runtime: Runtime) -> list[Response]:
    with runtime.database.reading() as session:
        return list(session.exec(select(Response)))


def submitted(client: TestClient) -> dict[str, str]:
    """Submits; the form, which holds the receipt."""
    form = submission(client)
    answer = client.post("/answer/submission", data=form)
    assert answer.status_code == 200, answer.text
    return form


def test_submitting_gives_a_receipt_and_one_row(runtime: Runtime, client: TestClient) -> None:
    form = submission(client)
    answer = client.post("/answer/submission", data=form)
    assert heading(answer.text) == "Dank u wel. Uw antwoorden zijn ontvangen."
    assert form["receipt"] in answer.text
    (row,) = responses(runtime)
    assert row.answers == {ITEM: 4, "hindering": ["drive", "steering"], "first-step": "Samen eten"}
    assert runtime.jobs == NotedJobs()
    with runtime.database.reading() as session:
        assert session.exec(select(StaffEvent)).all() == []


def test_the_same_form_shows_the_same_receipt_and_any_other_says_already(
    runtime: Runtime, client: TestClient
) -> None:
    other = submission(client)
    form = submitted(client)
    again = client.post("/answer/submission", data=form)
    assert (again.status_code, form["receipt"] in again.text) == (200, True)
    late = client.post("/answer/submission", data=other)
    assert (late.status_code, heading(late.text)) == (409, "U hebt uw antwoorden al verstuurd")
    assert len(responses(runtime)) == 1


def test_every_other_page_says_already(runtime: Runtime, client: TestClient, invitation: Invitation) -> None:
    form = submitted(client)
    for path in ("/answer", "/answer/1", "/answer/review", "/answer/withdrawn"):
        answer = client.get(path)
        assert (answer.status_code, heading(answer.text)) == (409, "U hebt uw antwoorden al verstuurd")
    late = client.post("/answer/1", data={"csrf_token": form["csrf_token"], ITEM: "1", "go": "next"})
    assert late.status_code == 409
    assert [row.answers[ITEM] for row in responses(runtime)] == [4]
    used = browser(runtime).get(f"/a/{token(invitation)}")
    assert (used.status_code, heading(used.text)) == (410, "U hebt uw antwoorden al verstuurd")
    assert client.get("/answer/submitted").status_code == 200


def test_a_response_without_answers_is_refused_with_a_link_to_the_first_page(
    runtime: Runtime, invitation: Invitation
) -> None:
    client = partner(runtime, token(invitation))
    answer = client.post("/answer/submission", data=submission(client))
    assert answer.status_code == 422
    soup = BeautifulSoup(answer.text, "html.parser")
    link = soup.select_one("#error-summary a")
    assert link
    assert soup.select_one(str(link["href"]))
    assert "Beantwoord minstens één vraag" in link.get_text()
    assert responses(runtime) == []


def test_a_form_without_a_proper_receipt_is_refused(runtime: Runtime, client: TestClient) -> None:
    form = submission(client)
    answer = client.post("/answer/submission", data={**form, "receipt": "1"})
    assert (answer.status_code, heading(answer.text)) == (400, "Dit is niet gelukt")
    assert responses(runtime) == []


def test_fifty_submissions_at_the_same_moment_give_one_response(
    runtime: Runtime, client: TestClient, invitation: Invitation
) -> None:
    form = submission(client)
    app = client.app
    start = threading.Barrier(50)
    seen: Counter[tuple[int, bool]] = Counter()

    def submit() -> None:
        mine = TestClient(app, cookies={"slagvaardig_answer": token(invitation)})
        start.wait()
        answer = mine.post("/answer/submission", data=form)
        seen[answer.status_code, form["receipt"] in answer.text] += 1

    threads = [threading.Thread(target=submit) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == {(200, True): 50}
    assert len(responses(runtime)) == 1


def test_the_receipt_page_speaks_the_other_language_too(client: TestClient) -> None:
    form = submitted(client)
    answer = client.post("/answer/submission", data={**form, "language": "en"})
    assert heading(answer.text) == "Thank you. Your answers have been received."
    assert form["receipt"] in answer.text
    assert '<html lang="en">' in client.get("/answer/submitted").text


def test_with_the_receipt_the_stored_row_can_be_seen(client: TestClient) -> None:
    form = submitted(client)
    answer = client.post("/answer/response", data=form)
    assert heading(answer.text) == "Uw antwoorden"
    told = BeautifulSoup(answer.text, "html.parser").get_text()
    for part in (
        "Politie Zuid",
        "Politie en justitie",
        "Mee eens",
        "Drive, Regie",
        "Samen eten",
        "niet beantwoord",
    ):
        assert part in told, part
    english = client.post("/answer/response", data={**form, "language": "en"})
    assert "Agree" in english.text


@pytest.mark.parametrize("path", ["/answer/response", "/answer/response/copy"])
@pytest.mark.parametrize("receipt", ["", "AAAAA-AAAAA-AAAAA-AAAAA-AAAAA", "<b>"])
def test_a_wrong_receipt_leads_back_to_the_field(client: TestClient, path: str, receipt: str) -> None:
    form = submitted(client)
    answer = client.post(path, data={**form, "receipt": receipt})
    assert answer.status_code == 422
    soup = BeautifulSoup(answer.text, "html.parser")
    assert soup.select_one('#error-summary a[href="#receipt"]')
    field = soup.select_one("input#receipt")
    assert field
    assert (field["value"], field["aria-invalid"]) == (receipt, "true")


def test_who_withdraws_starts_anew(runtime: Runtime, client: TestClient) -> None:
    form = submitted(client)
    page = client.post("/answer/response", data=form).text
    assert "ziet de coördinator dat u niet hebt geantwoord" in page
    answer = client.post("/answer/withdrawal", data=form)
    assert answer.headers["location"] == "/answer/withdrawn"
    assert heading(client.get("/answer/withdrawn").text) == "Uw antwoorden zijn ingetrokken"
    assert responses(runtime) == []
    assert "U was al begonnen" not in client.get("/answer").text
    assert client.post("/answer/withdrawal", data=form).status_code == 409
    assert client.post("/answer/submission", data=form).status_code == 422
    send(client, "/answer/1", **{ITEM: "2", "go": "next"})
    submitted(client)
    assert [row.answers for row in responses(runtime)] == [{ITEM: 2}]


def test_withdrawing_takes_both_the_link_and_the_receipt(runtime: Runtime, client: TestClient) -> None:
    form = submitted(client)
    (other,) = invite_to_catalogue(runtime)
    stranger = partner(runtime, token(other))
    own = csrf(stranger.get("/answer").text)
    assert browser(runtime).post("/answer/withdrawal", data=form).status_code == 403
    assert stranger.post("/answer/withdrawal", data={**form, "csrf_token": own}).status_code == 409
    assert client.post("/answer/withdrawal", data={**form, "receipt": "AAAAA" * 5}).status_code == 404
    assert len(responses(runtime)) == 1


def test_after_closing_nothing_is_seen_or_withdrawn(runtime: Runtime, client: TestClient) -> None:
    form = submitted(client)
    with runtime.database.writing() as session:
        session.exec(select(Assessment)).one().state = "closed"
    for path in ("/answer/response", "/answer/response/copy", "/answer/withdrawal", "/answer/submission"):
        answer = client.post(path, data=form)
        assert (answer.status_code, heading(answer.text)) == (410, "De vragenlijst is gesloten")
    assert len(responses(runtime)) == 1


def test_a_shared_browser_can_forget_the_link(client: TestClient) -> None:
    form = submitted(client)
    answer = client.post("/answer/end", data={"csrf_token": form["csrf_token"]})
    assert answer.headers["location"] == "/answer/ended"
    assert heading(client.get("/answer/ended").text) == "De vragenlijst is hier afgesloten"
    assert client.get("/answer").status_code == 403


@pytest.mark.parametrize("path", ["submission", "response", "response/copy", "withdrawal", "end"])
def test_an_address_for_forms_opened_by_itself_leads_to_the_beginning(client: TestClient, path: str) -> None:
    answer = client.get(f"/answer/{path}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/answer")


def test_nothing_is_said_of_partners_in_any_log(
    runtime: Runtime, client: TestClient, invitation: Invitation, everything_said: io.StringIO
) -> None:
    link = token(invitation)
    logging.getLogger("app").info("the log works")
    browser(runtime).get(f"/a/{link}")
    send(client, "/answer/2", **{"direction-goals-1": "5", "go": "next"})
    send(client, "/answer/10", **{"first-step": "Klachten" * 400, "go": "next"})
    form = submitted(client)
    client.post("/answer/response", data=form)
    client.post("/answer/withdrawal", data={**form, "receipt": "x"})
    client.post("/answer/withdrawal", data=form)
    said = everything_said.getvalue()
    assert "the log works" in said
    for secret in (link, token_hash(link), form["receipt"], "Klachten", "Samen eten", ITEM, "partner0@"):
        assert secret not in said, secret


def test_an_error_in_the_database_tells_no_answers(
    runtime: Runtime, client: TestClient, invitation: Invitation, everything_said: io.StringIO
) -> None:
    """Errors end in the log of the web server with their traceback."""
    form = submission(client)
    with runtime.database.writing() as session:
        session.connection().exec_driver_sql("DROP TABLE response")
    quiet = TestClient(
        client.app, cookies=client.cookies, raise_server_exceptions=False, base_url=str(client.base_url)
    )
    assert quiet.post("/answer/submission", data=form).status_code == 500
    with pytest.raises(Exception, match="response") as caught:
        client.post("/answer/submission", data=form)
    said = everything_said.getvalue() + repr(caught.value) + str(caught.value)
    for secret in (token(invitation), form["receipt"], "Samen eten", ITEM):
        assert secret not in said, secret


def test_no_table_holds_a_link_a_receipt_or_a_time_of_a_partner(
    runtime: Runtime, client: TestClient, invitation: Invitation
) -> None:
    form = submitted(client)
    stored = everything_stored(runtime.database)
    for secret in (token(invitation), form["receipt"], form["receipt"].replace("-", ""), form["csrf_token"]):
        assert secret not in stored
    assert "datetime.datetime" not in stored
    (row,) = responses(runtime)
    assert not re.search(rf"{invitation.id}|{invitation.participant_id}", repr(row))
