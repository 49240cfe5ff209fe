from pathlib import Path

import pytest

from app.advice import load_advice
from app.advice.keys import FACETS, GENERAL, KNOWN_KEYS, shortenings
from app.advice.library import MOST_OFFERED
from app.domain.breakdown import Part
from app.domain.finding import FINDING_KINDS, Finding, FindingKind
from tests.advice.examples import write

ADVICE = load_advice()

ANALYSIS, GOALS = Part("direction", "analysis"), Part("direction", "goals")


def made(key: str, criterion: str | None = None, *parts: Part) -> Finding:
    kind: FindingKind = next(each for each in FINDING_KINDS if each == key.partition(".")[0])
    return Finding(key, kind, criterion, "high", "clear", key, (), parts=parts)


def offered(key: str, criterion: str | None = None, *parts: Part) -> list[str]:
    return [each.id for each in ADVICE.interventions_for(made(key, criterion, *parts))]


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("stalling.steering", "stalling.steering"),
        ("stalling.trust", "stalling"),
        ("facet-gap.steering.agreement.compliance", "facet-gap.steering.agreement.compliance"),
        ("facet-gap.trust.warm.cold", "facet-gap"),
        ("vertical-gap.mandate.governance.operations", "vertical-gap.mandate"),
        ("vertical-gap.drive.governance.operations", "vertical-gap"),
        ("imbalance.tone.soft.left", "imbalance"),
        ("pattern.missing-line.forward", "pattern.missing-line.forward"),
        ("missing.level.national", "missing.level"),
        ("isolated.organisation", "isolated"),
        ("low-response", "low-response"),
    ],
)
def test_the_most_specific_text_is_found(key: str, found: str) -> None:
    assert ADVICE.finding_text(key).key == found


def test_every_known_key_has_a_text() -> None:
    assert all(key.startswith(ADVICE.finding_text(key).key) for key in KNOWN_KEYS)


def test_another_kind_has_no_text() -> None:
    with pytest.raises(KeyError, match=r"applause\.loud"):
        ADVICE.finding_text("applause.loud")


def test_interventions_are_found_by_id() -> None:
    assert all(ADVICE.intervention(each.id) is each for each in ADVICE.all)
    assert ADVICE.intervention("drive-something-else") is None


def test_the_longest_key_goes_first() -> None:
    ids = offered("pattern.missing-line.forward")

    assert set(ids[:2]) == {"general-citizens-panel", "general-residents-exchange"}
    assert ids[2] == "general-fill-the-line"


def test_the_same_facet_goes_before_a_key_that_is_only_the_kind() -> None:
    ids = offered("facet-gap.direction.goals.analysis", "direction", GOALS, ANALYSIS)

    assert ids == ["direction-joint-analysis", "direction-different-views", "general-one-step"]


def test_what_is_for_the_higher_facet_is_not_offered() -> None:
    gap = offered("facet-gap.direction.analysis.goals", "direction", ANALYSIS, GOALS)
    pattern = offered(
        "pattern.stuck-in-process", "action-embedding", GOALS, Part("action-embedding", "action")
    )

    assert "direction-different-views" not in gap
    assert "direction-four-questions" not in pattern


def test_what_helps_against_the_opposite_is_not_offered() -> None:
    facet = Part("normative-balance", "collaboration")
    rules = offered("imbalance.normative-balance.collaboration.left", "normative-balance", facet)
    contact = offered("imbalance.normative-balance.collaboration.right", "normative-balance", facet)

    assert "normative-balance-fewer-rules" in rules
    assert "normative-balance-fewer-rules" not in contact
    assert "normative-balance-write-it-down" in contact
    assert "normative-balance-write-it-down" not in rules


def test_where_few_fit_the_rest_of_the_criterion_follows(tmp_path: Path) -> None:
    advice = load_advice(write(tmp_path))

    found = advice.interventions_for(made("divided.drive", "drive", Part("drive")))

    assert [each.id for each in found] == ["drive-one"]


def test_among_equals_the_smallest_effort_goes_first() -> None:
    efforts = [each.effort for each in ADVICE.interventions_for(made("stalling.mandate", "mandate"))]

    assert efforts[:2] == ["small", "small"]


def test_a_criterion_that_is_not_in_the_library_gets_general_ones() -> None:
    for key in ("stalling.trust", "facet-gap.trust.warm.cold", "divided.trust", "imbalance.trust.tone.left"):
        found = ADVICE.interventions_for(made(key, "trust", Part("trust", "warm")))
        assert found
        assert all(each.criterion == GENERAL for each in found)


def test_where_nothing_fits_the_general_ones_are_offered(tmp_path: Path) -> None:
    write(tmp_path)
    general = (tmp_path / "interventions" / "drive.yaml").read_text().replace("drive", "general")
    general = general.replace("[urgency]", "[]").replace("[stalling.general]", "[low-response]")
    (tmp_path / "interventions" / "general.yaml").write_text(general)

    found = load_advice(tmp_path).interventions_for(made("divided.trust", "trust"))

    assert [each.id for each in found] == ["general-one"]


@pytest.mark.parametrize("key", sorted(KNOWN_KEYS))
def test_every_finding_gets_interventions(key: str) -> None:
    criterion = next((part for part in key.split(".")[1:2] if part in FACETS), None)

    found = offered(key, criterion)

    assert 1 <= len(found) <= MOST_OFFERED
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    ("key", "criterion", "first"),
    [
        ("pattern.willing-without-backing", "mandate", {"mandate-red-button", "mandate-board-sponsor"}),
        ("pattern.stuck-in-process", "action-embedding", {"action-embedding-fewer-meetings"}),
        ("pattern.agreed-not-followed", "steering", {"steering-agreements-list", "steering-visit-who-lags"}),
        ("pattern.able-not-willing", "information", {"information-give-first", "information-tell-back"}),
        (
            "pattern.willing-not-able",
            "information",
            {"information-purpose-cards", "information-privacy-hour"},
        ),
        ("pattern.control-over-trust", "normative-balance", {"normative-balance-fewer-rules"}),
        ("pattern.trust-over-control", "normative-balance", {"normative-balance-write-it-down"}),
        ("pattern.project-carousel", "action-embedding", {"action-embedding-stop-or-anchor"}),
        ("vertical-gap.mandate.governance.operations", "mandate", {"mandate-room-to-judge"}),
        ("missing.level.residents", None, {"general-citizens-panel", "general-residents-exchange"}),
        ("low-response", None, {"general-hear-the-silent", "general-easier-to-answer"}),
        ("isolated.organisation", None, {"general-visit-partner"}),
        ("vertical-gap.steering.operations.residents", "steering", {"general-residents-exchange"}),
        ("pattern.missing-line.goal", None, {"general-fill-the-line"}),
    ],
)
def test_what_a_consultant_would_offer_first(key: str, criterion: str | None, first: set[str]) -> None:
    assert offered(key, criterion)[0] in first


def test_shortenings_of_a_key() -> None:
    assert list(shortenings("a.b.c")) == ["a.b.c", "a.b", "a"]
