"""A released assessment with something to withhold of every kind, and what of it no file may hold.

Each criterion has a scale of its own, far from any other number in a document: 901 to 907, 931 to 937 and
961 to 967. Whatever is computed from answers is then known from its first decimal on.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from sqlmodel import Session, select

from app.domain.diagnosis import rules
from app.domain.grouping import DIMENSIONS
from app.domain.published import Published
from app.domain.questionnaire import Questionnaire
from app.domain.release_json import published_json
from app.domain.responses import input_digest
from app.domain.vocabulary import Mode
from app.persistence.tables import (
    Assessment,
    Invitation,
    Network,
    Organisation,
    Participant,
    QuestionnaireFile,
    Response,
)
from app.questionnaires import parse_questionnaire
from app.services import closing, comments, releases
from app.services.runtime import Runtime
from tests.documents.leaks.earlier_wave import (
    BEFORE_FEW_MEAN,
    ELSEWHERE,
    TRACES,
    add_earlier_wave,
    agree_after,
)
from tests.documents.leaks.secrets import Secret, SecretFigure, SecretText
from tests.factories import START, NotedJobs

CLOSED = date(2026, 3, 21)
NETWORK = "Netwerk Distelvink"
K = 5

FILE = """\
id: leak-test
version: 1.0.0
languages: [nl, en]
title: {nl: Vragenlijst met verre schalen, en: Questionnaire with far scales}
introduction: {nl: Welkom., en: Welcome.}
minutes: 3
source: Written for the tests
scales:
  near: {kind: ordinal, values: [901, 902, 903, 904, 905, 906, 907], LABELS}
  middle: {kind: ordinal, values: [931, 932, 933, 934, 935, 936, 937], LABELS}
  far: {kind: ordinal, values: [961, 962, 963, 964, 965, 966, 967], LABELS}
criteria:
  - id: drive
    name: {nl: Drive, en: Drive}
    definition: {nl: De wil om te beginnen., en: The will to begin.}
    facets:
      - {id: initiative, name: {nl: Start, en: Start}, items: [ITEM drive-1 near, ITEM drive-2 near]}
      - {id: urgency, name: {nl: Urgentie, en: Urgency}, items: [ITEM drive-3 near]}
  - id: trust
    name: {nl: Vertrouwen, en: Trust}
    definition: {nl: Op elkaar bouwen., en: To rely on each other.}
    facets:
      - {id: given, name: {nl: Gegeven, en: Given}, items: [ITEM trust-1 middle, ITEM trust-2 middle]}
      - {id: taken, name: {nl: Genomen, en: Taken}, items: [ITEM trust-3 middle]}
  - id: steering
    name: {nl: Regie, en: Steering}
    definition: {nl: Wie leidt., en: Who leads.}
    facets:
      - {id: agreement, name: {nl: Deal, en: Deal}, items: [ITEM steering-1 far, ITEM steering-2 far]}
questions:
  - {id: hindering, kind: choose-criteria, max: 1, text: {nl: Wat hindert?, en: What hinders?}}
  - {id: first-step, kind: open, max_length: 500, text: {nl: Wat eerst?, en: What first?}}
  - {id: worry, kind: open, max_length: 500, text: {nl: Waar ligt u wakker van?, en: What worries you?}}
"""
LABELS = "labels: {nl: [laag, '', '', '', '', '', hoog], en: [low, '', '', '', '', '', high]}"

ORGANISATIONS = (
    ("Heliotroopstichting", "care-welfare", "midfield", 3),
    ("Korenwolfbeheer", "housing", "midfield", 3),
    ("Zonnedauwschool", "education", "midfield", 3),
    ("Boomvalkpolitie", "police-justice", "defence", 3),
    ("Grutterswaard", "municipality", "defence", 4),
    ("Wielewaalzorg", "health", "midfield", 4),
    ("Lepelaarjeugd", "youth", "midfield", 3),
    ("Roerdompbelang", "residents", "forward", 3),
    ("Waterlelieraad", "police-justice", "goal", 2),
    ("Stormvogelwacht", "police-justice", "defence", 4),
)
"""Name, sector, line and how many people; all answer but the two of the ninth."""

SILENT = "Waterlelieraad"
LEVELS = ("operations", "governance", "operations", "governance", "management")
FEW_ANSWERS = {"steering-1": (961, 962, 967), "steering-2": (962, 962, 963), "trust-3": (931, 932, 937)}
"""What the first three people answer to what nobody else does."""

FEW = 3

FEW_MEAN = (961.5 + 962 + 965) / 3
"""Of the criterion that only they answered."""

BUTTERFLY = "Zandoogvlinder"
"""Stands in every comment to the first open question."""

LEFT_OUT, REDACTED = f"{BUTTERFLY}dje", f"{BUTTERFLY}hje"

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class World:
    """`published_mean`: of the first criterion, as a document may show it; `mean_before`: before that."""

    mode: Mode
    runtime: Runtime
    assessment_id: str
    words: tuple[Secret, ...]
    figures: tuple[Secret, ...]
    published_mean: float
    mean_before: float


def questionnaire_content() -> bytes:
    text = FILE.replace("LABELS", LABELS)
    lines = []
    for line in text.splitlines():
        while "ITEM " in line:
            before, _, rest = line.partition("ITEM ")
            id_, scale = rest.split(" ", 1)[0], rest.split(" ", 1)[1].split(",")[0].split("]")[0]
            item = f"{{id: {id_}, text: {{nl: Stelling {id_}, en: Statement {id_}}}, scale: {scale}}}"
            line = before + item + rest[len(id_) + 1 + len(scale) :]  # noqa: PLW2901
        lines.append(line)
    return "\n".join(lines).encode()


def make_world(runtime: Runtime, mode: Mode, threshold: int = K) -> World:
    content = questionnaire_content()
    questionnaire = parse_questionnaire(content, "leak-test.yaml")
    with runtime.database.writing() as session:
        session.add(
            QuestionnaireFile(
                digest=questionnaire.digest,
                questionnaire_id=questionnaire.id,
                version=questionnaire.version,
                content=content,
            )
        )
        assessment_id = _gather(session, questionnaire, mode, threshold)
        rows = _rows(session, assessment_id)
        ids = _ids(session)
        ids += add_earlier_wave(session, session.get_one(Assessment, assessment_id), questionnaire)
    _close(runtime, assessment_id)
    with runtime.database.writing() as session:
        agree_after(session, session.get_one(Assessment, assessment_id))
    with runtime.database.reading() as session:
        published = releases.published(session, assessment_id)
        network_id = session.get_one(Assessment, assessment_id).network_id
        before = min(releases.published_of_network(session, network_id), key=lambda each: each.occasion.wave)
        ids += [row.id for row in session.exec(select(Response))]
        sealed = tuple(_sealed(releases.sealed(session, assessment_id).reliability))
    words = tuple(map(SecretText, [*_words(mode), *ids, _digest(questionnaire, rows)]))
    withheld = _withheld_means(questionnaire, rows, published)
    figures = (*_far_from((published, before), questionnaire, withheld), *sealed)
    return World(mode, runtime, assessment_id, words, figures, _mean_shown(published), _mean_shown(before))


def _mean_shown(published: Published) -> float:
    shown = published.results.criteria["drive"].figures
    assert shown is not None
    assert shown.mean is not None
    return shown.mean


def _gather(session: Session, questionnaire: Questionnaire, mode: Mode, threshold: int) -> str:
    network = Network(name=NETWORK, formality="formal", scale="district", phase="running")
    session.add(network)
    session.flush()
    assessment = Assessment(
        network_id=network.id,
        wave=2,
        questionnaire_digest=questionnaire.digest,
        opens_on=date(2026, 3, 1),
        closes_on=date(2026, 3, 20),
        mode=mode,
        threshold=threshold,
        breakdowns=["level", "line"] if mode == "confidential" else [],
        row_export=mode == "confidential",
        state="open",
    )
    session.add(assessment)
    session.flush()
    number = 0
    for name, sector, line, people in ORGANISATIONS:
        organisation = Organisation(network_id=network.id, name=name, sector=sector, line=line)
        session.add(organisation)
        session.flush()
        for _ in range(people):
            _person(session, assessment, organisation, number, questionnaire)
            number += 1
    session.flush()
    return assessment.id


def _person(
    session: Session,
    assessment: Assessment,
    organisation: Organisation,
    number: int,
    questionnaire: Questionnaire,
) -> None:
    level = "national" if number in (2, 9, 17) else LEVELS[number % len(LEVELS)]
    person = Participant(
        network_id=assessment.network_id,
        organisation_id=organisation.id,
        name=f"Zilverdistel-{number} Avondpauwoog",
        email=f"zilverdistel{number}@nachtvlinderpost.example",
        level=level,
    )
    session.add(person)
    session.flush()
    answered = organisation.name != SILENT
    session.add(
        Invitation(
            assessment_id=assessment.id,
            participant_id=person.id,
            token_hash=f"{number:04}braamsluiperbraamsluiper",
            answered=answered,
        )
    )
    if answered:
        session.add(
            Response(
                assessment_id=assessment.id,
                organisation=organisation.id,
                sector=organisation.sector,
                level=level,
                line=organisation.line,
                answers=_answers(number, level, questionnaire),
                receipt_hash=f"{number:04}kneuterkneuterkneuter",
            )
        )


def _answers(number: int, level: str, questionnaire: Questionnaire) -> dict[str, Any]:
    rng = np.random.default_rng(number)
    few = number < FEW
    low = 4 if level == "national" else 0
    answers: dict[str, Any] = {}
    for item in questionnaire.items:
        if item.id not in FEW_ANSWERS:
            answers[item.id] = int(rng.choice(item.scale.values[low:]))
        elif few:
            answers[item.id] = FEW_ANSWERS[item.id][number]
    if few:
        answers["hindering"] = ["steering"]
    if number < 12:
        answers["first-step"] = f"Over het {BUTTERFLY}{'abcdefghijkl'[number]}je in de Rietgorsstraat"
    if few:
        answers["worry"] = "Dat niemand het Kleinehoefblad belt"
    return answers


def _rows(session: Session, assessment_id: str) -> Rows:
    names = {each.id: each.name for each in session.exec(select(Organisation))}
    found = session.exec(select(Response).where(Response.assessment_id == assessment_id)).all()
    return [
        {
            "answers": dict(row.answers),
            "organisation": names[row.organisation or ""],
            "sector": row.sector,
            "level": row.level,
            "line": row.line,
            "response": row,
        }
        for row in found
    ]


def _ids(session: Session) -> list[str]:
    """Of rows that lead to a person."""
    tables: tuple[Any, ...] = (Organisation, Participant, Invitation, Response)
    ids = [str(row.id) for table in tables for row in session.exec(select(table))]
    hashes = [invitation.token_hash for invitation in session.exec(select(Invitation))]
    return ids + hashes + [str(row.receipt_hash) for row in session.exec(select(Response))]


def _close(runtime: Runtime, assessment_id: str) -> None:
    """Somebody reads the comments first: of one a name is taken out, one is left out whole."""
    jobs, secret = NotedJobs(), b"secret for tests"
    with runtime.database.writing() as session:
        closing.request_close(session, jobs, assessment_id, START)
    with runtime.database.writing() as session:
        assessment = session.get_one(Assessment, assessment_id)
        if assessment.state == "reviewing":
            read = comments.to_read(session, assessment, secret)
            (question,) = [each for each in read if each.question.id == "first-step"]
            wanted = {each.key: _rewritten(each.text) for each in question.comments}
            assert not comments.rewrite(session, assessment_id, secret, wanted)
            closing.request_release(session, jobs, assessment_id)
    with runtime.database.writing() as session:
        assert closing.close(session, assessment_id, CLOSED)


def _rewritten(text: str) -> str:
    if LEFT_OUT in text:
        return ""
    return text.replace("Rietgorsstraat", "straat").replace(REDACTED, "iemand")


def _words(mode: Mode) -> Iterator[str]:
    """In an open assessment organisations are named, and no comment is shown."""
    if mode == "confidential":
        yield from (name for name, *_ in ORGANISATIONS)
    else:
        yield BUTTERFLY
    yield from ("Avondpauwoog", "nachtvlinderpost", "Zilverdistel", "zilverdistel", "Rietgorsstraat")
    yield from (ELSEWHERE, *TRACES)
    yield from ("Kleinehoefblad", LEFT_OUT, REDACTED, "braamsluiper", "kneuterkneuter")


def _digest(questionnaire: Questionnaire, rows: Rows) -> str:
    return input_digest([closing.response_row(questionnaire, row["response"]) for row in rows])


def _withheld_means(questionnaire: Questionnaire, rows: Rows, published: Published) -> Iterator[SecretFigure]:
    """Of what few people answered, and of every group that is not shown by itself."""
    for id_, given in FEW_ANSWERS.items():
        yield SecretFigure(float(np.mean(given)), f"item {id_}")
    yield SecretFigure(_mean(questionnaire, "steering", rows), "criterion steering")
    yield SecretFigure(BEFORE_FEW_MEAN, "trust in the wave before")
    shown = {(one.dimension, group.id) for one in published.results.breakdowns for group in one.groups}
    for dimensions in (*((one,) for one in DIMENSIONS), ("level", "line"), ("level", "sector")):
        for group in sorted({tuple(row[one] for one in dimensions) for row in rows}):
            if (dimensions[0], group[0]) in shown and len(group) == 1:
                continue
            members = [row for row in rows if tuple(row[one] for one in dimensions) == group]
            for criterion in ("drive", "trust"):
                about = f"{criterion} of {' and '.join(group)}"
                yield SecretFigure(_mean(questionnaire, criterion, members), about)


def _mean(questionnaire: Questionnaire, criterion: str, rows: Sequence[Mapping[str, Any]]) -> float:
    items = questionnaire.criterion_by_id[criterion].items
    given = [[row["answers"][each.id] for each in items if each.id in row["answers"]] for row in rows]
    return float(np.mean([np.mean(one) for one in given if len(one) * 2 >= len(items)]))


def _far_from(
    published: Sequence[Published], questionnaire: Questionnaire, figures: Iterator[SecretFigure]
) -> list[SecretFigure]:
    """Without those that read the same as a number that may be shown."""
    known = {round(value, 1) for one in published for value in _numbers(published_json(one))}
    for criterion in questionnaire.criteria:
        values = criterion.items[0].scale.values
        known |= {round(rules(values[0], values[-1]).norm, 1), *(value + 0.5 for value in values), *values}
    steps = (-0.1, 0.0, 0.1)
    return [
        figure
        for figure in figures
        if not any(round(round(figure.value, 1) + step, 1) in known for step in steps)
    ]


def _numbers(value: Any) -> Iterator[float]:
    if isinstance(value, bool) or value is None:
        return
    if isinstance(value, int | float):
        yield float(value)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _numbers(one)
    elif isinstance(value, list):
        for one in value:
            yield from _numbers(one)


def _sealed(reliability: Mapping[str, Any]) -> Iterator[SecretFigure]:
    for criterion, sums in reliability.items():
        if sums is not None:
            for line in sums.products:
                yield from (SecretFigure(float(one), f"sealed products of {criterion}") for one in line)
