"""How a criterion changed from one wave of a network to the next.

Waves count as independent: nobody's answers are tied together. Like the verdicts, a change is worked out
from figures as they are printed, so that it can be checked by hand, and without the finite-population factor.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isnan, sqrt
from typing import Literal, get_args

from app.domain.figures import CriterionFigures, Interval
from app.domain.printed import MEAN_DECIMALS
from app.domain.published import Published
from app.domain.rounding import rounded
from app.domain.sealed import Sealed
from app.domain.vocabulary import Weighting
from app.statistics.comparison import welch_interval

ChangeKind = Literal["up", "down", "no-clear-change"]

CHANGES: tuple[ChangeKind, ...] = get_args(ChangeKind)


@dataclass(frozen=True)
class Change:
    """`difference` of the means in scale points, above 0 when it went up, with its 95% interval (None where
    it is not defined). `n_before` and `n_now` people had a score."""

    kind: ChangeKind
    difference: float
    interval: Interval | None
    n_before: int
    n_now: int


def wave_changes(before: Published, now: Published, sealed_now: Sealed) -> Mapping[str, Change | None]:
    """The change of each criterion of `now`, None where the two can't be compared or were not both shown.

    `sealed_now`: of the same release as `now`. Scores can be compared within one major version of one
    questionnaire and under one weighting. Where the versions differ, the figures of now are those over the
    items in common, which `sealed_now` holds when `before` was the wave before it.
    """
    comparable = (
        before.sources.questionnaire_id == now.sources.questionnaire_id
        and before.sources.major_version == now.sources.major_version
        and before.sources.scoring_version == now.sources.scoring_version
        and before.results.weighting == now.results.weighting
    )
    figures_now = _figures_now(before, now, sealed_now) if comparable else {}
    changes: dict[str, Change | None] = {}
    for id_ in now.results.criteria:
        then = before.results.criteria.get(id_)
        changes[id_] = change(
            None if then is None else then.figures,
            figures_now.get(id_),
            now.results.weighting,
            before.results.organisations,
            now.results.organisations,
        )
    return changes


def change(
    before: CriterionFigures | None,
    now: CriterionFigures | None,
    weighting: Weighting = "respondent",
    organisations_before: int | None = None,
    organisations_now: int | None = None,
) -> Change | None:
    """The difference of two independent means with Welch's interval, rounded as printed; `up` or `down` only
    when the whole interval is on that side of 0. None when either mean is missing.

    By respondents from sd and n. With organisations weighing equally from `se` and their number, by which
    the interval is not defined where fewer than two are known.
    """
    if before is None or now is None or before.mean is None or now.mean is None:
        return None
    if weighting == "organisation":
        then, present = (
            _of_organisations(before, organisations_before),
            _of_organisations(now, organisations_now),
        )
    else:
        then, present = (before.sd, before.n), (now.sd, now.n)
    interval = _interval(now.mean, present, before.mean, then)
    return Change(
        kind=_kind(interval),
        difference=rounded(now.mean - before.mean, MEAN_DECIMALS),
        interval=interval,
        n_before=before.n,
        n_now=now.n,
    )


def _figures_now(
    before: Published, now: Published, sealed_now: Sealed
) -> Mapping[str, CriterionFigures | None]:
    then = before.sources.questionnaire_version
    if then == now.sources.questionnaire_version:
        return {id_: criterion.figures for id_, criterion in now.results.criteria.items()}
    return sealed_now.shared if then == sealed_now.shared_with else {}


def _of_organisations(figures: CriterionFigures, organisations: int | None) -> tuple[float | None, int]:
    """Sd and number of the organisations' means, as far as they are known."""
    if figures.se is None or organisations is None:
        return None, 0
    return figures.se * sqrt(organisations), organisations


def _interval(
    mean: float, now: tuple[float | None, int], mean_before: float, before: tuple[float | None, int]
) -> Interval | None:
    (sd, n), (sd_before, n_before) = now, before
    if sd is None or sd_before is None:
        return None
    _, low, high = welch_interval(mean, sd, n, mean_before, sd_before, n_before)
    return None if isnan(low) else (rounded(low, MEAN_DECIMALS), rounded(high, MEAN_DECIMALS))


def _kind(interval: Interval | None) -> ChangeKind:
    if interval is None or interval[0] <= 0 <= interval[1]:
        return "no-clear-change"
    return "up" if interval[0] > 0 else "down"
