"""What a preview of an address list says about each row, organisation and column."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain.address_list import PERSON_FIELDS
from app.domain.address_plan import Action, AddressPlan, Change, OrganisationData, PlannedRow
from app.domain.vocabulary import Language
from app.language import vocabulary_texts as words
from app.language.catalogues import N_, texts
from app.services.address_texts import field_text, note_text, reason_text

ACTIONS: dict[Action, str] = {
    "refused": N_("Refused"),
    "update": N_("Is changed"),
    "create": N_("New"),
    "unchanged": N_("Stays as it is"),
}
BADGES: dict[Action, str] = {"refused": "negative", "update": "warning", "create": "info"}
VALUES: dict[str, Mapping[str, str]] = {
    "level": words.LEVELS,
    "language": {"nl": N_("Dutch"), "en": N_("English")},
    "sector": words.SECTORS,
    "line": words.LINES,
}
NAME_COLUMNS = ("first_name", "infix", "name", "last_name")


@dataclass(frozen=True)
class Outcome:
    """What happens. `details`: why it is refused, what changes, or what else is filled in."""

    action: Action
    details: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return ACTIONS[self.action]

    @property
    def badge(self) -> str:
        return BADGES.get(self.action, "neutral")


@dataclass(frozen=True)
class PreviewRow:
    """One row of the file; of a refused one the texts are as typed."""

    number: int
    name: str
    email: str
    organisation: str
    outcome: Outcome


@dataclass(frozen=True)
class PreviewOrganisation:
    """An organisation that is made or changed."""

    data: OrganisationData
    outcome: Outcome


def preview_rows(plan: AddressPlan, language: Language) -> list[PreviewRow]:
    """What needs attention first: refused rows, rows with a note, changes; then the order of the file."""
    order = {action: place for place, action in enumerate(ACTIONS)}
    rows = sorted(
        plan.rows, key=lambda row: (row.action != "refused", not row.notes, order[row.action], row.listed.row)
    )
    return [_preview_row(row, language) for row in rows]


def preview_organisations(plan: AddressPlan, language: Language) -> list[PreviewOrganisation]:
    return [
        PreviewOrganisation(each.data, Outcome(each.action, _changes(each.changes, language)))
        for each in plan.organisations
    ]


def column_facts(columns: Mapping[str, str], language: Language) -> list[tuple[str, str | None]]:
    """For each field the header that it was read from; a name may come from several columns."""
    return [(field_text(field, language), _headers(field, columns)) for field in PERSON_FIELDS]


def outcome_text(plan: AddressPlan, language: Language) -> str:
    """The numbers of a plan that was carried out, in one line."""
    ngettext = texts(language).ngettext
    made = sum(each.action == "create" for each in plan.organisations)
    changed = len(plan.organisations) - made
    people, updated, refused = plan.count("create"), plan.count("update"), plan.count("refused")
    parts = (
        (people, ngettext("%(num)s participant added", "%(num)s participants added", people)),
        (updated, ngettext("%(num)s participant changed", "%(num)s participants changed", updated)),
        (made, ngettext("%(num)s organisation added", "%(num)s organisations added", made)),
        (changed, ngettext("%(num)s organisation changed", "%(num)s organisations changed", changed)),
        (refused, ngettext("%(num)s row refused", "%(num)s rows refused", refused)),
    )
    return ", ".join(text % {"num": number} for number, text in parts if number)


def _preview_row(row: PlannedRow, language: Language) -> PreviewRow:
    shown = row.participant or row.listed
    return PreviewRow(
        number=row.listed.row,
        name=shown.name,
        email=shown.email,
        organisation=shown.organisation,
        outcome=Outcome(
            row.action, _details(row, language), tuple(note_text(note, language) for note in row.notes)
        ),
    )


def _details(row: PlannedRow, language: Language) -> tuple[str, ...]:
    if row.action == "refused":
        return tuple(reason_text(refusal, language) for refusal in row.refusals)
    if row.action == "create" and row.participant:
        level, spoken = row.participant.level, row.participant.language
        filled = (("level", level), ("language", None if spoken == "nl" else spoken))
        return tuple(
            f"{field_text(field, language)}: {_value(field, value, language)}"
            for field, value in filled
            if value
        )
    return _changes(row.changes, language)


def _changes(changes: Iterable[Change], language: Language) -> tuple[str, ...]:
    return tuple(_change(change, language) for change in changes)


def _change(change: Change, language: Language) -> str:
    gettext = texts(language).gettext
    values = {
        "field": field_text(change.field, language),
        "after": _value(change.field, change.after, language),
    }
    if not change.before:
        return gettext("%(field)s: was empty, becomes %(after)s") % values
    before = _value(change.field, change.before, language)
    return gettext("%(field)s: was %(before)s, becomes %(after)s") % {**values, "before": before}


def _value(field: str, value: str, language: Language) -> str:
    return texts(language).gettext(VALUES[field][value]) if field in VALUES else value


def _headers(field: str, columns: Mapping[str, str]) -> str | None:
    fields = NAME_COLUMNS if field == "name" else (field,)
    return " + ".join(columns[each] for each in fields if each in columns) or None
