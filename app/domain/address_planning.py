"""Makes the plan for an address list; `address_plan` tells what a plan is and what it promises."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.domain.address_list import ListedPerson
from app.domain.address_plan import (
    Action,
    AddressPlan,
    Change,
    Note,
    OrganisationData,
    ParticipantData,
    PlannedRow,
    Reason,
    Refusal,
)
from app.domain.address_reading import Understood, understand
from app.domain.listed_organisations import ListedOrganisations, name_key

FIELDS = ("name", "organisation", "level", "language")


def plan_addresses(
    people: Sequence[ListedPerson],
    participants: Iterable[ParticipantData],
    organisations: Iterable[OrganisationData],
) -> AddressPlan:
    """What this list does to a network with these participants and organisations, row by row.

    The rows have different numbers. Capitals make no difference between two e-mail addresses or two names of
    organisations.
    """
    rows = [understand(listed) for listed in people]
    planning = _Planning(participants, organisations)
    for row in rows:
        if row.refusals:
            planning.refuse(row, row.refusals)
    for group in _by_address(rows):
        planning.add(group)
    return AddressPlan(tuple(planning.rows[row.listed.row] for row in rows), planning.places.planned())


def _by_address(rows: Iterable[Understood]) -> Iterable[list[Understood]]:
    """The rows that can be used, those of one person together."""
    groups: dict[str, list[Understood]] = defaultdict(list)
    for row in rows:
        if not row.refusals:
            groups[row.email].append(row)
    return groups.values()


class _Planning:
    """A plan in the making: its rows so far, by their number."""

    def __init__(
        self, participants: Iterable[ParticipantData], organisations: Iterable[OrganisationData]
    ) -> None:
        self.known = {participant.email.lower(): participant for participant in participants}
        self.places = ListedOrganisations(organisations)
        self.rows: dict[int, PlannedRow] = {}
        self.people: dict[tuple[str, str], tuple[str, int | None]] = {}
        for participant in self.known.values():
            if not participant.left:
                self._remember(participant, None)

    def refuse(self, row: Understood, refusals: tuple[Refusal, ...]) -> None:
        self.rows[row.listed.row] = PlannedRow(row.listed, "refused", refusals=refusals)

    def add(self, group: list[Understood]) -> None:
        """Plans the person in these rows: once, or not at all if the rows contradict each other."""
        disputed = [field for field in FIELDS if len(_values(group, field)) > 1]
        if disputed:
            for row in group:
                self.refuse(row, tuple(_contradiction(row, group, field) for field in disputed))
            return
        first, *others = group
        for row in others:
            self.refuse(row, (Refusal("twice-equal", other_row=first.listed.row),))
            first = first.joined(row)
        known = self.known.get(first.email)
        refusals = _refusals(first, known)
        if refusals:
            self.refuse(first, refusals)
        else:
            self._plan(first, known, others)

    def _plan(self, row: Understood, known: ParticipantData | None, others: list[Understood]) -> None:
        organisation = row.organisation or (known.organisation if known else "")
        spelled = self.places.spelled(organisation)
        notes = self.places.tell(spelled, row)
        for other in others:
            self.places.tell(spelled, other)
        if known is None:
            after = ParticipantData(row.name, row.email, spelled, row.level, row.language or "nl")
            notes += self._namesake(after)
            self.rows[row.listed.row] = PlannedRow(row.listed, "create", after, notes=notes)
            self._remember(after, row.listed.row)
            return
        after = replace(
            known,
            name=row.name or known.name,
            organisation=spelled,
            level=row.level or known.level,
            language=row.language or known.language,
        )
        changes = _changes(known, after)
        action: Action = "update" if changes else "unchanged"
        self.rows[row.listed.row] = PlannedRow(row.listed, action, after, changes, notes=notes)

    def _remember(self, participant: ParticipantData, row: int | None) -> None:
        key = (name_key(participant.name), name_key(participant.organisation))
        self.people.setdefault(key, (participant.email, row))

    def _namesake(self, participant: ParticipantData) -> tuple[Note, ...]:
        """Somebody with this name at this organisation, but another address: perhaps the same person."""
        known = self.people.get((name_key(participant.name), name_key(participant.organisation)))
        return (Note("same-name", known[0], known[1]),) if known else ()


def _refusals(row: Understood, known: ParticipantData | None) -> tuple[Refusal, ...]:
    """What stands in the way of this person, apart from the row itself."""
    if known:
        return (Refusal("has-left", known.name),) if known.left else ()
    missing: tuple[tuple[Reason, str], ...]
    missing = (("no-name", row.name), ("no-organisation", row.organisation))
    return tuple(Refusal(code) for code, text in missing if not text)


def _contradiction(row: Understood, group: list[Understood], field: str) -> Refusal:
    own = _values([row], field)
    others = [other for other in group if other is not row]
    against = next((other for other in others if _values([other], field) - own), others[0])
    return Refusal("twice-different", field, against.listed.row)


def _values(rows: Iterable[Understood], field: str) -> set[str]:
    """The different values of a field, without regard for capitals; an empty one says nothing."""
    return {name_key(value) for row in rows if (value := getattr(row, field))}


def _changes(before: ParticipantData, after: ParticipantData) -> tuple[Change, ...]:
    pairs = ((field, getattr(before, field), getattr(after, field)) for field in FIELDS)
    return tuple(Change(field, old, new) for field, old, new in pairs if old != new)
