"""Differences between groups, held against SciPy, and what must hold for any."""

import random
from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from scipy import stats

from app.domain.answer_matrix import table_of
from app.domain.breakdown import Difference
from app.domain.differences import VERTICAL_PAIRS, differences
from app.domain.findings.borders import BEYOND_DOUBT
from app.domain.grouping import Dimension
from app.domain.part_scores import part_scores
from app.domain.questionnaire import Questionnaire
from app.domain.release import respondents_of
from app.domain.rounding import rounded
from app.statistics.comparison import holm
from tests.domain.plan_samples import planned
from tests.domain.report_samples import make_questionnaire, rows

ONE = make_questionnaire(facets=(1,))
TWO = make_questionnaire(criteria=2, facets=(1,))


def found(
    questionnaire: Questionnaire,
    groups: Mapping[str, Sequence[str]],
    dimension: Dimension = "level",
    criteria: Sequence[str] | None = None,
    order: Sequence[int] | None = None,
) -> tuple[Difference, ...]:
    """The differences between groups of answers; `order`: how the rows come."""
    lines = [(group, line) for group, its in groups.items() for line in its]
    lines = lines if order is None else [lines[place] for place in order]
    table = table_of(
        respondents_of(questionnaire, rows(questionnaire, *(line for _, line in lines))).answers,
        questionnaire.items,
    )
    places = {id_: [at for at, (group, _) in enumerate(lines) if group == id_] for id_ in groups}
    plan = planned(questionnaire, places, dimension, criteria, merged=("national", "unknown"))
    return differences(questionnaire, part_scores(questionnaire, table), plan)


def test_two_levels_by_hand() -> None:
    """5 5 4 beside 2 1 1 1: all pairs higher; of the 35 divisions only this one is as extreme."""
    upper, lower, each_other = found(ONE, {"governance": "554", "operations": "2111"})
    expected = Difference("a", "level", "governance", None, 3, 4, 4.7, 1.3, 1.0, rounded(1 / 35, 3))
    assert upper == expected
    assert lower == Difference("a", "level", "operations", None, 4, 3, 1.3, 4.7, -1.0, rounded(1 / 35, 3))
    assert (each_other.group, each_other.other) == ("governance", "operations")
    assert (each_other.delta, each_other.p) == (upper.delta, upper.p)


def test_figures_equal_those_of_scipy_after_holm_over_the_criteria() -> None:
    """Source: scipy.stats.permutation_test (exact) and mannwhitneyu; `holm` is held against R elsewhere."""
    first, second = ["53", "42", "44", "35"], ["21", "32", "24", "13", "22"]
    shown = [each for each in found(TWO, {"goal": first, "forward": second}, "line") if each.group == "goal"]
    raw = []
    for place, difference in enumerate(shown):
        a, b = ([int(line[place]) for line in lines] for lines in (first, second))
        test = stats.permutation_test(
            (a, b),
            lambda x, y, axis: np.abs(np.mean(x, axis=axis) - np.mean(y, axis=axis)),
            alternative="greater",
            n_resamples=20_000,
            vectorized=True,
        )
        raw.append(test.pvalue)
        u = stats.mannwhitneyu(a, b).statistic
        assert difference.delta == rounded(float(2 * u / (len(a) * len(b)) - 1), 2)
        assert (difference.mean, difference.mean_other) == (
            rounded(float(np.mean(a)), 1),
            rounded(float(np.mean(b)), 1),
        )
    assert [each.criterion for each in shown] == ["a", "b"]
    assert [each.p for each in shown] == [rounded(p, 3) for p in holm(np.array(raw)).tolist()]
    assert raw[0] < shown[0].p


def test_the_merged_group_is_everybody_else_but_not_compared_itself() -> None:
    shown = found(ONE, {"operations": "544", "management": "213", "merged": "321"})
    assert [(each.group, each.other, each.n_other) for each in shown] == [
        ("operations", None, 6),
        ("management", None, 6),
        ("management", "operations", 3),
    ]


def test_vertical_pairs_are_of_levels_only() -> None:
    groups = {"governance": "544", "operations": "213"}
    assert [each.other for each in found(ONE, groups)] == [None, None, "operations"]
    assert [each.other for each in found(ONE, groups, "organisation")] == [None, None]


def test_every_vertical_pair_of_five_levels() -> None:
    levels = ("national", "governance", "management", "operations", "residents")
    shown = found(ONE, dict.fromkeys(levels, "12345"))
    assert [(each.group, each.other) for each in shown if each.other] == [
        ("national", "governance"),
        ("governance", "management"),
        ("governance", "operations"),
        ("management", "operations"),
        ("operations", "residents"),
        ("governance", "residents"),
    ]
    assert all(each.delta == 0 and each.p == 1 for each in shown)


def test_enough_is_drawn_to_be_beyond_doubt_with_every_pair_of_levels_and_nine_criteria() -> None:
    """Of 2.7 million divisions a part is drawn, and no p is below 1 / (draws + 1). Times nine for Holm and
    six for the pairs, it must lie below the border, or nothing could ever be told as clear."""
    nine = make_questionnaire(criteria=9, facets=(1,))
    groups = {"governance": ["5" * 9] * 12, "operations": ["1" * 9] * 12}
    assert {each.p * len(VERTICAL_PAIRS) < BEYOND_DOUBT for each in found(nine, groups)} == {True}


def test_only_criteria_of_the_plan_are_compared_and_count_for_holm() -> None:
    groups = {"goal": ["53", "42", "44", "35"], "forward": ["21", "32", "24", "13", "22"]}
    both, only = found(TWO, groups, "line"), found(TWO, groups, "line", criteria=["a"])
    assert [each.criterion for each in only] == ["a", "a"]
    assert only[0].p < both[0].p
    assert found(TWO, groups, "line", criteria=[]) == ()


def test_a_criterion_without_scores_on_one_side_is_not_compared() -> None:
    shown = found(TWO, {"goal": ["5-", "4-", "4?"], "forward": ["21", "32", "24"]}, "line")
    assert {each.criterion for each in shown} == {"a"}
    assert {(each.n, each.n_other) for each in shown} == {(3, 3)}


@pytest.mark.parametrize("size", [6, 40])
def test_the_order_of_the_rows_does_not_matter(size: int) -> None:
    """With six people a group every division is counted, with forty they are drawn."""
    chance = random.Random(size)
    groups = {
        name: ["".join(chance.choice("12345-") for _ in range(2)) for _ in range(size)]
        for name in ("governance", "management", "operations")
    }
    expected = found(TWO, groups)
    for _ in range(3):
        assert found(TWO, groups, order=chance.sample(range(3 * size), 3 * size)) == expected
