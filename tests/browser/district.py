"""A network of 24 people in four levels and three lines, and what they answer in two waves."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from zlib import crc32

from sqlmodel import Session, select

from app.domain.answers import as_typed, pages
from app.domain.questionnaire import Item, Questionnaire
from app.persistence.tables import Assessment, Invitation, Network, Organisation, Participant
from app.services import assessments, closing, drafts, invitations, responses
from app.services.runtime import Runtime
from tests.domain import plain_scores
from tests.domain.scoring_samples import Row

NAME = "Veilig Kanaaldorp"
PEOPLE = 24
LEVELS = ("governance", "management", "operations", "residents")
ORGANISATIONS = {
    "governance": (("Gemeente Kanaaldorp", "municipality"), ("School De Sluis", "education")),
    "management": (("Politie Kanaal", "police-justice"), ("Zorghuis", "care-welfare")),
    "operations": (("Wijkagenten", "police-justice"), ("Jongerenwerk", "youth")),
    "residents": (("Bewonersraad", "residents"), ("Stichting Samen", "other")),
}
"""By level, of three people each: too few to be shown."""
LINES = {"governance": "midfield", "management": "defence", "operations": "defence", "residents": "forward"}
WRITERS = 9
Person = int


def level_of(person: Person) -> str:
    return LEVELS[person % len(LEVELS)]


def organisation_of(person: Person) -> tuple[str, str]:
    """Its name and sector."""
    return ORGANISATIONS[level_of(person)][person // len(LEVELS) % 2]


def line_of(person: Person) -> str:
    return LINES[level_of(person)]


def address_of(person: Person) -> str:
    return f"partner{person}@kanaaldorp.example"


def person_at(address: str) -> Person:
    return int(address.partition("@")[0].removeprefix("partner"))


def answers(questionnaire: Questionnaire, person: Person, wave: int) -> dict[str, Any]:
    """Boards feel a mandate that nobody else does, the lead is agreed on and not followed, drive grew."""
    given: dict[str, Any] = {
        item.id: _answer(criterion.id, facet.id, item, person, wave)
        for criterion in questionnaire.criteria
        for facet in criterion.facets
        for item in facet.items
    }
    if person in (0, 5):
        given["drive-urgency-1"] = "dk"
    given["hindering"] = ["steering", "mandate"] if person % 3 else ["steering"]
    if person < WRITERS:
        given["first-step"] = f"Stap {person}: praat met mevrouw Jansen op straat {person}."
    return given


def _answer(criterion: str, facet: str, item: Item, person: Person, wave: int) -> int:
    middle = {
        "drive": 2 if wave == 1 else 4,
        "mandate": 4 if level_of(person) == "governance" else 2,
        "instruments": 4 if line_of(person) == "defence" else 2,
        "steering": 4 if facet == "agreement" else 2,
    }.get(criterion, 3)
    wobble = crc32(f"{item.id} {person} {wave}".encode()) % 3 - 1
    value = min(5, max(1, middle + wobble))
    return 6 - value if item.reversed else value


def rows(questionnaire: Questionnaire, wave: int, wanted: Callable[[Person], bool]) -> list[Row]:
    """The answers of the people who are wanted, for figures computed apart from the product."""
    return [Row(NAME, answers(questionnaire, each, wave)) for each in range(PEOPLE) if wanted(each)]


def scores(questionnaire: Questionnaire, criterion: str, found: Sequence[Row]) -> list[float]:
    items = questionnaire.criterion_by_id[criterion].items
    return plain_scores.present(lambda row: plain_scores.score(items, row), found)


def found_network(session: Session, name: str = NAME) -> str:
    """The network with its organisations and people."""
    network = Network(
        name=name, purpose="Samen veilig wonen.", formality="formal", scale="district", phase="running"
    )
    session.add(network)
    session.flush()
    made = {}
    for person in range(PEOPLE):
        called, sector = organisation_of(person)
        if called not in made:
            line = line_of(person)
            made[called] = Organisation(network_id=network.id, name=called, sector=sector, line=line)
    session.add_all(made.values())
    session.flush()
    session.add_all(
        Participant(
            network_id=network.id,
            organisation_id=made[organisation_of(person)[0]].id,
            name=f"Partner {person}",
            email=address_of(person),
            level=level_of(person),
        )
        for person in range(PEOPLE)
    )
    session.flush()
    return network.id


def open_wave(session: Session, runtime: Runtime, network_id: str, wave: int, breakdowns: list[str]) -> str:
    """An assessment of which the invitations are out, and nothing is answered yet; gives its id."""
    questionnaire = runtime.catalogue.latest("slagvaardigheid")
    assert questionnaire
    assessments.keep_questionnaire(session, runtime.catalogue, questionnaire.digest)
    assessment = Assessment(
        network_id=network_id,
        wave=wave,
        questionnaire_digest=questionnaire.digest,
        opens_on=runtime.today(),
        closes_on=runtime.today(),
        state="open",
        breakdowns=breakdowns,
        reply_to="regie@kanaaldorp.example",
    )
    session.add(assessment)
    session.flush()
    people = session.exec(select(Participant).where(Participant.network_id == network_id)).all()
    invitations.create_invitations(session, assessment, people, runtime.settings.secret)
    return assessment.id


def answer(session: Session, runtime: Runtime, token: str, person: Person, wave: int, today: date) -> None:
    """Everything a partner does behind their link, at once."""
    questionnaire = runtime.catalogue.latest("slagvaardigheid")
    assert questionnaire
    given = answers(questionnaire, person, wave)
    visit = invitations.enter(session, token, runtime.settings.secret, today, hold=True)
    asked = pages(questionnaire)
    for page in asked:
        posted = {id_: as_typed(given[id_]) for id_ in page.ids if id_ in given}
        drafts.save_page(session, visit, asked, page, posted)
    responses.submit(session, visit, asked, responses.new_receipt())


def answer_all(session: Session, runtime: Runtime, assessment_id: str, wave: int) -> None:
    for invitation in session.exec(select(Invitation).where(Invitation.assessment_id == assessment_id)).all():
        person = session.get_one(Participant, invitation.participant_id)
        token = invitations.token_of(invitation, runtime.settings.secret)
        answer(session, runtime, token, person_at(person.email), wave, runtime.today())


def close(session: Session, assessment_id: str, today: date) -> None:
    """As the job does, with the comments as they are."""
    session.get_one(Assessment, assessment_id).state = "closing"
    session.flush()
    assert closing.close(session, assessment_id, today)
