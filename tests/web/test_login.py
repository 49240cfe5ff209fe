from pathlib import Path

import pytest

from app.persistence.database import Database
from app.services.accounts import TRIES
from app.services.runtime import Runtime
from app.web.headers import LARGEST_BODY
from tests.factories import PASSWORD, add_user, browser, csrf, logged_in, make_runtime


@pytest.fixture
def runtime(database: Database, tmp_path: Path) -> Runtime:
    return make_runtime(database, tmp_path)


def test_a_page_for_staff_asks_to_log_in_first_and_comes_back(runtime: Runtime) -> None:
    add_user(runtime.database)
    client = browser(runtime)
    answer = client.get("/account")
    assert answer.headers["location"] == "/login?next=/account"
    page = client.get(answer.headers["location"]).text
    fields = {
        "email": " An@Voorbeeld.nl ",
        "password": PASSWORD,
        "next": "/account",
        "csrf_token": csrf(page),
    }
    assert client.post("/login", data=fields).headers["location"] == "/account"
    assert "an@voorbeeld.nl" in client.get("/account").text


@pytest.mark.parametrize(
    ("email", "password"), [("an@voorbeeld.nl", "verkeerd wachtwoord"), ("wie@voorbeeld.nl", PASSWORD)]
)
def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(
    runtime: Runtime, email: str, password: str
) -> None:
    add_user(runtime.database)
    client = browser(runtime)
    fields = {"email": email, "password": password, "csrf_token": csrf(client.get("/login").text)}
    answer = client.post("/login", data=fields)
    assert answer.status_code == 422
    assert "Het e-mailadres of het wachtwoord klopt niet." in answer.text
    assert client.get("/account").status_code == 303


def test_passwords_cannot_be_tried_out(runtime: Runtime) -> None:
    add_user(runtime.database)
    client = browser(runtime)
    token = csrf(client.get("/login").text)
    wrong = {"email": "an@voorbeeld.nl", "password": "verkeerd wachtwoord", "csrf_token": token}
    for _ in range(TRIES):
        assert client.post("/login", data=wrong).status_code == 422
    assert client.post("/login", data={**wrong, "password": PASSWORD}).status_code == 429
    runtime.clock.forward(minutes=16)  # type: ignore[attr-defined]
    assert client.post("/login", data={**wrong, "password": PASSWORD}).status_code == 303


def test_a_form_without_its_token_is_refused(runtime: Runtime) -> None:
    client = logged_in(runtime)
    for token in ({}, {"csrf_token": "geraden"}):
        answer = client.post("/log-out", data=token)
        assert answer.status_code == 403
    assert client.get("/account").status_code == 200


@pytest.mark.parametrize(
    "next_page", ["https://elders.nl/", "//elders.nl", "/\\elders.nl", "javascript:alert(1)"]
)
def test_logging_in_never_leads_to_another_site(runtime: Runtime, next_page: str) -> None:
    add_user(runtime.database)
    client = browser(runtime)
    token = csrf(client.get("/login").text)
    fields = {"email": "an@voorbeeld.nl", "password": PASSWORD, "next": next_page, "csrf_token": token}
    assert client.post("/login", data=fields).headers["location"] == "/"


def test_a_new_password_ends_other_sessions_and_logging_out_ends_this_one(runtime: Runtime) -> None:
    first, second = logged_in(runtime), logged_in(runtime)
    fields = {"current": PASSWORD, "new": "nog een lang wachtwoord", "again": "nog een lang wachtwoord"}
    answer = first.post("/account", data={**fields, "csrf_token": csrf(first.get("/account").text)})
    assert answer.status_code == 303
    assert first.get("/account").status_code == 200
    assert second.get("/account").status_code == 303
    first.post("/log-out", data={"csrf_token": csrf(first.get("/account").text)})
    assert first.get("/account").status_code == 303


def test_a_short_or_mistyped_password_changes_nothing(runtime: Runtime) -> None:
    client = logged_in(runtime)
    token = csrf(client.get("/account").text)
    for new, again in (("kort", "kort"), ("een ander lang wachtwoord", "iets anders dan dat")):
        fields = {"current": PASSWORD, "new": new, "again": again, "csrf_token": token}
        assert client.post("/account", data=fields).status_code == 422
    assert logged_in(runtime).get("/account").status_code == 200


def test_the_language_of_the_pages_is_chosen_and_kept(runtime: Runtime) -> None:
    client = logged_in(runtime)
    token = csrf(client.get("/account").text)
    client.post("/language", data={"language": "en", "return_to": "/account", "csrf_token": token})
    page = client.get("/account").text
    assert '<html lang="en"' in page
    assert "Change password" in page


def test_pages_carry_a_strict_policy_and_are_not_kept(runtime: Runtime) -> None:
    answer = browser(runtime).get("/login")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "unsafe-inline" not in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"


def test_health_says_whether_the_database_answers(runtime: Runtime, tmp_path: Path) -> None:
    assert browser(runtime).get("/healthz").json() == {"status": "ok"}
    empty = make_runtime(Database(f"sqlite:///{tmp_path / 'empty.db'}"), tmp_path)
    assert browser(empty).get("/healthz").status_code == 503


def test_an_unknown_page_says_so(runtime: Runtime) -> None:
    answer = browser(runtime).get("/bestaat-niet")
    assert answer.status_code == 404
    assert "Deze pagina bestaat niet" in answer.text


def test_a_body_that_is_too_large_is_refused_unread(runtime: Runtime) -> None:
    answer = browser(runtime).post("/login", content=b"x" * (LARGEST_BODY + 1))
    assert answer.status_code == 413
    assert "Dit bestand is te groot" in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
