"""The wave before, of which less or other things may be shown, and what was agreed on after both waves."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np
from sqlmodel import Session, select

from app.domain.questionnaire import Questionnaire
from app.persistence.tables import (
    Assessment,
    Invitation,
    Network,
    Organisation,
    Participant,
    PlannedAction,
    Response,
)
from app.services import closing

CLOSED_BEFORE = date(2025, 9, 21)
BEFORE_FEW = (931, 931, 932)
"""What three people answered to the whole of the second criterion, which nobody else did."""

BEFORE_FEW_MEAN = 931 + 1 / 3
AGREED = "Pimpernelblauwtje"
"""Stands in every action that was agreed on after a wave of this network."""

TAKES_IT_UP = "Kwikstaartvereniging"
ELSEWHERE = "Apollovlinder"
"""Stands in an action of another network, and in every comment of the wave before."""

TRACES = ("sprinkhaanrietzanger", "waterrietzanger")
"""Stand in what ties the wave before to people."""


def add_earlier_wave(session: Session, after: Assessment, questionnaire: Questionnaire) -> list[str]:
    """Closes the first wave; gives the ids and receipts of its rows, which lead to people."""
    values: dict[str, Any] = after.model_dump(exclude={"id", "opens_on", "closes_on", "state", "wave"})
    opens_on, closes_on = date(2025, 9, 1), date(2025, 9, 20)
    before = Assessment(**values, opens_on=opens_on, closes_on=closes_on, state="closing", wave=1)
    session.add(before)
    session.flush()
    rows = list(_responses(session, before, questionnaire))
    session.add_all(rows)
    session.flush()
    traces = [str(each) for row in rows for each in (row.id, row.receipt_hash)]
    assert closing.close(session, before.id, CLOSED_BEFORE)
    _agree(session, before, "steering", "drive", "trust", "")
    _agree_elsewhere(session, before)
    return [*traces, *(row.id for row in session.exec(select(Response)) if row.assessment_id == before.id)]


def agree_after(session: Session, assessment: Assessment) -> None:
    _agree(session, assessment, "steering", "drive", "")


def _responses(session: Session, assessment: Assessment, questionnaire: Questionnaire) -> Iterator[Response]:
    query = select(Participant, Organisation).join(Organisation)
    for number, (person, organisation) in enumerate(session.exec(query.order_by(Participant.email)).all()):
        hash_ = f"{number:04}{TRACES[1]}"
        session.add(
            Invitation(assessment_id=assessment.id, participant_id=person.id, token_hash=hash_, answered=True)
        )
        yield Response(
            assessment_id=assessment.id,
            organisation=organisation.id,
            sector=organisation.sector,
            level=person.level,
            line=organisation.line,
            answers=_answers(number, questionnaire),
            receipt_hash=f"{number:04}{TRACES[0]}",
        )


def _answers(number: int, questionnaire: Questionnaire) -> dict[str, Any]:
    """Everybody answers what few people do in the wave after, and scores higher in it."""
    rng = np.random.default_rng(1000 + number)
    answers: dict[str, Any] = {"first-step": f"Eerst de {ELSEWHERE}s tellen", "hindering": ["drive"]}
    for item in questionnaire.items:
        if not item.id.startswith("trust"):
            near = item.scale.values[3:] if item.id.startswith("steering") else item.scale.values[:4]
            answers[item.id] = int(rng.choice(near))
        elif number < len(BEFORE_FEW):
            answers[item.id] = BEFORE_FEW[number]
    return answers


def _agree(session: Session, assessment: Assessment, *criteria: str) -> None:
    organisation = session.exec(select(Organisation).where(Organisation.name == TAKES_IT_UP)).first()
    if organisation is None:
        organisation = Organisation(
            network_id=assessment.network_id, name=TAKES_IT_UP, sector="housing", line="midfield"
        )
        session.add(organisation)
        session.flush()
    for criterion in criteria:
        session.add(
            PlannedAction(
                network_id=assessment.network_id,
                assessment_id=assessment.id,
                criterion=criterion,
                title=f"{AGREED} {criterion} {assessment.wave}",
                organisation_id=organisation.id,
                due_on=date(2026, 6, 1),
            )
        )
    session.flush()


def _agree_elsewhere(session: Session, like: Assessment) -> None:
    network = Network(name="Netwerk Elders", formality="formal", scale="district", phase="running")
    session.add(network)
    session.flush()
    values = like.model_dump(exclude={"id", "network_id"})
    other = Assessment(**values, network_id=network.id)
    session.add(other)
    session.flush()
    title = f"{ELSEWHERE} uitzetten"
    session.add(PlannedAction(network_id=network.id, assessment_id=other.id, criterion="drive", title=title))
    session.flush()
