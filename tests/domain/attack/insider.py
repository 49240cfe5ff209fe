"""What the insider knows beside the published JSON: who was invited, their groups, and who answered what.

Nobody knows that much: who answered "don't know" to an item is known to nobody else. The rules promise safety
per item all the same, so the attacker is given it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray

Bools = NDArray[np.bool_]

UNKNOWN = "unknown"
PEOPLE = "people"
"""The column in which everybody who handed in an answer counts."""


@dataclass(frozen=True)
class Person:
    """`answered`: ids of the items answered with a value; None: handed in nothing."""

    organisation: str | None
    sector: str | None
    level: str | None
    line: str | None
    answered: frozenset[str] | None = None


@dataclass(frozen=True)
class Insider:
    """`parts`: of each criterion the items by facet, which everybody who was invited has read."""

    people: tuple[Person, ...]
    parts: Mapping[str, Mapping[str, Sequence[str]]]

    @property
    def respondents(self) -> list[Person]:
        return [person for person in self.people if person.answered is not None]

    def members(self, dimension: str, values: Sequence[str]) -> Bools:
        """The respondents who belong to a group that takes these values together."""
        return np.array(
            [(getattr(person, dimension) or UNKNOWN) in values for person in self.respondents], dtype=bool
        )

    def columns(self) -> dict[str, Bools]:
        """Who counts in what: by item id, by criterion id and facet id joined with a slash, by criterion id.

        A part of J items counts people who answered at least half of them, upwards.
        """
        answered = [person.answered or frozenset() for person in self.respondents]
        columns = {PEOPLE: np.ones(len(answered), dtype=bool)}
        for criterion, facets in self.parts.items():
            scored = {f"{criterion}/{facet}": items for facet, items in facets.items()}
            scored[criterion] = [item for items in facets.values() for item in items]
            scored.update({item: [item] for item in scored[criterion]})
            for column, items in scored.items():
                needed = ceil(len(items) / 2)
                columns[column] = np.array(
                    [sum(item in given for item in items) >= needed for given in answered], dtype=bool
                )
        return columns
