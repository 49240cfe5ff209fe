"""How much higher the same people score one part than another, and to which side they tip.

Each respondent is compared with themselves, so that a contrast is far surer than the difference of two means.
"""

from collections.abc import Collection, Iterator
from itertools import combinations
from math import ceil

import numpy as np
from numpy.typing import NDArray

from app.domain.answer_matrix import CodedAnswers, Codes
from app.domain.breakdown import Contrast, Lean, Part
from app.domain.part_scores import PartScores, facet_codes_of
from app.domain.printed import MEAN_DECIMALS, SPREAD_DECIMALS
from app.domain.questionnaire import Criterion, Facet, Questionnaire
from app.domain.rounding import rounded

Floats = NDArray[np.float64]

CONTRAST_PAIRS: tuple[tuple[Part, Part], ...] = (
    (Part("drive", "motivation"), Part("mandate", "backing")),
    (Part("drive"), Part("mandate")),
    (Part("direction"), Part("action-embedding", "action")),
    (Part("drive"), Part("action-embedding", "action")),
)
"""Across criteria, for the patterns that the essay describes. A pair of which the questionnaire lacks a part,
or whose scales differ, is passed over."""


def contrasts(
    questionnaire: Questionnaire, scores: PartScores, shown: Collection[str], threshold: int
) -> tuple[Contrast, ...]:
    """Mean and sd (divisor n - 1) of `first` less `second` over the people who have both scores.

    For each two facets of a criterion, in the order of the questionnaire, and for `CONTRAST_PAIRS`. `scores`:
    by part (rows,), NaN = none. `shown`: the criteria whose parts may be shown. A contrast of fewer than
    `threshold` people is left out. Rounded as printed.
    """
    found = []
    for first, second in _pairs(questionnaire):
        if first.criterion not in shown or second.criterion not in shown:
            continue
        differences = scores[first] - scores[second]
        differences = differences[~np.isnan(differences)]
        if len(differences) >= threshold:
            found.append(Contrast(first, second, len(differences), *_moments(differences)))
    return tuple(found)


def leans(
    questionnaire: Questionnaire, table: CodedAnswers, shown: Collection[str], threshold: int
) -> tuple[Lean, ...]:
    """To which side people tip on each facet whose items are all bipolar.

    A respondent's lean is the mean of their answers as given, less the middle, if they answered at least
    half of the items. `table`: the respondents of one network; `shown` and `threshold` as in `contrasts`.
    """
    codes = table.criterion_codes(questionnaire)
    found = []
    for criterion in questionnaire.criteria:
        for facet, facet_codes in facet_codes_of(criterion, codes[criterion.id]):
            if criterion.id not in shown or any(item.scale.kind != "bipolar" for item in facet.items):
                continue
            sides = _sides(facet, facet_codes)
            if len(sides) >= threshold:
                found.append(_lean(Part(criterion.id, facet.id), sides))
    return tuple(found)


def _pairs(questionnaire: Questionnaire) -> Iterator[tuple[Part, Part]]:
    for criterion in questionnaire.criteria:
        for first, second in combinations(criterion.facets, 2):
            yield Part(criterion.id, first.id), Part(criterion.id, second.id)
    for first_part, second_part in CONTRAST_PAIRS:
        ends = _ends(questionnaire, first_part)
        if ends is not None and ends == _ends(questionnaire, second_part):
            yield first_part, second_part


def _ends(questionnaire: Questionnaire, part: Part) -> tuple[int, int] | None:
    """The lowest and highest score of a part; None where the questionnaire does not have it."""
    criterion: Criterion | None = questionnaire.criterion_by_id.get(part.criterion)
    if criterion is None:
        return None
    if part.facet is not None and all(facet.id != part.facet for facet in criterion.facets):
        return None
    return criterion.minimum, criterion.maximum


def _sides(facet: Facet, codes: Codes) -> Floats:
    """The lean of each respondent who has one."""
    total, answered = np.zeros(codes.shape[1]), np.zeros(codes.shape[1], dtype=np.int64)
    for item, column in zip(facet.items, codes, strict=True):
        values = np.array(item.scale.values) - item.scale.middle
        total += np.append(values, [0.0, 0.0])[column]
        answered += column < len(item.scale.values)
    enough = answered >= ceil(len(facet.items) / 2)
    return total[enough] / answered[enough]


def _lean(part: Part, sides: Floats) -> Lean:
    mean, sd = _moments(sides)
    left, right = int((sides < 0).sum()), int((sides > 0).sum())
    return Lean(part, len(sides), mean, sd, left, len(sides) - left - right, right)


def _moments(values: Floats) -> tuple[float, float]:
    return rounded(float(values.mean()), MEAN_DECIMALS), rounded(float(values.std(ddof=1)), SPREAD_DECIMALS)
