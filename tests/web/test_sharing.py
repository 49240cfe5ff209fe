"""Sharing a report, for the coordinator, and what readers without an account open."""

import json
import logging
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from fastapi.testclient import TestClient
from sqlmodel import col, select

from app.persistence.database import Database
from app.persistence.tables import Mail, Participant, PlannedAction, ShareLink, StaffEvent
from app.services.runtime import Runtime
from tests.factories import browser, csrf, logged_in, make_runtime
from tests.partners import everything_stored, invite_to_catalogue
from tests.released import released


@pytest.fixture
def runtime(database: Database, tmp_path: Path) -> Runtime:
    return make_runtime(database, tmp_path)


@pytest.fixture
def assessment_id(runtime: Runtime) -> str:
    return released(runtime)


@pytest.fixture
def place(assessment_id: str) -> str:
    return f"/reports/{assessment_id}/sharing"


def read(text: str) -> BeautifulSoup:
    return BeautifulSoup(text, "html.parser")


def press(client: TestClient, place: str, action: str, **fields: object) -> None:
    """One of the buttons on the page of links."""
    token = csrf(client.get(place).text)
    answer = client.post(place + action, data={"csrf_token": token, **fields})
    assert (answer.status_code, answer.headers["location"]) == (303, place)


def address(client: TestClient, place: str, kind: str = "report") -> str:
    field = read(client.get(place).text).select_one(f"#address-{kind}")
    return str(field["value"]).partition("//")[2].partition("/")[2] if field else ""


def share(client: TestClient, place: str, kind: str = "report") -> str:
    press(client, place, f"/{kind}")
    return "/" + address(client, place, kind)


@pytest.mark.parametrize("role", ["consultant", "reader"])
def test_only_a_coordinator_shares(runtime: Runtime, place: str, role: str) -> None:
    client = logged_in(runtime, "lezer@voorbeeld.nl", role)
    token = csrf(client.get("/networks").text)
    assert client.get(place).status_code == 403
    for action in ("/report", "/report/replacement", "/report/removal"):
        assert client.post(place + action, data={"csrf_token": token, "generation": "1"}).status_code == 403
    mailing = place.replace("sharing", "result-mails")
    assert client.get(mailing).status_code == 403
    assert client.post(mailing, data={"csrf_token": token}).status_code == 403
    with runtime.database.reading() as session:
        assert session.exec(select(ShareLink)).all() == []


def test_who_is_not_logged_in_comes_to_the_log_in(runtime: Runtime, place: str) -> None:
    assert "/login" in browser(runtime).get(place).headers["location"]


def test_making_replacing_and_switching_off(runtime: Runtime, place: str) -> None:
    client = logged_in(runtime, "cor@voorbeeld.nl", "coordinator")
    first = share(client, place)
    reader = browser(runtime)
    assert reader.get(first).status_code == 200
    press(client, place, "/report/replacement", generation="1")
    second = "/" + address(client, place)
    assert (reader.get(first).status_code, reader.get(second).status_code) == (404, 200)
    press(client, place, "/report/removal")
    assert reader.get(second).status_code == 404
    assert address(client, place) == ""
    with runtime.database.reading() as session:
        events = session.exec(select(StaffEvent).order_by(col(StaffEvent.at))).all()
    assert {event.action for event in events} >= {
        "shared-report",
        "share-replaced-report",
        "share-ended-report",
    }
    assert first.rpartition("/")[2] not in everything_stored(runtime.database)


def test_a_link_can_only_be_replaced_by_its_generation(runtime: Runtime, place: str) -> None:
    client = logged_in(runtime)
    first = share(client, place)
    token = csrf(client.get(place).text)
    for generation in ("", "x", "1" * 9):
        answer = client.post(
            f"{place}/report/replacement", data={"csrf_token": token, "generation": generation}
        )
        assert answer.status_code == 400
    press(client, place, "/report/replacement", generation="7")
    assert browser(runtime).get(first).status_code == 200


def test_there_is_nothing_to_share_before_the_release(runtime: Runtime) -> None:
    (invitation,) = invite_to_catalogue(runtime)
    client = logged_in(runtime)
    answer = client.get(f"/reports/{invitation.assessment_id}/sharing")
    assert answer.status_code == 404
    assert "Dit rapport is er nog niet" in answer.text


@pytest.mark.parametrize("kind", ["report", "summary", "plan"])
def test_a_reader_s_page_keeps_to_itself(runtime: Runtime, place: str, kind: str) -> None:
    link = share(logged_in(runtime), place, kind)
    answer = browser(runtime).get(link)
    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cache-control"] == "private, no-store"
    assert answer.headers["x-robots-tag"] == "noindex, nofollow"
    policy = answer.headers["content-security-policy"]
    assert "connect-src 'none'" in policy
    assert "form-action 'none'" in policy
    page = read(answer.text)
    assert page.select_one('meta[name="robots"][content*="noindex"]')
    assert page.select("form") == []
    assert page.select_one(".site-nav") is None
    inside = [str(link["href"]) for link in page.select("a[href^='/']")]
    assert all(address.startswith("/shared/") for address in inside), inside
    title = page.select_one("h1")
    assert title
    assert "Veilig Zuid" in title.get_text()


def test_staff_who_open_a_link_see_what_readers_see(runtime: Runtime, place: str) -> None:
    client = logged_in(runtime)
    page = read(client.get(share(client, place)).text)
    assert page.select_one(".site-nav") is None
    assert client.get("/networks").status_code == 200, "and stay logged in"


def test_other_pages_keep_their_policy(runtime: Runtime, place: str) -> None:
    policy = logged_in(runtime).get(place).headers["content-security-policy"]
    assert "connect-src 'self'; form-action 'self'" in policy


@pytest.mark.parametrize("path", ["/shared/", "/shared/" + "a" * 43, "/shared/a/b/c", "/shared/%00%22"])
def test_a_dead_link_ends_on_a_plain_page(runtime: Runtime, path: str) -> None:
    answer = browser(runtime).get(path)
    assert answer.status_code == 404
    assert "Deze link werkt niet" in answer.text
    assert answer.headers["cache-control"] == "private, no-store"
    assert "set-cookie" not in answer.headers


def test_the_reader_chooses_the_language(runtime: Runtime, place: str) -> None:
    link = share(logged_in(runtime), place)
    reader = browser(runtime)
    english = {"accept-language": "en-GB,en;q=0.9"}
    assert '<html lang="nl">' in reader.get(link).text
    assert '<html lang="en">' in reader.get(link, headers=english).text
    assert '<html lang="nl">' in reader.get(link + "?language=nl", headers=english).text
    assert '<html lang="en">' in reader.get(link + "?language=en").text
    assert '<html lang="nl">' in reader.get(link + "?language=fr").text
    assert read(reader.get(link).text).select_one('a[href="?language=en"]')


def test_reading_changes_nothing(runtime: Runtime, place: str) -> None:
    link = share(logged_in(runtime), place)
    before = everything_stored(runtime.database)
    reader = browser(runtime)
    assert reader.get(link).status_code == 200
    assert reader.head(link).status_code == 200
    assert reader.post(link).status_code == 405
    assert everything_stored(runtime.database) == before


def test_no_log_holds_a_link(runtime: Runtime, place: str, caplog: pytest.LogCaptureFixture) -> None:
    link = share(logged_in(runtime), place)
    caplog.set_level(logging.DEBUG)
    logging.getLogger("app").info("the log works")
    reader = browser(runtime)
    for path in (link, link + "x", link + "?language=en"):
        reader.get(path)
    said = [record.getMessage() for record in caplog.records if not record.name.startswith("httpx")]
    assert "the log works" in said
    assert link.rpartition("/")[2] not in "".join(said)


def test_the_summary_is_short_and_says_what_is_next(runtime: Runtime, place: str) -> None:
    client = logged_in(runtime)
    summary = read(browser(runtime).get(share(client, place, "summary")).text)
    text = " ".join(summary.get_text(" ").split())
    assert "Hoe gaat het verder?" in text
    assert "6 van de 6" in text
    assert len(summary.select("svg.chart__svg--wide")) == 2, "radar and dot plot"
    assert summary.select("tr[data-criterion]") == []
    assert "Vraag de coördinator" in text


def test_readers_find_the_plan_while_it_is_shared(runtime: Runtime, place: str) -> None:
    client = logged_in(runtime)
    links = {kind: share(client, place, kind) for kind in ("report", "summary", "plan")}
    reader = browser(runtime)
    for kind in ("report", "summary"):
        assert read(reader.get(links[kind]).text).select_one(f'a[href="{links["plan"]}"]')
    press(client, place, "/plan/removal")
    for kind in ("report", "summary"):
        assert read(reader.get(links[kind]).text).select("a[href^='/shared/']") == []


def test_the_plan_can_be_read_without_changing_it(runtime: Runtime, assessment_id: str, place: str) -> None:
    client = logged_in(runtime)
    link = share(client, place, "plan")
    with runtime.database.writing() as session:
        network_id = session.exec(select(Participant)).first().network_id  # type: ignore[union-attr]
        session.add(
            PlannedAction(
                network_id=network_id,
                assessment_id=assessment_id,
                criterion="steering",
                title="Kies een regisseur",
            )
        )
    page = read(browser(runtime).get(link).text)
    assert "Kies een regisseur" in page.get_text()
    assert page.select("a[href*='planned-actions']") == []


def test_the_report_carries_what_a_browser_needs_to_score(runtime: Runtime, place: str) -> None:
    page = read(browser(runtime).get(share(logged_in(runtime), place)).text)
    block = page.select_one("script[data-own-keying]")
    assert isinstance(block, Tag)
    assert block["type"] == "application/json"
    keying = json.loads(block.get_text())
    questionnaire = runtime.catalogue.latest("slagvaardigheid-quickscan")
    assert questionnaire
    criteria = {each["id"]: each for each in keying["criteria"]}
    assert list(criteria) == [criterion.id for criterion in questionnaire.criteria]
    balance = criteria["normative-balance"]
    assert next(iter(balance["items"].values())) == {"1": 1, "2": 3, "3": 5, "4": 3, "5": 1}
    assert balance["mean"] == 3.0
    assert criteria["steering"]["mean"] == 4.0
    assert page.select_one("[data-own-without-script]")


def test_sharing_with_all_partners(runtime: Runtime, assessment_id: str, place: str) -> None:
    client = logged_in(runtime)
    mailing = f"/reports/{assessment_id}/result-mails"
    assert "Er staat geen link aan" in client.get(mailing).text
    token = csrf(client.get(place).text)
    assert client.post(mailing, data={"csrf_token": token}).status_code == 409
    share(client, place)
    page = client.get(mailing).text
    assert "6 mails versturen aan 6 mensen?" in page
    assert "partner3@voorbeeld.nl" in page
    answer = client.post(mailing, data={"csrf_token": csrf(page)})
    assert (answer.status_code, answer.headers["location"]) == (303, place)
    page = client.get(place).text
    assert "6 mails zijn onderweg." in page
    assert "Iedereen die was uitgenodigd" in page
    assert "niemand meer om te mailen" in client.get(mailing).text
    with runtime.database.reading() as session:
        assert session.exec(select(Mail.kind, Mail.state)).all() == [("results", "queued")] * 6


def test_a_mail_that_did_not_arrive_can_be_sent_again(
    runtime: Runtime, assessment_id: str, place: str
) -> None:
    client = logged_in(runtime)
    share(client, place)
    page = client.get(f"/reports/{assessment_id}/result-mails").text
    client.post(f"/reports/{assessment_id}/result-mails", data={"csrf_token": csrf(page)})
    with runtime.database.writing() as session:
        mail = session.exec(select(Mail)).first()
        assert mail
        mail.state, mail.reason = "refused", "550 no such mailbox"
        mail_id = mail.id
    page = client.get(place).text
    assert "550 no such mailbox" in page
    client.post(f"/mails/{mail_id}/decision", data={"csrf_token": csrf(page), "decision": "again"})
    with runtime.database.reading() as session:
        assert session.get_one(Mail, mail_id).state == "queued"


def test_the_report_page_leads_to_sharing_and_the_plan(runtime: Runtime, assessment_id: str) -> None:
    report = f"/reports/{assessment_id}"
    for role, ways in (("coordinator", ["/plan", "/sharing"]), ("reader", ["/plan"])):
        page = read(logged_in(runtime, f"{role}@voorbeeld.nl", role).get(report).text)
        found = re.findall(rf'href="{report}(/plan|/sharing)"', str(page))
        assert found == ways


@pytest.mark.parametrize("kind", ["report", "summary", "plan"])
def test_a_shared_page_goes_compressed_and_repeats_nothing_of_the_request(
    runtime: Runtime, place: str, kind: str
) -> None:
    link = share(logged_in(runtime), place, kind)
    reader = browser(runtime)
    plain = reader.get(link, headers={"accept-encoding": "identity"})
    packed = reader.get(f"{link}?language=nl&x=probe", headers={"referer": "http://probe", "x": "probe"})
    assert (packed.headers["content-encoding"], packed.headers["vary"]) == ("gzip", "Accept-Encoding")
    assert "content-encoding" not in plain.headers
    assert int(packed.headers["content-length"]) * 2 < int(plain.headers["content-length"])
    assert packed.text == plain.text
