"""People and answers to plan for."""

from collections.abc import Mapping, Sequence

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from app.domain.disclosure_plan import Plan, PlannedBreakdown
from app.domain.grouping import Attributes, Dimension
from app.domain.terms import Terms

Counted = Mapping[str, NDArray[np.bool_]]


def crowd(*, of: Mapping[tuple[str | None, ...], int], by: Sequence[Dimension]) -> list[Attributes]:
    """So many people of each combination of values: `crowd(by=["level", "line"], of={("operations",
    "goal"): 7})`."""
    return [
        Attributes(**{name: value for name, value in zip(by, values, strict=True) if value})
        for values, number in of.items()
        for _ in range(number)
    ]


def everybody(people: Sequence[Attributes], *criteria: str) -> Counted:
    return {id_: np.ones((len(people), 3), dtype=bool) for id_ in criteria or ("a",)}


def skipped(counted: Counted, criterion: str, rows: Sequence[int], column: int = 1) -> Counted:
    """The same, where these rows do not count in one figure of a criterion."""
    columns = counted[criterion].copy()
    columns[list(rows), column] = False
    return {**counted, criterion: columns}


LEVEL_AND_LINE: dict[tuple[str | None, ...], int] = {
    ("operations", "goal"): 12,
    ("management", "defence"): 12,
}


def sizes(breakdown: PlannedBreakdown) -> dict[str, int]:
    return {group.id: len(group.rows) for group in breakdown.groups}


def dimensions(plan: Plan) -> list[str]:
    return [breakdown.dimension for breakdown in plan.breakdowns]


LEVEL = st.sampled_from([None, "governance", "management", "management", "operations", "operations"])
LINE = st.sampled_from([None, "goal", "defence", "defence", "midfield", "forward"])
SECTOR = st.sampled_from([None, "education", "housing", "youth", "youth", "other"])
ORGANISATION = st.sampled_from([None, "A", "B", "B", "C", "C", "C", "D"])
DIMENSION: st.SearchStrategy[Dimension] = st.sampled_from(["level", "line", "sector", "organisation"])


@st.composite
def networks(draw: st.DrawFn) -> tuple[list[Attributes], Counted]:
    """A few blocks of people who are alike, and one by one who skipped what."""
    combinations = st.tuples(LEVEL, LINE, SECTOR, ORGANISATION)
    blocks = draw(st.lists(st.tuples(combinations, st.integers(1, 8)), max_size=9))
    people = [
        Attributes(level=level, line=line, sector=sector, organisation=organisation)
        for (level, line, sector, organisation), number in blocks
        for _ in range(number)
    ]
    generator = np.random.default_rng(draw(st.integers(0, 10_000)))
    share = draw(st.sampled_from([0.0, 0.02, 0.1, 0.5]))
    return people, {id_: generator.random((len(people), 3)) >= share for id_ in ("a", "b")}


@st.composite
def all_terms(draw: st.DrawFn) -> Terms:
    return Terms(
        mode="confidential",
        threshold=draw(st.integers(3, 6)),
        breakdowns=tuple(draw(st.lists(DIMENSION, max_size=2, unique=True))),
        row_export=draw(st.booleans()),
    )
