"""Each pattern of the essay: where it appears, and where it just does not."""

from collections.abc import Sequence

import pytest

from app.domain.breakdown import Contrast
from app.domain.contrasts import CONTRAST_PAIRS
from app.domain.disclosed import DisclosedCriterion
from app.domain.finding import Finding, Subject
from app.domain.findings.pattern_table import cross_criterion_pairs
from tests.domain.findings.samples import (
    contrast,
    criterion,
    difference,
    found,
    lean,
    part,
    published,
    questionnaire,
)

ASKED = questionnaire()
WITHIN = [
    ("project-carousel", "action-embedding", "action", "embedding"),
    ("agreed-not-followed", "steering", "agreement", "compliance"),
    ("able-not-willing", "information", "ability", "willingness"),
    ("willing-not-able", "information", "willingness", "ability"),
]


def patterns(
    shown: dict[str, DisclosedCriterion], contrasts: Sequence[Contrast], respondents: int = 16
) -> dict[str, Finding]:
    return found(ASKED, published(ASKED, shown, contrasts=contrasts, respondents=respondents))


@pytest.mark.parametrize(("name", "about", "high", "low"), WITHIN)
def test_within_a_criterion_it_replaces_the_gap(name: str, about: str, high: str, low: str) -> None:
    shown = {about: criterion(3.5, facets={high: 3.9, low: 3.1})}
    findings = patterns(shown, [contrast(f"{about}.{high}", f"{about}.{low}", 0.8)])
    assert set(findings) == {f"pattern.{name}"}
    finding = findings[f"pattern.{name}"]
    assert (finding.criterion, finding.severity, finding.certainty) == (about, "medium", "clear")
    assert finding.parts == (part(f"{about}.{high}"), part(f"{about}.{low}"))
    assert [each.kind for each in finding.evidence] == ["contrast", "mean", "mean"]


@pytest.mark.parametrize(("name", "about", "high", "low"), WITHIN)
@pytest.mark.parametrize(
    ("higher", "lower", "is_pattern"),
    [(3.5, 2.7, True), (3.4, 2.6, False), (4.3, 3.5, False), (4.2, 3.4, True)],
)
def test_high_is_at_the_norm_and_low_below_it(
    name: str, about: str, high: str, low: str, higher: float, lower: float, *, is_pattern: bool
) -> None:
    shown = {about: criterion(3.5, facets={high: higher, low: lower})}
    findings = patterns(shown, [contrast(f"{about}.{high}", f"{about}.{low}", 0.8)])
    assert (f"pattern.{name}" in findings) is is_pattern
    assert (f"facet-gap.{about}.{high}.{low}" in findings) is not is_pattern


@pytest.mark.parametrize(("name", "about", "high", "low"), WITHIN)
def test_without_a_gap_that_counts_there_is_no_pattern(name: str, about: str, high: str, low: str) -> None:
    shown = {about: criterion(3.5, facets={high: 3.7, low: 3.3})}
    assert not patterns(shown, [contrast(f"{about}.{high}", f"{about}.{low}", 0.4, 0.2)])
    assert not patterns(shown, [])


@pytest.mark.parametrize(
    ("lower", "gap", "n", "respondents", "expected"),
    [
        (3.1, 0.8, 16, 16, ("medium", "clear")),
        (3.2, 0.8, 16, 16, ("medium", "likely")),  # up to 3.47, printed 3.5: the norm itself is in it
        (3.0, 0.8, 16, 16, ("high", "clear")),  # at the middle
        (3.1, 1.0, 16, 16, ("high", "clear")),  # a whole step
        (3.1, 0.8, 16, 10, ("medium", "likely")),
        (3.3, 0.8, 16, 16, ("medium", "likely")),  # 3.0 to 3.6: may be at the norm
    ],
)
def test_how_grave_and_how_sure(
    lower: float, gap: float, n: int, respondents: int, expected: tuple[str, str]
) -> None:
    shown = {"steering": criterion(3.5, n=n, agreement=4.1, compliance=lower)}
    finding = patterns(shown, [contrast("steering.agreement", "steering.compliance", gap, n=n)], respondents)
    pattern = finding["pattern.agreed-not-followed"]
    assert (pattern.severity, pattern.certainty) == expected


def test_stuck_in_the_process() -> None:
    """The direction as a whole is clear, and nothing is done."""
    one = contrast("direction", "action-embedding.action", 1.2)
    shown = {"direction": criterion(4.0), "action-embedding": criterion(3.5, action=2.8, embedding=3.0)}
    finding = patterns(shown, [one])["pattern.stuck-in-process"]
    assert (finding.criterion, finding.severity) == ("action-embedding", "high")
    assert finding.evidence[1].interval == (3.7, 4.3)  # that of the verdict
    unclear = {**shown, "direction": criterion(3.4)}
    assert "pattern.stuck-in-process" not in patterns(unclear, [one])


MOTIVATED = criterion(4.0, initiative=4.0, motivation=4.0, urgency=4.0)
UNBACKED = criterion(3.5, authority=4.0, backing=2.9, feedback=3.5)


def test_willing_without_backing() -> None:
    one = contrast("drive.motivation", "mandate.backing", 1.1)
    finding = patterns({"drive": MOTIVATED, "mandate": UNBACKED}, [one])["pattern.willing-without-backing"]
    assert (finding.criterion, finding.severity) == ("mandate", "high")
    unmotivated = criterion(3.4, initiative=3.4, motivation=3.4, urgency=3.4)
    assert not patterns({"drive": unmotivated, "mandate": UNBACKED}, [one])


@pytest.mark.parametrize(
    ("group", "other", "delta", "means", "expected"),
    [
        ("governance", "operations", 0.5, (4.0, 3.4), True),
        ("operations", "governance", -0.5, (3.4, 4.0), True),
        ("governance", "operations", 0.5, (4.0, 3.5), False),  # operations at the norm
        ("governance", "operations", -0.5, (3.0, 4.0), False),  # those above miss it
        ("governance", "operations", 0.32, (4.0, 3.4), False),
    ],
)
def test_willing_without_backing_between_levels(
    group: str, other: str, delta: float, means: tuple[float, float], *, expected: bool
) -> None:
    case = difference("mandate", group, other, delta=delta, means=means)
    figures = published(ASKED, {"drive": MOTIVATED}, differences=[case])
    finding = found(ASKED, figures).get("pattern.willing-without-backing")
    assert (finding is not None) is expected
    if finding:
        assert finding.subjects == (Subject("level", "governance"), Subject("level", "operations"))
        assert [each.kind for each in finding.evidence] == ["difference", "mean", "mean", "mean"]
        assert finding.text == "pattern.willing-without-backing.vertical"


def test_of_both_signs_of_willing_without_backing_the_first_is_told() -> None:
    figures = published(
        ASKED,
        {"drive": MOTIVATED, "mandate": UNBACKED},
        contrasts=[contrast("drive.motivation", "mandate.backing", 1.1)],
        differences=[difference("mandate", "governance", "operations", means=(4.0, 3.0))],
    )
    assert found(ASKED, figures)["pattern.willing-without-backing"].evidence[0].kind == "contrast"


@pytest.mark.parametrize(
    ("approach", "collaboration", "expected"),
    [
        (-0.7, -0.7, "pattern.control-over-trust"),
        (0.7, 0.7, "pattern.trust-over-control"),
        (-0.7, 0.7, None),
        (-0.7, -0.4, None),  # the one does not count
    ],
)
def test_control_and_trust(approach: float, collaboration: float, expected: str | None) -> None:
    leans = [
        lean("normative-balance.approach", approach),
        lean("normative-balance.collaboration", collaboration),
    ]
    shown = {"normative-balance": criterion(3.5, approach=3.4, collaboration=3.6)}
    ids = set(found(ASKED, published(ASKED, shown, leans=leans)))
    if expected:
        assert ids == {expected}
    else:
        assert not any(each.startswith("pattern") for each in ids)
        assert any(each.startswith("imbalance") for each in ids)


@pytest.mark.parametrize(
    ("approach", "few", "expected"),
    [
        (0.7, 16, ("medium", "clear")),  # t = 3.5, p = .003
        (1.0, 16, ("high", "clear")),  # one lean of a whole step is enough
        (0.5, 16, ("medium", "likely")),  # t = 2.5, p = .025: both must be beyond doubt
        (0.7, 7, ("medium", "likely")),  # one of the two by few people
    ],
)
def test_how_grave_and_how_sure_leaning_is(approach: float, few: int, expected: tuple[str, str]) -> None:
    leans = [
        lean("normative-balance.approach", approach),
        lean("normative-balance.collaboration", 0.9, 0.3, n=few),
    ]
    shown = {"normative-balance": criterion(3.5, approach=3.4, collaboration=3.6)}
    finding = found(ASKED, published(ASKED, shown, leans=leans))["pattern.trust-over-control"]
    assert (finding.severity, finding.certainty) == expected


@pytest.mark.parametrize(
    ("delta", "p", "expected"),
    [
        (0.48, 0.009, ("high", "clear")),
        (0.47, 0.009, ("medium", "clear")),  # the work floor at 3.3, above the middle
        (0.48, 0.02, ("high", "likely")),
        (0.48, 0.049, ("high", "tentative")),  # twice, for two pairs of levels
    ],
)
def test_how_grave_and_how_sure_levels_are(delta: float, p: float, expected: tuple[str, str]) -> None:
    cases = [difference("mandate", "governance", "operations", delta=delta, p=p, means=(4.1, 3.3))]
    if p > 0.02:
        cases.append(difference("mandate", "governance", "management", delta=0.0, p=0.9))
    finding = found(ASKED, published(ASKED, differences=cases))["pattern.willing-without-backing"]
    assert (finding.severity, finding.certainty) == expected


def test_no_control_over_trust_on_a_balance_that_is_strong_nevertheless() -> None:
    leans = [lean("normative-balance.approach", -0.7), lean("normative-balance.collaboration", -0.7)]
    assert not found(ASKED, published(ASKED, leans=leans))


def test_the_release_gives_every_contrast_that_a_pattern_asks_for() -> None:
    assert set(cross_criterion_pairs()) <= set(CONTRAST_PAIRS)
