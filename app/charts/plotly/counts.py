"""Distributions and counts as horizontal bars."""

from collections.abc import Sequence
from typing import Any

from app.charts import style
from app.charts.data import Count, CountChart, DistributionChart, ItemDistribution
from app.charts.description import by_count
from app.charts.plotly.figure import Figure, Narrow, Trace, figure, lines, plain, wrapped
from app.charts.plotly.rows import rows_with_text_above
from app.charts.wording import Wording, wording

BAR = 26.0
THIN_BAR = 16.0
TOP = 32.0
MARGIN = {"l": 4, "r": 4, "t": TOP, "b": 8}
HIDDEN_SCALE = {"visible": False, "fixedrange": True}


def distribution_figure(chart: DistributionChart) -> Figure:
    """One trace a value of the scale, stacked to 100% by Plotly from the counts themselves."""
    words = wording(chart.language)
    wide, tight = (
        rows_with_text_above([_statement(item, words, room) for item in chart.items], BAR, TOP)
        for room in (600, 300)
    )
    layout: dict[str, Any] = {
        "height": wide.height,
        "margin": MARGIN,
        "barmode": "stack",
        "barnorm": "percent",
        "xaxis": HIDDEN_SCALE | {"range": [0, 100]},
        "yaxis": wide.axis,
        "annotations": wide.annotations,
    }
    traces = [_value(chart, place, wide.middles, words) for place in range(len(chart.values))]
    shown = [
        middle
        for middle, item in zip(tight.middles, chart.items, strict=True)
        if item.frequencies is not None
    ]
    narrow: Narrow = {
        "data": {"y": [shown] * len(traces)},
        "layout": {"height": tight.height, "yaxis": tight.axis, "annotations": tight.annotations},
    }
    return figure(traces, layout, chart, narrow=narrow)


def count_bars_figure(chart: CountChart) -> Figure:
    """One bar a thing that people named, most first; the whole width is everybody."""
    words = wording(chart.language)
    ordered = by_count(chart)
    places = list(range(len(ordered)))
    layout: dict[str, Any] = {
        "height": TOP + 34 * max(len(places), 1),
        "margin": MARGIN | {"r": 32},
        "xaxis": HIDDEN_SCALE | {"range": [0, max(chart.total, 1)]},
        "yaxis": {
            "automargin": True,
            "zeroline": False,
            "fixedrange": True,
            "showgrid": False,
            "tickvals": places,
            "ticktext": [wrapped(count.label, 200, 3) for count in ordered],
            "range": [len(places) - 0.5, -0.5],
        },
    }
    tight = rows_with_text_above([wrapped(count.label, 300, 3) for count in ordered], THIN_BAR, TOP)
    narrow: Narrow = {
        "data": {"y": [tight.middles], "width": [THIN_BAR]},
        "layout": {"height": tight.height, "yaxis": tight.axis, "annotations": tight.annotations},
    }
    return figure([_named(chart, ordered, words)], layout, chart, narrow=narrow)


def _named(chart: CountChart, ordered: Sequence[Count], words: Wording) -> Trace:
    total = words.whole(chart.total)
    return {
        "type": "bar",
        "orientation": "h",
        "x": [count.count for count in ordered],
        "y": list(range(len(ordered))),
        "width": 0.6,
        "text": [words.whole(count.count) for count in ordered],
        "textposition": "outside",
        "cliponaxis": False,
        "marker": {"color": chart.palette.accent},
        "hoverinfo": "text",
        "hovertext": [
            lines(
                plain(one.label), words.text("{count} of {total}", count=words.whole(one.count), total=total)
            )
            for one in ordered
        ],
    }


def _value(chart: DistributionChart, place: int, middles: Sequence[float], words: Wording) -> Trace:
    colour = chart.palette.scale(len(chart.values))[place]
    shown = [
        (row, item) for row, item in zip(middles, chart.items, strict=True) if item.frequencies is not None
    ]
    counts = [(item.frequencies or ())[place] for _, item in shown]
    return {
        "type": "bar",
        "orientation": "h",
        "x": counts,
        "y": [row for row, _ in shown],
        "width": BAR,
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
        f"{plain(label)}: {words.text('{count} of {total}', count=count, total=words.whole(item.n))}",
    )


def _statement(item: ItemDistribution, words: Wording, room: float) -> str:
    text = wrapped(item.text, room)
    if item.frequencies is None:
        return lines(text, words.text("not shown"))
    notes = [words.text("n = {count}", count=words.whole(item.n))]
    if item.dont_know is not None:
        notes.append(words.text("don’t know: {count}", count=words.whole(item.dont_know)))
    poles = wrapped(f"{item.labels[0]} ↔ {item.labels[-1]}", room) if item.bipolar else ""
    return lines(text, poles, plain(" · ".join(notes)))
