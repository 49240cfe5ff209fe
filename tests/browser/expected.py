"""Figures of the district as a page should print them, worked out apart from the product."""

from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from math import sqrt
from statistics import mean, stdev

from scipy import stats

from app.domain.questionnaire import Questionnaire
from tests.browser import district
from tests.browser.district import Person

IN: dict[str, Callable[[Person], str]] = {"level": district.level_of, "line": district.line_of}


def printed(value: float, decimals: int = 1, sign: bool = False) -> str:
    rounded = Decimal(f"{value:.9f}").quantize(Decimal(10) ** -decimals, ROUND_HALF_UP)
    text = f"{rounded:+}" if sign and rounded else f"{rounded}"
    return text.replace(".", ",").replace("-", "−")


def scores(
    questionnaire: Questionnaire, criterion: str, wave: int, wanted: Callable[[Person], bool]
) -> list[float]:
    return district.scores(questionnaire, criterion, district.rows(questionnaire, wave, wanted))


def group_means(
    questionnaire: Questionnaire, dimension: str, group: str, criteria: Sequence[str]
) -> dict[str, str]:
    """Of each criterion, in the second wave."""
    return {
        criterion: printed(
            mean(scores(questionnaire, criterion, 2, lambda each: IN[dimension](each) == group))
        )
        for criterion in criteria
    }


def clear_difference(questionnaire: Questionnaire, criterion: str, dimension: str, group: str) -> list[str]:
    """The line of a group beside everybody else, where another test leaves no doubt that they differ: also
    after nine times, one a criterion."""
    inside = scores(questionnaire, criterion, 2, lambda each: IN[dimension](each) == group)
    outside = scores(questionnaire, criterion, 2, lambda each: IN[dimension](each) != group)
    pairs = [(x > y) - (x < y) for x in inside for y in outside]
    delta = mean(pairs)
    assert stats.mannwhitneyu(inside, outside).pvalue < 0.001
    return [
        printed(mean(inside)),
        printed(mean(outside)),
        "duidelijk: groot verschil",
        printed(delta, 2),
        f"{len(inside)} en {len(outside)}",
    ]


def change_of(questionnaire: Questionnaire, criterion: str) -> list[str]:
    """The line of a criterion that went up: from means and spreads as they are printed, by Welch."""
    then, now = (scores(questionnaire, criterion, wave, lambda _: True) for wave in (1, 2))
    before, after = (round(mean(each), 1) for each in (then, now))
    spreads = [(round(stdev(each), 2), len(each)) for each in (then, now)]
    found = stats.ttest_ind_from_stats(after, *spreads[1], before, *spreads[0], equal_var=False).pvalue
    assert found < 0.001
    parts = [spread**2 / n for spread, n in spreads]
    freedom = sum(parts) ** 2 / sum(part**2 / (n - 1) for part, (_, n) in zip(parts, spreads, strict=True))
    reach = stats.t.ppf(0.975, freedom) * sqrt(sum(parts))
    low, high = (printed(after - before + side * reach) for side in (-1, 1))
    return [
        printed(before),
        printed(after),
        printed(after - before, sign=True),
        f"{low} tot {high}",
        "omhoog",
    ]
