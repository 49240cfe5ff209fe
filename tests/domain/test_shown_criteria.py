import pytest

from app.domain.group_merging import Grouping, by_value
from app.domain.protection import Protection
from app.domain.shown_criteria import shown_alone, shown_beside
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
