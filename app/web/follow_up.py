"""How far each invited person has come, in one word and with what can be done about it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

from app.language.catalogues import N_
from app.persistence.assessments import Follow

Standing = Literal[
    "answered",
    "reminded",
    "bounced",
    "planned",
    "queued",
    "sending",
    "accepted",
    "refused",
    "uncertain",
    "cancelled",
    "none",
]

STANDINGS: dict[Standing, str] = {
    "answered": N_("Answered"),
    "accepted": N_("Invited"),
    "reminded": N_("Reminded"),
    "planned": N_("Goes out on the opening date"),
    "queued": N_("Mail is waiting to go out"),
    "sending": N_("Mail is going out"),
    "refused": N_("Mail refused"),
    "bounced": N_("Bounced"),
    "uncertain": N_("Uncertain whether the mail went out"),
    "cancelled": N_("Mail stopped"),
    "none": N_("No mail yet"),
}
BADGES: dict[Standing, str] = {
    "answered": "positive",
    "accepted": "info",
    "reminded": "info",
    "refused": "negative",
    "bounced": "negative",
    "uncertain": "warning",
    "cancelled": "warning",
}


@dataclass(frozen=True)
class FollowRow:
    """One line of the follow-up. `reason`: what the mail server said."""

    follow: Follow
    standing: Standing
    reason: str

    @property
    def text(self) -> str:
        return STANDINGS[self.standing]

    @property
    def badge(self) -> str:
        return BADGES.get(self.standing, "neutral")


def standing(follow: Follow) -> Standing:
    if follow.invitation.answered:
        return "answered"
    if follow.invitation.bounced:
        return "bounced"
    if follow.mail is None:
        return "none"
    if follow.mail.kind == "reminder" and follow.mail.state == "accepted":
        return "reminded"
    return cast(Standing, follow.mail.state)


def follow_rows(rows: Sequence[Follow]) -> list[FollowRow]:
    """By urgency: what needs a decision first, who has answered last."""
    made = [FollowRow(row, standing(row), row.mail.reason if row.mail else "") for row in rows]
    order = {"uncertain": 0, "refused": 1, "bounced": 1, "cancelled": 2, "answered": 4}
    return sorted(made, key=lambda row: order.get(row.standing, 3))


def summary(rows: Sequence[Follow]) -> list[tuple[Standing, int]]:
    """How many people stand where, in a fixed order."""
    counted = Counter(standing(row) for row in rows)
    return [(each, counted[each]) for each in STANDINGS if counted[each]]
