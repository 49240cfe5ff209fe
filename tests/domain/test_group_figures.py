"""The figures of groups, held against each group scored by itself, person by person."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.answer_matrix import table_of
from app.domain.breakdown import Group
from app.domain.group_figures import breakdown_figures
from app.domain.grouping import Attributes
from app.domain.release import respondents_of
from app.domain.rounding import rounded
from tests.domain import plain_scores, scoring_samples
from tests.domain.plan_samples import planned
from tests.domain.report_samples import make_questionnaire, rows
from tests.domain.scoring_samples import MIXED, Row, answers_of


def printed(value: object, decimals: int) -> float | None:
    assert value is None or isinstance(value, (int, float))
    return None if value is None else rounded(value, decimals)


def expected(figures: Mapping[str, object], *more: str) -> list[object]:
    spreads = [printed(figures[name], 2) for name in ("sd", *more)]
    return [figures["n"], printed(figures["mean"], 1), *spreads]


@given(scoring_samples.rows(organisations=("x", "y")), st.booleans())
@settings(max_examples=60, deadline=None)
def test_each_group_has_the_figures_it_has_as_a_network_of_its_own(
    people: Sequence[Row], by_organisation: bool
) -> None:
    """Source: tests/domain/plain_scores.py, on the rows of the group alone."""
    groups: dict[str, list[int]] = {}
    for place, row in enumerate(people):
        groups.setdefault(row.network, []).append(place)
    breakdown = breakdown_figures(
        MIXED,
        table_of(answers_of(people), MIXED.items),
        planned(MIXED, groups),
        None,
        "organisation" if by_organisation else "respondent",
    )
    assert [group.id for group in breakdown.groups] == list(groups)
    for group in breakdown.groups:
        its_own = [people[place] for place in groups[group.id]]
        assert (group.respondents, group.invited) == (len(its_own), None)
        plain = plain_scores.network_figures(MIXED, its_own, by_organisation=by_organisation)["criteria"]
        assert isinstance(plain, dict)
        for id_, figures in plain.items():
            shown = group.criteria[id_]
            assert shown is not None
            whole = shown.figures
            assert [whole.n, whole.mean, whole.sd, whole.ad, whole.vdeijk_a] == expected(
                figures, "ad", "vdeijk_a"
            )
            assert (whole.se, whole.ci95, whole.bounds, whole.rwg_j) == (None,) * 4
            for name, parts in (("facets", shown.facets), ("items", shown.items)):
                assert {key: [part.n, part.mean, part.sd] for key, part in parts.items()} == {
                    key: expected(part) for key, part in figures[name].items()
                }


def test_a_group_by_hand() -> None:
    """Operations score 4, 3 and 4: mean 3.67, sd .577; organisations would make it (3.5 + 4) / 2."""
    groups = broken_down({"operations": [0, 2, 4], "merged": [1, 3]}, "44", "11", "33", "22", "44")
    first = groups[0].criteria["a"]
    assert first is not None
    assert (first.figures.n, first.figures.mean, first.figures.sd) == (3, 3.7, 0.58)
    assert first.facets["a-facet1"] == first.items["a-1-1"]
    assert groups[1].values == ("national", "unknown")
    assert groups[1].merged


def test_what_the_plan_does_not_hold_is_not_there() -> None:
    questionnaire = make_questionnaire(criteria=2)
    plan = planned(questionnaire, {"operations": [0, 1], "governance": [2, 3]}, criteria=["b"])
    respondents = respondents_of(questionnaire, rows(questionnaire, *["4444"] * 4))
    table = table_of(respondents.answers, questionnaire.items)
    for group in breakdown_figures(questionnaire, table, plan, None, "respondent").groups:
        assert list(group.criteria) == ["a", "b"]
        assert group.criteria["a"] is None
        assert group.criteria["b"] is not None


def test_of_a_criterion_in_means_a_group_shows_nothing_else() -> None:
    questionnaire = make_questionnaire(criteria=2, facets=(2, 2))
    plan = planned(questionnaire, {"operations": [0, 1], "governance": [2, 3]}, in_means=["b"])
    respondents = respondents_of(questionnaire, rows(questionnaire, *["44443321"] * 4))
    table = table_of(respondents.answers, questionnaire.items)
    for group in breakdown_figures(questionnaire, table, plan, None, "respondent").groups:
        detailed, bare = group.criteria["a"], group.criteria["b"]
        assert detailed is not None
        assert bare is not None
        assert (len(detailed.facets), len(detailed.items), detailed.figures.sd) == (2, 4, 0.0)
        assert (bare.facets, bare.items) == ({}, {})
        shown = {name: value for name, value in vars(bare.figures).items() if value not in (None, {})}
        assert shown == {"n": 2, "mean": 2.3}  # 2.25, rounded half up


def test_the_invited_are_counted_by_group() -> None:
    """Nobody of the residents answered: they belong to no group."""
    invited = {
        Attributes(level="operations", line="goal"): 4,
        Attributes(level="operations", line="forward"): 2,
        Attributes(level="national"): 3,
        Attributes(level="residents"): 9,
        Attributes(): 1,
    }
    groups = broken_down({"operations": [0, 2, 4], "merged": [1, 3]}, *["44"] * 5, invited=invited)
    assert [group.invited for group in groups] == [6, 4]


@pytest.mark.parametrize(
    "invited",
    [
        None,
        {Attributes(): 8},
        {Attributes(level="operations"): 7, Attributes(level="national"): 1},
        {Attributes(sector="housing"): 5, Attributes(sector="education"): 5},
    ],
    ids=["not who", "only how many", "fewer than answered", "by something else"],
)
def test_the_invited_of_a_group_are_not_told_where_they_are_not_known(
    invited: Mapping[Attributes, int] | None,
) -> None:
    groups = broken_down({"operations": [0, 2, 4], "national": [1, 3]}, *["44"] * 5, invited=invited)
    assert [group.invited for group in groups] == [None, None]


def broken_down(
    groups: Mapping[str, Sequence[int]], *lines: str, invited: Mapping[Attributes, int] | None = None
) -> Sequence[Group]:
    questionnaire = make_questionnaire()
    plan = planned(questionnaire, groups, merged=("national", "unknown"))
    respondents = respondents_of(questionnaire, rows(questionnaire, *lines))
    table = table_of(respondents.answers, questionnaire.items)
    return breakdown_figures(questionnaire, table, plan, invited, "respondent").groups
