"""Scores: from answers to the figures of CONTRACTS 4, for one network and for ten thousand by the same
road."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from app.domain.answer_matrix import (
    NO_ORGANISATION,
    AnswerMatrix,
    CodedAnswers,
    Codes,
    dont_know_code,
    table_of,
)
from app.domain.figures import NetworkFigures
from app.domain.questionnaire import Criterion, Item, Questionnaire
from app.domain.score_arrays import CriterionArrays, FacetArrays, ItemArrays, ScoredNetworks
from app.domain.vocabulary import Weighting
from app.statistics import agreement, estimation, grouped

SCORING_VERSION = "1.0.0"
"""Raised whenever a figure of the same answers would come out otherwise."""

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]
Detail = Literal["criteria", "facets", "items"]


def score_network(
    questionnaire: Questionnaire,
    answers: AnswerMatrix,
    *,
    invited: int | None = None,
    weighting: Weighting = "respondent",
) -> NetworkFigures:
    """The figures of one network: `score_networks` with a single one.

    `answers`: one row a respondent, one column an item in the order of `questionnaire.items`. `invited`: how
    many were asked, at least the number of rows. Raises ValueError for an answer off its scale, fewer invited
    than rows, or, when organisations weigh equally, a respondent without one.
    """
    table = table_of(answers, questionnaire.items)
    asked = None if invited is None else np.array([invited], dtype=np.int64)
    return score_networks(questionnaire, table, invited=asked, weighting=weighting).network(0)


def score_networks(
    questionnaire: Questionnaire,
    table: CodedAnswers,
    *,
    invited: Counts | None = None,
    weighting: Weighting = "respondent",
    detail: Detail = "items",
) -> ScoredNetworks:
    """The figures of every network in the table (CONTRACTS 4); below `detail` they are left out.

    `invited`: int (networks,), in the order of `table.networks`. Raises ValueError as `score_network` does.
    """
    if invited is not None and (invited < table.respondents).any():
        raise ValueError("fewer people invited than answered")
    groups = Groups.of(table, weighting)
    codes = table.criterion_codes(questionnaire)
    return ScoredNetworks(
        networks=table.networks,
        respondents=table.respondents,
        invited=invited,
        organisations=_organisations(table),
        criteria={
            criterion.id: _score_criterion(criterion, codes[criterion.id], groups, invited, detail)
            for criterion in questionnaire.criteria
        },
    )


@dataclass(frozen=True, eq=False)
class Groups:
    """How rows group to networks, and when organisations weigh equally how they group to organisations first.

    `network`: int (rows,). `organisation`: int (rows,), a number of its own for each organisation in each
    network; `organisation_network`: int (organisations,), the network of each.
    """

    n_networks: int
    network: Counts
    organisation: Counts | None = None
    organisation_network: Counts | None = None

    @classmethod
    def of(cls, table: CodedAnswers, weighting: Weighting) -> "Groups":
        if weighting == "respondent":
            return cls(len(table.networks), table.network)
        if table.organisation is None or (table.organisation == NO_ORGANISATION).any():
            raise ValueError("weighting by organisation needs every respondent's organisation")
        organisation, organisation_network = grouped.number_pairs(table.network, table.organisation)
        return cls(len(table.networks), table.network, organisation, organisation_network)

    def moments(self, values: Floats) -> tuple[Counts, Floats, Floats]:
        """Number, mean and sd of the respondents' values in each network, all weighing the same."""
        return grouped.moments(values, self.network, self.n_networks)

    def organisation_moments(self, values: Floats) -> tuple[Counts, Floats, Floats] | None:
        """Number, mean and sd of the organisations' means in each network; None when respondents weigh
        equally."""
        if self.organisation is None or self.organisation_network is None:
            return None
        _, means, _ = grouped.moments(values, self.organisation, len(self.organisation_network))
        return grouped.moments(means, self.organisation_network, self.n_networks)

    def weighted(self, values: Floats) -> tuple[Counts, Floats, Floats]:
        """Number and sd of the respondents' values, and the mean by the weighting chosen."""
        n, mean, sd = self.moments(values)
        organisations = self.organisation_moments(values)
        return n, mean if organisations is None else organisations[1], sd


def keyed_values(item: Item) -> Floats:
    """What each value of the item's scale counts for, in ascending order: the more, the better for the
    network.

    As it is; reversed: min + max - x; bipolar: max - 2 |x - middle|, so that the middle scores max and a pole
    min.
    """
    scale = item.scale
    values = np.array(scale.values, dtype=np.float64)
    if scale.kind == "bipolar":
        return scale.maximum - 2 * np.abs(values - scale.middle)
    return scale.minimum + scale.maximum - values if item.reversed else values


def keyed_answers(item: Item, codes: Codes) -> Floats:
    """Keyed answers (rows,) of an item's codes, NaN where there is no answer."""
    values: Floats = np.append(keyed_values(item), [np.nan, np.nan])[codes]
    return values


def respondent_scores(items: Sequence[Item], codes: Codes) -> Floats:
    """Each respondent's mean keyed answer (rows,), NaN with fewer than half of the items answered.

    `codes`: int16 (items, rows). Half of J items is ceil(J / 2).
    """
    total = np.zeros(len(codes[0]))
    answered = np.zeros(len(codes[0]), dtype=np.int16)
    for item, column in zip(items, codes, strict=True):
        total += np.append(keyed_values(item), [0.0, 0.0])[column]
        answered += column < len(item.scale.values)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(answered >= ceil(len(items) / 2), total / answered, np.nan)


def _score_criterion(
    criterion: Criterion, codes: Codes, groups: Groups, invited: Counts | None, detail: Detail
) -> CriterionArrays:
    scores = respondent_scores(criterion.items, codes)
    n, respondent_mean, sd = groups.moments(scores)
    organisations = groups.organisation_moments(scores)
    undefined = np.full(n.shape, np.nan)
    bounds = (undefined, undefined)
    mean = respondent_mean
    if organisations is not None:
        m, mean, organisation_sd = organisations
        se = estimation.standard_error(organisation_sd, m)
        ci95 = estimation.confidence_interval(mean, se, m - 1)
    else:
        se = estimation.standard_error(sd, n, invited)
        ci95 = estimation.confidence_interval(mean, se, n - 1)
        if invited is not None:
            bounds = estimation.nonresponse_bounds(mean, n, invited, criterion.minimum, criterion.maximum)
    counts = _code_counts(criterion.items, codes, groups)
    frequencies = counts[..., :-2]
    vdeijk_a = agreement.vdeijk_a(frequencies)
    return CriterionArrays(
        n=n,
        mean=mean,
        respondent_mean=respondent_mean,
        sd=sd,
        se=se,
        ci95=ci95,
        bounds=bounds,
        rwg_j=agreement.rwg_j(frequencies),
        ad=agreement.average_deviation(frequencies),
        vdeijk_a=agreement.mean_over_items(vdeijk_a, frequencies),
        facets={} if detail == "criteria" else _score_facets(criterion, codes, groups),
        items=_score_items(criterion, codes, counts, vdeijk_a, groups) if detail == "items" else {},
    )


def _code_counts(items: Sequence[Item], codes: Codes, groups: Groups) -> Counts:
    """How often each code occurs, int (networks, items, A + 2): the values, no answer, don't know."""
    return np.stack(
        [
            grouped.count_codes(column, groups.network, groups.n_networks, dont_know_code(item) + 1)
            for item, column in zip(items, codes, strict=True)
        ],
        axis=1,
    )


def _score_facets(criterion: Criterion, codes: Codes, groups: Groups) -> dict[str, FacetArrays]:
    facets, start = {}, 0
    for facet in criterion.facets:
        stop = start + len(facet.items)
        facets[facet.id] = FacetArrays(*groups.weighted(respondent_scores(facet.items, codes[start:stop])))
        start = stop
    return facets


def _score_items(
    criterion: Criterion, codes: Codes, counts: Counts, vdeijk_a: Floats, groups: Groups
) -> dict[str, ItemArrays]:
    arrays = {}
    for position, (item, column) in enumerate(zip(criterion.items, codes, strict=True)):
        n, mean, sd = groups.weighted(keyed_answers(item, column))
        frequencies = counts[:, position, :-2]
        with np.errstate(invalid="ignore", divide="ignore"):
            raw_mean = frequencies @ np.array(item.scale.values, dtype=np.float64) / n
        arrays[item.id] = ItemArrays(
            n=n,
            dont_know=counts[:, position, dont_know_code(item)],
            mean=mean,
            sd=sd,
            raw_mean=raw_mean,
            vdeijk_a=vdeijk_a[:, position],
            frequencies=frequencies,
        )
    return arrays


def _organisations(table: CodedAnswers) -> Counts | None:
    """How many different organisations are known in each network."""
    if table.organisation is None:
        return None
    known = table.organisation != NO_ORGANISATION
    _, networks = grouped.number_pairs(table.network[known], table.organisation[known])
    return np.bincount(networks, minlength=len(table.networks))
