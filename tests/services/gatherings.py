"""An assessment as partners leave it: a network of several organisations and levels, which answers."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlmodel import Session

from app.domain.answers import as_typed, pages
from app.domain.problems import found
from app.domain.questionnaire import Questionnaire
from app.persistence.tables import Assessment, Invitation, Network, Organisation, Participant
from app.services import assessments, drafts, invitations, responses
from app.services.runtime import Runtime
from tests.partners import TODAY

QUESTIONNAIRE = "slagvaardigheid"
ORGANISATIONS = (
    ("Gemeente Zuid", "municipality", "midfield"),
    ("Politie Zuid", "police-justice", "defence"),
    ("School De Brug", "education", "midfield"),
)
LEVELS = ("operations", "management", "operations", "governance")


@dataclass
class Gathering:
    """`people`: in the order in which they answered; `receipts`: theirs, in the same order."""

    runtime: Runtime
    assessment_id: str = ""
    questionnaire: Questionnaire = field(init=False)
    invited: list[Invitation] = field(default_factory=list)
    receipts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.questionnaire = found(self.runtime.catalogue.latest(QUESTIONNAIRE))

    @property
    def question(self) -> str:
        """The id of the open question."""
        return next(each.id for each in self.questionnaire.questions if each.kind == "open")


def gather(
    runtime: Runtime,
    people: int,
    texts: dict[int, str] | None = None,
    silent: int = 2,
    **assessment: Any,
) -> Gathering:
    """Invites `people` and `silent` more; all but those answer, one of whom has begun. `texts`: what the
    person with that number wrote."""
    gathering = Gathering(runtime)
    with runtime.database.writing() as session:
        gathering.assessment_id = _invite(session, gathering, people + silent, assessment)
    for number in range(people):
        _answer(gathering, number, (texts or {}).get(number))
    if silent:
        _begin(gathering, people)
    return gathering


def answers_of(questionnaire: Questionnaire, number: int) -> dict[str, Any]:
    """Made so that no two of a few hundred people answer the same."""
    values: dict[str, Any] = {}
    for place, item in enumerate(questionnaire.items):
        scale = item.scale.values
        values[item.id] = scale[(number // len(scale) ** (place % 4) + place) % len(scale)]
    return values


def _invite(session: Session, gathering: Gathering, people: int, options: dict[str, Any]) -> str:
    questionnaire = gathering.questionnaire
    assessments.keep_questionnaire(session, gathering.runtime.catalogue, questionnaire.digest)
    network = Network(name="Veilig Zuid", formality="formal", scale="district", phase="running")
    session.add(network)
    session.flush()
    values: dict[str, Any] = {
        "network_id": network.id,
        "wave": 1,
        "questionnaire_digest": questionnaire.digest,
        "opens_on": date(2026, 3, 1),
        "closes_on": date(2026, 3, 20),
        "state": "open",
        **options,
    }
    assessment = Assessment(**values)
    session.add(assessment)
    organisations = [
        Organisation(network_id=network.id, name=name, sector=sector, line=line)
        for name, sector, line in ORGANISATIONS
    ]
    session.add_all(organisations)
    session.flush()
    participants = [
        Participant(
            network_id=network.id,
            organisation_id=organisations[number % len(organisations)].id,
            name=f"Partner {number}",
            email=f"partner{number}@voorbeeld.nl",
            level=LEVELS[number % len(LEVELS)],
        )
        for number in range(people)
    ]
    session.add_all(participants)
    session.flush()
    secret = gathering.runtime.settings.secret
    gathering.invited = invitations.create_invitations(session, assessment, participants, secret)
    return assessment.id


def _answer(gathering: Gathering, number: int, text: str | None) -> None:
    given = answers_of(gathering.questionnaire, number)
    if text:
        given[gathering.question] = text
    receipt = responses.new_receipt()
    with gathering.runtime.database.writing() as session:
        visit = _fill_in(session, gathering, number, given)
        responses.submit(session, visit, pages(gathering.questionnaire), receipt)
    gathering.receipts.append(receipt)


def _begin(gathering: Gathering, number: int) -> None:
    with gathering.runtime.database.writing() as session:
        _fill_in(session, gathering, number, answers_of(gathering.questionnaire, number))


def _fill_in(session: Session, gathering: Gathering, number: int, given: dict[str, Any]) -> invitations.Visit:
    secret = gathering.runtime.settings.secret
    token = invitations.token_of(gathering.invited[number], secret)
    visit = invitations.enter(session, token, secret, TODAY, hold=True)
    asked = pages(gathering.questionnaire)
    for page in asked:
        posted = {id_: as_typed(given[id_]) for id_ in page.ids if id_ in given}
        drafts.save_page(session, visit, asked, page, posted)
    return visit
