from collections import Counter
from dataclasses import replace

from app.domain.grouping import Attributes
from app.domain.kept_rows import row_plan
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
