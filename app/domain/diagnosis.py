"""A first verdict on each criterion. The mean alone never decides.

The questions are asked in this order, and the first that is answered "yes" gives the verdict:

1. May nothing be shown, or is there no mean or no spread? Then **not shown**.
2. Do the partners contradict each other: is the mean deviation above a sixth of the number of values *and*
   the agreement A at most a third? Then **divided**. A mean would hide what is going on.
3. Does the whole interval lie at or above the norm? Then **strong**.
4. Does the whole interval lie below the norm? Then **stalling**.
5. Otherwise the norm lies inside the interval: **uncertain**.

Every rule looks at figures as they are published and as a reader sees them, so a verdict can be checked by
hand.
"""

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from app.domain.figures import CriterionFigures, Interval
from app.domain.rounding import rounded
from app.domain.vocabulary import Weighting
from app.statistics.estimation import confidence_interval, standard_error

VerdictKind = Literal["strong", "stalling", "divided", "uncertain", "not-shown"]
AgreementKind = Literal["agreed", "spread", "divided"]

VERDICTS: tuple[VerdictKind, ...] = get_args(VerdictKind)

NORM_SHARE = 5 / 8
"""Where the norm lies between the lowest and the highest value: 3.5 on a scale from 1 to 5, half-way
between the neutral middle and the first step of agreement. The middle itself would be too low: people agree
with statements more easily than they disagree (acquiescence). A choice of this product; the essay gives no
norm."""

DEVIATION_SHARE = 1 / 6
"""A mean deviation above this share of the number of values means disagreement of practical weight: .83 on
five values (Burke & Dunlap 2002, Organizational Research Methods 5(2), 159-172)."""

LOWEST_AGREEMENT = 1 / 3
"""At most this much agreement A (van der Eijk 2001, Quality & Quantity 35, 325-341) confirms that the
answers fall apart. The literature has no cutoff. On five values a broad hump around the middle with a mean
deviation just below its cutoff, (1, 2, 4, 2, 1), has A = .35; an even split over the values on both sides
of the middle, (0, 5, 0, 5, 0), .17; answers spread evenly 0; two camps at the ends -1."""


@dataclass(frozen=True)
class Rules:
    """The borders of the verdicts on one scale, in scale points (`agreement` in units of A)."""

    norm: float
    deviation: float
    agreement: float


@dataclass(frozen=True)
class Verdict:
    """`interval` is the range that the verdict looked at, None where it is not defined."""

    kind: VerdictKind
    interval: Interval | None


def rules(minimum: int, maximum: int) -> Rules:
    """The borders on a scale of consecutive integers from `minimum` to `maximum`.

    >>> rules(1, 5).norm
    3.5
    """
    return Rules(
        norm=minimum + NORM_SHARE * (maximum - minimum),
        deviation=DEVIATION_SHARE * (maximum - minimum + 1),
        agreement=LOWEST_AGREEMENT,
    )


def interval(
    figures: CriterionFigures, minimum: int, maximum: int, weighting: Weighting = "respondent"
) -> Interval | None:
    """Where the mean of partners like these lies with 95% confidence: mean +- t(.975, n-1) sd/sqrt(n).

    Without the finite-population factor, which describes one network's own mean at one moment: at full
    response it would make the interval a point, and no two waves could be compared. With every organisation
    weighing equally it is `ci95`, which then has no such factor. In scale points, cut off at the ends of
    the scale, rounded to one decimal as printed. None for n < 2 or without mean or sd.
    """
    if weighting == "organisation":
        return _printed(figures.ci95, minimum, maximum)
    if figures.mean is None or figures.sd is None or figures.n < 2:
        return None
    n = np.array([figures.n])
    low, high = confidence_interval(
        np.array([figures.mean]), standard_error(np.array([figures.sd]), n), n - 1
    )
    return _printed((low.item(), high.item()), minimum, maximum)


def agreement(ad: float | None, vdeijk_a: float | None, borders: Rules) -> AgreementKind | None:
    """How far partners answer alike: `agreed` while the mean deviation stays within its cutoff, `divided`
    when A too says that answers fall apart, else `spread`. None where either figure is missing.
    """
    if ad is None or vdeijk_a is None:
        return None
    if ad <= borders.deviation:
        return "agreed"
    return "divided" if vdeijk_a <= borders.agreement else "spread"


def verdict(
    figures: CriterionFigures | None, minimum: int, maximum: int, weighting: Weighting = "respondent"
) -> Verdict:
    """The verdict on one criterion from its published figures, on a scale from `minimum` to `maximum`.

    `figures` None: they may not be shown.
    """
    span = interval(figures, minimum, maximum, weighting) if figures else None
    if figures is None or span is None:
        return Verdict("not-shown", None)
    borders = rules(minimum, maximum)
    if agreement(figures.ad, figures.vdeijk_a, borders) == "divided":
        return Verdict("divided", span)
    if span[0] >= borders.norm:
        return Verdict("strong", span)
    return Verdict("stalling" if span[1] < borders.norm else "uncertain", span)


def _printed(span: Interval | None, minimum: int, maximum: int) -> Interval | None:
    return None if span is None else (rounded(max(span[0], minimum), 1), rounded(min(span[1], maximum), 1))
