"""The result of `score` as CONTRACTS 4 lays it out: plain values, a slice of the networks at a time.

A figure that is not defined is NaN here; JSON has no NaN, so that it is written as null.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat

import numpy as np

from app.domain.figures import ReliabilityFigures
from app.domain.questionnaire import Questionnaire
from app.domain.score_arrays import CriterionArrays, Floats, ScoredNetworks
from app.domain.scores import SCORING_VERSION, Detail
from app.domain.vocabulary import Weighting

Document = dict[str, object]

FIGURES = ("n", "mean", "sd", "se", "ci95", "bounds", "rwg_j", "ad", "vdeijk_a")
FACET_FIGURES = ("n", "mean", "sd")
ITEM_FIGURES = ("n", "dont_know", "mean", "sd", "raw_mean", "vdeijk_a", "frequencies")


def heading(questionnaire: Questionnaire, weighting: Weighting) -> Document:
    """What was scored, and how."""
    return {
        "questionnaire": {
            "id": questionnaire.id,
            "version": questionnaire.version,
            "digest": questionnaire.digest,
        },
        "scoring": {"version": SCORING_VERSION, "weighting": weighting},
    }


def networks(scored: ScoredNetworks, start: int, stop: int) -> Iterator[tuple[str, Document]]:
    """Name and figures of the networks from `start` to `stop`; facets and items only where they were
    scored."""
    part = slice(start, stop)
    names = scored.networks[part]
    none = [None] * len(names)
    invited = none if scored.invited is None else scored.invited[part].tolist()
    organisations = none if scored.organisations is None else scored.organisations[part].tolist()
    criteria = _side_by_side(
        {id_: _criterion(arrays, part) for id_, arrays in scored.criteria.items()}, len(names)
    )
    respondents = scored.respondents[part].tolist()
    for name, *figures in zip(names, respondents, invited, organisations, criteria, strict=True):
        yield name, dict(zip(("respondents", "invited", "organisations", "criteria"), figures, strict=True))


def reliability(figures: Mapping[str, ReliabilityFigures], detail: Detail) -> Document:
    """The reliability of each criterion; correlations of items only with items."""
    return {id_: _reliability(each, detail) for id_, each in figures.items()}


def _reliability(figures: ReliabilityFigures, detail: Detail) -> Document:
    document: Document = {
        "k_items": figures.k_items,
        "n": figures.n,
        "alpha": figures.alpha,
        "alpha_ci95": figures.alpha_ci95,
        "omega_total": figures.omega_total,
        "icc1": figures.icc1,
        "icc2": figures.icc2,
    }
    if detail == "items":
        document["item_rest_r"] = figures.item_rest_r
    return document


def _criterion(arrays: CriterionArrays, part: slice) -> list[Document]:
    columns: dict[str, Sequence[object]] = {
        name: _interval(getattr(arrays, name), part)
        if name in ("ci95", "bounds")
        else getattr(arrays, name)[part].tolist()
        for name in FIGURES
    }
    length = len(columns["n"])
    if arrays.facets:
        columns["facets"] = _side_by_side(
            {id_: _rows(facet, FACET_FIGURES, part) for id_, facet in arrays.facets.items()}, length
        )
    if arrays.items:
        columns["items"] = _side_by_side(
            {id_: _rows(item, ITEM_FIGURES, part) for id_, item in arrays.items.items()}, length
        )
    return _side_by_side(columns, length)


def _rows(arrays: object, names: Sequence[str], part: slice) -> list[Document]:
    columns = {name: getattr(arrays, name)[part].tolist() for name in names}
    return _side_by_side(columns, part.stop - part.start)


def _side_by_side(columns: Mapping[str, Sequence[object]], length: int) -> list[Document]:
    """From columns of equal length to one document a row."""
    if not columns:
        return [{} for _ in range(length)]
    return list(map(dict, map(zip, repeat(tuple(columns)), zip(*columns.values(), strict=True))))


def _interval(ends: tuple[Floats, Floats], part: slice) -> list[object]:
    low, high = ends[0][part], ends[1][part]
    defined = ~np.isnan(low) & ~np.isnan(high)
    if not defined.any():
        return [None] * len(defined)
    pairs = zip(defined.tolist(), low.tolist(), high.tolist(), strict=True)
    return [(left, right) if present else None for present, left, right in pairs]
