"""What each respondent scores on each part of a questionnaire."""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from app.domain.answer_matrix import CodedAnswers, Codes
from app.domain.breakdown import Part
from app.domain.questionnaire import Criterion, Facet, Questionnaire
from app.domain.scores import respondent_scores

Floats = NDArray[np.float64]
PartScores = Mapping[Part, Floats]


def part_scores(questionnaire: Questionnaire, table: CodedAnswers) -> PartScores:
    """The scores (rows,) on each criterion and each facet, NaN where the respondent has none, in the order
    of the questionnaire, a criterion before its facets."""
    codes = table.criterion_codes(questionnaire)
    scores: dict[Part, Floats] = {}
    for criterion in questionnaire.criteria:
        scores[Part(criterion.id)] = respondent_scores(criterion.items, codes[criterion.id])
        for facet, facet_codes in facet_codes_of(criterion, codes[criterion.id]):
            scores[Part(criterion.id, facet.id)] = respondent_scores(facet.items, facet_codes)
    return scores


def facet_codes_of(criterion: Criterion, codes: Codes) -> Iterator[tuple[Facet, Codes]]:
    """Each facet with the codes (its items, rows) out of those of the criterion (all items, rows)."""
    start = 0
    for facet in criterion.facets:
        stop = start + len(facet.items)
        yield facet, codes[start:stop]
        start = stop


def counted_in(
    questionnaire: Questionnaire, table: CodedAnswers, scores: PartScores
) -> Mapping[str, NDArray[np.bool_]]:
    """By criterion, bool (rows, columns): whether a row counts in a figure, with one column for each item,
    each facet score and the score of the criterion. `scores`: `part_scores` of the same table."""
    codes = table.criterion_codes(questionnaire)
    return {
        criterion.id: np.column_stack(
            [
                *(
                    column < len(item.scale.values)
                    for item, column in zip(criterion.items, codes[criterion.id], strict=True)
                ),
                *(~np.isnan(scores[Part(criterion.id, facet.id)]) for facet in criterion.facets),
                ~np.isnan(scores[Part(criterion.id)]),
            ]
        )
        for criterion in questionnaire.criteria
    }
