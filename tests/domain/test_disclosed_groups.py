"""What is shown of groups beside the whole network, and when it is not: the plan, the figures and the release
together."""

import json
import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import cycle, islice

import pytest

from app.domain.breakdown import Breakdown
from app.domain.disclosed import Disclosed
from app.domain.disclosure import plan_of
from app.domain.questionnaire import Questionnaire
from app.domain.release import InvitedGroup, Release, ResponseRow, build_release, respondents_of
from app.domain.release_json import read_release, release_json
from app.domain.terms import Terms
from app.domain.vocabulary import Level, Mode
from tests.domain.report_samples import OCCASION, make_questionnaire, make_scale, rows

PLAIN = make_questionnaire(criteria=2, facets=(1, 1))
BIPOLAR = make_questionnaire(scale=make_scale(kind="bipolar"), facets=(1, 1))
UPPER, LOWER = (
    ["5544", "4444", "5545", "4554", "5455", "4444"],
    ["2131", "1122", "2211", "1121", "2122", "1111"],
)
TERMS = Terms(threshold=3)


def answers(
    questionnaire: Questionnaire, governance: Sequence[str], operations: Sequence[str]
) -> list[ResponseRow]:
    """Organisation x or y, by turns; governance is in the defence, operations in the midfield."""
    upper: Level = "governance"
    lower: Level = "operations"
    levels = [upper] * len(governance) + [lower] * len(operations)
    given = rows(questionnaire, *governance, *operations)
    return [
        replace(
            row,
            level=level,
            line="defence" if level == upper else "midfield",
            organisation="x" if place % 2 else "y",
            texts={"first-step": f"Stap {place}"},
        )
        for place, (row, level) in enumerate(zip(given, levels, strict=True))
    ]


def released(
    *groups: Sequence[str],
    of: Questionnaire = PLAIN,
    terms: Terms = TERMS,
    invited: Sequence[InvitedGroup] | None = None,
) -> Release:
    return build_release(of, answers(of, *groups), invited, terms, OCCASION)


def shown(*groups: Sequence[str], of: Questionnaire = PLAIN, terms: Terms = TERMS) -> Disclosed:
    return released(*groups, of=of, terms=terms).published.results


def means(breakdown: Breakdown, criterion: str = "a") -> dict[str, float | None]:
    found = {group.id: group.criteria[criterion] for group in breakdown.groups}
    return {id_: None if each is None else each.figures.mean for id_, each in found.items()}


def test_levels_with_their_figures_and_differences() -> None:
    """Governance scores 5, 4, 5, 4.5, 4.5 and 4 on the first criterion, operations 1.5, 1, 2, 1, 1.5, 1."""
    results = shown(UPPER, LOWER)
    assert results.breakdowns[0].dimension == "level"
    assert means(results.breakdowns[0]) == {"governance": 4.5, "operations": 1.3}
    pair = next(each for each in results.differences if each.criterion == "a" and each.other == "operations")
    assert (pair.group, pair.n, pair.mean, pair.mean_other, pair.delta) == ("governance", 6, 4.5, 1.3, 1.0)
    assert pair.p == 0.004  # of 924 divisions 2 are as extreme; twice that after Holm
    assert {each.kind for each in released(UPPER, LOWER).published.findings} >= {"vertical-gap"}


def test_contrasts_and_leans_are_those_of_everybody() -> None:
    results = shown(UPPER, LOWER)
    assert [(each.first.facet, each.second.facet, each.n) for each in results.contrasts] == [
        ("a-facet1", "a-facet2", 12),
        ("b-facet1", "b-facet2", 12),
    ]
    assert results.leans == ()
    tipping = shown(["51"] * 4, ["52"] * 4, of=BIPOLAR).leans
    assert [(each.part.facet, each.mean, each.left, each.right) for each in tipping] == [
        ("a-facet1", 2.0, 0, 8),
        ("a-facet2", -1.5, 8, 0),
    ]


def test_what_is_withheld_of_a_criterion_is_withheld_in_groups_and_contrasts_too() -> None:
    """Two people answered the second item of the first criterion."""
    upper = ["5-44", "4-44", "5-45", "4-54", "5555", "4444"]
    lower = [line[0] + "-" + line[2:] for line in LOWER]
    results = shown(upper, lower)
    assert results.criteria["a"].figures is not None
    assert means(results.breakdowns[0], "a") == {"governance": None, "operations": None}
    assert None not in means(results.breakdowns[0], "b").values()
    assert {each.first.criterion for each in results.contrasts} == {"b"}
    assert {each.criterion for each in results.differences} == {"b"}


def test_no_breakdown_of_nothing() -> None:
    """Every criterion has an item that two people answered: all dimensions are left out."""
    few = make_questionnaire(facets=(1, 1))
    results = shown(["44", "44", "4-", "4-"], ["4-"] * 4, of=few)
    assert (results.breakdowns, results.differences, results.contrasts) == ((), (), ())
    assert "level" in results.left_out


@pytest.mark.parametrize("mode", ["confidential", "open"])
def test_organisations_that_weigh_equally_leave_no_second_weighting_beside_it(mode: Mode) -> None:
    results = shown(UPPER, LOWER, terms=Terms(mode, 3, "organisation"))
    assert results.weighting == "organisation"
    assert (results.contrasts, results.leans, results.differences) == ((), (), ())


def test_where_organisations_may_not_weigh_equally_groups_don_t_either() -> None:
    """Nobody's organisation is known: all is by respondents, the plan included."""
    given = [replace(row, organisation=None) for row in answers(PLAIN, UPPER, LOWER)]
    terms = replace(TERMS, weighting="organisation")
    results = build_release(PLAIN, given, None, terms, OCCASION).published.results
    assert results.weighting == "respondent"
    expected = build_release(PLAIN, given, None, TERMS, OCCASION).published.results
    assert results == expected
    assert [each.dimension for each in results.breakdowns] == ["level", "line"]


def test_open_mode_shows_organisations_of_any_size_and_no_comments() -> None:
    given = answers(PLAIN, UPPER, LOWER)
    given[0] = replace(given[0], organisation="z")
    terms = Terms("open", 3, breakdowns=("organisation",))
    results = build_release(PLAIN, given, None, terms, OCCASION).published.results
    (breakdown,) = results.breakdowns
    assert [(group.id, group.respondents) for group in breakdown.groups] == [("x", 6), ("y", 5), ("z", 1)]
    assert means(breakdown)["z"] == 5.0
    assert results.comments == {"first-step": None}


@pytest.mark.parametrize(("people", "writers", "expected"), [(8, 3, True), (7, 7, False), (8, 2, False)])
def test_comments_need_eight_people_and_enough_who_wrote(people: int, writers: int, expected: bool) -> None:
    given = [
        replace(row, texts={"first-step": "Doen" if place < writers else " "})
        for place, row in enumerate(rows(PLAIN, *["4444"] * people))
    ]
    comments = build_release(PLAIN, given, None, TERMS, OCCASION).published.results.comments
    assert comments == {"first-step": ("Doen",) * writers if expected else None}


def test_the_invited_of_each_group() -> None:
    invited = [InvitedGroup(9, "governance"), InvitedGroup(8, "operations"), InvitedGroup(3)]
    (breakdown, *_) = released(UPPER, LOWER, invited=invited).published.results.breakdowns
    assert [group.invited for group in breakdown.groups] == [9, 8]


def test_the_order_of_the_responses_does_not_matter_to_the_groups() -> None:
    chance = random.Random(4)
    levels: list[Level] = ["governance", "management", "operations"]
    given = [
        replace(row, level=level, sector=sector)
        for row, level, sector in zip(
            rows(PLAIN, *("".join(chance.choice("12345-?") for _ in range(4)) for _ in range(45))),
            cycle(levels),
            islice(cycle(("housing", "housing", "youth", "education")), 45),
            strict=False,
        )
    ]
    expected = release_json(build_release(PLAIN, given, None, TERMS, OCCASION))
    assert expected["published"]["differences"]
    for _ in range(3):
        again = build_release(PLAIN, chance.sample(given, len(given)), None, TERMS, OCCASION)
        assert release_json(again) == expected


def test_rows_may_stay_with_the_groups_that_are_published() -> None:
    terms = replace(TERMS, row_export=True)
    given = answers(PLAIN, UPPER, LOWER)
    plan = plan_of(PLAIN, respondents_of(PLAIN, given), terms).rows
    assert plan is not None
    published = build_release(PLAIN, given, None, terms, OCCASION).published.results.breakdowns
    assert published
    for breakdown in published:
        told = [getattr(each, breakdown.dimension) for each in plan.attributes]
        assert {id_: told.count(id_) for id_ in set(told)} == {
            group.id: group.respondents for group in breakdown.groups
        }
    assert plan_of(PLAIN, respondents_of(PLAIN, given), TERMS).rows is None


@pytest.mark.parametrize("terms", [TERMS, Terms("open", 3), Terms(threshold=7)])
def test_a_release_with_groups_as_json_and_back(terms: Terms) -> None:
    release = released(UPPER, LOWER, terms=terms)
    assert read_release(json.loads(json.dumps(release_json(release)))) == release
