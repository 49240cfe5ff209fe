"""A released assessment with the people who were invited to it, in the network that was assessed."""

from datetime import date

from sqlmodel import Session, select

from app.domain.questionnaire import Questionnaire
from app.persistence.tables import Assessment, Invitation, Participant, Response
from app.services import assessments, closing
from app.services.runtime import Runtime
from tests.partners import invite_to_catalogue

QUICKSCAN = "slagvaardigheid-quickscan"


def released(runtime: Runtime, people: int = 6, answer: int = 4, **assessment: object) -> str:
    """Everybody gave the same answer to everything; gives the assessment's id."""
    invited = invite_to_catalogue(runtime, people, QUICKSCAN, **assessment)
    used = runtime.catalogue.latest(QUICKSCAN)
    assert used
    with runtime.database.writing() as session:
        answer_all(session, used, [session.merge(invitation) for invitation in invited], answer)
    return invited[0].assessment_id


def next_wave(
    runtime: Runtime, assessment_id: str, answer: int, closed_on: date, questionnaire: str = QUICKSCAN
) -> str:
    """The same people assess again; gives the new assessment's id."""
    used = runtime.catalogue.latest(questionnaire)
    assert used
    with runtime.database.writing() as session:
        assessments.keep_questionnaire(session, runtime.catalogue, used.digest)
        before = session.get_one(Assessment, assessment_id)
        values = before.model_dump(exclude={"id", "wave", "state", "closed_on", "questionnaire_digest"})
        after = Assessment(**values, wave=before.wave + 1, state="open", questionnaire_digest=used.digest)
        session.add(after)
        session.flush()
        people = session.exec(select(Participant).where(Participant.network_id == before.network_id)).all()
        invited = [
            Invitation(assessment_id=after.id, participant_id=person.id, token_hash=f"{after.id}-{person.id}")
            for person in people
        ]
        session.add_all(invited)
        session.flush()
        answer_all(session, used, invited, answer, closed_on)
        return after.id


def answer_all(
    session: Session,
    questionnaire: Questionnaire,
    invited: list[Invitation],
    answer: int,
    closed_on: date = date(2026, 3, 21),
) -> None:
    assessment_id = invited[0].assessment_id
    for invitation in invited:
        answers = {item.id: answer for item in questionnaire.items}
        session.add(Response(assessment_id=assessment_id, level="operations", answers=answers))
        invitation.answered = True
    session.flush()
    session.get_one(Assessment, assessment_id).state = "closing"
    assert closing.close(session, assessment_id, closed_on)
