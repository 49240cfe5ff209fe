from collections import Counter
from dataclasses import replace

import pytest

from app.domain.grouping import Attributes, Dimension
from app.domain.kept_rows import may_be_taken_out, row_plan
from app.domain.release import ResponseRow
from app.domain.terms import Terms
from tests.questionnaire_samples import SMALL

EXPORT = Terms(row_export=True)


def alike(count: int) -> list[ResponseRow]:
    answers = {item.id: item.scale.maximum for item in SMALL.items}
    return [ResponseRow(answers=answers)] * count


def respondents(count: int) -> list[ResponseRow]:
    answered = alike(count)
    return [
        replace(
            row,
            organisation=f"Organisation {number}",
            sector="education" if number % 2 else "municipality",
            level="management" if number % 3 else "operations",
        )
        for number, row in enumerate(answered)
    ]


def test_no_row_stays_unless_that_was_agreed() -> None:
    assert row_plan(SMALL, respondents(40), Terms()) is None


def test_no_row_stays_below_three_times_the_threshold() -> None:
    assert row_plan(SMALL, respondents(14), EXPORT) is None
    assert row_plan(SMALL, respondents(15), EXPORT) is not None


def test_what_stays_is_shared_by_k_and_never_an_organisation() -> None:
    people = respondents(40)
    plan = row_plan(SMALL, people, EXPORT)
    assert plan
    combinations = Counter(plan.attributes)
    assert len(plan.attributes) == 40
    assert min(combinations.values()) >= 5
    assert len(combinations) > 1
    assert {kept.organisation for kept in plan.attributes} == {None}
    for kept, row in zip(plan.attributes, people, strict=True):
        assert kept.level in (None, row.level)
        assert kept.sector in (None, row.sector)


def test_nobody_is_told_apart_where_nothing_is_known() -> None:
    plan = row_plan(SMALL, alike(20), EXPORT)
    assert plan
    assert set(plan.attributes) == {Attributes()}


LEVEL: tuple[Dimension, ...] = ("level",)
WORK, BOARD, NONE = Attributes(level="operations"), Attributes(level="governance"), Attributes()
SAFE = [WORK] * 5 + [BOARD] * 5 + [NONE] * 5


def test_rows_that_closing_let_stay_may_be_taken_out() -> None:
    plan = row_plan(SMALL, respondents(40), EXPORT)
    assert plan
    assert may_be_taken_out(plan.attributes, EXPORT, ("level", "sector"))
    assert may_be_taken_out(SAFE, EXPORT, LEVEL)


@pytest.mark.parametrize(
    ("rows", "terms"),
    [
        (SAFE, Terms()),
        (SAFE, Terms(mode="open", row_export=True)),
        (SAFE, Terms(weighting="organisation", row_export=True)),
        (SAFE[1:], EXPORT),
        ([*SAFE, Attributes(level="residents")], EXPORT),
        ([*SAFE, *[Attributes(level="operations", line="goal")] * 5], EXPORT),
        ([*SAFE, *[Attributes(organisation="Politie")] * 5], EXPORT),
        (SAFE, Terms(threshold=6, row_export=True)),
        ([], EXPORT),
    ],
)
def test_rows_that_could_give_somebody_away_stay_here(rows: list[Attributes], terms: Terms) -> None:
    assert not may_be_taken_out(rows, terms, (*LEVEL, "organisation"))
