"""The part of a release that is never shown: for reliability over many networks, and for the change between
waves of different questionnaire versions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from app.domain.answer_matrix import AnswerMatrix, table_of
from app.domain.figures import CriterionFigures
from app.domain.questionnaire import Item, Questionnaire
from app.domain.scores import keyed_answers

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class CrossProducts:
    """Keyed answers of the `n` respondents who answered every item of a criterion, items in file order.

    `sums`: one an item. `products`: the sum of x_i x_j for each pair of items, a square of the same order.
    """

    n: int
    sums: tuple[float, ...]
    products: tuple[tuple[float, ...], ...]


@dataclass(frozen=True)
class Sealed:
    """Never shown. `input_digest` tells which answers went in, '' where nobody may find out. `reliability` is
    None for a criterion with fewer complete rows than the threshold.

    `shared_with`: the other version of the questionnaire that the previous wave used; None: there was none,
    it used this version, or its scores can't be compared. `shared`: `shared_items.shared_figures` of the two
    versions.
    """

    input_digest: str
    reliability: Mapping[str, CrossProducts | None]
    shared_with: str | None = None
    shared: Mapping[str, CriterionFigures | None] = field(default_factory=dict)


def reliability_sums(
    questionnaire: Questionnaire, answers: AnswerMatrix, threshold: int
) -> Mapping[str, CrossProducts | None]:
    """What alpha, omega and item-rest correlations need of each criterion.

    `answers`: one row a respondent, one column an item. None for a criterion that fewer than `threshold`
    respondents answered completely. Raises ValueError for an answer that is not on its item's scale.
    """
    table = table_of(answers, questionnaire.items)
    keyed = {
        item.id: keyed_answers(item, codes)
        for item, codes in zip(questionnaire.items, table.codes, strict=True)
    }
    return {
        criterion.id: _cross_products(criterion.items, keyed, threshold)
        for criterion in questionnaire.criteria
    }


def _cross_products(
    items: Sequence[Item], keyed: Mapping[str, Floats], threshold: int
) -> CrossProducts | None:
    rows = np.column_stack([keyed[item.id] for item in items])
    complete = rows[~np.isnan(rows).any(axis=1)]
    if len(complete) < threshold:
        return None
    return CrossProducts(
        n=len(complete),
        sums=tuple(complete.sum(axis=0).tolist()),
        products=tuple(tuple(line) for line in (complete.T @ complete).tolist()),
    )
