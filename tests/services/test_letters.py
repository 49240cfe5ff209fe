from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from app.domain.tokens import token_hash
from app.mail.letter import Letter
from app.persistence import mails as queries
from app.persistence.database import Database
from app.persistence.tables import Invitation, Mail, Network, Participant
from app.services import invitations, letters
from app.services.runtime import Runtime
from tests.factories import START, make_runtime
from tests.partners import SECRET, invite_to_catalogue


@pytest.fixture
def runtime(database: Database, tmp_path: Path) -> Runtime:
    return make_runtime(database, tmp_path, base_url="https://slagvaardig.stad.nl/")


def written(runtime: Runtime, language: str = "nl", kind: str = "invitation", **assessment: Any) -> Letter:
    (invitation,) = invite_to_catalogue(runtime, 1, "slagvaardigheid-quickscan", **assessment)
    with runtime.database.writing() as session:
        mail = Mail(
            assessment_id=invitation.assessment_id,
            invitation_id=None if kind == "test" else invitation.id,
            kind=kind,
            recipient="an@stad.nl",
            language=language,
            attempt=2,
            queued_at=START,
        )
        session.add(mail)
        session.flush()
        return letters.letter_for(session, runtime.settings, queries.with_context(session, mail), START)


def test_the_link_is_the_partners_own_and_opens_their_invitation(runtime: Runtime) -> None:
    letter = written(runtime)
    address, _, token = letter.link.rpartition("/a/")
    assert address == "https://slagvaardig.stad.nl"
    with runtime.database.reading() as session:
        assert session.exec(select(Invitation.token_hash)).one() == token_hash(token)


def test_a_reminder_carries_the_same_link_and_a_corrected_address_another(runtime: Runtime) -> None:
    first = written(runtime).link
    with runtime.database.writing() as session:
        invitation = session.exec(select(Invitation)).one()
        mail = session.exec(select(Mail)).one()
        reminder = Mail(**mail.model_dump(exclude={"id"}) | {"kind": "reminder"})
        session.add(reminder)
        session.flush()
        context = queries.with_context(session, reminder)
        assert letters.letter_for(session, runtime.settings, context, START).link == first
        invitations.raise_generation(session, invitation, SECRET)
        context = queries.with_context(session, reminder)
        assert letters.letter_for(session, runtime.settings, context, START).link != first


def test_a_test_mail_leads_to_the_preview_and_names_nobody(runtime: Runtime) -> None:
    letter = written(runtime, kind="test")
    assert letter.link.startswith("https://slagvaardig.stad.nl/assessments/")
    assert letter.link.endswith("/preview")
    assert letter.recipient_name == ""


def test_what_the_letter_says_comes_from_the_assessment(runtime: Runtime) -> None:
    letter = written(runtime, mode="open", threshold=7, reply_to="regie@stad.nl")
    assert (letter.mode, letter.threshold, letter.reply_to) == ("open", 7, "regie@stad.nl")
    assert (letter.minutes, letter.recipient_name, letter.network) == (3, "Partner 0", "Veilig Zuid")
    assert letter.number.endswith("-2")
    assert not letter.demo


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ({"words_nl": "Dag", "words_en": "Hello"}, "en", "Hello"),
        ({"words_nl": "Dag", "words_en": "Hello"}, "nl", "Dag"),
        ({"words_nl": " Dag \n"}, "en", "Dag"),
        ({}, "nl", ""),
    ],
)
def test_the_coordinators_words_in_the_language_of_the_mail_if_there_are_any(
    runtime: Runtime, words: dict[str, str], language: str, expected: str
) -> None:
    assert written(runtime, language, **words).words == expected


def test_demo_data_is_marked(runtime: Runtime) -> None:
    (invitation,) = invite_to_catalogue(runtime, 1, "slagvaardigheid-quickscan")
    with runtime.database.writing() as session:
        session.exec(select(Network)).one().demo = True
        session.exec(select(Participant)).one().name = "Noor"
        mail = Mail(
            assessment_id=invitation.assessment_id,
            invitation_id=invitation.id,
            kind="invitation",
            recipient="an@stad.nl",
            queued_at=START,
        )
        session.add(mail)
        session.flush()
        letter = letters.letter_for(session, runtime.settings, queries.with_context(session, mail), START)
    assert (letter.demo, letter.recipient_name) == (True, "Noor")
