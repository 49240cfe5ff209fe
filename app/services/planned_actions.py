"""The action plan of a network: what partners agreed after each report, and what the next wave says of it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from sqlmodel import Session

from app.domain.action_plan import ACTION_STATES, ActionState, AgreedAction, PlanSection
from app.domain.printed import MEAN_DECIMALS
from app.domain.problems import NotFound, found
from app.domain.published import Published
from app.domain.release_json import read_published, read_sealed
from app.domain.rounding import rounded
from app.domain.sealed import Sealed
from app.domain.vocabulary import Language
from app.domain.wave_change import Change, wave_changes
from app.persistence import networks, planned_actions
from app.persistence.planned_actions import Agreed
from app.persistence.tables import Assessment, PlannedAction
from app.services.letters import questionnaire_of
from app.services.share_links import released


@dataclass(frozen=True)
class ActionData:
    """`criterion` '' : the whole network. `finding` and `intervention`: see `tables.PlannedAction`."""

    criterion: str
    title: str
    note: str
    organisation_id: str | None
    due_on: date | None
    state: str
    finding: str = ""
    intervention: str = ""


@dataclass(frozen=True)
class Compared:
    """The mean of a criterion after which something was agreed, that of a later wave over the same items, and
    how the one became the other."""

    then: float
    now: float
    change: Change


@dataclass(frozen=True)
class PlanLine:
    """`criterion`: its name, '' for the whole network. `compared` None: there is no later wave, or nothing to
    compare."""

    agreed: Agreed
    criterion: str
    compared: Compared | None


@dataclass(frozen=True)
class PlanPart:
    """What was agreed after one wave. `compared_with`: the later wave beside which it is put, if any."""

    assessment: Assessment
    compared_with: int | None
    lines: tuple[PlanLine, ...]


@dataclass(frozen=True)
class Plan:
    """The plan as it stands at the report of one wave: its own part first, then the earlier ones."""

    assessment: Assessment
    parts: tuple[PlanPart, ...]


@dataclass(frozen=True)
class _Wave:
    assessment: Assessment
    published: Published
    sealed: Sealed

    @property
    def place(self) -> tuple[date, int]:
        return self.published.occasion.closed_on, self.assessment.wave


def plan_of(session: Session, assessment_id: str, language: Language) -> Plan:
    """The plan at that report; NotFound while the report is not there."""
    assessment = released(session, assessment_id)
    waves = _waves(session, assessment.network_id)
    shown = next(wave for wave in waves if wave.assessment.id == assessment_id)
    agreed = planned_actions.of_network(session, assessment.network_id)
    so_far = sorted((wave for wave in waves if wave.place <= shown.place), key=lambda wave: wave.place)
    parts = [_part(session, wave, _later(wave, shown, waves), agreed, language) for wave in reversed(so_far)]
    return Plan(
        assessment, tuple(part for part in parts if part.lines or part.assessment.id == assessment_id)
    )


def sections(plan: Plan) -> tuple[PlanSection, ...]:
    """The plan as a document lays it out."""
    return tuple(
        PlanSection(
            part.assessment.wave, part.compared_with, tuple(_agreed_action(line) for line in part.lines)
        )
        for part in plan.parts
    )


def _agreed_action(line: PlanLine) -> AgreedAction:
    action, compared = line.agreed.action, line.compared
    return AgreedAction(
        title=action.title,
        note=action.note,
        criterion=line.criterion,
        organisation=line.agreed.organisation.name if line.agreed.organisation else "",
        due_on=action.due_on,
        state=cast(ActionState, action.state),
        before=compared.then if compared else None,
        after=compared.now if compared else None,
        change=compared.change if compared else None,
    )


def add(session: Session, assessment_id: str, data: ActionData) -> PlannedAction:
    assessment = released(session, assessment_id, hold=True)
    _check(session, assessment, data)
    action = PlannedAction(network_id=assessment.network_id, assessment_id=assessment_id, **vars(data))
    planned_actions.save(session, action)
    return action


def get(session: Session, action_id: str) -> PlannedAction:
    return found(planned_actions.get(session, action_id))


def update(session: Session, action_id: str, data: ActionData) -> PlannedAction:
    """Where it came from, finding and intervention, stays."""
    action = get(session, action_id)
    _check(session, released(session, action.assessment_id), data)
    origin = {"finding": action.finding, "intervention": action.intervention}
    action.sqlmodel_update({**vars(data), **origin})
    planned_actions.save(session, action)
    return action


def remove(session: Session, action_id: str) -> PlannedAction:
    action = get(session, action_id)
    planned_actions.remove(session, action)
    return action


def newest_report(session: Session, network_id: str) -> str:
    """The assessment at whose report the whole plan stands together."""
    return max(_waves(session, network_id), key=lambda wave: wave.place).assessment.id


def criteria_of(session: Session, assessment: Assessment, language: Language) -> dict[str, str]:
    """The names of the criteria that an action can be about, by id."""
    questionnaire = questionnaire_of(session, assessment)
    spoken = questionnaire.language(language)
    return {criterion.id: criterion.name[spoken] for criterion in questionnaire.criteria}


def _check(session: Session, assessment: Assessment, data: ActionData) -> None:
    """The form offers no others."""
    if data.organisation_id is not None:
        organisation = networks.organisation(session, data.organisation_id)
        if organisation is None or organisation.network_id != assessment.network_id:
            raise NotFound("not-found")
    if data.criterion and data.criterion not in questionnaire_of(session, assessment).criterion_by_id:
        raise NotFound("not-found")
    if data.state not in ACTION_STATES:
        raise NotFound("not-found")


def _waves(session: Session, network_id: str) -> list[_Wave]:
    rows = planned_actions.waves(session, network_id)
    return [
        _Wave(row.assessment, read_published(json.loads(row.published)), read_sealed(json.loads(row.sealed)))
        for row in rows
    ]


def _later(wave: _Wave, shown: _Wave, waves: Sequence[_Wave]) -> _Wave | None:
    """The wave to put beside it: the one whose report is shown, else the first that came after it."""
    later = [other for other in waves if other.place > wave.place and _comparable(wave, other)]
    return shown if shown in later else min(later, key=lambda other: other.place, default=None)


def _comparable(one: _Wave, other: _Wave) -> bool:
    mine, theirs = one.published.sources, other.published.sources
    return (mine.questionnaire_id, mine.major_version) == (theirs.questionnaire_id, theirs.major_version)


def _part(
    session: Session, wave: _Wave, later: _Wave | None, agreed: Sequence[Agreed], language: Language
) -> PlanPart:
    names = criteria_of(session, wave.assessment, language)
    mine = [each for each in agreed if each.action.assessment_id == wave.assessment.id]
    changes = wave_changes(wave.published, later.published, later.sealed) if later else {}
    lines = [
        PlanLine(
            each,
            names.get(each.action.criterion, ""),
            _compared(wave, each.action.criterion, changes.get(each.action.criterion)),
        )
        for each in mine
    ]
    return PlanPart(wave.assessment, later.assessment.wave if later else None, tuple(lines))


def _compared(wave: _Wave, criterion: str, change: Change | None) -> Compared | None:
    shown = wave.published.results.criteria.get(criterion)
    if change is None or shown is None or shown.figures is None or shown.figures.mean is None:
        return None
    then = shown.figures.mean
    return Compared(then, rounded(then + change.difference, MEAN_DECIMALS), change)
