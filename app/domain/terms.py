"""What partners were promised before they answered."""

from dataclasses import dataclass

from app.domain.grouping import Dimension
from app.domain.vocabulary import Mode, Weighting

THRESHOLD = 5
LOWEST_THRESHOLD = 3


@dataclass(frozen=True)
class Terms:
    """What partners were promised before they answered. Raises ValueError for a threshold below three.

    `breakdowns`: the at most two that the coordinator chose; none: the fixed order decides. `row_export`:
    whether the answers may be taken out row by row.
    """

    mode: Mode = "confidential"
    threshold: int = THRESHOLD
    weighting: Weighting = "respondent"
    breakdowns: tuple[Dimension, ...] = ()
    row_export: bool = False

    def __post_init__(self) -> None:
        if self.threshold < LOWEST_THRESHOLD:
            raise ValueError(f"a threshold is at least {LOWEST_THRESHOLD}")
