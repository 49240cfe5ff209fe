"""Overlaid radars and paired plots of groups."""

from collections.abc import Sequence
from typing import Any

from app.charts import style
from app.charts.data import Estimate
from app.charts.group_data import MOST_OVERLAID, GroupRadarChart, PairedChart, PairedRow, RadarGroup
from app.charts.paired_order import gap, in_order
from app.charts.palette import GroupLook
from app.charts.plotly.figure import Figure, Narrow, Trace, figure, lines, plain, wrapped
from app.charts.plotly.rows import rows_with_text_above
from app.charts.plotly.scores import narrow_polar, polar_layout, scale_axis
from app.charts.wording import Wording, wording

MARK_ROOM = 24.0
SIGNS = {"circle": "●", "diamond": "◇", "triangle": "▲"}
"""The marks as letters: the toggles are the key of the live chart."""


def group_radar_figure(chart: GroupRadarChart) -> Figure:
    """One to three groups over three criteria or more (ValueError); the first lies on top."""
    if len(chart.axes) < 3 or not 1 <= len(chart.groups) <= MOST_OVERLAID:
        raise ValueError("a radar holds one to three groups over at least three criteria")
    words = wording(chart.language)
    ids = [axis.id for axis in chart.axes]
    names = [wrapped(axis.label, 155, 3) for axis in chart.axes]
    layout = polar_layout(ids, names, chart.minimum, chart.maximum, words)
    pairs = list(zip(chart.groups, chart.palette.groups.values(), strict=False))[::-1]
    traces = [_polar(group, look, chart, words) for group, look in pairs]
    toggles = [
        (_named(look.mark, group.label, group.n, words), [place]) for place, (group, look) in enumerate(pairs)
    ][::-1]
    narrow = narrow_polar([words.whole(place) for place in range(1, len(ids) + 1)])
    return figure(traces, layout, chart, toggles, narrow, [axis.label for axis in chart.axes])


def paired_figure(chart: PairedChart) -> Figure:
    """The rows in the order of the drawing, the gap behind each name."""
    words = wording(chart.language)
    ordered = in_order(chart)
    layout = {
        "height": 60 + 40 * max(len(ordered), 1),
        "margin": {"l": 8, "r": 16, "t": 40, "b": 12},
        "xaxis": {
            **scale_axis(chart.minimum, chart.maximum, words),
            "range": [chart.minimum - 0.15, chart.maximum + 0.15],
            "side": "top",
            "zeroline": False,
            "fixedrange": True,
        },
        "yaxis": {
            "tickvals": list(range(len(ordered))),
            "ticktext": [_row_text(row, words, 200) for row in ordered],
            "range": [len(ordered) - 0.5, -0.5],
            "automargin": True,
            "zeroline": False,
            "fixedrange": True,
            "gridcolor": style.GRID,
        },
    }
    traces = [_gaps(ordered), *(_level(chart, ordered, words, upper=upper) for upper in (False, True))]
    stacked = rows_with_text_above([_row_text(row, words, 300) for row in ordered], MARK_ROOM, 40)
    heights = [[None if at is None else stacked.middles[at] for at in trace["y"]] for trace in traces]
    narrow: Narrow = {
        "data": {"y": heights},
        "layout": {"height": stacked.height, "annotations": stacked.annotations, "yaxis": stacked.axis},
    }
    toggles = [
        (_named("circle", chart.upper, chart.upper_n, words), [2]),
        (_named("diamond", chart.lower, chart.lower_n, words), [1]),
    ]
    return figure(traces, layout, chart, toggles, narrow)


def _polar(group: RadarGroup, look: GroupLook, chart: GroupRadarChart, words: Wording) -> Trace:
    """A closed line: the first point comes again at the end. A missing mean breaks it."""
    ids = [axis.id for axis in chart.axes]
    texts = [
        _hover(axis.label, group.label, mean, group.n, words)
        for axis, mean in zip(chart.axes, group.means, strict=True)
    ]
    return {
        "type": "scatterpolar",
        "mode": "lines+markers",
        "theta": [*ids, ids[0]],
        "r": [*group.means, group.means[0]],
        "hovertext": [*texts, texts[0]],
        "hoverinfo": "text",
        "connectgaps": False,
        "cliponaxis": False,
        "line": {"color": look.colour, "width": look.width, "dash": _dash(look)},
        "marker": _marker(look.mark, look.colour, 9),
    }


def _dash(look: GroupLook) -> str:
    return ",".join(f"{part}px" for part in look.dashes.split()) or "solid"


def _level(chart: PairedChart, ordered: Sequence[PairedRow], words: Wording, *, upper: bool) -> Trace:
    name = chart.upper if upper else chart.lower
    estimates: list[Estimate] = [row.upper if upper else row.lower for row in ordered]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [estimate.mean for estimate in estimates],
        "y": list(range(len(ordered))),
        "hovertext": [
            _hover(row.label, name, estimate.mean, estimate.n, words)
            for row, estimate in zip(ordered, estimates, strict=True)
        ],
        "hoverinfo": "text",
        "marker": _marker("circle", chart.palette.accent, 10) if upper else _marker("diamond", style.INK, 14),
    }


def _gaps(ordered: Sequence[PairedRow]) -> Trace:
    across: list[float | None] = []
    down: list[int | None] = []
    for place, row in enumerate(ordered):
        if row.upper.mean is not None and row.lower.mean is not None:
            across += [row.upper.mean, row.lower.mean, None]
            down += [place, place, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": across[:-1],
        "y": down[:-1],
        "line": {"color": style.RIM, "width": 2},
        "hoverinfo": "skip",
    }


def _named(mark: str, label: str, n: int | None, words: Wording) -> str:
    return f"{SIGNS[mark]} {words.group(label, n)}"


def _marker(mark: str, colour: str, size: int) -> dict[str, Any]:
    if mark == "diamond":
        edge = {"color": colour, "width": 2}
        return {"symbol": "diamond", "color": style.PAPER, "size": size, "line": edge}
    return {"symbol": "triangle-up" if mark == "triangle" else mark, "color": colour, "size": size}


def _hover(label: str, group: str, mean: float | None, n: int | None, words: Wording) -> str:
    """Criterion, group and mean, n; of what is not shown, no number either."""
    if mean is None:
        return lines(plain(label), f"{plain(group)}: {words.text('not shown')}")
    people = words.text("n = {count}", count=words.whole(n)) if n is not None else ""
    return lines(plain(label), f"{plain(group)}: {words.score(mean)}", people)


def _row_text(row: PairedRow, words: Wording, room: float) -> str:
    size = gap(row)
    if size is None:
        return lines(wrapped(row.label, room, 3), words.text("not shown"))
    told = words.text("difference {value}", value=words.score(size))
    clear = f" ({words.text('clear')})" if row.clear else ""
    return lines(wrapped(row.label, room, 3), f"{told}{clear}")
