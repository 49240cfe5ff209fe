"""Random networks: from two people to two hundred, in one to forty organisations, most of them awkward.

A network is grown from a seed, so that Hypothesis makes it smaller by making these few numbers smaller and
ten thousand of them are cheap.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from app.domain.grouping import DIMENSIONS, Attributes
from app.domain.terms import Terms
from app.domain.vocabulary import LEVELS, LINES, SECTORS

Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Shape:
    """`skew`: how much larger the largest organisation is than the smallest. `unknown`, `silent`, `skipped`:
    shares of attributes not known, of people who don't answer, of items that those who do leave open.
    `alike`: whether people of one level stand in one line, but for a few. `pockets`: how often an item is
    skipped by all but a few of those who share a level, a line, a sector or an organisation."""

    seed: int
    people: int
    organisations: int
    skew: float
    unknown: float
    silent: float
    skipped: float
    alike: bool
    pockets: int


shapes = st.builds(
    Shape,
    seed=st.integers(0, 2**32 - 1),
    people=st.one_of(st.integers(2, 30), st.integers(20, 80), st.integers(60, 200)),
    organisations=st.one_of(st.integers(1, 8), st.integers(1, 40)),
    skew=st.sampled_from((0.0, 1.0, 2.0)),
    unknown=st.sampled_from((0.0, 0.0, 0.1, 0.5)),
    silent=st.sampled_from((0.0, 0.2, 0.5)),
    skipped=st.sampled_from((0.0, 0.02, 0.1, 0.4)),
    alike=st.booleans(),
    pockets=st.integers(0, 3),
)

terms = st.builds(
    Terms,
    mode=st.sampled_from(("confidential", "confidential", "confidential", "open")),
    threshold=st.integers(3, 8),
    weighting=st.sampled_from(("respondent", "respondent", "organisation")),
    breakdowns=st.one_of(
        st.just(()),
        st.permutations(DIMENSIONS).flatmap(lambda d: st.sampled_from((tuple(d[:1]), tuple(d[:2])))),
    ),
    row_export=st.sampled_from((False, False, True)),
)


def members_of(shape: Shape, rng: np.random.Generator) -> list[Attributes]:
    """Everybody invited. Each organisation has a sector and a line, and one person who governs; now and then
    somebody works in another sector or line."""
    names = [f"org-{number}" for number in range(shape.organisations)]
    weights = np.arange(1, shape.organisations + 1) ** -shape.skew
    place = rng.choice(shape.organisations, shape.people, p=weights / weights.sum())
    sectors = rng.integers(0, min(len(SECTORS), 1 + shape.organisations // 2), shape.organisations)
    lines = rng.integers(0, len(LINES), shape.organisations)
    moved = rng.random((shape.people, 2)) < rng.choice((0.0, 0.0, 0.1))
    known = rng.random((shape.people, 4)) >= shape.unknown
    levels = rng.choice(len(LEVELS), shape.people, p=(0.02, 0.05, 0.2, 0.68, 0.05))
    members, governed = [], set()
    for person, organisation in enumerate(place):
        level = levels[person]
        if organisation not in governed:
            governed.add(organisation)
            level = LEVELS.index("governance")
        sector = rng.integers(len(SECTORS)) if moved[person, 0] else sectors[organisation]
        line = level % len(LINES) if shape.alike else lines[organisation]
        line = rng.integers(len(LINES)) if moved[person, 1] else line
        values: Sequence[str] = (names[organisation], SECTORS[sector], LEVELS[level], LINES[line])
        members.append(
            Attributes(
                *(value if there else None for value, there in zip(values, known[person], strict=True))
            )
        )
    return members


def answered(shape: Shape, rng: np.random.Generator, people: Sequence[Attributes], items: int) -> Bools:
    """Who answers which item with a value, (people, items): some people and some items miss more than
    others."""
    ease = rng.choice((0.2, 1.0, 3.0), (len(people), 1)) * rng.choice((0.0, 1.0, 2.0), (1, items))
    given: Bools = rng.random((len(people), items)) >= np.minimum(shape.skipped * ease, 1)
    for _ in range(shape.pockets):
        dimension, like = rng.choice(DIMENSIONS), people[int(rng.integers(len(people)))]
        alike = [getattr(each, dimension) == getattr(like, dimension) for each in people]
        pocket = np.flatnonzero(alike)
        given[rng.permutation(pocket)[rng.integers(8) :], rng.integers(items)] = False
    return given


Parts = Mapping[str, Mapping[str, Sequence[str]]]

parts = st.lists(st.lists(st.integers(1, 3), min_size=1, max_size=3), min_size=1, max_size=3).map(
    lambda sizes: {
        f"c{criterion}": {
            f"f{facet}": tuple(f"c{criterion}-{facet}-{item}" for item in range(size))
            for facet, size in enumerate(facets)
        }
        for criterion, facets in enumerate(sizes)
    }
)
"""Up to three criteria of up to three facets of up to three items."""


@dataclass(frozen=True)
class World:
    """A network whose people were invited and of whom some answered. `given`: (people, items) who answered
    what with a value; False throughout for those who were `silent`."""

    invited: Sequence[Attributes]
    silent: Bools
    given: Bools
    parts: Parts
    terms: Terms
    seed: int

    @property
    def respondents(self) -> list[Attributes]:
        return [person for person, silent in zip(self.invited, self.silent, strict=True) if not silent]

    def counted(self) -> dict[str, Bools]:
        """Of each criterion who counts in its items, facet scores and score, as the planner is given it."""
        given, start, counted = self.given[~self.silent], 0, {}
        for criterion, facets in self.parts.items():
            sizes = [len(items) for items in facets.values()]
            items = given[:, start : start + sum(sizes)]
            parts = [items] if len(sizes) == 1 else [*np.split(items, np.cumsum(sizes)[:-1], axis=1), items]
            scores = [2 * part.sum(axis=1) >= part.shape[1] for part in parts]
            counted[criterion] = np.column_stack([items, *scores])
            start += sum(sizes)
        return counted


def grown(shape: Shape, terms: Terms, parts: Parts) -> World:
    """Weighing organisations equally is kept only where it may be: everybody's organisation known, and k
    answers of each to whatever is shown."""
    rng = np.random.default_rng(shape.seed)
    invited = members_of(shape, rng)
    silent = rng.random(len(invited)) < shape.silent
    items = sum(len(items) for facets in parts.values() for items in facets.values())
    given = answered(shape, rng, invited, items) & ~silent[:, None]
    return World(invited, silent, given, parts, terms, shape.seed)


def with_usable_weighting(world: World) -> World:
    labels = np.array([each.organisation or "" for each in world.respondents], dtype=object)
    columns = np.column_stack([*world.counted().values(), np.ones(len(labels), dtype=bool)])
    fewest = min((columns[labels == label].sum(axis=0).min() for label in set(labels)), default=0)
    usable = "" not in labels and (world.terms.mode == "open" or fewest >= world.terms.threshold)
    return world if usable else replace(world, terms=replace(world.terms, weighting="respondent"))


worlds = st.builds(grown, shapes, terms, parts)
