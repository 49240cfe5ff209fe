import json
from collections.abc import Mapping
from dataclasses import asdict
from math import isnan

import pytest
from hypothesis import given, settings

from app.domain import score_document
from app.domain.reliability import score_reliability
from app.domain.scores import SCORING_VERSION, Detail, score_networks
from tests.domain.scoring_samples import MIXED, Row, rows, table

CRITERION_KEYS = {"n", "mean", "sd", "se", "ci95", "bounds", "rwg_j", "ad", "vdeijk_a"}


def nulled(value: object) -> object:
    """As JSON will have it: null for NaN, lists for tuples."""
    if isinstance(value, Mapping):
        return {key: nulled(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [nulled(each) for each in value]
    return None if isinstance(value, float) and isnan(value) else value


def document(people: list[Row], detail: Detail = "items") -> dict[str, dict[str, object]]:
    scored = score_networks(MIXED, table(people), detail=detail)
    return dict(score_document.networks(scored, 0, len(scored.networks)))


@settings(max_examples=50)
@given(rows(organisations=("school", None), most=20))
def test_it_holds_the_same_figures_as_the_typed_results(people: list[Row]) -> None:
    scored = score_networks(MIXED, table(people))
    found = nulled(document(people))
    expected = {name: asdict(scored.network(place)) for place, name in enumerate(scored.networks)}
    assert found == json.loads(json.dumps(expected))


@given(rows(most=20))
def test_slices_hold_what_the_whole_holds(people: list[Row]) -> None:
    scored = score_networks(MIXED, table(people))
    parts = [
        each
        for place in range(len(scored.networks))
        for each in score_document.networks(scored, place, place + 1)
    ]
    assert nulled(dict(parts)) == nulled(document(people))


@pytest.mark.parametrize(
    ("detail", "below"), [("criteria", set()), ("facets", {"facets"}), ("items", {"facets", "items"})]
)
def test_a_lower_detail_leaves_out_the_keys_below_it(detail: Detail, below: set[str]) -> None:
    found = document([Row("A", {"p1": 3})], detail)["A"]
    assert list(found) == ["respondents", "invited", "organisations", "criteria"]
    criteria = found["criteria"]
    assert isinstance(criteria, dict)
    assert list(criteria) == ["plain", "balance", "wide", "single"]
    assert all(set(figures) == CRITERION_KEYS | below for figures in criteria.values())


@pytest.mark.parametrize("detail", ["criteria", "facets", "items"])
def test_reliability_stays_and_its_items_come_with_items(detail: Detail) -> None:
    answers = table([Row("A", {"p1": 3})])
    figures = score_reliability(MIXED, answers, score_networks(MIXED, answers, detail=detail))
    found = score_document.reliability(figures, detail)["plain"]
    assert isinstance(found, dict)
    keys = ["k_items", "n", "alpha", "alpha_ci95", "omega_total", "icc1", "icc2"]
    assert list(found) == ([*keys, "item_rest_r"] if detail == "items" else keys)


def test_the_heading_says_what_was_scored_and_how() -> None:
    assert score_document.heading(MIXED, "organisation") == {
        "questionnaire": {"id": "mixed", "version": "2.1.0", "digest": "0" * 64},
        "scoring": {"version": SCORING_VERSION, "weighting": "organisation"},
    }
