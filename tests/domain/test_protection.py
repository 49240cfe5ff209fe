"""Open mode, organisations that weigh equally, and answers that are taken out row by row."""

from collections import Counter
from dataclasses import replace

import pytest

from app.domain.disclosure_plan import Plan, plan_disclosure
from app.domain.grouping import MERGED, Attributes, Dimension
from app.domain.terms import Terms
from tests.domain.disclosure_plan_samples import (
    LEVEL_AND_LINE,
    crowd,
    dimensions,
    everybody,
    sizes,
    skipped,
)


class TestOpenMode:
    terms = Terms(mode="open", threshold=5, row_export=True)
    by: tuple[Dimension, ...] = ("organisation", "sector", "line", "level")

    def test_organisations_are_shown_by_name_whatever_their_size_and_levels_are_not(self) -> None:
        people = crowd(
            by=self.by, of={("A", "youth", None, "management"): 1, ("B", "housing", None, "operations"): 6}
        )
        plan = plan_disclosure(people, everybody(people), self.terms)
        assert [sizes(breakdown) for breakdown in plan.breakdowns] == [
            {"A": 1, "B": 6},
            {"housing": 6, "youth": 1},
        ]
        assert plan.left_out == ()
        assert plan.rows is None
        chosen = plan_disclosure(people, everybody(people), replace(self.terms, breakdowns=("level",)))
        assert chosen == Plan((), ("level",), None)

    def test_an_organisation_in_two_sectors_would_be_taken_apart(self) -> None:
        people = crowd(
            by=["organisation", "sector"], of={("A", "youth"): 6, ("A", "housing"): 6, ("B", "youth"): 6}
        )
        plan = plan_disclosure(people, everybody(people), self.terms)
        assert dimensions(plan) == ["organisation"]
        assert plan.left_out == ("sector",)

    @pytest.mark.parametrize(
        ("unknown", "expected"),
        [
            (5, {"A": 2, "B": 3, "C": 9, MERGED: 5}),
            (4, {"B": 3, "C": 9, MERGED: 6}),
            (1, {"C": 9, MERGED: 6}),
        ],
    )
    def test_people_of_no_known_organisation_are_nobody_s_by_name(
        self, unknown: int, expected: dict[str, int]
    ) -> None:
        people = crowd(by=["organisation"], of={("A",): 2, ("B",): 3, ("C",): 9, (None,): unknown})
        (breakdown,) = plan_disclosure(people, everybody(people), self.terms).breakdowns
        assert sizes(breakdown) == expected

    def test_few_answers_of_people_of_no_known_organisation(self) -> None:
        people = crowd(by=["organisation"], of={("A",): 9, (None,): 6, ("B",): 2})
        counted = skipped(everybody(people, "a", "b"), "b", rows=[9, 10])
        (breakdown,) = plan_disclosure(people, counted, self.terms).breakdowns
        assert breakdown.criteria == {"a"}
        counted = skipped(everybody(people, "a", "b"), "b", rows=[15])
        (breakdown,) = plan_disclosure(people, counted, self.terms).breakdowns
        assert breakdown.criteria == {"a", "b"}


class TestOrganisationsThatWeighEqually:
    terms = Terms(threshold=5, weighting="organisation")

    def test_only_unions_of_organisations_are_shown(self) -> None:
        people = crowd(
            by=["organisation", "level", "sector"],
            of={
                ("A", "operations", "youth"): 9,
                ("A", "management", "youth"): 9,
                ("B", "operations", "housing"): 9,
            },
        )
        plan = plan_disclosure(people, everybody(people), self.terms)
        assert dimensions(plan) == ["sector", "organisation"]
        assert plan.left_out == ("level",)

    def test_each_organisation_needs_k_answers_to_each_figure(self) -> None:
        people = crowd(
            by=["organisation", "sector"], of={("A", "youth"): 9, ("B", "youth"): 6, ("C", "other"): 9}
        )
        counted = skipped(everybody(people, "a", "b"), "b", rows=[9, 10])
        plan = plan_disclosure(people, counted, self.terms)
        assert plan.breakdowns[0].criteria == {"a"}


class TestRows:
    terms = Terms(threshold=5, row_export=True)

    @pytest.mark.parametrize(("people", "kept"), [(14, False), (15, True)])
    def test_three_times_k_rows_are_needed(self, people: int, kept: bool) -> None:
        rows = crowd(by=["level"], of={("operations",): people})
        plan = plan_disclosure(rows, everybody(rows), self.terms)
        assert (plan.rows is not None) == kept

    def test_without_a_safe_attribute_the_rows_say_nothing(self) -> None:
        people = crowd(by=["organisation"], of={("A",): 10, ("B",): 10})
        plan = plan_disclosure(people, everybody(people), replace(self.terms, breakdowns=("organisation",)))
        assert plan.left_out == ("organisation",)
        assert plan.rows is not None
        assert set(plan.rows.attributes) == {Attributes()}

    @pytest.mark.parametrize(("across", "beside"), [(4, False), (5, True)])
    def test_every_pair_of_groups_needs_k_rows(self, across: int, beside: bool) -> None:
        people = crowd(
            by=["level", "line"],
            of={**LEVEL_AND_LINE, ("operations", "defence"): across, ("management", "goal"): 9},
        )
        plan = plan_disclosure(people, everybody(people), self.terms)
        assert dimensions(plan) == (["level", "line"] if beside else ["level"])
        assert plan.rows is not None
        assert plan.rows.attributes[0] == Attributes(level="operations", line="goal" if beside else None)

    def test_who_is_in_a_merged_group_is_not_told(self) -> None:
        people = crowd(by=["level"], of={("operations",): 12, ("residents",): 3, (None,): 3})
        plan = plan_disclosure(people, everybody(people), replace(self.terms, breakdowns=("level",)))
        assert plan.rows is not None
        assert Counter(plan.rows.attributes) == {Attributes(level="operations"): 12, Attributes(): 6}
