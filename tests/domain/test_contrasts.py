"""Contrasts and leans, held against SciPy's paired test and against a count by hand."""

from collections.abc import Sequence
from statistics import mean, stdev

import numpy as np
import pytest
from hypothesis import given, settings
from scipy import stats

from app.domain.answer_matrix import table_of
from app.domain.breakdown import Contrast, Lean, Part
from app.domain.contrasts import CONTRAST_PAIRS, contrasts, leans
from app.domain.part_scores import counted_in, part_scores
from app.domain.questionnaire import Questionnaire
from app.domain.rounding import rounded
from tests.domain import scoring_samples
from tests.domain.plain_scores import score
from tests.domain.scoring_samples import MIXED, POLES, SEVEN, Row, answers_of, criterion, item, questionnaire

BALANCE = questionnaire(
    criterion(
        "balance", approach=[item("b1", POLES), item("b2", POLES)], mixed=[item("b3", POLES), item("b4")]
    )
)


def contrasts_of(
    of: Questionnaire, people: Sequence[Row], shown: Sequence[str] | None = None, threshold: int = 3
) -> tuple[Contrast, ...]:
    scores = part_scores(of, table_of(answers_of(people, of), of.items))
    return contrasts(of, scores, list(of.criterion_by_id) if shown is None else shown, threshold)


def leans_of(*answers: tuple[int | str | None, int | str | None], threshold: int = 3) -> tuple[Lean, ...]:
    people = [Row("A", {"b1": first, "b2": second, "b3": 3, "b4": 3}) for first, second in answers]
    table = table_of(answers_of(people, BALANCE), BALANCE.items)
    return leans(BALANCE, table, ["balance"], threshold)


@given(scoring_samples.rows(networks=("A",), most=20))
@settings(max_examples=80, deadline=None)
def test_scores_are_those_of_each_person(people: Sequence[Row]) -> None:
    """Source: tests/domain/plain_scores.py."""
    table = table_of(answers_of(people), MIXED.items)
    scores = part_scores(MIXED, table)
    counted = counted_in(MIXED, table, scores)
    for each in MIXED.criteria:
        parts = [*(facet.items for facet in each.facets), each.items]
        plain = [[score(items, row) for row in people] for items in parts]
        found = [scores[Part(each.id, facet.id)] for facet in each.facets] + [scores[Part(each.id)]]
        np.testing.assert_allclose(np.array(found), np.array(plain, dtype=float))
        given_answers = [[isinstance(row.answers[item.id], int) for row in people] for item in each.items]
        has_score = [[value is not None for value in values] for values in plain]
        np.testing.assert_array_equal(counted[each.id].T, given_answers + has_score)


@given(scoring_samples.rows(networks=("A",), most=20))
@settings(max_examples=80, deadline=None)
def test_a_contrast_is_that_of_the_paired_test(people: Sequence[Row]) -> None:
    """Source: scipy.stats.ttest_rel: its interval has the mean of the differences in its middle, and their
    sd / sqrt(n) times t as half its width."""
    first, second = MIXED.criteria[0].facets
    pairs = [(score(first.items, row), score(second.items, row)) for row in people]
    both = [(a, b) for a, b in pairs if a is not None and b is not None]
    found = contrasts_of(MIXED, people)
    if len(both) < 3:
        assert found == ()
        return
    (contrast,) = found
    assert (contrast.first, contrast.second) == (Part("plain", "first"), Part("plain", "second"))
    differences = [a - b for a, b in both]
    if stdev(differences) < 1e-9:
        assert (contrast.mean, contrast.sd) == (rounded(mean(differences), 1), 0)
        return
    interval = stats.ttest_rel([a for a, _ in both], [b for _, b in both]).confidence_interval()
    t = stats.t.ppf(0.975, len(both) - 1)
    assert contrast.n == len(both)
    assert contrast.mean == pytest.approx((interval.low + interval.high) / 2, abs=0.0501)
    half = (interval.high - interval.low) / 2
    assert contrast.sd == pytest.approx(half / t * len(both) ** 0.5, abs=0.00501)


def test_a_contrast_of_fewer_people_than_the_threshold_is_left_out() -> None:
    people = [Row("A", {"p1": 4, "p2": 2, "p3": 3, "p4": 3, "p5": 3})] * 4
    (contrast,) = contrasts_of(MIXED, [*people, Row("A", {"p1": 4, "p2": 4})], threshold=4)
    assert (contrast.n, contrast.mean, contrast.sd) == (4, 1.0, 0.0)
    assert contrasts_of(MIXED, [*people[1:], Row("A", {"p1": 4, "p2": 4})], threshold=4) == ()


def test_contrasts_of_a_criterion_that_is_withheld_are_left_out() -> None:
    people = [Row("A", {"p1": 4, "p2": 2, "p3": 3, "p4": 3, "p5": 3})] * 5
    assert contrasts_of(MIXED, people, shown=["balance", "wide", "single"]) == ()


def test_pairs_across_criteria_need_both_parts_on_one_scale() -> None:
    def pairs(*criteria: str) -> list[tuple[Part, Part]]:
        made = {
            "drive": criterion("drive", initiative=[item("d1")], motivation=[item("d2")]),
            "mandate": criterion("mandate", backing=[item("m1")]),
            "mandate without": criterion("mandate", authority=[item("m1")]),
            "mandate on seven": criterion("mandate", backing=[item("m1", SEVEN)]),
        }
        of = questionnaire(*(made[name] for name in criteria))
        people = [Row("A", {each.id: 3 for each in of.items})] * 3
        return [(each.first, each.second) for each in contrasts_of(of, people)]

    inside = (Part("drive", "initiative"), Part("drive", "motivation"))
    backing = (Part("drive", "motivation"), Part("mandate", "backing"))
    whole = (Part("drive"), Part("mandate"))
    assert {backing, whole} <= set(CONTRAST_PAIRS)
    assert pairs("drive", "mandate") == [inside, backing, whole]
    assert pairs("drive", "mandate without") == [inside, whole]
    assert pairs("drive", "mandate on seven") == [inside]
    assert pairs("drive") == [inside]


def test_leans_by_hand() -> None:
    """Means less the middle: -2, -.5, 0, 0 (-2 and 2), 1 (one answer of two is enough): mean -1.5 / 5; sd
    sqrt((1.7^2 + .2^2 + .3^2 + .3^2 + 1.3^2) / 4) = 1.095. A don't-know alone is no lean."""
    (lean,) = leans_of((1, 1), (2, 3), (3, 3), (1, 5), (None, 4), ("dk", None))
    assert lean == Lean(Part("balance", "approach"), 5, -0.3, 1.1, left=2, middle=2, right=1)


def test_a_facet_with_one_item_that_is_not_bipolar_has_no_lean() -> None:
    assert [lean.part.facet for lean in leans_of(*[(3, 3)] * 3)] == ["approach"]


def test_leans_of_few_people_are_left_out() -> None:
    assert leans_of(*[(1, 1)] * 3, (None, None), threshold=4) == ()
    assert len(leans_of(*[(1, 1)] * 4, threshold=4)) == 1
