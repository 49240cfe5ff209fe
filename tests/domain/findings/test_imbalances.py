"""Leans to one pole, at the borders of size and chance, and beside the verdict."""

import pytest

from app.domain.breakdown import Lean
from app.domain.finding import Evidence
from tests.domain.findings.samples import contrast, criterion, found, lean, part, published, questionnaire

ASKED = questionnaire({"balance": ("approach", "collaboration")})
UNCERTAIN = criterion(3.5, approach=3.4, collaboration=3.6)
STALLING = criterion(3.0, approach=2.8, collaboration=3.2)


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        # n = 16, sd .8: t = mean / .2; half a step is the border of size
        (lean("balance.approach", -0.5), "left"),
        (lean("balance.approach", 0.5), "right"),
        (lean("balance.approach", 0.4, 0.2), None),
        (lean("balance.approach", -0.5, 1.0), None),  # t = 2, below 2.131
        (lean("balance.approach", -0.5, n=1), None),
        (lean("balance.approach", 0.0, 0.0), None),
        (lean("balance.gone", -1.0), None),
    ],
)
def test_size_chance_and_side(case: Lean, expected: str | None) -> None:
    ids = set(found(ASKED, published(ASKED, {"balance": UNCERTAIN}, leans=[case])))
    assert ids == ({f"imbalance.balance.approach.{expected}"} if expected else set())


def test_none_on_a_criterion_that_is_strong_nevertheless() -> None:
    strong = criterion(4.2, approach=4.0, collaboration=4.4)
    assert not found(ASKED, published(ASKED, {"balance": strong}, leans=[lean("balance.approach", -1.0)]))


def test_one_facet_below_the_norm_is_told_on_a_criterion_that_is_strong_by_the_other() -> None:
    strong = criterion(4.0, approach=3.4, collaboration=4.6)
    leans = [lean("balance.approach", -0.7)]
    assert "imbalance.balance.approach.left" in found(
        ASKED, published(ASKED, {"balance": strong}, leans=leans)
    )


def test_a_facet_that_lies_lower_because_it_leans_gives_no_gap_as_well() -> None:
    uneven = {"balance": criterion(3.5, approach=3.0, collaboration=4.0)}
    gap = [contrast("balance.collaboration", "balance.approach", 1.0)]
    leaning = [lean("balance.approach", -1.0)]
    assert set(found(ASKED, published(ASKED, uneven, contrasts=gap, leans=leaning))) == {
        "imbalance.balance.approach.left"
    }
    assert set(found(ASKED, published(ASKED, uneven, contrasts=gap))) == {
        "facet-gap.balance.collaboration.approach"
    }


def test_none_where_the_facet_is_withheld() -> None:
    hidden = criterion(3.0, collaboration=3.0)
    ids = set(found(ASKED, published(ASKED, {"balance": hidden}, leans=[lean("balance.approach", -1.0)])))
    assert ids == {"stalling.balance"}


@pytest.mark.parametrize(
    ("mean", "case", "expected"),
    [
        (-0.9, UNCERTAIN, "low"),
        (-1.0, UNCERTAIN, "medium"),  # a whole step
        (-0.9, STALLING, "medium"),
        (-1.0, STALLING, "high"),
    ],
)
def test_severity(mean: float, case: object, expected: str) -> None:
    figures = published(ASKED, {"balance": case}, leans=[lean("balance.approach", mean)])  # type: ignore[dict-item]
    assert found(ASKED, figures)["imbalance.balance.approach.left"].severity == expected


@pytest.mark.parametrize(
    ("case", "respondents", "expected"),
    [
        (lean("balance.approach", -0.5), 16, "likely"),  # t = 2.5, p = .025
        (lean("balance.approach", -0.7), 16, "clear"),  # t = 3.5, p = .003
        (lean("balance.approach", -0.7), 10, "likely"),  # 10 of 16 is 63%
        (lean("balance.approach", -1.5, 0.4, n=7), 16, "likely"),
    ],
)
def test_certainty(case: Lean, respondents: int, expected: str) -> None:
    figures = published(ASKED, {"balance": UNCERTAIN}, leans=[case], respondents=respondents)
    assert found(ASKED, figures)["imbalance.balance.approach.left"].certainty == expected


def test_evidence() -> None:
    figures = published(ASKED, {"balance": UNCERTAIN}, leans=[lean("balance.approach", -0.7)])
    finding = found(ASKED, figures)["imbalance.balance.approach.left"]
    approach = part("balance.approach")
    assert finding.evidence == (
        Evidence("lean", -0.7, part=approach, interval=(-1.1, -0.3), n=16),
        Evidence("mean", 3.4, part=approach, interval=(3.1, 3.7), n=16),
    )
    assert finding.parts == (approach,)


def test_two_leans_are_one_family() -> None:
    """t = 2.39, p = .03 each; after Holm .06."""
    both = [lean("balance.approach", 0.5, 0.84), lean("balance.collaboration", -0.5, 0.84)]
    assert len(found(ASKED, published(ASKED, {"balance": UNCERTAIN}, leans=both[:1]))) == 1
    assert not found(ASKED, published(ASKED, {"balance": UNCERTAIN}, leans=both))
