"""Who alone gave an answer, or alone skipped an item, looked for in the published groups: without sums, by
which groups it shows in."""

from collections.abc import Callable
from typing import Any

import pytest

from app.domain.release import ResponseRow, build_release
from app.domain.release_json import published_json
from app.domain.terms import Terms
from app.domain.vocabulary import Level, Line
from tests.domain.report_samples import OCCASION, make_questionnaire

Json = Any
Shows = Callable[[Json], bool]

ASKED = make_questionnaire(facets=(2,))
ITEM = ASKED.items[0].id
TERMS = Terms(threshold=5, breakdowns=("level", "line"))
PAIRS: tuple[tuple[Level, Line, int], ...] = (
    ("management", "goal", 6),
    ("management", "defence", 1),
    ("operations", "goal", 4),
    ("operations", "defence", 5),
)
"""No sum of groups is about fewer than five people, and one person manages in the defence."""


def respondents(lone: Any, pairs: tuple[tuple[Level, Line, int], ...] = PAIRS) -> list[ResponseRow]:
    """All answer 5, but for the one who is first of management in the defence."""
    made = [
        ResponseRow({each.id: 5 for each in ASKED.items}, level=level, line=line)
        for level, line, number in pairs
        for _ in range(number)
    ]
    place = next(
        place for place, row in enumerate(made) if (row.level, row.line) == ("management", "defence")
    )
    answers = {each.id: 5 for each in ASKED.items} | {ITEM: lone}
    made[place] = ResponseRow(answers, level="management", line="defence")
    return made


def published(responses: list[ResponseRow]) -> Json:
    return published_json(build_release(ASKED, responses, None, TERMS, OCCASION).published)


def a_low_mean(group: Json) -> bool:
    return bool(group["criteria"]["a"] and group["criteria"]["a"]["items"][ITEM]["mean"] < 5)


def a_missing_answer(group: Json) -> bool:
    return bool(group["criteria"]["a"] and group["criteria"]["a"]["items"][ITEM]["n"] < group["respondents"])


def suspects(shown: Json, responses: list[ResponseRow], shows: Shows) -> list[ResponseRow]:
    """Who stands in the groups that it shows in, of every breakdown that it shows in at all."""
    left = responses
    for breakdown in shown["breakdowns"]:
        values = {value for group in breakdown["groups"] if shows(group) for value in group["values"]}
        if values:
            left = [row for row in left if getattr(row, breakdown["dimension"]) in values]
    return left


@pytest.mark.parametrize(("lone", "shows"), [(1, a_low_mean), ("dk", a_missing_answer)])
def test_a_lone_answer_is_not_traced_to_fewer_than_k(lone: int | str, shows: Shows) -> None:
    responses = respondents(lone)
    shown = published(responses)
    assert [each["dimension"] for each in shown["breakdowns"]] == ["level"]
    assert len(suspects(shown, responses, shows)) == 7


@pytest.mark.parametrize(("lone", "shows"), [(1, a_low_mean), ("dk", a_missing_answer)])
def test_two_breakdowns_are_beside_each_other_where_k_remain(lone: int | str, shows: Shows) -> None:
    responses = respondents(lone, (("management", "goal", 6), ("management", "defence", 6), PAIRS[3]))
    shown = published(responses)
    assert [each["dimension"] for each in shown["breakdowns"]] == ["level", "line"]
    assert len(suspects(shown, responses, shows)) == 6


def test_one_answer_fewer_than_k_in_a_pair_costs_the_second_breakdown_the_criterion() -> None:
    responses = respondents("dk", (("management", "goal", 6), ("management", "defence", 5), PAIRS[3]))
    shown = published(responses)
    assert [each["dimension"] for each in shown["breakdowns"]] == ["level"]
    assert shown["left_out"] == ["line"]
