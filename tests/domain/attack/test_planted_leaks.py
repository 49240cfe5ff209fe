"""The planner and the release with one rule switched off: the attacker finds a network that it gives away,
and finds nothing there with the rule in force."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, find, settings

from app.domain import (
    comments,
    cuts,
    disclosure,
    disclosure_plan,
    group_merging,
    protection,
    release,
    shown_criteria,
)
from app.domain.disclosure_plan import RowPlan, plan_disclosure
from app.domain.grouping import DIMENSIONS, Attributes
from app.domain.protection import Protection
from app.domain.terms import Terms
from tests.domain.attack.attacker import Leak, attack
from tests.domain.attack.plan_attack import attack_plan
from tests.domain.attack.released import released
from tests.domain.attack.worlds import World, with_usable_weighting, worlds

Patch = pytest.MonkeyPatch
Found = Callable[[World], list[Leak]]

SEARCH = settings(
    max_examples=4000,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    database=None,
)


def leaks_of_plan(world: World) -> list[Leak]:
    world = with_usable_weighting(world)
    people, counted = world.respondents, world.counted()
    return attack_plan(plan_disclosure(people, counted, world.terms), people, counted, world.terms)


def leaks_of_release(world: World) -> list[Leak]:
    return attack(*released(world))


def as_it_is(first: Any, *_: object) -> Any:
    return first


def nothing(*_: object) -> None:
    return None


def never(*_: object) -> bool:
    return False


def always(*_: object) -> bool:
    return True


def every_criterion(_first: Any, _second: Any, counted: Mapping[str, Any], *_: object) -> frozenset[str]:
    return frozenset(counted)


def every_mean(counted: Mapping[str, Any], *_: object) -> frozenset[str]:
    return frozenset(counted)


def a_threshold_of_one_less(patch: Patch) -> None:
    def lower(people: Any, terms: Terms) -> Protection:
        made = protection.protection(people, terms)
        return replace(made, k=made.k - 1, least=max(made.least - 1, 1))

    patch.setattr(disclosure_plan, "protection", lower)


def no_cut_per_item(patch: Patch) -> None:
    patch.setattr(shown_criteria, "small_cut", nothing)


def no_cut_at_all(patch: Patch) -> None:
    patch.setattr(protection, "small_cut", nothing)
    no_cut_per_item(patch)


def details_beside_each_other(patch: Patch) -> None:
    patch.setattr(disclosure_plan, "detailed_beside", every_criterion)


def means_of_those_who_have_a_score(patch: Patch) -> None:
    patch.setattr(disclosure_plan, "shown_in_means", every_mean)


def means_of_few_items(patch: Patch) -> None:
    patch.setattr(disclosure, "BARE_BELOW", 0)


def no_threshold_per_item(patch: Patch) -> None:
    patch.setattr(shown_criteria, "large_enough", always)


def small_groups_that_stay(patch: Patch) -> None:
    patch.setattr(protection, "with_small_groups_merged", as_it_is)
    no_threshold_per_item(patch)
    no_cut_at_all(patch)


def a_merged_group_without_company(patch: Patch) -> None:
    patch.setattr(group_merging, "with_company_for_the_merged", as_it_is)
    patch.setattr(group_merging, "large_enough", always)
    no_threshold_per_item(patch)
    no_cut_at_all(patch)


def a_third_breakdown(patch: Patch) -> None:
    patch.setattr(disclosure_plan, "MOST_BREAKDOWNS", 3)


def parts_of_organisations_in_open_mode(patch: Patch) -> None:
    patch.setattr(protection, "_is_union", always)


def levels_in_open_mode(patch: Patch) -> None:
    patch.setattr(Protection, "allows", always)
    patch.setattr(protection, "_is_union", always)


def rows_of_which_few_are_alike(patch: Patch) -> None:
    patch.setattr(protection, "small_pair", cuts.small_cut)
    details_beside_each_other(patch)


def too_few_rows(patch: Patch) -> None:
    patch.setattr(protection, "LEAST_ROWS", 2)


def rows_with_what_is_merged(patch: Patch) -> None:
    made = disclosure_plan.plan_disclosure

    def telling(people: Any, counted: Any, terms: Terms) -> disclosure_plan.Plan:
        plan = made(people, counted, terms)
        return plan if plan.rows is None else replace(plan, rows=RowPlan(_without_organisation(people)))

    patch.setitem(globals(), "plan_disclosure", telling)


def _without_organisation(people: Any) -> tuple[Attributes, ...]:
    return tuple(replace(each, organisation=None) for each in people)


def rows_with_their_organisation(patch: Patch) -> None:
    patch.setattr(Protection, "allows", always)


def an_item_of_few_people(patch: Patch) -> None:
    patch.setattr(disclosure, "_withheld", never)
    made = disclosure._criterion
    patch.setattr(disclosure, "_criterion", lambda figures, threshold: made(figures, threshold - 1))


def two_weightings(patch: Patch) -> None:
    patch.setattr(disclosure, "_fewest", lambda given: len(given) + 8)


def names_of_the_silent(patch: Patch) -> None:
    silent = release._silent
    patch.setattr(release, "_silent", lambda invited, responses, _k: silent(invited, responses, 1))


def comments_of_few(patch: Patch) -> None:
    patch.setattr(comments, "COMMENTS_FROM", 3)


def comments_in_open_mode(patch: Patch) -> None:
    def confidential(texts: Any, respondents: int, terms: Terms) -> frozenset[str]:
        return comments.shown_questions(texts, respondents, replace(terms, mode="confidential"))

    patch.setattr(disclosure, "shown_questions", confidential)


def choices_of_few(patch: Patch) -> None:
    made = disclosure._choices
    patch.setattr(disclosure, "_choices", lambda asked, chosen, k: made(asked, chosen, k - 1))


def groups_in_every_breakdown(patch: Patch) -> None:
    def all_of_them(people: Any, counted: Any, terms: Terms, bare: Any) -> disclosure_plan.Plan:
        plan = plan_disclosure(people, counted, terms, bare)
        shown = tuple(replace(each, criteria=frozenset(counted)) for each in plan.breakdowns)
        return replace(plan, breakdowns=shown)

    patch.setattr(disclosure, "plan_disclosure", all_of_them)


@pytest.mark.parametrize(
    ("plant", "kinds", "leaks"),
    [
        (a_threshold_of_one_less, {"few", "isolated"}, leaks_of_plan),
        (small_groups_that_stay, {"few", "isolated"}, leaks_of_plan),
        (a_merged_group_without_company, {"few", "isolated"}, leaks_of_plan),
        (no_cut_per_item, {"isolated"}, leaks_of_plan),
        (no_cut_at_all, {"isolated"}, leaks_of_plan),
        (details_beside_each_other, {"pair"}, leaks_of_plan),
        (means_of_those_who_have_a_score, {"pair"}, leaks_of_plan),
        (means_of_few_items, {"pair"}, leaks_of_release),
        (no_threshold_per_item, {"few", "isolated"}, leaks_of_plan),
        (a_third_breakdown, {"breakdowns", "isolated"}, leaks_of_plan),
        (parts_of_organisations_in_open_mode, {"split"}, leaks_of_plan),
        (levels_in_open_mode, {"split"}, leaks_of_plan),
        (rows_of_which_few_are_alike, {"rows"}, leaks_of_plan),
        (too_few_rows, {"rows"}, leaks_of_plan),
        (rows_with_what_is_merged, {"rows"}, leaks_of_plan),
        (rows_with_their_organisation, {"rows"}, leaks_of_plan),
        (an_item_of_few_people, {"few"}, leaks_of_release),
        (two_weightings, {"weighted"}, leaks_of_release),
        (names_of_the_silent, {"few"}, leaks_of_release),
        (comments_of_few, {"comments"}, leaks_of_release),
        (comments_in_open_mode, {"comments"}, leaks_of_release),
        (choices_of_few, {"few"}, leaks_of_release),
        (groups_in_every_breakdown, {"few", "isolated"}, leaks_of_release),
    ],
)
def test_a_rule_switched_off_is_found(
    plant: Callable[[Patch], None], kinds: set[str], leaks: Found, monkeypatch: Patch
) -> None:
    def gives_away(world: World) -> bool:
        return kinds <= {leak.kind for leak in leaks(world)}

    with monkeypatch.context() as patch:
        plant(patch)
        world = find(worlds, gives_away, settings=SEARCH)
    assert leaks(world) == []


def test_a_cut_between_people_though_not_between_answers(monkeypatch: Patch) -> None:
    """The one person who is in management and goal answered no item, but stands in the numbers of people."""
    people = [
        Attributes(level=level, line=line)
        for level, line, number in (
            ("management", "defence", 6),
            ("operations", "goal", 6),
            ("operations", "defence", 0),
            ("management", "goal", 1),
        )
        for _ in range(number)
    ]
    counted = {"drive": np.array([[True]] * 12 + [[False]])}
    terms = Terms(breakdowns=("level", "line"))
    assert attack_plan(plan_disclosure(people, counted, terms), people, counted, terms) == []
    monkeypatch.setattr(protection, "small_cut", nothing)
    found = attack_plan(plan_disclosure(people, counted, terms), people, counted, terms)
    assert found == [Leak("isolated", "people", (12,))]


def test_every_dimension_is_attacked() -> None:
    """The networks are such that each breakdown is shown in some of them, alone and beside another."""
    seen: set[Any] = set()

    def shown(world: World) -> bool:
        plan = plan_disclosure(world.respondents, world.counted(), with_usable_weighting(world).terms)
        seen.update((len(plan.breakdowns), each.dimension) for each in plan.breakdowns)
        return len(seen) == 2 * len(DIMENSIONS)

    find(worlds, shown, settings=SEARCH)
    assert np.sum([number == 2 for number, _ in seen]) == len(DIMENSIONS)
