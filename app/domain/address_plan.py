"""What an address list would do to a network, row by row, before anything is saved.

A row is refused for what is wrong with the person. What is wrong with the sector or line of an organisation
is noted instead, and leaves that field as it is: nobody is lost over it. An empty cell changes nothing.
Planning the same list again, after its plan was carried out, changes nothing.
"""

from dataclasses import dataclass
from typing import Literal

from app.domain.address_list import ListedPerson
from app.domain.vocabulary import Language, Level, Line, Sector

Action = Literal["create", "update", "unchanged", "refused"]
Reason = Literal[
    "formula",
    "no-name",
    "no-address",
    "bad-address",
    "several-addresses",
    "no-organisation",
    "too-long",
    "unknown-level",
    "unknown-language",
    "twice-equal",
    "twice-different",
    "has-left",
]
NoteCode = Literal["unknown-sector", "unknown-line", "other-sector", "other-line", "same-name"]


@dataclass(frozen=True)
class ParticipantData:
    """Somebody in a network. `organisation` is a name; `left`: was removed after having been invited."""

    name: str
    email: str
    organisation: str
    level: Level | None = None
    language: Language = "nl"
    left: bool = False


@dataclass(frozen=True)
class OrganisationData:
    name: str
    sector: Sector | None = None
    line: Line | None = None


@dataclass(frozen=True)
class Change:
    """A field that gets another value; `before` is None where it was empty."""

    field: str
    before: str | None
    after: str


@dataclass(frozen=True)
class Refusal:
    """Why a row is refused: the value that is wrong, or the other row that it has to do with."""

    code: Reason
    value: str = ""
    other_row: int | None = None


@dataclass(frozen=True)
class Note:
    """Something to know about a row that does not stop it."""

    code: NoteCode
    value: str
    other_row: int | None = None


@dataclass(frozen=True)
class PlannedRow:
    """`participant` is the person as they will be; None when the row is refused, for all of `refusals`."""

    listed: ListedPerson
    action: Action
    participant: ParticipantData | None = None
    changes: tuple[Change, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class PlannedOrganisation:
    """An organisation that is created or gets other data. `data` is how it will be."""

    action: Literal["create", "update"]
    data: OrganisationData
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class AddressPlan:
    rows: tuple[PlannedRow, ...]
    organisations: tuple[PlannedOrganisation, ...]

    def count(self, action: Action) -> int:
        return sum(row.action == action for row in self.rows)

    @property
    def changes_nothing(self) -> bool:
        return not self.organisations and not self.count("create") and not self.count("update")
