"""Reliability of each criterion over the pooled respondents of all networks, who always weigh the same."""

import numpy as np
from numpy.typing import NDArray

from app.domain.answer_matrix import AnswerMatrix, CodedAnswers, Codes, table_of
from app.domain.figures import ReliabilityFigures
from app.domain.questionnaire import Criterion, Questionnaire
from app.domain.score_arrays import ScoredNetworks
from app.domain.scores import keyed_answers
from app.statistics import reliability
from app.statistics.reliability import CrossProducts
from app.statistics.variance_components import intraclass

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]


def score_reliability(
    questionnaire: Questionnaire, table: CodedAnswers, scored: ScoredNetworks
) -> dict[str, ReliabilityFigures]:
    """The reliability of each criterion, from the table and the scores of its networks."""
    figures = {}
    cross_products = table_cross_products(questionnaire, table)
    for criterion in questionnaire.criteria:
        networks = scored.criteria[criterion.id]
        figures[criterion.id] = reliability_figures(
            criterion, cross_products[criterion.id], networks.n, networks.respondent_mean, networks.sd
        )
    return figures


def network_cross_products(questionnaire: Questionnaire, answers: AnswerMatrix) -> dict[str, CrossProducts]:
    """What one network adds to the reliability of each criterion: complete rows, sums and products of keyed
    answers. Add those of several networks and give them to `reliability_figures`."""
    return table_cross_products(questionnaire, table_of(answers, questionnaire.items))


def table_cross_products(questionnaire: Questionnaire, table: CodedAnswers) -> dict[str, CrossProducts]:
    """The same of all networks in a table together."""
    codes = table.criterion_codes(questionnaire)
    return {
        criterion.id: CrossProducts.of(_keyed_rows(criterion, codes[criterion.id]))
        for criterion in questionnaire.criteria
    }


def reliability_figures(
    criterion: Criterion, cross_products: CrossProducts, n: Counts, mean: Floats, sd: Floats
) -> ReliabilityFigures:
    """The reliability of a criterion from pooled cross-products, and the number, mean and sd of its scores in
    each
    network (networks,), NaN where not defined; there respondents weigh the same."""
    scatter = cross_products.scatter()
    alpha = reliability.cronbach_alpha(scatter)
    low, high = reliability.feldt_interval(alpha, cross_products.n, len(criterion.items))
    icc1, icc2 = intraclass(n, mean, sd)
    with_rest = reliability.item_rest_r(scatter)
    return ReliabilityFigures(
        k_items=len(criterion.items),
        n=cross_products.n,
        alpha=_figure(alpha),
        alpha_ci95=None if np.isnan(low) else (low, high),
        omega_total=_figure(reliability.omega_total(scatter)),
        icc1=_figure(icc1),
        icc2=_figure(icc2),
        item_rest_r={item.id: _figure(float(r)) for item, r in zip(criterion.items, with_rest, strict=True)},
    )


def _keyed_rows(criterion: Criterion, codes: Codes) -> Floats:
    columns = [keyed_answers(item, column) for item, column in zip(criterion.items, codes, strict=True)]
    return np.stack(columns).T


def _figure(value: float) -> float | None:
    return None if np.isnan(value) else value
