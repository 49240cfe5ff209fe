"""What a list of partners will allow the report to show, told before the first mail goes out."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from sqlmodel import Session

from app.domain.comments import COMMENTS_FROM
from app.domain.disclosure_plan import Plan, plan_disclosure
from app.domain.grouping import Attributes, Dimension
from app.domain.terms import Terms
from app.persistence import assessments as queries
from app.persistence import networks
from app.persistence.tables import Assessment, Organisation, Participant
from app.services.terms import terms_of

USUAL_RESPONSE = Fraction(2, 3)


@dataclass(frozen=True)
class GroupInReach:
    """`values`: the levels, lines, sectors or organisations that are taken together in it."""

    values: tuple[str, ...]
    people: int


@dataclass(frozen=True)
class BreakdownInReach:
    dimension: Dimension
    groups: tuple[GroupInReach, ...]


@dataclass(frozen=True)
class Outlook:
    """What can be shown if `answering` people answer every question.

    `left_out`: breakdowns that can't be shown. `rows`: whether answers can be taken out row by row.
    """

    answering: int
    breakdowns: tuple[BreakdownInReach, ...]
    left_out: tuple[Dimension, ...]
    comments: bool
    rows: bool


@dataclass(frozen=True)
class Reach:
    """`everybody`: if all of them answer; `most`: if two of three do, spread evenly over the groups."""

    invited: int
    threshold: int
    mode: str
    row_export: bool
    by_level: dict[str, int]
    by_line: dict[str, int]
    everybody: Outlook
    most: Outlook

    @property
    def enough(self) -> bool:
        return self.invited >= self.threshold


def reach(session: Session, assessment: Assessment) -> Reach:
    """What the people in the network now, or those invited, allow the report to show."""
    people = _people(session, assessment)
    terms = terms_of(assessment)
    attributes = [
        Attributes(organisation.name, organisation.sector, participant.level, organisation.line)
        for participant, organisation in people
    ]
    return Reach(
        invited=len(people),
        threshold=terms.threshold,
        mode=terms.mode,
        row_export=terms.row_export,
        by_level=_counted([each.level for each in attributes]),
        by_line=_counted([each.line for each in attributes]),
        everybody=outlook(attributes, terms),
        most=outlook(spread_evenly(attributes, USUAL_RESPONSE), terms),
    )


def outlook(answering: Sequence[Attributes], terms: Terms) -> Outlook:
    """What may be shown if these people answer every question."""
    plan = _plan(answering, terms)
    return Outlook(
        answering=len(answering),
        breakdowns=tuple(
            BreakdownInReach(
                breakdown.dimension,
                tuple(GroupInReach(group.values, len(group.rows)) for group in breakdown.groups),
            )
            for breakdown in plan.breakdowns
        ),
        left_out=plan.left_out,
        comments=terms.mode == "confidential" and len(answering) >= COMMENTS_FROM,
        rows=plan.rows is not None,
    )


def spread_evenly(people: Sequence[Attributes], share: Fraction) -> list[Attributes]:
    """That share of the people, to be found in every group, and always the same ones.

    Laid out by their attributes, so that alike people lie together, each is passed over whose place does not
    raise the whole number of people reached.
    """
    laid_out = sorted(people, key=repr)
    return [person for place, person in enumerate(laid_out) if int((place + 1) * share) > int(place * share)]


def _plan(answering: Sequence[Attributes], terms: Terms) -> Plan:
    if len(answering) < terms.threshold:
        return Plan((), (), None)
    return plan_disclosure(answering, {"all": np.ones((len(answering), 1), dtype=np.bool_)}, terms)


def _people(session: Session, assessment: Assessment) -> list[tuple[Participant, Organisation]]:
    if assessment.state == "draft":
        return [row for row in networks.participants(session, assessment.network_id) if not row[0].left]
    return [(row.participant, row.organisation) for row in queries.follow(session, assessment.id)]


def _counted(values: Sequence[str | None]) -> dict[str, int]:
    return {value: values.count(value) for value in values if value}
