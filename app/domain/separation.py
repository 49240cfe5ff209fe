"""What the stored responses may still say about who gave them, once an assessment is closed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from app.domain.grouping import Attributes
from app.domain.vocabulary import Mode

MOST_TELLING_FIRST = ("organisation", "line", "level", "sector")


NOTHING = Attributes()


def separated(rows: Sequence[Attributes], threshold: int, mode: Mode) -> list[Attributes]:
    """The attributes that may stay with each row, in the same order.

    Confidential: every combination of attributes that is left is shared by at least `threshold` rows; where
    there are fewer rows than that, nothing is left. Open: the organisation stays, with the sector and line
    that follow from it, and the level only within an organisation each of whose levels has `threshold` rows.
    """
    return _within_organisations(rows, threshold) if mode == "open" else _in_company(rows, threshold)


def _within_organisations(rows: Sequence[Attributes], threshold: int) -> list[Attributes]:
    groups = Counter((row.organisation, row.level) for row in rows)
    small = {organisation for (organisation, _), count in groups.items() if count < threshold}
    return [replace(row, level=None) if row.organisation in small else row for row in rows]


def _in_company(rows: Sequence[Attributes], threshold: int) -> list[Attributes]:
    kept = list(rows)
    for name in MOST_TELLING_FIRST:
        kept = _without_small_values(kept, name, threshold)
    for name in MOST_TELLING_FIRST:
        alone = _small_groups(kept, threshold)
        kept = [replace(row, **{name: None}) if row in alone else row for row in kept]
    return _with_company_for_the_rest(kept, threshold)


def _without_small_values(rows: Sequence[Attributes], name: str, threshold: int) -> list[Attributes]:
    counts = Counter(getattr(row, name) for row in rows)
    return [replace(row, **{name: None}) if counts[getattr(row, name)] < threshold else row for row in rows]


def _small_groups(rows: Sequence[Attributes], threshold: int) -> set[Attributes]:
    return {row for row, count in Counter(rows).items() if count < threshold}


def _with_company_for_the_rest(rows: Sequence[Attributes], threshold: int) -> list[Attributes]:
    """The few of whom nothing is told would stand out by that: other groups join them, the smallest first."""
    counts = Counter(rows)
    joining = {NOTHING}
    others = sorted(set(counts) - joining, key=lambda row: (counts[row], repr(row)))
    while 0 < sum(counts[row] for row in joining) < threshold and others:
        joining.add(others.pop(0))
    return [NOTHING if row in joining else row for row in rows]
