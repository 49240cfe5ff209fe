"""Do the groups of a breakdown score differently? One criterion in one group beside another, or beside
everybody else."""

from collections.abc import Mapping, Sequence
from math import isnan

import numpy as np
from numpy.typing import NDArray

from app.domain.breakdown import Difference, Part
from app.domain.disclosure_plan import PlannedBreakdown
from app.domain.grouping import MERGED, Dimension
from app.domain.part_scores import PartScores
from app.domain.printed import MEAN_DECIMALS, P_DECIMALS, SPREAD_DECIMALS
from app.domain.questionnaire import Questionnaire
from app.domain.rounding import rounded
from app.domain.vocabulary import Level
from app.statistics.comparison import cliffs_delta, holm, permutation_ps

Floats = NDArray[np.float64]
Members = NDArray[np.bool_]

VERTICAL_PAIRS: tuple[tuple[Level, Level], ...] = (
    ("national", "governance"),
    ("governance", "management"),
    ("governance", "operations"),
    ("management", "operations"),
    ("operations", "residents"),
    ("governance", "residents"),
)
"""Levels that see the same collaboration from above and from below."""

SEED = 20210601
"""Where the draws of every permutation test start, so that the same answers give the same release."""

MOST_SAMPLES, FEWEST_SAMPLES, SHUFFLED_VALUES = 9_999, 3_999, 4_000_000
"""As many draws as make four million shuffled scores, within these bounds: 9,999 up to 400 people. A p of
.050 is then off by .002 (one standard error). With n draws no p is below 1 / (n + 1), and to be beyond doubt
it has to lie below .01 after Holm and times the pairs of groups: for nine criteria and six pairs that takes
5,400 draws."""


def differences(
    questionnaire: Questionnaire, scores: PartScores, planned: PlannedBreakdown
) -> tuple[Difference, ...]:
    """Each group but the merged one beside everybody else, and for levels each of `VERTICAL_PAIRS` of which
    both are groups, on every criterion of the plan that has scores on both sides.

    `scores`: by part (rows,), NaN = none, the rows that the plan was made for. The same whatever their order.
    p by permutation of people over the two groups, then Holm over the criteria of the same two groups.
    Rounded as printed.
    """
    criteria = [each.id for each in questionnaire.criteria if each.id in planned.criteria]
    rows = len(next(iter(scores.values())))
    groups = {group.id: _members(group.rows, rows) for group in planned.groups if group.id != MERGED}
    everybody = _members([row for group in planned.groups for row in group.rows], rows)
    found = _compared(planned, criteria, scores, everybody, {(id_, None): groups[id_] for id_ in groups})
    for upper, lower in VERTICAL_PAIRS if planned.dimension == "level" else ():
        if upper in groups and lower in groups:
            both = groups[upper] | groups[lower]
            found += _compared(planned, criteria, scores, both, {(upper, lower): groups[upper]})
    return tuple(found)


def _members(rows: Sequence[int], of: int) -> Members:
    members = np.zeros(of, dtype=bool)
    members[list(rows)] = True
    return members


def _compared(
    planned: PlannedBreakdown,
    criteria: Sequence[str],
    scores: PartScores,
    pool: Members,
    sides: Mapping[tuple[str, str | None], Members],
) -> list[Difference]:
    """`sides`: the people of `group` by (`group`, `other`), where `other` holds the rest of the pool."""
    if not criteria or not sides:
        return []
    values = np.array([scores[Part(id_)][pool] for id_ in criteria])
    members = np.array([each[pool] for each in sides.values()])
    samples = min(max(SHUFFLED_VALUES // members.shape[1], FEWEST_SAMPLES), MOST_SAMPLES)
    p = permutation_ps(values, members, np.random.default_rng(SEED), samples=samples)
    found = []
    for side, groups in enumerate(sides):
        for place, adjusted in enumerate(holm(p[:, side]).tolist()):
            if not isnan(adjusted):
                found.append(
                    _difference(
                        criteria[place], planned.dimension, groups, values[place], members[side], adjusted
                    )
                )
    return found


def _difference(
    criterion: str,
    dimension: Dimension,
    sides: tuple[str, str | None],
    values: Floats,
    members: Members,
    p: float,
) -> Difference:
    a, b = _present(values[members]), _present(values[~members])
    return Difference(
        criterion=criterion,
        dimension=dimension,
        group=sides[0],
        other=sides[1],
        n=len(a),
        n_other=len(b),
        mean=rounded(float(a.mean()), MEAN_DECIMALS),
        mean_other=rounded(float(b.mean()), MEAN_DECIMALS),
        delta=rounded(cliffs_delta(a, b), SPREAD_DECIMALS),
        p=rounded(p, P_DECIMALS),
    )


def _present(values: Floats) -> Floats:
    return values[~np.isnan(values)]
