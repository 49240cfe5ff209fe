"""The action plan of a network, as a document lays it out: what was agreed after each wave, and what came of
it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from app.domain.wave_change import Change

ActionState = Literal["planned", "started", "done", "dropped"]
ACTION_STATES: tuple[ActionState, ...] = get_args(ActionState)


@dataclass(frozen=True)
class AgreedAction:
    """`criterion`: its name, '' for the whole network. `organisation`: who takes it up, '' where that is
    open.

    `before` and `after`: the mean of the criterion then and in the later wave, with how the one became the
    other; None where there is nothing to compare.
    """

    title: str
    note: str
    criterion: str
    organisation: str
    due_on: date | None
    state: ActionState
    before: float | None = None
    after: float | None = None
    change: Change | None = None


@dataclass(frozen=True)
class PlanSection:
    """What was agreed after one wave. `compared_with`: the later wave beside which it is put, if any."""

    wave: int
    compared_with: int | None
    actions: tuple[AgreedAction, ...]
