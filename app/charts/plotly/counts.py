"""Distributions and counts as horizontal bars."""

from typing import Any

from app.charts import style
from app.charts.data import CountChart, DistributionChart, ItemDistribution
from app.charts.description import by_count
from app.charts.plotly.figure import Figure, Trace, bold, figure, lines, wrapped
from app.charts.wording import Wording, wording

ROWS = {"automargin": True, "zeroline": False, "fixedrange": True, "showgrid": False}
HIDDEN_SCALE = {"visible": False, "fixedrange": True}


def distribution_figure(chart: DistributionChart) -> Figure:
    """One trace a value of the scale, stacked to 100% by Plotly from the counts themselves."""
    words = wording(chart.language)
    places = list(range(len(chart.items)))
    rows = ROWS | {"tickvals": places, "range": [len(places) - 0.5, -0.5]}
    layout: dict[str, Any] = {
        "height": 40 + 84 * max(len(places), 1),
        "margin": {"l": 8, "r": 16, "t": 32, "b": 8},
        "barmode": "stack",
        "barnorm": "percent",
        "bargap": 0.45,
        "xaxis": HIDDEN_SCALE | {"range": [0, 100]},
        "yaxis": rows | {"ticktext": [_statement(item, words, 260) for item in chart.items]},
    }
    narrow = {
        "height": 40 + 120 * max(len(places), 1),
        "yaxis.ticktext": [_statement(item, words, 130) for item in chart.items],
    }
    traces = [_value(chart, place, words) for place in range(len(chart.values))]
    return figure(traces, layout, chart.language, narrow=narrow)


def count_bars_figure(chart: CountChart) -> Figure:
    """One bar a thing that people named, most first; the whole width is everybody."""
    words = wording(chart.language)
    ordered = by_count(chart)
    places = list(range(len(ordered)))
    rows = ROWS | {"tickvals": places, "range": [len(places) - 0.5, -0.5]}
    total = words.whole(chart.total)
    trace = {
        "type": "bar",
        "orientation": "h",
        "x": [count.count for count in ordered],
        "y": places,
        "text": [words.whole(count.count) for count in ordered],
        "textposition": "outside",
        "cliponaxis": False,
        "marker": {"color": style.ACCENT},
        "hoverinfo": "text",
        "hovertext": [
            lines(
                bold(one.label), words.text("{count} of {total}", count=words.whole(one.count), total=total)
            )
            for one in ordered
        ],
    }
    layout: dict[str, Any] = {
        "height": 24 + 34 * max(len(places), 1),
        "margin": {"l": 8, "r": 32, "t": 32, "b": 8},
        "bargap": 0.35,
        "xaxis": HIDDEN_SCALE | {"range": [0, max(chart.total, 1)]},
        "yaxis": rows | {"ticktext": [wrapped(count.label, 200, 3) for count in ordered]},
    }
    narrow = {"yaxis.ticktext": [wrapped(count.label, 120, 3) for count in ordered]}
    return figure([trace], layout, chart.language, narrow=narrow)


def _value(chart: DistributionChart, place: int, words: Wording) -> Trace:
    colour = style.ramp(len(chart.values))[place]
    shown = [(row, item) for row, item in enumerate(chart.items) if item.frequencies is not None]
    counts = [(item.frequencies or ())[place] for _, item in shown]
    return {
        "type": "bar",
        "orientation": "h",
        "x": counts,
        "y": [row for row, _ in shown],
        "text": [words.whole(count) if count else "" for count in counts],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"color": style.legible_on(colour)},
        "marker": {"color": colour, "line": {"color": style.PAPER, "width": 1.5}},
        "hoverinfo": "text",
        "hovertext": [_hover(item, chart, place, words) for _, item in shown],
    }


def _hover(item: ItemDistribution, chart: DistributionChart, place: int, words: Wording) -> str:
    label = item.labels[place] or words.whole(chart.values[place])
    count = words.whole((item.frequencies or ())[place])
    return lines(
        wrapped(item.text, 300),
        f"{bold(label)}: {words.text('{count} of {total}', count=count, total=words.whole(item.n))}",
    )


def _statement(item: ItemDistribution, words: Wording, room: float) -> str:
    text = wrapped(item.text, room)
    if item.frequencies is None:
        return lines(text, words.text("not shown"))
    note = words.text("n = {count}", count=words.whole(item.n))
    poles = wrapped(f"{item.labels[0]} ↔ {item.labels[-1]}", room) if item.bipolar else ""
    return lines(text, poles, note)
