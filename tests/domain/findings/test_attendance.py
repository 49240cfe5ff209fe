"""Who is missing: not invited, or invited and silent."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from app.domain.breakdown import Breakdown, Group
from app.domain.finding import Evidence, Subject
from app.domain.grouping import MERGED, UNKNOWN
from app.domain.vocabulary import Level, Line, WorkingScale
from tests.domain.findings.samples import breakdown, criterion, found, part, published, questionnaire

ASKED = questionnaire({"a": ("one",), "b": ("one",)})
LEVELS: Mapping[Level | None, int] = {"governance": 6, "operations": 10}


def missing(
    levels: Mapping[Level | None, int] | None, scale: WorkingScale | None = None
) -> dict[str, tuple[str, str]]:
    findings = found(ASKED, published(ASKED, levels=levels, scale=scale))
    return {id_: (each.severity, each.certainty) for id_, each in findings.items()}


@pytest.mark.parametrize(
    ("levels", "scale", "expected"),
    [
        ({"governance": 6, "operations": 10}, "neighbourhood", {"residents": ("medium", "clear")}),
        ({"governance": 1, "operations": 10, "residents": 1}, "neighbourhood", {}),
        ({"operations": 10, "residents": 1}, "district", {"governance": ("high", "clear")}),
        ({"governance": 6}, "region", {"national": ("low", "clear"), "operations": ("high", "clear")}),
        ({"management": 2, "operations": 4}, "case", {}),
        ({"operations": 4}, "case", {"management": ("medium", "clear")}),
        # the scale is not known, or the level of some is not
        ({"operations": 4}, None, {"governance": ("high", "likely")}),
        (
            {"operations": 4, None: 1},
            "district",
            {"governance": ("high", "likely"), "residents": ("medium", "likely")},
        ),
        ({"operations": 4, None: 1}, None, {"governance": ("high", "tentative")}),
        # nothing is known
        ({None: 12}, "district", {}),
        (None, "district", {}),
    ],
)
def test_levels_of_which_nobody_was_invited(
    levels: Mapping[Level | None, int] | None,
    scale: WorkingScale | None,
    expected: dict[str, tuple[str, str]],
) -> None:
    assert missing(levels, scale) == {f"missing.level.{level}": each for level, each in expected.items()}


def test_evidence_of_a_level_that_was_not_invited() -> None:
    figures = published(ASKED, levels=LEVELS, scale="neighbourhood")
    residents = Subject("level", "residents")
    finding = found(ASKED, figures)["missing.level.residents"]
    assert (finding.evidence, finding.subjects) == ((Evidence("count", 0, subject=residents),), (residents,))
    assert (finding.kind, finding.text) == ("missing", "missing.level.residents")


@pytest.mark.parametrize(("invited", "expected"), [(5, True), (4, False)])
def test_levels_that_were_invited_and_kept_silent(invited: int, *, expected: bool) -> None:
    levels: Mapping[Level | None, int] = {"governance": invited, "operations": 10}
    figures = published(ASKED, levels=levels, breakdowns=[breakdown("level", operations=8, management=8)])
    finding = found(ASKED, figures).get("missing.level.governance")
    assert (finding is not None) is expected
    if finding:
        assert finding.evidence == (Evidence("count", 5, subject=Subject("level", "governance")),)
        assert (finding.severity, finding.certainty) == ("high", "clear")


def test_who_is_in_the_merged_group_is_not_missing() -> None:
    merged = Breakdown(
        "level",
        (
            Group("operations", ("operations",), 10, 10, {}),
            Group(MERGED, ("governance", "management"), 6, 8, {}),
        ),
    )
    figures = published(ASKED, levels={"governance": 5, "operations": 10}, breakdowns=[merged])
    assert not found(ASKED, figures)


def test_people_of_unknown_level_may_be_those_who_are_missing() -> None:
    unknown = Breakdown(
        "level",
        (
            Group("operations", ("operations",), 10, 10, {}),
            Group(MERGED, ("management", UNKNOWN), 6, 8, {}),
        ),
    )
    figures = published(ASKED, levels={"governance": 5, "operations": 10}, breakdowns=[unknown])
    assert found(ASKED, figures)["missing.level.governance"].certainty == "likely"


def test_without_the_breakdown_nothing_is_said_about_who_answered() -> None:
    assert not found(ASKED, published(ASKED, levels=LEVELS))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ({"defence": 4, "midfield": 4, "forward": 4, "goal": 1}, {}),
        ({"defence": 4, "midfield": 4, "forward": 4}, {"goal": "clear"}),
        ({"defence": 4, "midfield": 4, None: 1}, {"goal": "likely", "forward": "likely"}),
        ({"defence": 4, "midfield": 4, None: 7}, {"goal": "likely", "forward": "likely"}),
        ({"defence": 4, "midfield": 4, None: 8}, {}),  # of half the line is not known
        ({"midfield": 12}, {}),  # lines were not told apart
        ({None: 12}, {}),
        (None, {}),
    ],
)
def test_lines_of_which_nobody_was_invited(
    lines: Mapping[Line | None, int] | None, expected: dict[str, str]
) -> None:
    findings = found(ASKED, published(ASKED, lines=lines))
    assert {id_: each.certainty for id_, each in findings.items()} == {
        f"pattern.missing-line.{line}": certainty for line, certainty in expected.items()
    }


def test_evidence_of_a_missing_line_is_who_was_invited() -> None:
    figures = published(ASKED, lines={"defence": 4, "midfield": 5, "forward": 6})
    finding = found(ASKED, figures)["pattern.missing-line.goal"]
    assert [(each.subject and each.subject.group, each.value) for each in finding.evidence] == [
        ("goal", 0),
        ("defence", 4),
        ("midfield", 5),
        ("forward", 6),
    ]
    assert (finding.kind, finding.criterion) == ("pattern", None)


def test_missing_residents_and_a_missing_forward_line_are_told_once() -> None:
    figures = published(
        ASKED, levels=LEVELS, lines={"goal": 2, "defence": 6, "midfield": 8}, scale="neighbourhood"
    )
    assert set(found(ASKED, figures)) == {"pattern.missing-line.forward"}


def test_a_line_that_was_invited_and_kept_silent() -> None:
    lines: Mapping[Line | None, int] = {"goal": 5, "defence": 4, "midfield": 8, "forward": 6}
    shown = breakdown("line", defence=4, midfield=8, forward=6)
    findings = found(ASKED, published(ASKED, lines=lines, breakdowns=[shown]))
    assert set(findings) == {"missing.line.goal"}
    assert not found(ASKED, published(ASKED, lines={**lines, "goal": 4}, breakdowns=[shown]))


@pytest.mark.parametrize(
    ("invited", "total", "expected"),
    [(5, 20, True), (5, 33, True), (5, 34, False), (6, 40, True), (6, 41, False)],
)
def test_a_large_organisation_that_kept_silent(invited: int, total: int, *, expected: bool) -> None:
    """From 15% of those invited on; the release names only those of at least the threshold."""
    figures = replace(
        published(ASKED, respondents=total - invited, invited=total),
        silent_organisations={"De Brug": invited},
    )
    finding = found(ASKED, figures).get("missing.organisation.de-brug")
    assert (finding is not None) is expected
    if finding:
        assert finding.text == "missing.organisation"
        assert finding.evidence[0].value == invited


@pytest.mark.parametrize(
    ("respondents", "invited", "expected"),
    [(13, 20, None), (12, 20, "medium"), (10, 20, "medium"), (9, 20, "high"), (9, None, None)],
)
def test_low_response(respondents: int, invited: int | None, expected: str | None) -> None:
    finding = found(ASKED, published(ASKED, respondents=respondents, invited=invited)).get("low-response")
    assert (finding and finding.severity) == expected


def test_nobody_invited_is_no_low_response() -> None:
    assert not found(ASKED, published(ASKED, respondents=0, invited=0))


def test_evidence_of_a_low_response_and_what_the_bounds_do() -> None:
    """Of `a` those who did not answer could bring down the verdict, of `b` not."""
    shown = {"a": criterion(4.2, bounds=(3.4, 4.5)), "b": criterion(4.4, bounds=(3.5, 4.5))}
    finding = found(ASKED, published(ASKED, shown, respondents=12, invited=20))["low-response"]
    assert finding.evidence == (Evidence("share", 0.6, n=20), Evidence("count", 8))
    assert finding.parts == (part("a"),)
    assert finding.certainty == "clear"


def test_bounds_of_what_stalls_and_of_what_is_uncertain() -> None:
    shown = {"a": criterion(2.4, bounds=(2.0, 3.5)), "b": criterion(3.5, bounds=(2.0, 4.5))}
    figures = published(ASKED, shown, respondents=12, invited=20)
    assert found(ASKED, figures)["low-response"].parts == (part("a"),)
    sure = replace(
        figures,
        results=replace(
            figures.results, criteria={**figures.results.criteria, "a": criterion(2.4, bounds=(2.0, 3.4))}
        ),
    )
    assert found(ASKED, sure)["low-response"].parts == ()
