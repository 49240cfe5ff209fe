"""Worked cases of every verdict, borders included."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.diagnosis import agreement, interval, rules, verdict
from app.domain.figures import CriterionFigures


def figures(
    mean: float | None = 3.5,
    sd: float | None = 0.8,
    n: int = 16,
    ad: float | None = 0.6,
    vdeijk_a: float | None = 0.6,
) -> CriterionFigures:
    return CriterionFigures(
        n=n, mean=mean, sd=sd, se=None, ci95=None, bounds=None, rwg_j=None, ad=ad, vdeijk_a=vdeijk_a
    )


@pytest.mark.parametrize(
    ("minimum", "maximum", "norm", "deviation"),
    [(1, 5, 3.5, 5 / 6), (1, 7, 4.75, 7 / 6), (0, 10, 6.25, 11 / 6), (1, 2, 1.625, 1 / 3)],
)
def test_borders_follow_the_scale(minimum: int, maximum: int, norm: float, deviation: float) -> None:
    borders = rules(minimum, maximum)
    assert borders.norm == pytest.approx(norm)
    assert borders.deviation == pytest.approx(deviation)


def test_interval_by_hand() -> None:
    """t(.975, 15) = 2.131450 (table); 2.131450 x .8 / 4 = .426."""
    assert interval(figures(), 1, 5) == (3.1, 3.9)


def test_interval_has_no_finite_population_factor() -> None:
    """At full response ci95 is a point; what the verdict looks at is not."""
    full = CriterionFigures(
        n=16,
        mean=3.5,
        sd=0.8,
        se=0.0,
        ci95=(3.5, 3.5),
        bounds=(3.5, 3.5),
        rwg_j=None,
        ad=0.6,
        vdeijk_a=0.6,
    )
    assert interval(full, 1, 5) == (3.1, 3.9)
    assert verdict(full, 1, 5).kind == "uncertain"


def test_interval_ends_where_the_scale_ends() -> None:
    assert interval(figures(mean=4.9, sd=1.0, n=5), 1, 5) == (3.7, 5.0)


def test_organisations_that_weigh_equally_bring_their_own_interval() -> None:
    weighted = replace(figures(mean=4.0), ci95=(2.96, 5.04))
    assert interval(weighted, 1, 5, "organisation") == (3.0, 5.0)
    assert verdict(weighted, 1, 5, "organisation").kind == "uncertain"
    assert verdict(figures(mean=4.0), 1, 5, "organisation").kind == "not-shown"


@pytest.mark.parametrize("missing", [figures(mean=None), figures(sd=None), figures(n=1)])
def test_interval_undefined(missing: CriterionFigures) -> None:
    assert interval(missing, 1, 5) is None


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        # n = 16: the interval reaches .533 sd to both sides
        (figures(mean=4.2), "strong"),
        (figures(mean=2.4), "stalling"),
        (figures(mean=3.4), "uncertain"),
        # borders of the interval: at the norm is strong, just below it is not
        (figures(mean=3.9), "strong"),  # from 3.47, printed 3.5
        (figures(mean=3.8), "uncertain"),  # from 3.4
        (figures(mean=3.0), "stalling"),  # up to 3.43, printed 3.4
        (figures(mean=3.1), "uncertain"),  # up to 3.53, printed 3.5
        # few people: the same mean and spread say less
        (figures(mean=4.2, n=5), "uncertain"),  # t(.975, 4) = 2.776: from 3.21
        (figures(mean=4.5, n=5), "strong"),  # from 3.51
        (figures(mean=4.4, n=5), "uncertain"),  # from 3.41
        (figures(mean=2.5, n=5), "uncertain"),  # up to 3.49, printed 3.5
        (figures(mean=2.4, n=5), "stalling"),  # up to 3.39
        (figures(mean=4.2, n=2), "uncertain"),  # t(.975, 1) = 12.7: the whole scale
        (figures(mean=1.0, n=1), "not-shown"),
        # many people: a mean just off the norm is told from it
        (figures(mean=3.6, n=400), "strong"),  # from 3.52
        (figures(mean=3.4, n=400), "uncertain"),  # up to 3.48, printed 3.5
        (figures(mean=3.4, n=900), "uncertain"),  # up to 3.452, printed 3.5
        (figures(mean=3.4, n=1000), "stalling"),  # up to 3.4496
        # everybody gave the same answers
        (figures(mean=3.5, sd=0.0), "strong"),
        (figures(mean=3.4, sd=0.0), "stalling"),
        # divided goes before everything that the mean says
        (figures(mean=4.2, ad=1.0, vdeijk_a=0.2), "divided"),
        (figures(mean=2.4, ad=1.0, vdeijk_a=0.2), "divided"),
        # borders of divided: both figures must say so
        (figures(mean=2.4, ad=0.83, vdeijk_a=-0.5), "stalling"),
        (figures(mean=2.4, ad=0.84, vdeijk_a=0.33), "divided"),
        (figures(mean=2.4, ad=0.84, vdeijk_a=0.34), "stalling"),
        (figures(mean=3.4, ad=0.84, vdeijk_a=0.33), "divided"),  # before uncertain, too
        (figures(mean=3.4, ad=0.84, vdeijk_a=0.34), "uncertain"),
        (figures(mean=2.4, ad=1.2, vdeijk_a=0.0), "divided"),  # spread evenly over the values
        (figures(mean=2.4, ad=2.0, vdeijk_a=-1.0), "divided"),  # two camps at the ends
        (figures(mean=2.4, ad=None, vdeijk_a=-1.0), "stalling"),  # one figure alone says nothing
        (figures(mean=2.4, ad=2.0, vdeijk_a=None), "stalling"),
        (figures(mean=None, ad=2.0, vdeijk_a=-1.0), "not-shown"),  # and without a mean nothing is shown
        # without agreement figures the interval decides
        (figures(mean=4.2, ad=None, vdeijk_a=None), "strong"),
        # nothing to say
        (figures(mean=None), "not-shown"),
        (figures(sd=None), "not-shown"),
        (None, "not-shown"),
    ],
)
def test_verdicts(case: CriterionFigures | None, expected: str) -> None:
    assert verdict(case, 1, 5).kind == expected


@pytest.mark.parametrize(
    ("case", "minimum", "maximum", "expected"),
    [
        (figures(mean=4.7, sd=0.0), 1, 7, "stalling"),
        (figures(mean=4.8, sd=0.0), 1, 7, "strong"),
        (figures(mean=6.9, sd=1.0), 0, 10, "strong"),  # 6.9 - .53 = 6.4 >= 6.25
        (figures(mean=6.7, sd=1.0), 0, 10, "uncertain"),  # from 6.17, printed 6.2
        (figures(mean=5.6, sd=1.0), 0, 10, "stalling"),  # up to 6.13
        (figures(mean=5.7, sd=1.0), 0, 10, "stalling"),  # up to 6.23, printed 6.2
        (figures(mean=5.8, sd=1.0), 0, 10, "uncertain"),  # up to 6.33
        (figures(mean=5.0, ad=1.83, vdeijk_a=0.0), 0, 10, "stalling"),  # the cutoff is 11/6
        (figures(mean=5.0, ad=1.84, vdeijk_a=0.0), 0, 10, "divided"),
        (figures(mean=4.0, ad=1.16, vdeijk_a=0.0), 1, 7, "stalling"),  # the cutoff is 7/6
        (figures(mean=4.0, ad=1.17, vdeijk_a=0.0), 1, 7, "divided"),
        (figures(mean=1.8, sd=0.2, ad=0.2), 1, 2, "strong"),
    ],
)
def test_verdicts_on_other_scales(case: CriterionFigures, minimum: int, maximum: int, expected: str) -> None:
    assert verdict(case, minimum, maximum).kind == expected


@pytest.mark.parametrize(
    ("ad", "vdeijk_a", "expected"),
    [
        (0.4, 0.8, "agreed"),
        (0.83, 0.1, "agreed"),
        (0.9, 0.5, "spread"),
        (0.9, 0.1, "divided"),
        (0.84, 0.34, "spread"),
        (0.84, 0.33, "divided"),
        (0.83, -1.0, "agreed"),
        (2.0, -1.0, "divided"),
        (0.0, 1.0, "agreed"),
        (None, 0.5, None),
        (0.5, None, None),
        (None, None, None),
    ],
)
def test_agreement_in_words(ad: float | None, vdeijk_a: float | None, expected: str | None) -> None:
    assert agreement(ad, vdeijk_a, rules(1, 5)) == expected


@given(mean=st.floats(1, 5), sd=st.floats(0, 2), n=st.integers(3, 200), more=st.floats(0, 1))
def test_a_higher_mean_never_gives_a_worse_verdict(mean: float, sd: float, n: int, more: float) -> None:
    order = {"stalling": 0, "uncertain": 1, "strong": 2}
    lower = verdict(figures(mean=mean, sd=sd, n=n), 1, 5).kind
    higher = verdict(figures(mean=min(mean + more, 5), sd=sd, n=n), 1, 5).kind
    assert order[lower] <= order[higher]


@given(mean=st.floats(1, 5), sd=st.floats(0, 2), n=st.integers(3, 200))
def test_the_mean_alone_never_decides(mean: float, sd: float, n: int) -> None:
    assert verdict(figures(mean=mean, sd=sd, n=n, ad=1.5, vdeijk_a=-0.5), 1, 5).kind == "divided"
