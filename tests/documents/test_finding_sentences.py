"""The words of findings: who is named first, and every kind of figure in both languages."""

from dataclasses import replace
from typing import get_args

import pytest

from app.documents.finding_sentences import FindingSentences
from app.documents.report_sentences import ReportSentences
from app.domain.finding import Evidence, EvidenceKind
from app.domain.findings import find
from app.domain.release import Published
from app.domain.report import FindingReport
from app.domain.report_making import make_report
from app.domain.vocabulary import Language
from app.services.reports import explained
from tests.domain.findings.samples import (
    breakdown,
    contrast,
    criterion,
    difference,
    lean,
    published,
    questionnaire,
)

ASKED = questionnaire()


def sentences(figures: Published, language: Language) -> tuple[FindingSentences, list[FindingReport]]:
    report = make_report(ASKED, figures, None, language)
    found = [explained(each) for each in find(ASKED, figures)]
    return FindingSentences(report, ReportSentences(language)), found


def whole(figures: Published) -> FindingSentences:
    """Of a whole report in Dutch, with the points where it stalls."""
    shown = replace(figures, findings=find(ASKED, figures))
    report = make_report(ASKED, shown, None, "nl", explained)
    return FindingSentences(report, ReportSentences("nl"))


@pytest.mark.parametrize(
    ("means", "delta", "expected"),
    [
        ((4.5, 3.6), 0.5, "According to the midfield (school, housing, care), the network"),
        ((3.6, 4.5), -0.5, "According to the others, the network"),
    ],
)
def test_the_higher_side_is_named_first(means: tuple[float, float], delta: float, expected: str) -> None:
    case = difference("instruments", "midfield", dimension="line", means=means, delta=delta)
    words, found = sentences(published(ASKED, differences=[case]), "en")
    assert words.title(found[0]).startswith(expected)


def test_divided_names_the_camps_where_one_can_point_them_out() -> None:
    rift = {"steering": criterion(3.0, 1.2, ad=1.3, vdeijk_a=-0.1)}
    case = difference("steering", "midfield", dimension="line", means=(2.0, 3.6), delta=-0.6)
    words, found = sentences(published(ASKED, rift, differences=[case]), "nl")
    assert words.why(found[0]).endswith(
        "De scheidslijn loopt tussen het middenveld (school, wonen, zorg) en de anderen."
    )
    words, found = sentences(published(ASKED, rift), "nl")
    assert "scheidslijn" not in words.why(found[0])


def test_what_weighs_most_opens_the_report() -> None:
    low = criterion(3.0, 0.5, ability=4.0, willingness=2.0)
    figures = published(
        ASKED, {"information": low}, contrasts=[contrast("information.ability", "information.willingness", 2)]
    )
    words = whole(figures)
    (point,) = words.report.points
    assert words.opening() == [words.title(point), *words.words.headline(words.report)]


def test_a_rift_that_weighs_most_goes_before_what_stalls() -> None:
    cases = {"information": criterion(3.2, 0.3), "steering": criterion(3.0, 1.2, ad=1.6, vdeijk_a=-0.2)}
    assert whole(published(ASKED, cases)).opening()[:2] == [
        "Partners zijn verdeeld over criterium steering.",
        "De samenwerking stokt bij criterium information.",
    ]


def test_that_a_criterion_stalls_is_left_to_what_says_more_precisely_how() -> None:
    low = criterion(3.0, 0.5, ability=3.4, willingness=2.6)
    gap = contrast("information.ability", "information.willingness", 0.8)
    precise = whole(published(ASKED, {"information": low}, contrasts=[gap]))
    found = precise.report.findings_about("information")
    assert {each.finding.kind for each in found} == {"stalling", "facet-gap"}
    assert precise.about(precise.report.criterion("information")) == []
    bare = whole(published(ASKED, dict.fromkeys(("drive", "direction", "mandate", "information"), low)))
    told = [each.finding.id for each in bare.about(bare.report.criterion("information"))]
    assert told == ["stalling.information"]


def everything() -> Published:
    """A network with a finding of nearly every kind."""
    return published(
        ASKED,
        {
            "drive": criterion(4.0, initiative=3.4, motivation=4.0, urgency=4.4),
            "direction": criterion(4.0, analysis=4.0, goals=4.0, coordination=4.0),
            "mandate": criterion(3.0, authority=3.6, backing=2.4, feedback=3.0),
            "operational-unit": criterion(3.0, 1.2, ad=1.3, vdeijk_a=-0.1, scale=3.0, bridging=3.0),
            "normative-balance": criterion(3.0, approach=3.0, collaboration=3.0),
            "action-embedding": criterion(2.6, action=2.6, embedding=2.6),
        },
        contrasts=[
            contrast("drive.urgency", "drive.initiative", 1.0),
            contrast("drive.motivation", "mandate.backing", 1.6),
            contrast("direction", "action-embedding.action", 1.4),
        ],
        leans=[lean("normative-balance.approach", -1.0), lean("normative-balance.collaboration", 1.0)],
        differences=[
            difference("operational-unit", "governance", "operations", p=0.001),
            difference("instruments", "midfield", dimension="line", delta=-0.5, means=(3.0, 4.0)),
            *(difference(each, "youth", dimension="sector") for each in ("drive", "steering", "information")),
        ],
        breakdowns=[
            breakdown("level", governance=5, operations=5),
            breakdown("sector", youth=5, housing=5, education=5),
        ],
        respondents=10,
        invited=20,
        levels={"governance": 6, "operations": 14},
        lines={"defence": 10, "midfield": 10},
        scale="neighbourhood",
    )


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_finding_can_be_told_with_its_figures(language: Language) -> None:
    words, found = sentences(everything(), language)
    kinds = {each.finding.kind for each in found}
    assert kinds == {
        "stalling", "divided", "facet-gap", "imbalance", "vertical-gap", "line-gap", "isolated", "pattern",
        "low-response",
    }  # fmt: skip
    figures: list[Evidence] = [one for each in found for one in each.finding.evidence]
    assert {one.kind for one in figures} == set(get_args(EvidenceKind))
    for each in found:
        told = [words.title(each), words.why(each), words.otherwise(each), words.certainty(each)]
        told += [*words.questions(each), *words.evidence(each)]
        assert len(words.evidence(each)) == len(each.finding.evidence)
        assert all(text and "{" not in text and "None" not in text for text in told), told
