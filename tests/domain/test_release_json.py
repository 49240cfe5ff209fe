"""Every part of a release as JSON and back, in this schema and in the one before."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.breakdown import Breakdown, Contrast, Difference, Group, GroupCriterion, Lean, Part
from app.domain.disclosure import Terms
from app.domain.figures import CriterionFigures, FacetFigures
from app.domain.finding import Evidence, Finding, Subject
from app.domain.json_values import json_value
from app.domain.release import InvitedGroup, Occasion, Release, build_release
from app.domain.release_json import published_json, read_published, read_release, release_json, sealed_json
from tests.domain.report_samples import OCCASION, make_questionnaire, rows

SAMPLES = Path(__file__).parent / "samples"
INVITED = [
    InvitedGroup(4, "operations", "midfield", "housing"),
    InvitedGroup(3, "governance"),
    InvitedGroup(1),
]

FIGURES = CriterionFigures(5, 3.4, 0.71, None, None, None, None, 0.62, 0.4)
CRITERION = GroupCriterion(
    FIGURES, {"a-facet1": FacetFigures(5, 3.4, 0.7)}, {"a-1-1": FacetFigures(5, 3.0, 0.0)}
)
BREAKDOWN = Breakdown(
    "level",
    (
        Group("operations", ("operations",), 6, 9, {"a": CRITERION, "b": None}),
        Group("merged", ("national", "residents", "unknown"), 5, None, {"a": CRITERION, "b": None}),
    ),
)
WHOLE, FACET = Part("a"), Part("a", "a-facet1")
FINDING = Finding(
    id="vertical-gap.a.operations.governance",
    kind="vertical-gap",
    criterion="a",
    severity="high",
    certainty="likely",
    text="vertical-gap.a.operations.governance",
    evidence=(
        Evidence(
            "difference",
            -0.8,
            part=WHOLE,
            subject=Subject("level", "operations"),
            other=Subject("level", "governance"),
            n=6,
            second=-0.45,
        ),
        Evidence("contrast", 0.6, part=WHOLE, other_part=FACET, interval=(0.2, 1.0)),
        Evidence("share", 0.5),
    ),
    subjects=(Subject("level", "operations"),),
    parts=(FACET,),
)


def small_release(*lines: str, invited: list[InvitedGroup] | None = None) -> Release:
    questionnaire = make_questionnaire(criteria=2)
    return build_release(questionnaire, rows(questionnaire, *lines), invited, Terms(), OCCASION)


def full_release() -> Release:
    """One in which every field holds something."""
    release = small_release(*["4444", "3344", "5453", "4433", "5544"], invited=INVITED)
    results = replace(
        release.published.results,
        breakdowns=(BREAKDOWN,),
        left_out=("sector", "organisation"),
        contrasts=(Contrast(WHOLE, FACET, 5, 0.3, 0.55),),
        leans=(Lean(FACET, 5, -0.4, 0.8, 3, 1, 1),),
        differences=(
            Difference("a", "level", "operations", "governance", 6, 5, 3.4, 4.2, -0.45, 0.031),
            Difference("a", "level", "operations", None, 6, 5, 3.4, 4.2, -0.45, 0.031),
        ),
        comments={"first-step": ("Begin samen.", "Zeg \u2018ja\u2019."), "other": None},
    )
    published = replace(
        release.published,
        occasion=Occasion("Zuidwijk", 2, date(2026, 3, 20), True, "formal", "city", "stuck"),
        terms=Terms("open", 4, "respondent", ("level", "line"), True),
        results=results,
        findings=(FINDING,),
    )
    sealed = replace(release.sealed, shared_with="1.0.0", shared={"a": FIGURES, "b": None})
    return Release(published, sealed)


@pytest.mark.parametrize(
    "release",
    [
        full_release(),
        small_release("4444", "3344", "5453", "4433", "55-?"),
        small_release("4444"),
        small_release(),
    ],
)
def test_json_and_back(release: Release) -> None:
    text = json.dumps(release_json(release))
    assert read_release(json.loads(text)) == release
    assert json.dumps(release_json(read_release(json.loads(text)))) == text


def test_a_breakdown_by_hand() -> None:
    (breakdown,) = published_json(full_release().published)["breakdowns"]
    assert breakdown["dimension"] == "level"
    first, merged = breakdown["groups"]
    assert (first["id"], first["values"], first["respondents"], first["invited"]) == (
        "operations",
        ["operations"],
        6,
        9,
    )
    assert (merged["values"], merged["invited"]) == (["national", "residents", "unknown"], None)
    assert first["criteria"]["b"] is None
    assert first["criteria"]["a"] == {
        "figures": {
            "n": 5,
            "mean": 3.4,
            "sd": 0.71,
            "se": None,
            "ci95": None,
            "bounds": None,
            "rwg_j": None,
            "ad": 0.62,
            "vdeijk_a": 0.4,
        },
        "facets": {"a-facet1": {"n": 5, "mean": 3.4, "sd": 0.7}},
        "items": {"a-1-1": {"n": 5, "mean": 3.0, "sd": 0.0}},
    }


def test_schema_1_is_still_read() -> None:
    """Written by the version before; what it did not know yet is empty."""
    release = read_release(json.loads((SAMPLES / "release_schema_1.json").read_text()))
    published, results = release.published, release.published.results
    figures = results.criteria["a"].figures
    assert figures is not None
    assert (figures.n, figures.mean, figures.ci95, figures.bounds) == (5, 3.5, (3.0, 4.0), (2.6, 4.1))
    assert published.verdicts["a"].kind == "uncertain"
    assert published.terms == Terms()
    assert published.invited_levels == {"governance": 2, "operations": 5, None: 1}
    assert published.invited_sectors is None
    assert (results.breakdowns, results.left_out, results.differences, results.comments) == ((), (), (), {})
    assert published.findings == ()
    products = release.sealed.reliability["a"]
    assert products is not None
    assert products.sums == (18.0, 17.0)
    assert (release.sealed.shared_with, release.sealed.shared) == (None, {})


def test_what_was_read_in_schema_1_is_written_in_schema_2() -> None:
    release = read_release(json.loads((SAMPLES / "release_schema_1.json").read_text()))
    written = json.loads(json.dumps(release_json(release)))
    assert {part["schema"] for part in written.values()} == {2}
    assert read_release(written) == release


def test_another_schema_is_refused() -> None:
    published = published_json(full_release().published) | {"schema": 99}
    with pytest.raises(ValueError, match="schema 99"):
        read_published(published)


def test_keys_come_in_a_fixed_order() -> None:
    release = full_release()
    published = published_json(release.published)
    assert list(published) == [
        *["schema", "network", "wave", "closed_on", "demo", "formality", "scale", "phase", "questionnaire"],
        *["scoring", "terms", "respondents", "invited", "organisations", "invited_levels", "invited_lines"],
        *[
            "invited_sectors",
            "silent_organisations",
            "criteria",
            "choices",
            "comments",
            "breakdowns",
            "left_out",
            "contrasts",
        ],
        *["leans", "differences", "findings"],
    ]
    assert list(published["criteria"]) == ["a", "b"]
    assert list(published["criteria"]["a"]["items"]) == ["a-1-1", "a-1-2"]
    assert list(published["invited_levels"]) == ["governance", "operations", "unknown"]
    assert list(sealed_json(release.sealed)) == [
        "schema",
        "input_digest",
        "reliability",
        "shared_with",
        "shared",
    ]


def test_what_has_no_place_in_json_is_refused() -> None:
    with pytest.raises(TypeError, match="date"):
        json_value({"closed_on": date(2026, 3, 20)})
