from dataclasses import replace

import pytest

from app.domain.group_merging import Grouping, by_value
from app.domain.protection import Protection
from app.domain.shown_criteria import detailed_beside, shown_alone, shown_beside, shown_in_means
from tests.domain.disclosure_plan_samples import LEVEL_AND_LINE, crowd, everybody, skipped

K5 = Protection(k=5, least=5, units=None, by_row=False)
PEOPLE = crowd(by=["level", "line"], of={**LEVEL_AND_LINE, ("operations", "defence"): 5})
LEVELS: Grouping = by_value(PEOPLE, "level")
LINES: Grouping = by_value(PEOPLE, "line")
COUNTED = everybody(PEOPLE, "a", "b")


@pytest.mark.parametrize(("skipping", "shown"), [(7, {"a", "b"}), (8, {"a"}), (11, {"a"}), (12, {"a", "b"})])
def test_a_group_counts_k_or_nobody_in_each_figure(skipping: int, shown: set[str]) -> None:
    management = range(12, 12 + skipping)
    assert shown_alone(LEVELS, skipped(COUNTED, "b", management), K5) == shown


def test_a_criterion_that_nobody_answered_is_not_broken_down() -> None:
    counted = COUNTED
    for column in range(3):
        counted = skipped(counted, "b", range(len(PEOPLE)), column)
    assert shown_alone(LEVELS, counted, K5) == {"a"}


def test_of_two_breakdowns_the_people_across_count() -> None:
    assert shown_beside(LEVELS, LINES, COUNTED, K5) == {"a", "b"}
    one_less = skipped(COUNTED, "b", [24])
    assert shown_alone(LINES, one_less, K5) == {"a", "b"}
    assert shown_beside(LEVELS, LINES, one_less, K5) == {"a"}


def test_nobody_across_is_as_good_as_enough() -> None:
    assert shown_beside(LEVELS, LINES, skipped(COUNTED, "b", range(24, 29)), K5) == {"a", "b"}


def test_organisations_shown_by_name_have_no_least() -> None:
    people = crowd(by=["organisation"], of={("A",): 1, ("B",): 6})
    units = by_value(people, "organisation")
    by_name = Protection(k=5, least=1, units=units, by_row=False)
    counted = everybody(people)
    assert shown_alone(units, counted, by_name) == {"a"}
    assert shown_alone(units, skipped(counted, "a", [0, 1]), by_name) == {"a"}
    assert shown_alone(units, skipped(counted, "a", [0, 1, 2]), by_name) == frozenset()
    alike = Protection(k=5, least=5, units=units, by_row=False)
    assert shown_alone(units, counted, alike) == frozenset()


def test_details_need_k_people_or_nobody_in_each_pair() -> None:
    """Operations in the defence are a pair of five; beside goal and management no cut is smaller."""
    assert detailed_beside(LEVELS, LINES, COUNTED, K5) == {"a", "b"}
    assert detailed_beside(LEVELS, LINES, skipped(COUNTED, "b", range(24, 29)), K5) == {"a", "b"}
    four = skipped(COUNTED, "b", [24])
    assert detailed_beside(LEVELS, LINES, four, K5) == {"a"}
    assert detailed_beside(LEVELS, LINES, four, replace(K5, k=4, least=4)) == {"a", "b"}


def test_a_cut_may_be_large_where_a_pair_is_small() -> None:
    """Of 7 managers one is in the defence; of 9 on the work floor 5 are."""
    people = crowd(
        by=["level", "line"],
        of={
            ("management", "goal"): 6,
            ("management", "defence"): 1,
            ("operations", "goal"): 4,
            ("operations", "defence"): 5,
        },
    )
    levels, lines, counted = by_value(people, "level"), by_value(people, "line"), everybody(people)
    assert shown_beside(levels, lines, counted, K5) == {"a"}
    assert detailed_beside(levels, lines, counted, K5) == frozenset()


def test_a_mean_alone_is_shown_where_everybody_has_a_score_of_many_items() -> None:
    assert shown_in_means(COUNTED, bare=()) == {"a", "b"}
    assert shown_in_means(COUNTED, bare=["b"]) == {"a"}
    assert shown_in_means(skipped(COUNTED, "b", [0], column=1), bare=()) == {"a", "b"}
    assert shown_in_means(skipped(COUNTED, "b", [0], column=2), bare=()) == {"a"}
