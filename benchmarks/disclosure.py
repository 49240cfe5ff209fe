"""How long it takes to plan what may be shown of a large network: 200 people, 40 organisations, 45 items."""

from statistics import median
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from app.domain.disclosure_plan import plan_disclosure
from app.domain.grouping import Attributes
from app.domain.terms import Terms
from app.domain.vocabulary import LEVELS, LINES, SECTORS

PEOPLE = 200
ORGANISATIONS = 40
CRITERIA = 9
COLUMNS = 5 + 3 + 1
"""Of a criterion: its items, its facets and its own score."""
SEED = 20210601
RUNS = 5

UNEQUAL = "organisations of 1 to 30"
EQUAL = "organisations of 5"
CASES = {
    "level, then line": Terms(),
    "sector and organisation": Terms(breakdowns=("sector", "organisation")),
    "organisation and level": Terms(breakdowns=("organisation", "level")),
    "with row export": Terms(row_export=True),
    "open mode": Terms(mode="open"),
}


def run() -> dict[str, float]:
    """Medians in milliseconds."""
    generator = np.random.default_rng(SEED)
    drawn = np.minimum(generator.exponential(ORGANISATIONS / 4, PEOPLE).astype(int), ORGANISATIONS - 1)
    networks = {UNEQUAL: drawn, EQUAL: np.arange(PEOPLE) % ORGANISATIONS}
    return {
        f"{size}, {skipped:.0%} missing: {case} (ms)": _median(
            _people(generator, organisation_of), _counted(generator, skipped), terms
        )
        for size, organisation_of in networks.items()
        for skipped in (0.0, 0.08)
        for case, terms in CASES.items()
    }


def _median(people: list[Attributes], counted: dict[str, NDArray[np.bool_]], terms: Terms) -> float:
    times = []
    for _ in range(RUNS):
        start = perf_counter()
        plan_disclosure(people, counted, terms)
        times.append((perf_counter() - start) * 1000)
    return round(median(times), 1)


def _people(generator: np.random.Generator, organisation_of: NDArray[np.int64]) -> list[Attributes]:
    levels = generator.choice(len(LEVELS), PEOPLE, p=[0.05, 0.1, 0.25, 0.5, 0.1])
    return [
        Attributes(
            f"Organisation {organisation}",
            SECTORS[organisation % len(SECTORS)],
            LEVELS[level],
            LINES[organisation % len(LINES)],
        )
        for organisation, level in zip(organisation_of.tolist(), levels.tolist(), strict=True)
    ]


def _counted(generator: np.random.Generator, skipped: float) -> dict[str, NDArray[np.bool_]]:
    return {f"c{number}": generator.random((PEOPLE, COLUMNS)) >= skipped for number in range(CRITERIA)}
