"""Other networks of the made-up region, of which only the answers came in: from a survey of them all."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from io import StringIO
from itertools import cycle, islice
from random import Random

from sqlmodel import Session

from app.domain.answers import Value
from app.domain.problems import found
from app.domain.questionnaire import Questionnaire
from app.domain.vocabulary import Level, Line, Phase, WorkingScale
from app.files.file_problems import ProblemList
from app.files.invited import GivenFile
from app.services import answer_imports
from app.services.answer_files import read_files
from app.services.answer_imports import ImportedWave, ImportTerms
from app.services.demo.answers import answers_of, who_answers
from app.services.demo.description import Partner, Profile
from app.services.demo.people import Person
from app.services.networks import NetworkData
from app.services.runtime import Runtime

QUESTIONNAIRE = "slagvaardigheid"
DAYS_AGO = 150
SHARE = 0.8
"""Of the people invited in each network, how many answered."""

USUAL = {
    "drive": 3.8,
    "direction": 3.5,
    "mandate": 3.3,
    "operational-unit": 3.6,
    "instruments": 3.4,
    "information": 3.3,
    "steering": 3.4,
    "action-embedding": 3.2,
}
APART = 0.25
"""Standard deviation, in scale points, of how far networks lie from the usual on a criterion."""
LEANS = {"normative-balance/approach": -0.3, "normative-balance/collaboration": -0.1}

PLACES: tuple[tuple[Level, Line], ...] = (
    ("operations", "midfield"),
    ("operations", "defence"),
    ("management", "midfield"),
    ("governance", "midfield"),
    ("operations", "midfield"),
    ("residents", "forward"),
    ("management", "defence"),
    ("operations", "midfield"),
)
"""Level and line of the people invited, over and over."""


@dataclass(frozen=True)
class Neighbour:
    """`people`: how many were invited."""

    name: str
    people: int
    scale: WorkingScale
    phase: Phase
    purpose: str


NEIGHBOURS = (
    Neighbour("Wijkaanpak De Rietlanden", 18, "neighbourhood", "running", "Een prettige en veilige buurt."),
    Neighbour("Schuldhulp Lisvoorde", 16, "city", "running", "Schulden eerder zien en samen oplossen."),
    Neighbour("Veilig Hoogriet", 22, "city", "running", "Minder inbraken en minder overlast in Hoogriet."),
    Neighbour("Samen Meersdam-Noord", 34, "district", "running", "Kansen voor bewoners van Meersdam-Noord."),
    Neighbour("Thuiszitters Meersdam", 19, "city", "stuck", "Ieder kind naar school of op een goede plek."),
    Neighbour("Geweld Thuis Oevergouw-West", 38, "region", "running", "Geweld thuis stoppen en voorkomen."),
    Neighbour("Wonen met Zorg Lisvoorde", 24, "city", "running", "Zelfstandig wonen met hulp in de buurt."),
    Neighbour("Gezond Tolwaard-West", 28, "district", "starting", "Gezonder leven in Tolwaard-West."),
    Neighbour("Ondermijning Hoogriet", 26, "city", "running", "Criminelen geen plek geven in Hoogriet."),
    Neighbour("Jeugd en School Tolwaard", 20, "city", "running", "Hulp op school voordat het misgaat."),
    Neighbour("Havenkwartier Meersdam", 15, "neighbourhood", "starting", "Een haven waar het goed wonen is."),
)


def bring_in(session: Session, runtime: Runtime, seed: int) -> list[ImportedWave]:
    """Imports the answers of all `NEIGHBOURS`, which become formal networks with one closed wave each."""
    questionnaire = found(runtime.catalogue.latest(QUESTIONNAIRE))
    source = read_files(questionnaire, _file("answers.csv", _answers(questionnaire, seed)), _invited())
    known = {each.name: _data(each) for each in NEIGHBOURS}
    terms = ImportTerms(runtime.today() - timedelta(days=DAYS_AGO), known=known, demo=True)
    content = runtime.catalogue.content(questionnaire.digest)
    made = answer_imports.make_releases(source, terms)
    return answer_imports.carry_out(session, source, content, made, terms, runtime.today())


def profile_of(neighbour: Neighbour, seed: int) -> Profile:
    """Somewhat better or worse than usual on each criterion."""
    random = Random(f"{seed}/{neighbour.name}")  # noqa: S311 - made-up data, always the same
    return Profile(
        means={criterion: mean + random.gauss(0, APART) for criterion, mean in USUAL.items()},
        leans={place: lean + random.gauss(0, APART) for place, lean in LEANS.items()},
    )


def _data(neighbour: Neighbour) -> NetworkData:
    return NetworkData(
        neighbour.name, neighbour.purpose, "formal", neighbour.scale, neighbour.phase, started_on=None
    )


def _answers(questionnaire: Questionnaire, seed: int) -> list[Sequence[str]]:
    asked = [item.id for item in questionnaire.items]
    asked += [question.id for question in questionnaire.questions if question.kind == "choose-criteria"]
    rows: list[Sequence[str]] = [("network", "respondent", "level", "line", *asked)]
    for neighbour in NEIGHBOURS:
        profile = profile_of(neighbour, seed)
        for number, person in enumerate(_respondents(neighbour, seed), start=1):
            given = answers_of(questionnaire, person, profile, 1, seed)
            cells = [_cell(given.get(id_)) for id_ in asked]
            rows.append((neighbour.name, str(number), person.level, person.partner.line, *cells))
    return rows


def _respondents(neighbour: Neighbour, seed: int) -> Iterator[Person]:
    people = [
        _person(neighbour, number, level, line)
        for number, (level, line) in enumerate(islice(cycle(PLACES), neighbour.people))
    ]
    random = Random(f"{seed}/{neighbour.name}/answering")  # noqa: S311
    answering = who_answers(people, round(SHARE * neighbour.people), random)
    return (person for person in people if person.email in answering)


def _person(neighbour: Neighbour, number: int, level: Level, line: Line) -> Person:
    partner = Partner(neighbour.name, "", "other", line, (level,))
    return Person("", f"{neighbour.name}/{number}", level, "nl", partner)


def _cell(given: Value | None) -> str:
    """As it stands in a file of answers (docs/answers-file.md)."""
    return "|".join(given) if isinstance(given, list) else "" if given is None else str(given)


def _invited() -> GivenFile:
    return _file(
        "invited.csv", [("network", "invited"), *((each.name, str(each.people)) for each in NEIGHBOURS)]
    )


def _file(name: str, rows: Sequence[Sequence[str]]) -> GivenFile:
    written = StringIO()
    csv.writer(written).writerows(rows)
    return GivenFile(written.getvalue().encode(), ProblemList(name))
