"""What partners of an assessment were promised, from its row."""

from typing import cast

from app.domain.grouping import Dimension
from app.domain.terms import Terms
from app.domain.vocabulary import Mode, Weighting
from app.persistence.tables import Assessment


def terms_of(assessment: Assessment) -> Terms:
    return Terms(
        mode=cast(Mode, assessment.mode),
        threshold=assessment.threshold,
        weighting=cast(Weighting, assessment.weighting),
        breakdowns=tuple(cast(Dimension, each) for each in assessment.breakdowns),
        row_export=assessment.row_export,
    )
