"""What a chart shows, in sentences: the text for whoever hears the chart, and for a document's alt text."""

from collections.abc import Sequence
from dataclasses import replace

from app.charts.data import Count, CountChart, CriterionScore, DistributionChart, ItemDistribution, ScoreChart
from app.charts.wording import Wording, wording


def radar_description(chart: ScoreChart) -> str:
    """Kind, scale, extremes, the widest interval, the change since the wave before, and what is not shown."""
    words = wording(chart.language)
    kind = words.plural(
        "Radar chart of one criterion", "Radar chart of {count} criteria", len(chart.criteria)
    )
    return _sentences(chart, kind, words)


def dot_plot_description(chart: ScoreChart) -> str:
    """As the radar's, for the dot plot."""
    words = wording(chart.language)
    kind = words.plural(
        "Dot plot with one row", "Dot plot with {count} rows, from high to low", len(chart.criteria)
    )
    return _sentences(chart, kind, words)


def score_bars_description(chart: ScoreChart) -> str:
    """As the radar's, for bars with a line for the interval."""
    words = wording(chart.language)
    kind = words.plural(
        "Bar chart with one bar and its interval",
        "Bar chart with {count} bars and their intervals, from high to low",
        len(chart.criteria),
    )
    return _sentences(replace(chart, previous_series=None), kind, words)


def distribution_description(chart: DistributionChart) -> str:
    """Per item how many chose which value, in words where the value has a name."""
    words = wording(chart.language)
    kind = words.plural(
        "Bar chart of the answers to one statement.",
        "Bar chart of the answers to {count} statements.",
        len(chart.items),
    )
    return " ".join([kind, *(_item_sentence(item, chart, words) for item in chart.items)])


def count_bars_description(chart: CountChart) -> str:
    """The counts in the order of the bars."""
    words = wording(chart.language)
    kind = words.plural(
        "Bar chart: how many of one person named each.",
        "Bar chart: how many of {count} people named each.",
        chart.total,
    )
    return f"{kind} {_listed([f'{count.label}: {words.whole(count.count)}' for count in by_count(chart)])}."


def by_count(chart: CountChart) -> list[Count]:
    """Most first; equal counts stay in the order given."""
    return sorted(chart.counts, key=lambda count: -count.count)


def _sentences(chart: ScoreChart, kind: str, words: Wording) -> str:
    scale = words.text(
        "{kind}, scale {minimum} to {maximum}, {series}.",
        kind=kind,
        minimum=words.whole(chart.minimum),
        maximum=words.whole(chart.maximum),
        series=chart.series,
    )
    shown = [criterion for criterion in chart.criteria if criterion.current.mean is not None]
    withheld = [criterion.label for criterion in chart.criteria if criterion.current.mean is None]
    parts = [scale, *_extremes(shown, words), *_widest(shown, words), *_change(chart, words)]
    if withheld:
        parts.append(words.text("Not shown: {names}.", names=_listed(withheld)))
    return " ".join(parts)


def _mean(criterion: CriterionScore) -> float:
    return criterion.current.mean if criterion.current.mean is not None else 0.0


def _extremes(shown: Sequence[CriterionScore], words: Wording) -> list[str]:
    if not shown:
        return [words.text("No figure is shown.")]
    if len(shown) == 1:
        return [words.text("{name}: {value}.", name=shown[0].label, value=words.score(_mean(shown[0])))]
    ordered = sorted(shown, key=_mean, reverse=True)
    ends = 2 if len(ordered) > 4 else 1
    return [
        words.text("Highest: {list}.", list=_listed([_scored(one, words) for one in ordered[:ends]])),
        words.text(
            "Lowest: {list}.", list=_listed([_scored(one, words) for one in ordered[: -ends - 1 : -1]])
        ),
    ]


def _scored(criterion: CriterionScore, words: Wording) -> str:
    return f"{criterion.label} {words.score(_mean(criterion))}"


def _widest(shown: Sequence[CriterionScore], words: Wording) -> list[str]:
    intervals = [(one.current.interval, one.label) for one in shown]
    known = [(high - low, low, high, label) for ends, label in intervals if ends for low, high in [ends]]
    if len(known) < 2:
        return []
    _, low, high, label = max(known, key=lambda one: one[0])
    return [
        words.text(
            "Least certain: {name}, 95% interval {low} to {high}.",
            name=label,
            low=words.score(low),
            high=words.score(high),
        )
    ]


def _change(chart: ScoreChart, words: Wording) -> list[str]:
    if chart.previous_series is None:
        return []
    changes = [
        (one.current.mean - one.previous.mean, one.label, one.previous.mean, one.current.mean)
        for one in chart.criteria
        if one.previous is not None and one.previous.mean is not None and one.current.mean is not None
    ]
    if not changes:
        return []
    _, label, before, now = max(changes, key=lambda change: abs(change[0]))
    return [
        words.text(
            "For comparison: {series}. Largest change: {name}, from {before} to {now}.",
            series=chart.previous_series,
            name=label,
            before=words.score(before),
            now=words.score(now),
        )
    ]


def _item_sentence(item: ItemDistribution, chart: DistributionChart, words: Wording) -> str:
    if item.frequencies is None:
        return words.text("{text}: not shown.", text=item.text.rstrip("."))
    named = [
        f"{label or words.whole(value)}: {words.whole(count)}"
        for label, value, count in zip(item.labels, chart.values, item.frequencies, strict=True)
    ]
    if item.dont_know:
        named.append(words.text("don’t know: {count}", count=words.whole(item.dont_know)))
    return f"{item.text.rstrip('.')}: {_listed(named)}."


def _listed(texts: Sequence[str]) -> str:
    return "; ".join(texts)
