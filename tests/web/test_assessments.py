from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from app.persistence.database import Database
from app.persistence.tables import Assessment, Invitation, Mail, Organisation, Participant
from app.services.runtime import Runtime
from tests.factories import START, NotedJobs, csrf, logged_in, make_runtime
from tests.web.test_networks import make_network, post

TODAY = START.date()


@pytest.fixture
def runtime(database: Database, tmp_path: Path) -> Runtime:
    return make_runtime(database, tmp_path)


@pytest.fixture
def client(runtime: Runtime) -> TestClient:
    return logged_in(runtime)


def add_people(runtime: Runtime, network_path: str, number: int) -> None:
    network_id = network_path.rsplit("/", 1)[1]
    with runtime.database.writing() as session:
        organisation = Organisation(
            network_id=network_id, name="Gemeente", sector="municipality", line="midfield"
        )
        session.add(organisation)
        session.flush()
        for each in range(number):
            session.add(
                Participant(
                    network_id=network_id,
                    organisation_id=organisation.id,
                    name=f"Deelnemer {each}",
                    email=f"deelnemer{each}@voorbeeld.nl",
                    level="operations",
                    language="en" if each == 0 else "nl",
                )
            )


def fields(runtime: Runtime, **changes: Any) -> dict[str, Any]:
    questionnaire = runtime.catalogue.latest("slagvaardigheid-quickscan")
    assert questionnaire is not None
    return {
        "questionnaire_digest": questionnaire.digest,
        "mode": "confidential",
        "threshold": "5",
        "weighting": "respondent",
        "opens_on": TODAY.isoformat(),
        "closes_on": (TODAY + timedelta(days=14)).isoformat(),
        "reply_to": "an@voorbeeld.nl",
        "words_nl": "Fijn als u meedoet.",
        "words_en": "",
        **changes,
    }


def make_assessment(runtime: Runtime, client: TestClient, people: int = 6, **changes: Any) -> str:
    network = make_network(client)
    add_people(runtime, network, people)
    return post(client, f"{network}/assessments/new", **fields(runtime, **changes))


def jobs(runtime: Runtime) -> NotedJobs:
    assert isinstance(runtime.jobs, NotedJobs)
    return runtime.jobs


def assessment_at(runtime: Runtime, path: str) -> Assessment:
    with runtime.database.reading() as session:
        found = session.get(Assessment, path.rsplit("/", 1)[1])
        assert found is not None
        return found


def invitations(runtime: Runtime) -> list[Invitation]:
    with runtime.database.reading() as session:
        return list(session.exec(select(Invitation)))


def mails(runtime: Runtime) -> list[Mail]:
    with runtime.database.reading() as session:
        return list(session.exec(select(Mail).where(Mail.kind != "test")))


def settle_mails(runtime: Runtime, state: str = "accepted", reason: str = "") -> None:
    with runtime.database.writing() as session:
        for mail in session.exec(select(Mail)):
            mail.state, mail.reason = state, reason
            session.add(mail)


def test_a_new_assessment_shows_its_four_steps_and_sends_nothing(
    runtime: Runtime, client: TestClient
) -> None:
    path = make_assessment(runtime, client)
    page = client.get(path).text
    assert "Er is nog niets verstuurd." in page
    assert "6 mensen krijgen een uitnodiging." in page
    assert "Er zijn uitkomsten te tonen zodra ten minste 5 van de 6 deelnemers hebben geantwoord." in page
    assert "niemand: ontbreekt er een partner?" in page
    assert mails(runtime) == []


def test_too_few_partners_are_told_before_sending(runtime: Runtime, client: TestClient) -> None:
    path = make_assessment(runtime, client, people=3)
    assert "kan het rapport geen enkele uitkomst tonen" in client.get(path).text


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"threshold": "2"}, "Vul een heel getal in van 3 tot en met 50."),
        ({"threshold": "vijf"}, "Vul een heel getal in van 3 tot en met 50."),
        ({"closes_on": "2026-02-01"}, "De sluitingsdatum ligt vóór de openingsdatum."),
        ({"closes_on": ""}, "Vul een datum in."),
        ({"reply_to": "an"}, "Dit is geen e-mailadres."),
        ({"weighting": "organisation"}, "Organisaties kunnen alleen even zwaar tellen"),
        ({"words_nl": "x" * 2001}, "Gebruik ten hoogste 2.000 tekens."),
        ({"breakdowns": ["level", "line", "sector"]}, "Kies ten hoogste twee soorten groepen."),
        ({"mode": "open", "breakdowns": "level"}, "kan het niet ook per niveau"),
        ({"mode": "open", "row_export": "y"}, "kunnen de antwoorden niet per persoon worden geëxporteerd"),
    ],
)
def test_wrong_input_is_told_at_the_field_and_kept(
    runtime: Runtime, client: TestClient, change: dict[str, Any], message: str
) -> None:
    network = make_network(client)
    token = csrf(client.get(f"{network}/assessments/new").text)
    answer = client.post(
        f"{network}/assessments/new", data={**fields(runtime, **change), "csrf_token": token}
    )
    assert answer.status_code == 422
    assert message in answer.text
    assert change.get("words_nl", "Fijn als u meedoet.") in answer.text


def test_a_test_mail_goes_to_the_coordinator_only(runtime: Runtime, client: TestClient) -> None:
    path = make_assessment(runtime, client)
    post(client, f"{path}/test-mails", page=path, mail_language="en")
    with runtime.database.reading() as session:
        (mail,) = session.exec(select(Mail)).all()
    assert (mail.kind, mail.recipient, mail.language) == ("test", "an@voorbeeld.nl", "en")
    assert jobs(runtime).mails == [(mail.id, 1)]
    assert assessment_at(runtime, path).state == "draft"


def test_sending_says_the_numbers_and_mails_everybody_once(runtime: Runtime, client: TestClient) -> None:
    path = make_assessment(runtime, client)
    assert "6 mails versturen aan 6 mensen?" in client.get(f"{path}/sending").text
    token = csrf(client.get(f"{path}/sending").text)
    first = client.post(f"{path}/sending", data={"csrf_token": token})
    second = client.post(f"{path}/sending", data={"csrf_token": token})
    assert (first.status_code, second.status_code) == (303, 409)
    assert len(mails(runtime)) == len(jobs(runtime).mails) == 6
    assert sorted(mail.language for mail in mails(runtime)) == ["en", "nl", "nl", "nl", "nl", "nl"]
    assert assessment_at(runtime, path).state == "open"
    assert assessment_at(runtime, path).frozen_on == TODAY


def test_what_was_agreed_is_fixed_once_it_has_been_sent(runtime: Runtime, client: TestClient) -> None:
    path = make_assessment(runtime, client)
    post(client, f"{path}/sending")
    token = csrf(client.get(path).text)
    changed = {**fields(runtime, threshold="3"), "csrf_token": token}
    assert client.post(f"{path}/edit", data=changed).status_code == 409
    assert client.post(f"{path}/removal", data={"csrf_token": token}).status_code == 409
    assert assessment_at(runtime, path).threshold == 5


def test_with_a_later_opening_date_the_mails_wait(runtime: Runtime, client: TestClient) -> None:
    path = make_assessment(runtime, client, opens_on=(TODAY + timedelta(days=3)).isoformat())
    post(client, f"{path}/sending")
    assert {mail.state for mail in mails(runtime)} == {"planned"}
    assert jobs(runtime).mails == []
    assert "Gaat uit op de openingsdatum" in client.get(path).text


def test_what_has_not_gone_out_is_stopped_and_can_go_after_all(runtime: Runtime, client: TestClient) -> None:
    path = make_assessment(runtime, client)
    post(client, f"{path}/sending")
    post(client, f"{path}/stop", page=path)
    assert {mail.state for mail in mails(runtime)} == {"cancelled"}
    page = client.get(path).text
    assert "Tegengehouden: 6 mails zijn niet verstuurd." in page
    assert "Verstuur deze alsnog" in page
    post(client, f"{path}/more-invitations", page=path)
    assert {mail.state for mail in mails(runtime)} == {"queued"}
    assert len(mails(runtime)) == 6


def test_reminders_go_only_to_who_has_not_answered_and_once(runtime: Runtime, client: TestClient) -> None:
    path = make_assessment(runtime, client)
    post(client, f"{path}/sending")
    settle_mails(runtime)
    with runtime.database.writing() as session:
        answered = session.exec(select(Invitation)).first()
        assert answered is not None
        answered.answered = True
        session.add(answered)
    page = client.get(path).text
    token, round_number = csrf(page), page.split('name="round" value="')[1].split('"')[0]
    posted = {"csrf_token": token, "round": round_number}
    assert client.post(f"{path}/reminders", data=posted).status_code == 303
    assert client.post(f"{path}/reminders", data=posted).status_code == 409
    for odd in ("²", "9" * 5000, "-1", ""):
        assert client.post(f"{path}/reminders", data={**posted, "round": odd}).status_code == 400
    reminders = [mail for mail in mails(runtime) if mail.kind == "reminder"]
    assert len(reminders) == 5
    assert answered.id not in {mail.invitation_id for mail in reminders}


def test_people_who_come_in_later_are_invited_too(runtime: Runtime, client: TestClient) -> None:
    path = make_assessment(runtime, client)
    post(client, f"{path}/sending")
    settle_mails(runtime)
    with runtime.database.writing() as session:
        someone = session.exec(select(Participant)).first()
        assert someone is not None
        late = Participant(
            name="Laat",
            email="laat@voorbeeld.nl",
            network_id=someone.network_id,
            organisation_id=someone.organisation_id,
        )
        session.add(late)
    assert "Er is 1 persoon bij gekomen" in client.get(path).text
    post(client, f"{path}/more-invitations", page=path)
    assert len(mails(runtime)) == 7
    assert len(invitations(runtime)) == 7


def test_a_refused_mail_shows_why_and_a_corrected_address_gets_a_new_link(
    runtime: Runtime, client: TestClient
) -> None:
    path = make_assessment(runtime, client, people=5)
    post(client, f"{path}/sending")
    settle_mails(runtime, "refused", "550 no such user")
    page = client.get(path).text
    assert "550 no such user" in page
    invitation = invitations(runtime)[0]
    post(
        client,
        f"/invitations/{invitation.id}/address",
        f"/invitations/{invitation.id}",
        email="Goed@Voorbeeld.nl",
    )
    (changed,) = [each for each in invitations(runtime) if each.id == invitation.id]
    assert changed.generation == 2
    assert changed.token_hash != invitation.token_hash
    newest = [mail for mail in mails(runtime) if mail.generation == 2]
    assert [mail.recipient for mail in newest] == ["goed@voorbeeld.nl"]


def test_an_uncertain_mail_waits_for_a_decision(runtime: Runtime, client: TestClient) -> None:
    path = make_assessment(runtime, client, people=5)
    post(client, f"{path}/sending")
    settle_mails(runtime, "uncertain")
    assert "Over een paar mails moet u beslissen" in client.get(path).text
    first, second, third = mails(runtime)[:3]
    for mail, decision in ((first, "again"), (second, "sent"), (third, "not-sent")):
        page = f"/invitations/{mail.invitation_id}"
        assert "Is deze mail verstuurd?" in client.get(page).text
        post(client, f"/mails/{mail.id}/decision", page, decision=decision)
    states = {mail.id: mail.state for mail in mails(runtime)}
    assert (states[first.id], states[second.id], states[third.id]) == ("queued", "accepted", "refused")


def test_a_bounce_is_marked_and_taken_back(runtime: Runtime, client: TestClient) -> None:
    path = make_assessment(runtime, client, people=5)
    post(client, f"{path}/sending")
    settle_mails(runtime)
    page = f"/invitations/{invitations(runtime)[0].id}"
    post(client, f"{page}/bounce", page, bounced="yes")
    assert "Mail kwam terug" in client.get(path).text
    post(client, f"{page}/bounce", page, bounced="no")
    assert "Mail kwam terug" not in client.get(path).text


def test_an_invitation_is_taken_back_unless_it_was_answered(runtime: Runtime, client: TestClient) -> None:
    path = make_assessment(runtime, client, people=6)
    post(client, f"{path}/sending")
    gone, answered = invitations(runtime)[:2]
    with runtime.database.writing() as session:
        row = session.get(Invitation, answered.id)
        assert row is not None
        row.answered = True
        session.add(row)
    post(client, f"/invitations/{gone.id}/removal", f"/invitations/{gone.id}")
    token = csrf(client.get(path).text)
    refused = client.post(f"/invitations/{answered.id}/removal", data={"csrf_token": token})
    assert refused.status_code == 409
    assert {each.id for each in invitations(runtime)} >= {answered.id}
    assert gone.id not in {each.id for each in invitations(runtime)}


def test_the_closing_date_moves_but_not_into_the_past(runtime: Runtime, client: TestClient) -> None:
    path = make_assessment(runtime, client)
    post(client, f"{path}/sending")
    post(client, f"{path}/closing-date", f"{path}/closing", closes_on="2026-05-01")
    assert assessment_at(runtime, path).closes_on == date(2026, 5, 1)
    token = csrf(client.get(f"{path}/closing").text)
    answer = client.post(f"{path}/closing-date", data={"csrf_token": token, "closes_on": "2026-01-01"})
    assert answer.status_code == 422
    assert "Kies vandaag of een latere datum." in answer.text
    assert assessment_at(runtime, path).closes_on == date(2026, 5, 1)


def test_closing_warns_when_nothing_could_be_shown_and_asks_the_job_once(
    runtime: Runtime, client: TestClient
) -> None:
    path = make_assessment(runtime, client)
    post(client, f"{path}/sending")
    page = client.get(f"{path}/closing").text
    assert "Minder dan 5 mensen hebben geantwoord." in page
    for _ in range(2):
        assert client.post(f"{path}/closing", data={"csrf_token": csrf(page)}).status_code == 303
    assert jobs(runtime).closings == [path.rsplit("/", 1)[1]]
    assert "De meting wordt gesloten" in client.get(path).text


def test_a_second_wave_waits_for_the_first_to_close(runtime: Runtime, client: TestClient) -> None:
    path = make_assessment(runtime, client)
    network = f"/networks/{assessment_at(runtime, path).network_id}"
    token = csrf(client.get(f"{network}/assessments/new").text)
    answer = client.post(f"{network}/assessments/new", data={**fields(runtime), "csrf_token": token})
    assert answer.status_code == 409


def test_consultants_and_readers_see_counts_only(runtime: Runtime, client: TestClient) -> None:
    path = make_assessment(runtime, client)
    post(client, f"{path}/sending")
    for role in ("consultant", "reader"):
        other = logged_in(runtime, f"{role}@voorbeeld.nl", role)
        page = other.get(path).text
        assert "0 van de 6 hebben geantwoord." in page
        assert "Deelnemer 1" not in page
        token = csrf(page)
        for action in ("sending", "stop", "reminders", "closing", "test-mails", "more-invitations"):
            assert other.post(f"{path}/{action}", data={"csrf_token": token}).status_code == 403
        assert other.get(f"/invitations/{invitations(runtime)[0].id}").status_code == 403
