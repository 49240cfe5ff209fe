from datetime import UTC, datetime

import pytest

from app.persistence.assessments import Follow
from app.persistence.tables import Invitation, Mail, Organisation, Participant
from app.web.follow_up import follow_rows, standing, summary


def follow(
    state: str | None,
    kind: str = "invitation",
    answered: bool = False,
    bounced: bool = False,
    name: str = "An",
) -> Follow:
    mail = None
    if state:
        mail = Mail(
            assessment_id="a",
            kind=kind,
            recipient="x@y.nl",
            state=state,
            queued_at=datetime(2026, 3, 2, tzinfo=UTC),
        )
    return Follow(
        Invitation(assessment_id="a", participant_id="p", token_hash="t", answered=answered, bounced=bounced),
        Participant(network_id="n", organisation_id="o", name=name, email="x@y.nl"),
        Organisation(network_id="n", name="Politie"),
        mail,
    )


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (follow("accepted"), "accepted"),
        (follow("accepted", "reminder"), "reminded"),
        (follow("refused", "reminder"), "refused"),
        (follow("accepted", answered=True), "answered"),
        (follow("accepted", bounced=True), "bounced"),
        (follow("accepted", answered=True, bounced=True), "answered"),
        (follow("uncertain"), "uncertain"),
        (follow(None), "none"),
    ],
)
def test_where_somebody_stands(row: Follow, expected: str) -> None:
    assert standing(row) == expected


def test_what_needs_a_decision_comes_first_and_who_answered_last() -> None:
    rows = [
        follow("accepted", answered=True, name="Klaar"),
        follow("accepted", name="Bezig"),
        follow("refused", name="Geweigerd"),
        follow("uncertain", name="Onzeker"),
    ]
    assert [row.follow.participant.name for row in follow_rows(rows)] == [
        "Onzeker",
        "Geweigerd",
        "Bezig",
        "Klaar",
    ]
    assert dict(summary(rows)) == {"answered": 1, "accepted": 1, "refused": 1, "uncertain": 1}
