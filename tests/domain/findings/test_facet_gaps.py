"""Gaps between facets, at the borders of size and chance."""

import pytest

from app.domain.breakdown import Contrast
from app.domain.disclosed import DisclosedCriterion
from app.domain.finding import Evidence
from tests.domain.findings.samples import contrast, criterion, found, part, published, questionnaire

ASKED = questionnaire({"a": ("one", "two"), "b": ("one", "two")})
KEY = "facet-gap.a.one.two"


def gap(one: Contrast, case: DisclosedCriterion | None = None, **network: int) -> tuple[str, str] | None:
    shown = case or criterion(3.5, one=3.9, two=3.1)
    finding = found(ASKED, published(ASKED, {"a": shown}, contrasts=[one], **network)).get(KEY)  # type: ignore[arg-type]
    return (finding.severity, finding.certainty) if finding else None


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        # half a step on five values is the border of size; n = 16, sd .8: t = mean / .2
        (contrast("a.one", "a.two", 0.5), "likely"),  # t = 2.5, p = .025
        (contrast("a.one", "a.two", 0.4, 0.2), None),  # sure, but too small to notice
        (contrast("a.one", "a.two", 0.8), "clear"),  # t = 4, p = .001
        # chance: t(.975, 15) = 2.131
        (contrast("a.one", "a.two", 0.5, 0.93), None),  # t = 2.15, p = .048, but from .00 as printed
        (contrast("a.one", "a.two", 0.5, 0.84), "likely"),  # from .05, printed .1
        (contrast("a.one", "a.two", 0.5, 1.0), None),  # t = 2
        # few people
        (contrast("a.one", "a.two", 1.0, 0.4, n=8), "clear"),
        (contrast("a.one", "a.two", 1.0, 0.4, n=7), "likely"),
        (contrast("a.one", "a.two", 1.0, 0.4, n=1), None),
        # no spread at all
        (contrast("a.one", "a.two", 1.0, 0.0), "clear"),
        (contrast("a.one", "a.two", 0.0, 0.0), None),
        # told from the other end
        (contrast("a.two", "a.one", -0.8), "clear"),
        (contrast("a.two", "a.one", 0.8), None),
    ],
)
def test_size_and_chance(case: Contrast, expected: str | None) -> None:
    result = gap(case)
    assert (result and result[1]) == expected


def test_a_low_response_makes_it_less_sure() -> None:
    assert gap(contrast("a.one", "a.two", 0.8), respondents=13, invited=20) == ("medium", "clear")
    assert gap(contrast("a.one", "a.two", 0.8), respondents=12, invited=20) == ("medium", "likely")


@pytest.mark.parametrize(
    ("size", "two", "expected"),
    [
        (0.9, 3.5, "low"),  # not a whole step, the lower one at the norm
        (0.9, 3.4, "medium"),
        (1.0, 3.5, "medium"),
        (1.0, 3.4, "high"),
    ],
)
def test_severity(size: float, two: float, expected: str) -> None:
    result = gap(contrast("a.one", "a.two", size), criterion(3.5, one=two + size, two=two))
    assert result is not None
    assert result[0] == expected


def test_no_finding_where_the_lower_facet_goes_well_too() -> None:
    """sd .5, n = 16: the interval reaches .27."""
    one = contrast("a.one", "a.two", 0.9)
    assert gap(one, criterion(4.2, one=4.7, two=3.8)) is None  # from 3.53, printed 3.5
    assert gap(one, criterion(4.2, one=4.6, two=3.7)) == ("low", "clear")  # from 3.43


@pytest.mark.parametrize(
    "shown", [criterion(3.5, one=3.9), criterion(3.5), criterion(None, one=3.9, two=3.1)]
)
def test_no_finding_from_what_is_withheld(shown: DisclosedCriterion) -> None:
    assert gap(contrast("a.one", "a.two", 0.8), shown) is None


def test_evidence() -> None:
    shown = criterion(3.5, one=3.9, two=3.1)
    finding = found(ASKED, published(ASKED, {"a": shown}, contrasts=[contrast("a.two", "a.one", -0.8)]))[KEY]
    one, two = part("a.one"), part("a.two")
    assert finding.evidence == (
        Evidence("contrast", 0.8, part=one, other_part=two, interval=(0.4, 1.2), n=16),
        Evidence("mean", 3.9, part=one, interval=(3.6, 4.2), n=16),
        Evidence("mean", 3.1, part=two, interval=(2.8, 3.4), n=16),
    )
    assert (finding.text, finding.parts, finding.criterion) == (KEY, (one, two), "a")


@pytest.mark.parametrize(("sd", "both"), [(0.84, False), (0.82, False), (0.81, False), (0.8, True)])
def test_many_comparisons_ask_for_more(sd: float, both: bool) -> None:
    """Each alone counts; Holm doubles the p of two equal ones. t = 2 / sd, df 15: .062, .055, .052, .049."""
    shown = {id_: criterion(3.5, one=3.9, two=3.1) for id_ in ("a", "b")}
    first, second = contrast("a.one", "a.two", 0.5, sd), contrast("b.one", "b.two", 0.5, sd)
    assert set(found(ASKED, published(ASKED, shown, contrasts=[first]))) == {KEY}
    together = set(found(ASKED, published(ASKED, shown, contrasts=[first, second])))
    assert together == ({KEY, "facet-gap.b.one.two"} if both else set())


def test_pairs_of_the_essay_are_a_family_of_their_own() -> None:
    asked = questionnaire({"information": ("ability", "willingness"), "b": ("one", "two")})
    shown = {
        "information": criterion(3.0, ability=3.4, willingness=2.6),
        "b": criterion(3.5, one=3.9, two=3.1),
    }
    contrasts = [
        contrast("information.ability", "information.willingness", 0.5, 0.84),
        contrast("b.one", "b.two", 0.5, 0.84),
    ]
    ids = set(found(asked, published(asked, shown, contrasts=contrasts)))
    assert {"facet-gap.information.ability.willingness", "facet-gap.b.one.two"} <= ids


def test_contrasts_over_two_criteria_are_no_facet_gaps() -> None:
    shown = {"a": criterion(3.5, one=3.9, two=3.1), "b": criterion(3.5, one=3.9, two=3.1)}
    assert not found(ASKED, published(ASKED, shown, contrasts=[contrast("a.one", "b.two", 1.5)]))
