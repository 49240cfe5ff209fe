"""What an address list says about organisations."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from app.domain.address_plan import Change, Note, NoteCode, OrganisationData, PlannedOrganisation
from app.domain.address_reading import Understood
from app.domain.vocabulary_words import line_named, sector_named

_FIELDS: Mapping[str, tuple[Callable[[str], str | None], NoteCode, NoteCode]] = {
    "sector": (sector_named, "unknown-sector", "other-sector"),
    "line": (line_named, "unknown-line", "other-line"),
}


def name_key(name: str) -> str:
    """What two spellings of one name share."""
    return " ".join(name.split()).casefold()


class ListedOrganisations:
    """The organisations of a network, as the rows read so far say that they are.

    Of several rows that give an organisation a sector, the first counts; so too for its line.
    """

    def __init__(self, existing: Iterable[OrganisationData]) -> None:
        self._before = {name_key(organisation.name): organisation for organisation in existing}
        self._now = dict(self._before)
        self._told: dict[tuple[str, str], tuple[str, int]] = {}

    def spelled(self, name: str) -> str:
        """The name as the network writes it; a new one is written as in its first row."""
        return self._now.setdefault(name_key(name), OrganisationData(name)).name

    def tell(self, name: str, row: Understood) -> tuple[Note, ...]:
        """Takes over the sector and the line that the row gives, and notes what can't be."""
        found = (self._tell(name_key(name), row, field) for field in _FIELDS)
        return tuple(note for note in found if note)

    def planned(self) -> tuple[PlannedOrganisation, ...]:
        """The organisations that are new or change, in the order of the list."""
        plans = []
        for key, data in self._now.items():
            before = self._before.get(key)
            if before is None:
                plans.append(PlannedOrganisation("create", data))
            elif before != data:
                plans.append(PlannedOrganisation("update", data, _changes(before, data)))
        return tuple(plans)

    def _tell(self, key: str, row: Understood, field: str) -> Note | None:
        named, unknown, other = _FIELDS[field]
        text: str = getattr(row, field)
        if not text:
            return None
        value = named(text)
        if value is None:
            return Note(unknown, text)
        first, first_row = self._told.setdefault((key, field), (value, row.listed.row))
        if first != value:
            return Note(other, text, first_row)
        update: dict[str, Any] = {field: value}
        self._now[key] = replace(self._now[key], **update)
        return None


def _changes(before: OrganisationData, after: OrganisationData) -> tuple[Change, ...]:
    pairs = ((field, getattr(before, field), getattr(after, field)) for field in _FIELDS)
    return tuple(Change(field, old, new) for field, old, new in pairs if old != new)
