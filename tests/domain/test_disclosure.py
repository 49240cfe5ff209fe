"""What may be shown, attacked: by small cells, by differencing, by every number in the published JSON."""

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.answer_matrix import AnswerMatrix
from app.domain.disclosed import ChoiceCounts, Disclosed, DisclosedCriterion
from app.domain.disclosure import disclose, safe_weighting
from app.domain.grouping import Attributes
from app.domain.questionnaire import Questionnaire
from app.domain.release import Release, answer_matrix, build_release, respondents_of
from app.domain.release_json import published_json
from app.domain.rounding import rounded
from app.domain.scores import score_network
from app.domain.terms import Terms
from tests.domain.report_samples import OCCASION, make_questionnaire, make_scale, rows


def disclosed(questionnaire: Questionnaire, *lines: str, threshold: int = 5) -> Disclosed:
    respondents = respondents_of(questionnaire, rows(questionnaire, *lines))
    return disclose(questionnaire, respondents, None, Terms(threshold=threshold))


def only_criterion(questionnaire: Questionnaire, *lines: str, threshold: int = 5) -> DisclosedCriterion:
    return disclosed(questionnaire, *lines, threshold=threshold).criteria["a"]


def test_enough_answers_are_shown() -> None:
    shown = only_criterion(make_questionnaire(), "44", "54", "4?", "33", "44", "44")
    assert shown.figures is not None
    assert (shown.figures.n, shown.figures.mean) == (6, 3.9)  # 4, 4.5, 4, 3, 4, 4
    first, second = shown.items["a-1-1"], shown.items["a-1-2"]
    assert first is not None
    assert second is not None
    assert (first.n, first.dont_know, first.frequencies) == (6, 0, (0, 0, 1, 4, 1))
    assert (second.n, second.dont_know, second.frequencies) == (5, 1, (0, 0, 1, 4, 0))


def test_an_item_just_below_the_threshold_takes_its_criterion_s_items_and_facets_along() -> None:
    """Four of five answered the second item: with the first in hand its mean could be subtracted out."""
    questionnaire = make_questionnaire()
    lines = ("41", "51", "4?", "31", "41")
    shown = only_criterion(questionnaire, *lines)
    assert [*shown.items.values(), *shown.facets.values()] == [None] * 3
    scored = score_network(questionnaire, answer_matrix(questionnaire, rows(questionnaire, *lines)))
    assert shown.figures is not None
    assert (shown.figures.n, shown.figures.mean) == (5, rounded(scored.criteria["a"].mean or 0, 1))


def test_an_item_that_nobody_answered_takes_nothing_along() -> None:
    shown = only_criterion(make_questionnaire(facets=(3,)), "44-", "44?", "44-", "44-", "44-")
    assert shown.items["a-1-3"] is None
    assert shown.items["a-1-1"] is not None
    assert shown.facets["a-facet1"] is not None


def test_a_criterion_just_below_the_threshold_is_not_shown_though_its_items_are() -> None:
    """Two of three items make a score. Six people answered each item, four have a score."""
    lines = ("44-", "4-4", "-44", "444", "4--", "4--", "-4-", "-4-", "--4", "--4", "--4")
    shown = only_criterion(make_questionnaire(facets=(3,)), *lines)
    assert shown.figures is None
    assert shown.facets == {"a-facet1": None}
    assert all(item is not None for item in shown.items.values())


def test_facets_have_their_own_number_of_answers() -> None:
    lines = ("44-4", "4-44", "-444", "4444", "4--4", "4--4", "-4-4", "-4-4", "--44", "--44", "--44")
    shown = only_criterion(make_questionnaire(facets=(3, 1)), *lines)
    assert shown.facets["a-facet1"] is None
    assert shown.facets["a-facet2"] is not None


def test_fewer_people_than_the_threshold_leave_only_their_number() -> None:
    found = disclosed(make_questionnaire(criteria=2), "4444", "5?55", "1111", "3333")
    assert found.respondents == 4
    for criterion in found.criteria.values():
        assert criterion.figures is None
        assert set(criterion.facets.values()) == {None}
        assert set(criterion.items.values()) == {None}


def test_nobody_answered() -> None:
    found = disclosed(make_questionnaire())
    assert found.respondents == 0
    assert found.criteria["a"].figures is None


def test_choices_need_enough_people_who_chose() -> None:
    questionnaire = make_questionnaire(criteria=2)

    def chosen(*choices: tuple[str, ...]) -> ChoiceCounts | None:
        answers = [
            replace(row, choices={"hindering": choice})
            for row, choice in zip(rows(questionnaire, *["4444"] * 6), choices, strict=True)
        ]
        found = disclose(questionnaire, respondents_of(questionnaire, answers), None, Terms(threshold=5))
        return found.choices["hindering"]

    assert chosen(("a", "b"), ("a",), ("a",), ("b",), (), ()) is None
    counts = chosen(("a", "b"), ("a",), ("a",), ("b",), (), ("a",))
    assert counts is not None
    assert (counts.n, counts.counts) == (5, {"a": 4, "b": 2})


def test_figures_have_the_decimals_that_are_printed() -> None:
    """Scores 4, 4, 4, 3, 2.5: mean 3.5, sd .7071; n 5 of 20: se .3162 x sqrt(.75) = .2739, t(.975, 4)
    2.776."""
    questionnaire = make_questionnaire()
    respondents = respondents_of(questionnaire, rows(questionnaire, "44", "44", "44", "33", "32"))
    found = disclose(questionnaire, respondents, {Attributes(): 20}, Terms()).criteria["a"].figures
    assert found is not None
    assert (found.mean, found.sd, found.se) == (3.5, 0.71, 0.27)
    assert found.ci95 == (2.7, 4.3)
    assert found.bounds == (1.6, 4.6)  # 17.5 + 15 x 1, 17.5 + 15 x 5, over 20


def test_a_threshold_below_three_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 3"):
        Terms(threshold=2)


def organisations(*labels: str | None) -> AnswerMatrix:
    values = np.full((len(labels), 1), 4.0)
    return AnswerMatrix(values, np.zeros(values.shape, dtype=bool), labels)


@pytest.mark.parametrize(
    ("labels", "terms", "expected"),
    [
        (("x",) * 3 + ("y",) * 3, Terms(threshold=3, weighting="organisation"), "organisation"),
        (("x",) * 4 + ("y",) * 2, Terms(threshold=3, weighting="organisation"), "respondent"),
        (("x",) * 5 + ("y",), Terms(mode="open", weighting="organisation"), "organisation"),
        (("x",) * 5 + (None,), Terms(mode="open", weighting="organisation"), "respondent"),
        (("x",) * 6, Terms(), "respondent"),
    ],
)
def test_organisations_weigh_equally_only_where_that_gives_nobody_away(
    labels: tuple[str | None, ...], terms: Terms, expected: str
) -> None:
    assert safe_weighting(organisations(*labels), terms) == expected


MARKS = st.sampled_from("12345?-")


@st.composite
def answers_of_a_network(draw: st.DrawFn) -> tuple[Questionnaire, list[str], int]:
    questionnaire = make_questionnaire(
        criteria=draw(st.integers(1, 3)), facets=draw(st.lists(st.integers(1, 3), min_size=1, max_size=3))
    )
    width = len(questionnaire.items)
    lines = draw(st.lists(st.text(MARKS, min_size=width, max_size=width), max_size=14))
    return questionnaire, lines, draw(st.integers(3, 6))


@given(answers_of_a_network())
@settings(max_examples=150, deadline=None)
def test_nothing_in_the_published_json_comes_from_a_cell_below_the_threshold(
    case: tuple[Questionnaire, list[str], int],
) -> None:
    questionnaire, lines, threshold = case
    release = build_release(
        questionnaire, rows(questionnaire, *lines), None, Terms(threshold=threshold), OCCASION
    )
    published = published_json(release.published)
    place = {item.id: position for position, item in enumerate(questionnaire.items)}
    for position, item in enumerate(questionnaire.items):
        criterion = next(c for c in questionnaire.criteria if item in c.items)
        beside = [sum(line[place[each.id]].isdigit() for line in lines) for each in criterion.items]
        safe = not any(0 < answers < threshold for answers in beside)
        shown = published["criteria"][criterion.id]["items"][item.id]
        given_answers = sum(line[position].isdigit() for line in lines)
        assert (shown is not None) == (given_answers >= threshold and safe)
    for criterion in published["criteria"].values():
        cells = [criterion["figures"], *criterion["facets"].values(), *criterion["items"].values()]
        assert all(cell is None or cell["n"] >= threshold for cell in cells)
        assert (criterion["figures"] is None) <= (criterion["verdict"]["kind"] == "not-shown")


def below_the_criteria(release: Release) -> str:
    criteria = published_json(release.published)["criteria"].values()
    return json.dumps([(each["facets"], each["items"]) for each in criteria])


@given(answers_of_a_network(), st.data())
@settings(max_examples=150, deadline=None)
def test_other_answers_to_a_small_item_change_no_item_and_no_facet(
    case: tuple[Questionnaire, list[str], int], data: st.DataObject
) -> None:
    """Whatever the few people said, all that is published below the criteria stays the same text."""
    questionnaire, lines, threshold = case
    small = {
        position
        for position in range(len(questionnaire.items))
        if sum(line[position].isdigit() for line in lines) < threshold
    }
    other = [
        "".join(
            data.draw(st.sampled_from("12345")) if position in small and mark.isdigit() else mark
            for position, mark in enumerate(line)
        )
        for line in lines
    ]
    seen = [
        below_the_criteria(
            build_release(
                questionnaire, rows(questionnaire, *version), None, Terms(threshold=threshold), OCCASION
            )
        )
        for version in (lines, other)
    ]
    assert seen[0] == seen[1]


def test_don_t_knows_on_a_small_item_are_not_shown_either() -> None:
    questionnaire = make_questionnaire()
    many = disclosed(questionnaire, "4?", "4?", "4?", "4?", "44", "44")
    few = disclosed(questionnaire, "4-", "4-", "4-", "4-", "44", "44")
    assert many == few


def test_a_printed_mean_does_not_give_the_score_of_the_only_one_who_skipped_an_item() -> None:
    """Item counts are the same in both networks; the one who skipped an item scores 3 in one and 4 in the
    other. Exact means, 47 / 12 and 47.2 / 12, would tell which; the printed ones do not."""
    questionnaire = make_questionnaire(facets=(5,))
    others = ["44444"] * 10
    one, other = (
        only_criterion(questionnaire, *others, *two) for two in (("3333?", "44444"), ("4444?", "33334"))
    )
    assert one.items == other.items
    assert one.figures is not None
    assert other.figures is not None
    assert one.figures.mean == other.figures.mean == 3.9


def test_scales_of_other_lengths() -> None:
    questionnaire = make_questionnaire(scale=make_scale(values=7, first=0), facets=(1,))
    shown = only_criterion(questionnaire, "0", "6", "3", "3", "3")
    item = shown.items["a-1-1"]
    assert item is not None
    assert item.frequencies == (1, 0, 0, 3, 0, 0, 1)
