"""All rules together: on any questionnaire, on any figures, and from what is published alone."""

import doctest
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from itertools import permutations
from pkgutil import iter_modules

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import findings as package
from app.domain.breakdown import Contrast, Difference, Lean, Part
from app.domain.diagnosis import Verdict
from app.domain.disclosed import ChoiceCounts, DisclosedCriterion
from app.domain.figures import CriterionFigures, FacetFigures
from app.domain.finding import Evidence
from app.domain.findings import find, stall_points
from app.domain.grouping import DIMENSIONS, MERGED
from app.domain.release import InvitedGroup, Published, ResponseRow, build_release
from app.domain.terms import Terms
from app.domain.vocabulary import LEVELS, LINES, WORKING_SCALES
from tests.domain.findings.samples import (
    NINE,
    WITHHELD,
    breakdown,
    contrast,
    criterion,
    difference,
    found,
    lean,
    published,
    questionnaire,
)
from tests.domain.report_samples import OCCASION

OTHER = {"voice": ("room", "rhythm"), "food": ("taste", "table"), "task-balance": ("pace", "place")}
"""Criteria that are none of the nine."""


@pytest.mark.parametrize("name", [each.name for each in iter_modules(package.__path__)])
def test_examples_in_docstrings(name: str) -> None:
    assert doctest.testmod(import_module(f"app.domain.findings.{name}")).failed == 0


def test_a_network_that_goes_well_has_no_findings() -> None:
    asked = questionnaire()
    assert find(asked, published(asked)) == ()


def test_other_criteria_on_another_scale_get_all_that_is_general() -> None:
    """From 0 to 10: norm 6.25, middle 5, border of size 1.25, a large gap 2.5."""
    asked = questionnaire(OTHER, first=0, values=11)
    figures = published(
        asked,
        {
            "voice": criterion(4.9, 1.5, room=6.2, rhythm=3.6),
            "food": criterion(5.0, 3.4, ad=3.0, vdeijk_a=-0.1),
            "task-balance": criterion(6.0, 1.5, pace=5.0, place=7.0),
        },
        contrasts=[contrast("voice.room", "voice.rhythm", 2.6, 1.6)],
        leans=[lean("task-balance.pace", 1.3, 1.6), lean("task-balance.place", 1.2, 0.4)],
        differences=[
            difference("voice", "governance", "operations", means=(6.3, 4.0)),
            difference("food", "youth", dimension="sector", means=(7.0, 4.0)),
        ],
    )
    found_there = found(asked, figures)
    assert {id_: each.severity for id_, each in found_there.items()} == {
        "stalling.voice": "medium",
        "divided.food": "high",
        "facet-gap.voice.room.rhythm": "high",
        "imbalance.task-balance.pace.right": "low",
        "vertical-gap.voice.governance.operations": "high",
        "group-gap.food.sector.youth": "high",
    }
    points = stall_points(tuple(found_there.values()), {})
    assert [each.criterion for each in points[:2]] == ["voice", "food"]


def test_facets_of_the_same_name_elsewhere_are_no_pattern() -> None:
    asked = questionnaire({"team": ("action", "embedding")})
    figures = published(
        asked,
        {"team": criterion(3.5, action=3.9, embedding=3.1)},
        contrasts=[contrast("team.action", "team.embedding", 0.8)],
    )
    assert set(found(asked, figures)) == {"facet-gap.team.action.embedding"}


def test_nothing_comes_from_withheld_criteria() -> None:
    asked = questionnaire()
    figures = published(
        asked,
        dict.fromkeys(NINE, WITHHELD),
        contrasts=[contrast("steering.agreement", "steering.compliance", 2.0)],
        leans=[lean("normative-balance.approach", -2.0), lean("normative-balance.collaboration", -2.0)],
        differences=[difference("mandate", "governance", "operations")],
        breakdowns=[breakdown("level", governance=8, operations=8)],
    )
    assert find(asked, figures) == ()


def test_findings_that_are_there_already_are_not_looked_at() -> None:
    asked = questionnaire()
    figures = published(asked, {"drive": criterion(2.4)})
    once = find(asked, figures)
    assert find(asked, replace(figures, findings=once)) == once


def test_from_answers_to_findings() -> None:
    """Ten people agree on who leads (4 or 5) and see nobody follow (2 or 1); they all say the same."""
    asked = questionnaire({"steering": ("agreement", "compliance")})
    first, second = (item.id for item in asked.items)
    answers = [(4, 2), (5, 2), (4, 1), (4, 2), (5, 2), (4, 2), (4, 1), (5, 2), (4, 2), (4, 2)]
    rows = [ResponseRow({first: high, second: low}) for high, low in answers]
    release = build_release(asked, rows, [InvitedGroup(16)], Terms(), OCCASION)
    by_id = {each.id: each for each in release.published.findings}
    assert {"pattern.agreed-not-followed", "stalling.steering", "low-response"} == set(by_id)
    pattern = by_id["pattern.agreed-not-followed"]
    assert (pattern.severity, pattern.certainty) == ("high", "likely")  # clear, but 10 of 16 is 63%
    assert pattern.evidence[0].value == 2.5
    points = stall_points(release.published.findings, release.published.results.choices)
    assert [each.id for each in points] == ["pattern.agreed-not-followed"]


SHAPE = {"drive": NINE["drive"], "mandate": NINE["mandate"], "normative-balance": NINE["normative-balance"]}
ASKED = questionnaire({**SHAPE, "steering": NINE["steering"]})
PARTS = [
    *(Part(each.id, facet.id) for each in ASKED.criteria for facet in each.facets),
    *(Part(each.id) for each in ASKED.criteria),
    Part("gone"),
    Part("drive", "gone"),
]
means = st.none() | st.floats(1, 5).map(lambda value: round(value, 1))
spreads = st.none() | st.floats(0, 2).map(lambda value: round(value, 2))
numbers = st.integers(0, 30)
ends = st.none() | st.tuples(st.floats(1, 3), st.floats(3, 5))
agreements = st.none() | st.floats(-1, 1).map(lambda value: round(value, 2))
criterion_figures = st.builds(
    CriterionFigures, numbers, means, spreads, spreads, ends, ends, st.none(), spreads, agreements
)
facet_figures = st.none() | st.builds(FacetFigures, numbers, means, spreads)
verdicts = st.builds(
    Verdict, st.sampled_from(["strong", "stalling", "divided", "uncertain", "not-shown"]), ends
)
contrasts = st.builds(
    Contrast,
    st.sampled_from(PARTS),
    st.sampled_from(PARTS),
    numbers,
    st.floats(-4, 4).map(lambda value: round(value, 1)),
    st.floats(0, 2).map(lambda value: round(value, 2)),
)
leans = st.builds(
    Lean,
    st.sampled_from(PARTS),
    numbers,
    st.floats(-2, 2).map(lambda value: round(value, 1)),
    st.floats(0, 2).map(lambda value: round(value, 2)),
    numbers,
    numbers,
    numbers,
)
groups = st.sampled_from([*LEVELS, *LINES, "De Brug", "?!", MERGED])
differences = st.builds(
    Difference,
    st.sampled_from(["drive", "mandate", "steering", "gone"]),
    st.sampled_from(DIMENSIONS),
    groups,
    st.none() | groups,
    numbers,
    numbers,
    st.floats(1, 5).map(lambda value: round(value, 1)),
    st.floats(1, 5).map(lambda value: round(value, 1)),
    st.floats(-1, 1).map(lambda value: round(value, 2)),
    st.sampled_from([0.0, 0.009, 0.01, 0.049, 0.05, 1.0]),
)


@st.composite
def any_published(draw: st.DrawFn) -> Published:
    criteria = {
        each.id: DisclosedCriterion(
            draw(st.none() | criterion_figures), {facet.id: draw(facet_figures) for facet in each.facets}, {}
        )
        for each in ASKED.criteria
    }
    invited = draw(st.none() | st.integers(30, 60))
    base = published(ASKED, respondents=draw(numbers), invited=invited, scale=draw(scales))
    return replace(
        base,
        results=replace(
            base.results,
            criteria=criteria,
            weighting=draw(st.sampled_from(["respondent", "organisation"])),
            organisations=draw(st.none() | numbers),
            contrasts=tuple(draw(st.lists(contrasts, max_size=6))),
            leans=tuple(draw(st.lists(leans, max_size=4))),
            differences=tuple(draw(st.lists(differences, max_size=12))),
            breakdowns=(
                breakdown("level", governance=draw(numbers), operations=draw(numbers), merged=8),
                breakdown("line", defence=draw(numbers), midfield=6, forward=6),
            ),
        ),
        verdicts={each.id: draw(verdicts) for each in ASKED.criteria},
        invited_levels=draw(st.none() | st.dictionaries(st.sampled_from([*LEVELS, None]), numbers)),
        invited_lines=draw(st.none() | st.dictionaries(st.sampled_from([*LINES, None]), numbers)),
    )


scales = st.sampled_from([*WORKING_SCALES, None])


@settings(max_examples=150, deadline=None)
@given(any_published(), st.dictionaries(st.sampled_from(["drive", "mandate", "gone"]), st.integers(0, 9)))
def test_any_figures_give_findings_that_rest_on_them(figures: Published, chosen: dict[str, int]) -> None:
    findings = find(ASKED, figures)
    assert len({each.id for each in findings}) == len(findings)
    for finding in findings:
        assert finding.evidence
        assert finding.id.startswith(finding.text)
        for each in finding.evidence:
            assert in_published(each, figures), each
    points = stall_points(findings, {"hindering": ChoiceCounts(10, chosen), "other": None})
    assert len(points) <= 3
    assert set(points) <= set(findings)
    assert not any(each.kind in ("missing", "low-response") for each in points)


def in_published(evidence: Evidence, figures: Published) -> bool:
    """Whether each figure stands in what is published, or follows from two that stand there."""
    return (evidence.value, evidence.second, evidence.n) in set(_published_figures(evidence, figures))


def _published_figures(
    evidence: Evidence, figures: Published
) -> Iterator[tuple[float | None, float | None, int | None]]:
    results = figures.results
    if evidence.kind in ("count", "share"):
        yield from _people(evidence, figures)
    for contrast_ in results.contrasts:
        for sign, pair in zip((1, -1), permutations((contrast_.first, contrast_.second)), strict=True):
            if evidence.kind == "contrast" and pair == (evidence.part, evidence.other_part):
                yield sign * contrast_.mean, None, contrast_.n
    for one in results.leans:
        if evidence.kind == "lean" and one.part == evidence.part:
            yield one.mean, None, one.n
    for each in results.differences:
        if evidence.part == Part(each.criterion) and evidence.subject:
            yield round(each.mean - each.mean_other, 1), each.delta, each.n
            yield each.mean, None, each.n
            yield each.mean_other, None, each.n_other
    if evidence.part and evidence.part.criterion in results.criteria and not evidence.subject:
        shown = results.criteria[evidence.part.criterion]
        if shown.figures is not None:
            yield shown.figures.mean, None, shown.figures.n
            yield shown.figures.vdeijk_a, shown.figures.ad, shown.figures.n
        facet = shown.facets.get(evidence.part.facet or "")
        if facet is not None:
            yield facet.mean, None, facet.n


def _people(
    evidence: Evidence, figures: Published
) -> Iterator[tuple[float | None, float | None, int | None]]:
    results = figures.results
    if results.invited:
        yield results.respondents / results.invited, None, results.invited
        yield results.invited - results.respondents, None, None
    for invited in (figures.invited_levels, figures.invited_lines):
        if evidence.subject is not None and invited is not None:
            yield invited.get(evidence.subject.group, 0), None, None  # type: ignore[call-overload]


@given(any_published())
@settings(max_examples=50, deadline=None)
def test_the_same_figures_give_the_same_findings(figures: Published) -> None:
    assert find(ASKED, figures) == find(ASKED, figures)
