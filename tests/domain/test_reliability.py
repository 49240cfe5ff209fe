from dataclasses import asdict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answer_matrix import AnswerMatrix
from app.domain.figures import ReliabilityFigures
from app.domain.questionnaire import Questionnaire
from app.domain.reliability import network_cross_products, score_reliability
from app.domain.scores import score_networks
from app.domain.vocabulary import WEIGHTINGS, Weighting
from tests.domain import plain_scores
from tests.domain.scoring_samples import MIXED, Row, answers_of, criterion, item, questionnaire, rows, table
from tests.domain.test_scores import alike
from tests.statistics import r_values

SIX = questionnaire(criterion("c", f=[item(f"i{number}") for number in range(1, 7)]))


def reliability_of(
    people: list[Row], to: Questionnaire = MIXED, weighting: Weighting = "respondent"
) -> dict[str, ReliabilityFigures]:
    answers = table(people, to)
    return score_reliability(to, answers, score_networks(to, answers, weighting=weighting))


def r_rows() -> list[Row]:
    return [
        Row(f"n{network}", {f"i{number}": int(x) for number, x in enumerate(answers, start=1)})
        for network, answers in zip(r_values.networks().tolist(), r_values.answers().tolist(), strict=True)
    ]


def test_it_equals_that_of_r() -> None:
    """Source: R's psych and multilevel (tests/statistics/reference/make.R)."""
    found = reliability_of(r_rows(), SIX)["c"]
    assert (found.k_items, found.n) == (6, len(r_rows()))
    assert found.alpha == pytest.approx(r_values.value("alpha"), rel=1e-12)
    assert found.alpha_ci95 == pytest.approx(r_values.values()["feldt"], rel=1e-9)
    assert found.omega_total == pytest.approx(r_values.value("omega_total"), abs=1e-6)
    assert found.icc1 == pytest.approx(r_values.value("icc1"), rel=1e-11)
    assert found.icc2 == pytest.approx(r_values.value("icc2"), rel=1e-11)
    assert list(found.item_rest_r.values()) == pytest.approx(r_values.values()["item_rest_r"], rel=1e-11)


@given(rows(most=30))
def test_it_equals_the_definition(people: list[Row]) -> None:
    """Source: CONTRACTS 4 written out in plain_scores."""
    found = reliability_of(people)
    for each in MIXED.criteria:
        figures = asdict(found[each.id])
        del figures["omega_total"]
        alike(figures, plain_scores.reliability_figures(each, people), 1e-7)


@given(rows(organisations=("school", "politie"), most=20))
def test_respondents_weigh_equally_whatever_the_weighting(people: list[Row]) -> None:
    first, second = (reliability_of(people, weighting=weighting) for weighting in WEIGHTINGS)
    assert first == second


@given(rows(most=20), st.integers(0, 20))
def test_networks_add_up(people: list[Row], cut: int) -> None:
    """Cross-products of two halves are those of the whole."""
    whole = network_cross_products(MIXED, answers_of(people))
    first, second = (network_cross_products(MIXED, answers_of(part)) for part in (people[:cut], people[cut:]))
    for id_, expected in whole.items():
        added = first[id_] + second[id_]
        assert added.n == expected.n
        assert added.products.tolist() == expected.products.tolist()
        assert added.sums.tolist() == expected.sums.tolist()


def test_nothing_is_defined_without_people() -> None:
    for figures in reliability_of([Row("A")]).values():
        assert figures.n == 0
        assert (figures.alpha, figures.alpha_ci95, figures.omega_total) == (None, None, None)
        assert (figures.icc1, figures.icc2) == (None, None)
        assert set(figures.item_rest_r.values()) == {None}


def test_one_item_has_no_alpha_and_two_have_no_omega() -> None:
    people = [Row(network, {"s1": x, "w1": x - 3, "w2": 3 - x}) for network in "AB" for x in (1, 3, 4)]
    found = reliability_of(people)
    assert (found["single"].k_items, found["single"].n, found["single"].alpha) == (1, 6, None)
    assert found["single"].icc1 is not None
    assert found["wide"].alpha == pytest.approx(1)
    assert found["wide"].omega_total is None


def test_keyed_answers_count_so_a_reversed_item_does_not_lower_alpha() -> None:
    people = [Row("A", {"p1": x, "p2": 6 - x, "p3": x, "p4": x, "p5": x}) for x in (1, 2, 4, 5)]
    assert reliability_of(people)["plain"].alpha == pytest.approx(1)


def test_an_incomplete_row_counts_for_the_icc_but_not_for_alpha() -> None:
    complete = {"p1": 3, "p2": 2, "p3": 4, "p4": 4, "p5": 1}
    people = [Row("A", complete), Row("A", {**complete, "p1": "dk"}), Row("B", complete), Row("B", complete)]
    assert reliability_of(people)["plain"].n == 3


def test_a_matrix_of_another_width_is_refused() -> None:
    empty = AnswerMatrix(np.empty((0, 3)), np.zeros((0, 3), dtype=bool))
    with pytest.raises(ValueError, match="3 columns for 11 items"):
        network_cross_products(MIXED, empty)
