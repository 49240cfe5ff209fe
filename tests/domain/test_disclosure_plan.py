"""What a plan keeps and what it drops, border by border."""

from dataclasses import replace

import pytest

from app.domain.disclosure_plan import Plan, plan_disclosure
from app.domain.grouping import MERGED, UNKNOWN, Attributes
from app.domain.terms import Terms
from tests.domain.disclosure_plan_samples import LEVEL_AND_LINE, crowd, dimensions, everybody, sizes, skipped

K5 = Terms(threshold=5)


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        ({"governance": 5, "operations": 5}, {"governance": 5, "operations": 5}),
        ({"governance": 4, "operations": 9}, None),
        ({"governance": 4, "management": 1, "operations": 9}, {"operations": 9, MERGED: 5}),
        (
            {"governance": 4, "management": 6, "operations": 9},
            {"operations": 9, MERGED: 10},
        ),
        ({"governance": 9, None: 5}, {"governance": 9, MERGED: 5}),
        ({"governance": 9, "operations": 6, None: 1}, {"governance": 9, MERGED: 7}),
        ({"governance": 9}, None),
        ({None: 20}, None),
        ({}, None),
    ],
)
def test_small_groups_and_people_unknown_are_taken_together(
    of: dict[str | None, int], expected: dict[str, int] | None
) -> None:
    people = crowd(by=["level"], of={(level,): number for level, number in of.items()})
    plan = plan_disclosure(people, everybody(people), replace(K5, breakdowns=("level",)))
    assert [sizes(breakdown) for breakdown in plan.breakdowns] == ([expected] if expected else [])
    assert plan.left_out == (() if expected else ("level",))


def test_groups_stand_in_the_fixed_order_and_say_what_was_merged() -> None:
    of = {"operations": 9, None: 3, "residents": 2, "national": 2, "governance": 6}
    people = crowd(by=["level"], of={(level,): number for level, number in of.items()})
    (breakdown,) = plan_disclosure(people, everybody(people), K5).breakdowns
    assert [(group.id, group.values) for group in breakdown.groups] == [
        ("governance", ("governance",)),
        ("operations", ("operations",)),
        (MERGED, ("national", "residents", UNKNOWN)),
    ]
    assert breakdown.groups[0].rows == (16, 17, 18, 19, 20, 21)


def test_an_organisation_needs_k_people_in_confidential_mode() -> None:
    people = crowd(by=["organisation"], of={("b",): 6, ("A",): 5, ("c",): 4, ("D",): 3})
    (breakdown,) = plan_disclosure(people, everybody(people), K5).breakdowns
    assert sizes(breakdown) == {"A": 5, "b": 6, MERGED: 7}


def test_an_organisation_that_is_called_merged_is_merged() -> None:
    people = crowd(by=["organisation"], of={("A",): 6, (MERGED,): 6, ("C",): 6})
    (breakdown,) = plan_disclosure(people, everybody(people), K5).breakdowns
    assert sizes(breakdown) == {"A": 6, "C": 6, MERGED: 6}


def test_level_comes_first_then_line_and_no_third() -> None:
    people = crowd(
        by=["sector", "line", "level"],
        of={("youth", "goal", "operations"): 12, ("housing", "defence", "management"): 12},
    )
    plan = plan_disclosure(people, everybody(people), K5)
    assert dimensions(plan) == ["level", "line"]
    assert plan.left_out == ()


def test_in_open_mode_organisations_come_first() -> None:
    people = crowd(
        by=["organisation", "line", "sector"],
        of={("A", "goal", "housing"): 6, ("B", "defence", "youth"): 1, ("C", "defence", "other"): 5},
    )
    plan = plan_disclosure(people, everybody(people), Terms(mode="open"))
    assert dimensions(plan) == ["organisation", "line"]
    assert sizes(plan.breakdowns[0]) == {"A": 6, "B": 1, "C": 5}


def test_what_the_coordinator_chose_comes_in_that_order_and_nothing_else() -> None:
    people = crowd(
        by=["sector", "line", "level"],
        of={("youth", "goal", "operations"): 12, ("housing", "defence", "management"): 12},
    )
    chosen = replace(K5, breakdowns=("sector", "level"))
    assert dimensions(plan_disclosure(people, everybody(people), chosen)) == ["sector", "level"]
    chosen = replace(K5, breakdowns=("organisation", "line"))
    plan = plan_disclosure(people, everybody(people), chosen)
    assert dimensions(plan) == ["line"]
    assert plan.left_out == ("organisation",)


@pytest.mark.parametrize(("across", "safe"), [(4, False), (5, True)])
def test_two_breakdowns_differ_by_k_people_or_are_not_beside_each_other(across: int, safe: bool) -> None:
    people = crowd(by=["level", "line"], of={**LEVEL_AND_LINE, ("operations", "defence"): across})
    plan = plan_disclosure(people, everybody(people), K5)
    assert dimensions(plan) == (["level", "line"] if safe else ["level"])
    assert plan.left_out == (() if safe else ("line",))


def test_the_next_dimension_is_tried_where_one_can_t_stand_beside_the_first() -> None:
    people = crowd(
        by=["level", "line", "sector"],
        of={
            ("operations", "goal", "youth"): 12,
            ("operations", "defence", "youth"): 4,
            ("management", "defence", "education"): 12,
            ("management", "defence", "housing"): 6,
        },
    )
    plan = plan_disclosure(people, everybody(people), K5)
    assert dimensions(plan) == ["level", "sector"]
    assert sizes(plan.breakdowns[1]) == {"education": 12, "housing": 6, "youth": 16}
    assert plan.left_out == ("line",)


def test_no_more_merges_beside_the_first_than_has_to() -> None:
    """Two of operations stand in defence. With the two smallest lines together, others stand across too."""
    people = crowd(
        by=["level", "line"],
        of={
            ("operations", "goal"): 12,
            ("operations", "defence"): 2,
            ("management", "defence"): 14,
            ("management", "midfield"): 6,
            ("operations", "forward"): 7,
        },
    )
    plan = plan_disclosure(people, everybody(people), K5)
    assert sizes(plan.breakdowns[1]) == {"goal": 12, "defence": 16, MERGED: 13}
    assert plan.breakdowns[1].groups[-1].values == ("midfield", "forward")


def test_a_figure_that_few_of_a_group_count_in_takes_the_breakdown_along_for_its_criterion() -> None:
    people = crowd(by=["level"], of={("operations",): 12, ("management",): 6})
    counted = skipped(everybody(people, "a", "b"), "b", rows=[12, 13])
    (breakdown,) = plan_disclosure(people, counted, K5).breakdowns
    assert breakdown.criteria == {"a"}
    at_the_border = skipped(everybody(people, "a", "b"), "b", rows=[12])
    (breakdown,) = plan_disclosure(people, at_the_border, K5).breakdowns
    assert breakdown.criteria == {"a", "b"}


def test_a_group_that_nobody_counts_in_takes_nothing_along() -> None:
    people = crowd(by=["level"], of={("operations",): 12, ("management",): 6})
    counted = skipped(everybody(people), "a", rows=range(12, 18))
    (breakdown,) = plan_disclosure(people, counted, K5).breakdowns
    assert breakdown.criteria == {"a"}


def test_the_second_breakdown_goes_first_for_a_criterion() -> None:
    people = crowd(by=["level", "line"], of={**LEVEL_AND_LINE, ("operations", "defence"): 5})
    across = next(
        row for row, person in enumerate(people) if person == Attributes(None, None, "operations", "defence")
    )
    plan = plan_disclosure(people, skipped(everybody(people, "a", "b"), "b", rows=[across]), K5)
    assert [breakdown.criteria for breakdown in plan.breakdowns] == [{"a", "b"}, {"a"}]


def test_a_criterion_that_the_first_can_t_be_shown_for_may_have_the_second() -> None:
    people = crowd(
        by=["level", "line"],
        of={("operations", "goal"): 12, ("management", "goal"): 5, ("operations", "defence"): 12},
    )
    counted = everybody(people, *"abcdefgh")
    plan = plan_disclosure(people, skipped(counted, "b", rows=[12]), K5)
    assert "b" not in plan.breakdowns[0].criteria
    assert "b" in plan.breakdowns[1].criteria


def test_one_small_group_does_not_cost_the_others_most_criteria() -> None:
    people = crowd(
        by=["level"], of={("operations",): 20, ("management",): 12, ("governance",): 8, ("residents",): 5}
    )
    counted = everybody(people, *"abcd")
    for criterion in "abc":
        counted = skipped(counted, criterion, rows=[44])
    (breakdown,) = plan_disclosure(people, counted, K5).breakdowns
    assert sizes(breakdown) == {"management": 12, "operations": 20, MERGED: 13}
    assert breakdown.criteria == set("abcd")


def test_a_breakdown_of_no_criterion_is_left_out() -> None:
    people = crowd(by=["level"], of={("operations",): 5, ("management",): 5})
    plan = plan_disclosure(people, skipped(everybody(people), "a", rows=[0]), K5)
    assert plan == Plan((), ("level",), None)


@pytest.mark.parametrize("mode", ["confidential", "open"])
def test_a_figure_withheld_for_the_whole_network_has_no_breakdown(mode: str) -> None:
    people = crowd(by=["organisation"], of={("A",): 12, ("B",): 12})
    counted = skipped(everybody(people, "a", "b"), "b", rows=range(4, 24))
    terms = replace(K5, mode=mode)  # type: ignore[arg-type]
    (breakdown,) = plan_disclosure(people, counted, terms).breakdowns
    assert breakdown.criteria == {"a"}
    nobody = skipped(everybody(people, "a", "b"), "b", rows=range(24))
    assert "b" in plan_disclosure(people, nobody, terms).breakdowns[0].criteria


def test_before_anybody_answered_the_plan_says_which_groups_there_will_be() -> None:
    people = crowd(by=["level"], of={("operations",): 5, ("management",): 5})
    (breakdown,) = plan_disclosure(people, {}, K5).breakdowns
    assert sizes(breakdown) == {"management": 5, "operations": 5}


def test_answers_of_other_people_are_refused() -> None:
    people = crowd(by=["level"], of={("operations",): 5})
    with pytest.raises(ValueError, match="equally many"):
        plan_disclosure(people, everybody(people[1:]), K5)


SMALL_PAIR: dict[tuple[str | None, ...], int] = {
    ("management", "goal"): 6,
    ("management", "defence"): 1,
    ("operations", "goal"): 4,
    ("operations", "defence"): 5,
}
"""No sum of groups is about fewer than five people, and one person manages in the defence."""


def detailed(plan: Plan) -> list[set[str]]:
    return [set(breakdown.detailed) for breakdown in plan.breakdowns]


def test_beside_each_other_groups_show_only_means_where_a_pair_is_small() -> None:
    people = crowd(by=["level", "line"], of=SMALL_PAIR)
    terms = Terms(breakdowns=("level", "line"))
    both = plan_disclosure(people, everybody(people, "a", "b"), terms)
    assert [each.criteria for each in both.breakdowns] == [{"a", "b"}, {"a", "b"}]
    assert detailed(both) == [set(), set()]
    alone = plan_disclosure(people, everybody(people), Terms(breakdowns=("level",)))
    assert detailed(alone) == [{"a"}]


def test_the_second_goes_where_a_mean_would_say_too_much() -> None:
    """Of b somebody has no score, and c is of few items: for those the first stays, in detail."""
    people = crowd(by=["level", "line"], of=SMALL_PAIR)
    counted = skipped(everybody(people, "a", "b", "c"), "b", [0], column=2)
    plan = plan_disclosure(people, counted, Terms(breakdowns=("level", "line")), bare=["c"])
    assert [each.criteria for each in plan.breakdowns] == [{"a", "b", "c"}, {"a"}]
    assert detailed(plan) == [{"b", "c"}, set()]


def test_pairs_of_k_show_everything() -> None:
    people = crowd(by=["level", "line"], of={**LEVEL_AND_LINE, ("operations", "defence"): 5})
    plan = plan_disclosure(people, everybody(people), Terms(breakdowns=("level", "line")))
    assert detailed(plan) == [{"a"}, {"a"}]
