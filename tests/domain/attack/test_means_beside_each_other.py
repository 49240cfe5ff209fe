"""Groups of two breakdowns of which nothing but means is shown: does an integer programme over everything
published find what the one person of a pair of groups answered?

Its unknowns are how many people of each pair gave each answer to each item. It knows the exact frequencies
of the whole network, and of each group the printed mean of the criterion, which is a mean over all items.
"""

from collections.abc import Sequence
from itertools import product
from typing import Any

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from app.domain.release import ResponseRow, build_release
from app.domain.release_json import published_json
from app.domain.terms import Terms
from app.domain.vocabulary import Level, Line
from tests.domain.report_samples import OCCASION, make_questionnaire

ITEMS, VALUES = 6, 5
ASKED = make_questionnaire(facets=(3, 3))
PAIRS: tuple[tuple[Level, Line, int], ...] = (
    ("management", "goal", 6),
    ("management", "defence", 1),
    ("operations", "goal", 4),
    ("operations", "defence", 8),
)
LONE = 1
HALF_A_DECIMAL = 0.05 + 1e-9


def network(answers: Sequence[Sequence[int]]) -> tuple[list[ResponseRow], Any]:
    groups = [(level, line) for level, line, number in PAIRS for _ in range(number)]
    rows = [
        ResponseRow(
            {item.id: value for item, value in zip(ASKED.items, given, strict=True)}, level=level, line=line
        )
        for given, (level, line) in zip(answers, groups, strict=True)
    ]
    terms = Terms(breakdowns=("level", "line"))
    return rows, published_json(build_release(ASKED, rows, None, terms, OCCASION).published)


def place(pair: int, item: int, value: int) -> int:
    return (pair * ITEMS + item) * VALUES + value


def constraints(published: Any) -> list[LinearConstraint]:
    unknowns = len(PAIRS) * ITEMS * VALUES
    found = []

    def add(weights: dict[int, float], low: float, high: float) -> None:
        row = np.zeros(unknowns)
        row[list(weights)] = list(weights.values())
        found.append(LinearConstraint(row[None, :], low, high))

    for pair, item in product(range(len(PAIRS)), range(ITEMS)):
        number = PAIRS[pair][2]
        add({place(pair, item, value): 1 for value in range(VALUES)}, number, number)
    for item, figures in enumerate(published["criteria"]["a"]["items"].values()):
        for value, count in enumerate(figures["frequencies"]):
            add({place(pair, item, value): 1 for pair in range(len(PAIRS))}, count, count)
    for breakdown, side in zip(published["breakdowns"], (0, 1), strict=True):
        for group in breakdown["groups"]:
            figures = group["criteria"]["a"]["figures"]
            inside = [number for number, pair in enumerate(PAIRS) if pair[side] == group["id"]]
            weights = {
                place(pair, item, value): float(value + 1)
                for pair, item, value in product(inside, range(ITEMS), range(VALUES))
            }
            answers = figures["n"] * ITEMS
            add(
                weights,
                (figures["mean"] - HALF_A_DECIMAL) * answers,
                (figures["mean"] + HALF_A_DECIMAL) * answers,
            )
    return found


def possible(published: Any, item: int) -> set[int]:
    """Which answers the one person of a pair may have given, all that is published considered."""
    known = constraints(published)
    unknowns = len(PAIRS) * ITEMS * VALUES
    left = set()
    for value in range(VALUES):
        fixed = np.zeros(unknowns)
        fixed[place(LONE, item, value)] = 1
        result = milp(
            np.zeros(unknowns),
            integrality=np.ones(unknowns, dtype=np.int64),
            bounds=Bounds(0, 20),
            constraints=[*known, LinearConstraint(fixed[None, :], 1, 1)],
        )
        if result.success:
            left.add(value + 1)
    return left


@pytest.mark.parametrize("seed", range(4))
def test_an_integer_programme_finds_no_answer_of_the_one_in_a_pair(seed: int) -> None:
    """That person alone answers 1 everywhere; the others answer as people do, between 2 and 5."""
    generator = np.random.default_rng(seed)
    answers = generator.choice([2, 3, 4, 5], (19, ITEMS), p=[0.15, 0.3, 0.4, 0.15])
    answers[6] = 1
    _, published = network(answers.tolist())
    assert [each["dimension"] for each in published["breakdowns"]] == ["level", "line"]
    for group in (group for each in published["breakdowns"] for group in each["groups"]):
        assert (group["criteria"]["a"]["items"], group["criteria"]["a"]["figures"]["sd"]) == ({}, None)
    assert all(len(possible(published, item)) > 1 for item in range(ITEMS))


def test_the_programme_does_find_it_where_everybody_else_agrees() -> None:
    """What stays possible, and is said in docs/privacy.md: no rule on numbers of people prevents it."""
    answers = np.full((19, ITEMS), 5)
    answers[6] = 1
    _, published = network(answers.tolist())
    assert possible(published, 0) == {1}
