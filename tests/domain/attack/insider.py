"""What the insider knows beside the published JSON: who was invited, their groups, and who answered what.

Nobody knows that much: who answered "don't know" to an item is known to nobody else. The rules promise safety
per item all the same, so the attacker is given it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
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

    @cached_property
    def respondents(self) -> list[Person]:
        return [person for person in self.people if person.answered is not None]

    def members(self, dimension: str, values: Sequence[str]) -> Bools:
        """The respondents who belong to a group that takes these values together."""
        return self._has_value(dimension, frozenset(values))

    @cached_property
    def columns(self) -> Mapping[str, Bools]:
        """Who counts in what: by item id, by criterion id and facet id joined with a slash, by criterion id.

        A part of J items counts people who answered at least half of them, upwards.
        """
        answered = [person.answered or frozenset() for person in self.respondents]
        columns = {PEOPLE: np.ones(len(answered), dtype=bool)}
        for criterion, facets in self.parts.items():
            scored = {f"{criterion}/{facet}": items for facet, items in facets.items()}
            scored[criterion] = [item for items in facets.values() for item in items]
            for item in scored[criterion]:
                columns[item] = np.array([item in given for given in answered], dtype=bool)
            for column, items in scored.items():
                number = np.sum([columns[each] for each in items], axis=0)
                columns[column] = number >= ceil(len(items) / 2)
        return columns

    @cached_property
    def organisations(self) -> NDArray[np.object_]:
        return np.array([person.organisation or UNKNOWN for person in self.respondents], dtype=object)

    @cached_property
    def _seen(self) -> dict[tuple[str, frozenset[str]], Bools]:
        return {}

    def _has_value(self, dimension: str, values: frozenset[str]) -> Bools:
        if (dimension, values) not in self._seen:
            labels = [getattr(person, dimension) or UNKNOWN for person in self.respondents]
            self._seen[dimension, values] = np.array([label in values for label in labels], dtype=bool)
        return self._seen[dimension, values]
