"""The figures of CONTRACTS 4 written out slowly, person by person, as the text has them. Nothing of
app.statistics is
used: what this and the product agree on was computed twice."""

from collections.abc import Callable, Sequence
from functools import partial
from math import ceil, sqrt
from statistics import mean, stdev, variance

from scipy import stats

from app.domain.questionnaire import Criterion, Item, Questionnaire
from tests.domain.scoring_samples import Row
from tests.statistics.test_agreement import written_out

Figures = dict[str, object]


def network_figures(
    questionnaire: Questionnaire,
    rows: Sequence[Row],
    invited: int | None = None,
    by_organisation: bool = False,
) -> Figures:
    known = [row.organisation for row in rows if row.organisation is not None]
    return {
        "respondents": len(rows),
        "invited": invited,
        "organisations": len(set(known)) if known else None,
        "criteria": {
            criterion.id: criterion_figures(criterion, rows, invited, by_organisation)
            for criterion in questionnaire.criteria
        },
    }


def keyed(item: Item, row: Row) -> float | None:
    x = row.answers.get(item.id)
    if not isinstance(x, int):
        return None
    low, high = item.scale.values[0], item.scale.values[-1]
    if item.scale.kind == "bipolar":
        return high - 2 * abs(x - (low + high) / 2)
    return low + high - x if item.reversed else x


def score(items: Sequence[Item], row: Row) -> float | None:
    answered = [value for value in (keyed(item, row) for item in items) if value is not None]
    return mean(answered) if len(answered) >= ceil(len(items) / 2) else None


def criterion_figures(
    criterion: Criterion, rows: Sequence[Row], invited: int | None, by_organisation: bool
) -> Figures:
    def of(row: Row) -> float | None:
        return score(criterion.items, row)

    scores = present(of, rows)
    n = len(scores)
    low, high = criterion.items[0].scale.values[0], criterion.items[0].scale.values[-1]
    average, spread = centre(of, rows, by_organisation), stdev(scores) if n > 1 else None
    if by_organisation:
        means = organisation_means(of, rows)
        m = len(means)
        se = stdev(means) / sqrt(m) if m > 1 else None
        df, bounds = m - 1, None
    else:
        factor = 1 if invited is None else sqrt(1 - n / invited)
        se = spread / sqrt(n) * factor if spread is not None else None
        df, bounds = n - 1, None
        if invited:
            missing = [low] * (invited - n), [high] * (invited - n)
            bounds = [mean([*scores, *missing[0]]), mean([*scores, *missing[1]])]
    ci95 = None
    if se is not None and average is not None:
        t = stats.t.ppf(0.975, df)
        ci95 = [average - t * se, average + t * se]
    return {
        "n": n,
        "mean": average,
        "sd": spread,
        "se": se,
        "ci95": ci95,
        "bounds": bounds,
        **agreement_figures(criterion, rows),
        "facets": {
            facet.id: summary(partial(score, facet.items), rows, by_organisation)
            for facet in criterion.facets
        },
        "items": {item.id: item_figures(item, rows, by_organisation) for item in criterion.items},
    }


def agreement_figures(criterion: Criterion, rows: Sequence[Row]) -> Figures:
    kept = [
        given
        for item in criterion.items
        if len(given := [x for row in rows if isinstance(x := row.answers.get(item.id), int)]) > 1
    ]
    if not kept:
        return {"rwg_j": None, "ad": None, "vdeijk_a": None}
    scale = criterion.items[0].scale.values
    r = min(mean(map(variance, kept)) / ((len(scale) ** 2 - 1) / 12), 1)
    return {
        "rwg_j": len(kept) * (1 - r) / (len(kept) * (1 - r) + r),
        "ad": mean(mean(abs(x - mean(given)) for x in given) for given in kept),
        "vdeijk_a": mean(written_out([given.count(value) for value in scale]) for given in kept),
    }


def item_figures(item: Item, rows: Sequence[Row], by_organisation: bool) -> Figures:
    given = [x for row in rows if isinstance(x := row.answers.get(item.id), int)]
    frequencies = [given.count(value) for value in item.scale.values]
    return {
        **summary(lambda row: keyed(item, row), rows, by_organisation),
        "dont_know": sum(row.answers.get(item.id) == "dk" for row in rows),
        "raw_mean": mean(given) if given else None,
        "vdeijk_a": written_out(frequencies) if given else None,
        "frequencies": frequencies,
    }


def summary(of: Callable[[Row], float | None], rows: Sequence[Row], by_organisation: bool) -> Figures:
    values = present(of, rows)
    return {
        "n": len(values),
        "mean": centre(of, rows, by_organisation),
        "sd": stdev(values) if len(values) > 1 else None,
    }


def centre(of: Callable[[Row], float | None], rows: Sequence[Row], by_organisation: bool) -> float | None:
    values = organisation_means(of, rows) if by_organisation else present(of, rows)
    return mean(values) if values else None


def organisation_means(of: Callable[[Row], float | None], rows: Sequence[Row]) -> list[float]:
    organisations = dict.fromkeys(row.organisation for row in rows)
    found = [present(of, [row for row in rows if row.organisation == each]) for each in organisations]
    return [mean(values) for values in found if values]


def present(of: Callable[[Row], float | None], rows: Sequence[Row]) -> list[float]:
    return [value for value in map(of, rows) if value is not None]


def reliability_figures(criterion: Criterion, rows: Sequence[Row]) -> Figures:
    """Without `omega_total`, which can't be written out in a few lines."""
    keyed_rows = [[keyed(item, row) for item in criterion.items] for row in rows]
    complete = [[x for x in row if x is not None] for row in keyed_rows if None not in row]
    j, n = len(criterion.items), len(complete)
    alpha = interval = None
    if j > 1 and n > 1 and (total := variance(map(sum, complete))) > 1e-9:
        alpha = j / (j - 1) * (1 - sum(map(variance, zip(*complete, strict=True))) / total)
        f = stats.f(n - 1, (j - 1) * (n - 1))
        interval = [1 - (1 - alpha) * f.ppf(0.975), 1 - (1 - alpha) * f.ppf(0.025)]
    return {
        "k_items": j,
        "n": n,
        "alpha": alpha,
        "alpha_ci95": interval,
        **intraclass_figures(criterion, rows),
        "item_rest_r": {item.id: item_rest(complete, place) for place, item in enumerate(criterion.items)},
    }


def intraclass_figures(criterion: Criterion, rows: Sequence[Row]) -> Figures:
    networks = [
        scores
        for name in dict.fromkeys(row.network for row in rows)
        if (
            scores := present(lambda row: score(criterion.items, row), [r for r in rows if r.network == name])
        )
    ]
    everyone = [score for scores in networks for score in scores]
    groups, n = len(networks), len(everyone)
    if groups < 2 or n == groups:
        return {"icc1": None, "icc2": None}
    between = sum(len(scores) * (mean(scores) - mean(everyone)) ** 2 for scores in networks) / (groups - 1)
    within = sum((x - mean(scores)) ** 2 for scores in networks for x in scores) / (n - groups)
    between, within = (0.0 if x < 1e-18 else x for x in (between, within))
    denominator = between + (n / groups - 1) * within
    return {
        "icc1": (between - within) / denominator if denominator else None,
        "icc2": (between - within) / between if between else None,
    }


def item_rest(complete: Sequence[Sequence[float]], place: int) -> float | None:
    item = [row[place] for row in complete]
    rest = [sum(row) - row[place] for row in complete]
    if len(complete) < 2 or len(complete[0]) < 2 or not variance(item) or not variance(rest):
        return None
    return float(stats.pearsonr(item, rest).statistic)
