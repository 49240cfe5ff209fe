"""Comments are read and the results released, in the browser of whoever may do that."""

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from app.persistence.database import Database
from app.persistence.tables import Assessment, Invitation, Response, StaffEvent
from app.services import invitations
from app.services.runtime import Runtime
from tests.factories import NotedJobs, browser, csrf, logged_in, make_runtime
from tests.services.gatherings import Gathering, gather

WRITTEN = {number: f"Tekst {number} over mevrouw Jansen" for number in range(6)}


@pytest.fixture
def runtime(database: Database, tmp_path: Path) -> Runtime:
    return make_runtime(database, tmp_path)


@pytest.fixture
def client(runtime: Runtime) -> TestClient:
    return logged_in(runtime, "regie@voorbeeld.nl", "coordinator")


@pytest.fixture
def gathering(runtime: Runtime) -> Gathering:
    return gather(runtime, 8, WRITTEN)


@pytest.fixture
def path(gathering: Gathering, client: TestClient) -> str:
    """The address of an assessment that was closed by hand and has comments to read."""
    path = f"/assessments/{gathering.assessment_id}"
    token = csrf(client.get(f"{path}/closing").text)
    assert client.post(f"{path}/closing", data={"csrf_token": token}).status_code == 303
    return path


def keys(page: str) -> list[str]:
    return re.findall(r'name="text-([0-9a-f]+)"', page)


def state(runtime: Runtime) -> str:
    with runtime.database.reading() as session:
        return session.exec(select(Assessment.state)).one()


def closings(runtime: Runtime) -> list[str]:
    assert isinstance(runtime.jobs, NotedJobs)
    return runtime.jobs.closings


def test_the_follow_up_and_the_lists_say_that_comments_wait(
    runtime: Runtime, client: TestClient, path: str
) -> None:
    assert state(runtime) == "reviewing"
    assert closings(runtime) == []
    page = client.get(path).text
    assert "Er zijn reacties te lezen" in page
    assert "Antwoorden kan niet meer." in page
    for action in ("reminders", "closing-date", "more-invitations"):
        assert f"{path}/{action}" not in page
    assert "reacties te lezen" in client.get("/networks").text
    assert logged_in(runtime, "lezer@voorbeeld.nl", "reader").get(path).text.count("mevrouw Jansen") == 0


def test_texts_are_replaced_left_out_and_released(runtime: Runtime, client: TestClient, path: str) -> None:
    page = client.get(f"{path}/comments").text
    assert page.count("mevrouw Jansen") == 6
    first, second, *_ = keys(page)
    answer = client.post(
        f"{path}/comments",
        data={
            "csrf_token": csrf(page),
            f"text-{first}": "Over [naam]",
            f"text-{second}": "Blijft niet staan",
            f"out-{second}": "yes",
            "then": "release",
        },
    )
    assert (answer.status_code, answer.headers["location"]) == (303, f"{path}/release")
    shown = client.get(f"{path}/release").text
    assert "Over [naam]" in shown
    assert "Blijft niet staan" not in shown
    assert shown.count("mevrouw Jansen") == 4
    token = csrf(shown)
    for _ in range(2):
        assert client.post(f"{path}/release", data={"csrf_token": token}).status_code == 303
    assert len(closings(runtime)) == 1
    assert state(runtime) == "closing"
    assert client.get(f"{path}/comments").status_code == 409
    with runtime.database.reading() as session:
        actions = session.exec(select(StaffEvent.action)).all()
    assert {"comments-read", "results-released"} <= set(actions)


def test_reading_can_go_on_later(runtime: Runtime, client: TestClient, path: str) -> None:
    page = client.get(f"{path}/comments").text
    (first, *_) = keys(page)
    data = {"csrf_token": csrf(page), f"text-{first}": "Over [naam]"}
    assert client.post(f"{path}/comments", data=data).headers["location"] == f"{path}/comments"
    again = client.get(f"{path}/comments").text
    assert "De reacties zijn bewaard." in again
    assert "Over [naam]" in again
    assert state(runtime) == "reviewing"


def test_a_text_that_is_too_long_is_kept_on_the_page(runtime: Runtime, client: TestClient, path: str) -> None:
    page = client.get(f"{path}/comments").text
    (first, *_) = keys(page)
    data = {"csrf_token": csrf(page), f"text-{first}": "lang " * 300}
    answer = client.post(f"{path}/comments", data=data)
    assert answer.status_code == 422
    assert f'href="#text-{first}"' in answer.text
    assert "er passen ten hoogste 1000 tekens" in answer.text
    assert "lang lang lang" in answer.text


def test_what_partners_wrote_is_text_and_nothing_else(runtime: Runtime, client: TestClient) -> None:
    gathering = gather(runtime, 8, dict.fromkeys(range(8), "<script>alert(1)</script></textarea>"))
    path = f"/assessments/{gathering.assessment_id}"
    client.post(f"{path}/closing", data={"csrf_token": csrf(client.get(f"{path}/closing").text)})
    for page in ("comments", "release"):
        assert "<script>alert" not in client.get(f"{path}/{page}").text


def test_only_who_may_close_reads_comments(runtime: Runtime, path: str) -> None:
    for role in ("consultant", "reader"):
        other = logged_in(runtime, f"{role}@voorbeeld.nl", role)
        token = csrf(other.get(path).text)
        for page in ("comments", "release"):
            assert other.get(f"{path}/{page}").status_code == 403
            assert other.post(f"{path}/{page}", data={"csrf_token": token}).status_code == 403
    assert browser(runtime).get(f"{path}/comments").status_code == 303


def test_the_pages_hold_nothing_of_a_response_but_its_text(
    runtime: Runtime, client: TestClient, path: str
) -> None:
    page = client.get(f"{path}/comments").text + client.get(f"{path}/release").text
    with runtime.database.reading() as session:
        for row in session.exec(select(Response)):
            assert row.id not in page
            assert row.receipt_hash
            assert row.receipt_hash not in page
    assert "Partner " not in page
    assert "Politie Zuid" not in page


def test_partners_can_neither_answer_nor_withdraw_meanwhile(
    runtime: Runtime, gathering: Gathering, path: str
) -> None:
    with runtime.database.reading() as session:
        found = session.exec(select(Invitation)).all()
    for invitation in found:
        link = invitations.token_of(invitation, runtime.settings.secret)
        assert browser(runtime).get(f"/a/{link}").status_code == 410
