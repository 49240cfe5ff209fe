"""What can be said of a change between two waves, held against SciPy's Welch test."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from app.domain.figures import CriterionFigures
from app.domain.questionnaire import Questionnaire
from app.domain.release import InvitedGroup, Release, build_release
from app.domain.rounding import rounded
from app.domain.sealed import Sealed
from app.domain.terms import Terms
from app.domain.wave_change import Change, change, wave_changes
from tests.domain.report_samples import OCCASION, make_questionnaire, rows

NOTHING_SEALED = Sealed("", {})
FIRST = make_questionnaire(criteria=2)
ADDED = make_questionnaire(criteria=2, facets=(2, 1), version="1.1.0")


def figures(n: int, mean: float | None, sd: float | None, se: float | None = None) -> CriterionFigures:
    return CriterionFigures(n, mean, sd, se, None, None, None, None, None)


def wave(
    questionnaire: Questionnaire,
    *lines: str,
    previous: Questionnaire | None = None,
    terms: Terms | None = None,
    invited: int | None = None,
) -> Release:
    asked = None if invited is None else [InvitedGroup(invited)]
    return build_release(
        questionnaire, rows(questionnaire, *lines), asked, terms or Terms(), OCCASION, previous
    )


MEANS = st.integers(10, 50).map(lambda tenths: tenths / 10)
SPREADS = st.integers(5, 200).map(lambda hundredths: hundredths / 100)


@given(MEANS, SPREADS, st.integers(3, 60), MEANS, SPREADS, st.integers(3, 60))
def test_a_change_has_the_interval_of_welch_s_test(
    mean: float, sd: float, n: int, mean_before: float, sd_before: float, n_before: int
) -> None:
    """Source: scipy.stats: t from `ttest_ind_from_stats`, so se = difference / t, and its degrees of freedom
    by the formula of Welch and Satterthwaite."""
    found = change(figures(n_before, mean_before, sd_before), figures(n, mean, sd))
    assert found is not None
    a, b = sd**2 / n, sd_before**2 / n_before
    df = (a + b) ** 2 / (a**2 / (n - 1) + b**2 / (n_before - 1))
    test = stats.ttest_ind_from_stats(mean, sd, n, mean_before, sd_before, n_before, equal_var=False)
    difference = mean - mean_before
    if abs(difference) > 1e-9:
        margin = stats.t.ppf(0.975, df) * difference / test.statistic
        expected = (rounded(float(difference - margin), 1), rounded(float(difference + margin), 1))
        assert found.interval == expected
        beyond = expected[0] > 0 or expected[1] < 0
        assert (found.kind != "no-clear-change") == beyond
        assert not beyond or test.pvalue < 0.05
    assert (found.difference, found.n_before, found.n_now) == (rounded(difference, 1), n_before, n)


def test_up_down_and_no_clear_change() -> None:
    """Source: R, difference + c(-1, 1) * qt(.975, df) * sqrt(.5^2 / 10 + .5^2 / 10), df = 18: .4698."""
    low, high = figures(10, 3.0, 0.5), figures(10, 3.6, 0.5)
    assert change(low, high) == Change("up", 0.6, (0.1, 1.1), 10, 10)
    assert change(high, low) == Change("down", -0.6, (-1.1, -0.1), 10, 10)
    assert change(low, figures(10, 3.5, 0.5)) == Change("no-clear-change", 0.5, (0.0, 1.0), 10, 10)
    assert change(low, low) == Change("no-clear-change", 0.0, (-0.5, 0.5), 10, 10)


def test_no_spread_at_all_is_certain_and_no_figures_are_no_change() -> None:
    assert change(figures(5, 3.0, 0.0), figures(5, 4.0, 0.0)) == Change("up", 1.0, (1.0, 1.0), 5, 5)
    assert change(None, figures(5, 4.0, 0.0)) is None
    assert change(figures(5, 4.0, 0.0), None) is None
    assert change(figures(0, None, None), figures(5, 4.0, 0.0)) is None
    assert change(figures(1, 3.0, None), figures(5, 4.0, 0.4)) == Change("no-clear-change", 1.0, None, 1, 5)


def test_with_organisations_weighing_equally_they_are_what_is_counted() -> None:
    """Source: R's t.test on the means of the organisations, c(2, 3, 4) and c(4, 5, 6): 2, -.2671 to 4.2671,
    however many people answered."""
    then, now = figures(90, 3.0, 0.1, 0.58), figures(90, 5.0, 0.1, 0.58)
    assert change(then, now, "organisation", 3, 3) == Change("no-clear-change", 2.0, (-0.3, 4.3), 90, 90)
    unknown = change(then, now, "organisation", None, 3)
    assert unknown == Change("no-clear-change", 2.0, None, 90, 90)
    assert change(then, now) == Change("up", 2.0, (2.0, 2.0), 90, 90)


def test_waves_of_one_version_are_compared_by_what_was_published() -> None:
    before = wave(FIRST, "2211", "2222", "1221", "2122", "2122").published
    now = wave(FIRST, "4411", "4422", "5421", "4522", "4422", previous=FIRST)
    changes = wave_changes(before, now.published, now.sealed)
    assert changes["a"] is not None
    assert changes["b"] is not None
    assert (changes["a"].kind, changes["b"].kind) == ("up", "no-clear-change")
    assert changes["a"].difference == 2.5


def test_full_response_leaves_an_interval() -> None:
    """The finite-population factor would make it a point. Scores 2, 2.5, 2.5, 4 and 5, sd 1.245: t(.975, 8)
    = 2.306 times sqrt(2 / 5) times that."""
    lines = "22", "23", "32", "44", "55"
    everybody = wave(make_questionnaire(), *lines, invited=5)
    unknown = wave(make_questionnaire(), *lines)
    assert (
        everybody.published.results.criteria["a"].figures != unknown.published.results.criteria["a"].figures
    )
    found = [wave_changes(each.published, each.published, each.sealed)["a"] for each in (everybody, unknown)]
    assert found[0] == found[1]
    assert found[0] is not None
    assert found[0].interval == (-1.8, 1.8)


def test_waves_of_two_versions_are_compared_over_the_items_in_common() -> None:
    """The added third item is 1 for everybody: over all three items the mean would have gone down."""
    before = wave(FIRST, *["3333", "3434", "4343", "3333", "4343"]).published
    now = wave(ADDED, *["331331", "341341", "431431", "331331", "431431"], previous=FIRST)
    found = wave_changes(before, now.published, now.sealed)["a"]
    figures_now = now.published.results.criteria["a"].figures
    assert found is not None
    assert figures_now is not None
    assert (found.kind, found.difference) == ("no-clear-change", 0.0)
    assert figures_now.mean == 2.5


@pytest.mark.parametrize(
    "before",
    [
        wave(replace(FIRST, id="another"), *["4444"] * 5),
        wave(replace(FIRST, version="0.9.0"), *["4444"] * 5),
        wave(replace(FIRST, version="1.0.1"), *["4444"] * 5),
        wave(FIRST, *["4444"] * 4),
    ],
    ids=["another questionnaire", "another major version", "not the wave before", "not shown"],
)
def test_what_can_t_be_compared_has_no_change(before: Release) -> None:
    now = wave(ADDED, *["444444"] * 5, previous=FIRST)
    assert wave_changes(before.published, now.published, now.sealed) == {"a": None, "b": None}


def test_two_weightings_can_t_be_compared() -> None:
    now = wave(FIRST, *["4444"] * 5).published
    other = replace(now, results=replace(now.results, weighting="organisation"))
    assert wave_changes(other, now, NOTHING_SEALED) == {"a": None, "b": None}
    assert wave_changes(now, now, NOTHING_SEALED)["a"] is not None
