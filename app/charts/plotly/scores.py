"""Radar and dot plot of the criteria."""

from collections.abc import Callable, Sequence
from typing import Any

from app.charts import style
from app.charts.data import CriterionScore, Estimate, ScoreChart
from app.charts.dot_plot import high_to_low
from app.charts.geometry import Line, runs, ticks
from app.charts.plotly.figure import Figure, Narrow, Trace, figure, lines, plain, wrapped
from app.charts.plotly.rows import rows_with_text_above
from app.charts.wheel_drawing import HOLE
from app.charts.wording import Wording, wording


def radar_figure(chart: ScoreChart) -> Figure:
    """The radar; needs three criteria or more (ValueError)."""
    if len(chart.criteria) < 3:
        raise ValueError("a radar needs at least three criteria")
    words = wording(chart.language)
    ids = [criterion.id for criterion in chart.criteria]
    named = [_axis_text(wrapped(one.label, 155, 3), one, words) for one in chart.criteria]
    layout = polar_layout(ids, named, chart.minimum, chart.maximum, words)
    numbered = [_axis_text(words.whole(at), one, words) for at, one in enumerate(chart.criteria, start=1)]
    narrow = narrow_polar(numbered)
    traces, toggles = _series(chart, words, _band, _polar)
    names = [criterion.label for criterion in chart.criteria]
    return figure(traces, layout, chart, toggles, narrow, names)


def polar_layout(
    ids: Sequence[str], names: Sequence[str], minimum: float, maximum: float, words: Wording
) -> dict[str, Any]:
    """The wheel of the drawing: same order, same turn, same ring in the middle."""
    return {
        "height": 480,
        "margin": {"l": 170, "r": 170, "t": 72, "b": 60},
        "polar": {
            "hole": HOLE,
            "gridshape": "linear",
            "bgcolor": style.PAPER,
            "radialaxis": {
                **scale_axis(minimum, maximum, words),
                "range": [minimum, maximum],
                "angle": 90,
                "tickangle": 90,
                "side": "counterclockwise",
                "showline": False,
                "ticks": "",
            },
            "angularaxis": {
                "type": "category",
                "categoryorder": "array",
                "categoryarray": list(ids),
                "tickvals": list(ids),
                "ticktext": list(names),
                "direction": "clockwise",
                "rotation": 90,
                "gridcolor": style.GRID,
                "linecolor": style.RIM,
                "ticks": "outside",
                "ticklen": 8,
                "tickcolor": "rgba(0,0,0,0)",
            },
        },
    }


def narrow_polar(numbered: Sequence[str]) -> Narrow:
    """Numbers at the axes of a small wheel; the page lists the names below it."""
    margin = {"l": 52, "r": 52, "t": 64, "b": 48}
    ticktext = {"polar.angularaxis.ticktext": list(numbered)}
    return {"layout": {"height": 380, "margin": margin} | ticktext}


def dot_plot_figure(chart: ScoreChart) -> Figure:
    """The dot plot, from high to low; what is not shown stands below with its name alone."""
    words = wording(chart.language)
    ordered = high_to_low(chart.criteria)
    places = list(range(len(ordered)))
    rows = {
        "tickvals": places,
        "range": [len(ordered) - 0.5, -0.5],
        "automargin": True,
        "zeroline": False,
        "fixedrange": True,
        "gridcolor": style.GRID,
    }
    layout = {
        "height": 60 + 38 * max(len(ordered), 1),
        "margin": {"l": 8, "r": 16, "t": 40, "b": 12},
        "xaxis": {
            **scale_axis(chart.minimum, chart.maximum, words),
            "range": [chart.minimum - 0.15, chart.maximum + 0.15],
            "side": "top",
            "zeroline": False,
            "fixedrange": True,
        },
        "yaxis": rows | {"ticktext": [_row_text(one, words, 200) for one in ordered]},
    }
    traces, toggles = _series(chart, words, _interval_lines, _dots)
    stacked = rows_with_text_above([_row_text(one, words, 300) for one in ordered], 14, 40)
    narrow: Narrow = {
        "data": {
            "y": [[None if at is None else stacked.middles[at] for at in trace["y"]] for trace in traces]
        },
        "layout": {"height": stacked.height, "annotations": stacked.annotations, "yaxis": stacked.axis},
    }
    return figure(traces, layout, chart, toggles, narrow)


def _series(
    chart: ScoreChart,
    words: Wording,
    intervals: Callable[[ScoreChart, Wording], Trace],
    wave: Callable[[ScoreChart, Wording, bool], Trace],
) -> tuple[list[Trace], list[tuple[str, list[int]]]]:
    """Intervals below, the wave before on them, the wave shown on top; each may be toggled."""
    traces = []
    if any(criterion.current.interval for criterion in chart.criteria):
        traces.append(intervals(chart, words))
    if chart.previous_series is not None:
        traces.append(wave(chart, words, True))
    traces.append(wave(chart, words, False))
    toggles = [(trace.pop("name"), [place]) for place, trace in enumerate(traces)]
    return traces, toggles[::-1]


def scale_axis(minimum: float, maximum: float, words: Wording) -> dict[str, Any]:
    """The ticks of the scale and their look, for any axis that bears it."""
    values = ticks(minimum, maximum)
    return {
        "tickvals": values,
        "ticktext": [words.whole(value) for value in values],
        "gridcolor": style.GRID,
        "tickfont": {"color": style.QUIET, "size": 12},
    }


def _polar(chart: ScoreChart, words: Wording, earlier: bool) -> Trace:
    """One wave as a closed line: the first point comes again at the end. A missing mean breaks it."""
    estimates = [_estimate(criterion, earlier) for criterion in chart.criteria]
    ids = [criterion.id for criterion in chart.criteria]
    texts = [_hover(criterion, chart, words, earlier) for criterion in chart.criteria]
    means = [estimate.mean for estimate in estimates]
    return {
        "type": "scatterpolar",
        "mode": "lines+markers",
        "theta": [*ids, ids[0]],
        "r": [*means, means[0]],
        "hovertext": [*texts, texts[0]],
        "hoverinfo": "text",
        "connectgaps": False,
        "cliponaxis": False,
        **_look(chart, earlier),
    }


def _band(chart: ScoreChart, words: Wording) -> Trace:
    """Upper ends there, lower ends back, a null between stretches: Plotly fills each to itself."""
    intervals = [criterion.current.interval for criterion in chart.criteria]
    inside = Line(chart.minimum, chart.maximum, chart.minimum, chart.maximum)
    radii: list[float | None] = []
    angles: list[str | None] = []
    for run in runs([interval is not None for interval in intervals]):
        around = [*run, run[0]] if len(run) == len(intervals) else run
        known = [(chart.criteria[axis].id, ends) for axis in around if (ends := intervals[axis]) is not None]
        radii += [
            *(inside.at(high) for _, (_, high) in known),
            *(inside.at(low) for _, (low, _) in reversed(known)),
            None,
        ]
        angles += [*(axis for axis, _ in known), *(axis for axis, _ in reversed(known)), None]
    return {
        "type": "scatterpolar",
        "mode": "lines",
        "name": words.text("95% interval"),
        "theta": angles[:-1],
        "r": radii[:-1],
        "fill": "toself",
        "fillcolor": chart.palette.veil(0.2),
        "line": {"color": chart.palette.veil(0.35), "width": 1},
        "hoverinfo": "skip",
    }


def _dots(chart: ScoreChart, words: Wording, earlier: bool) -> Trace:
    ordered = high_to_low(chart.criteria)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [None if one.current.mean is None else _estimate(one, earlier).mean for one in ordered],
        "y": list(range(len(ordered))),
        "hovertext": [_hover(criterion, chart, words, earlier) for criterion in ordered],
        "hoverinfo": "text",
        **_look(chart, earlier, size=11),
    }


def _interval_lines(chart: ScoreChart, words: Wording) -> Trace:
    inside = Line(chart.minimum, chart.maximum, chart.minimum, chart.maximum)
    across: list[float | None] = []
    down: list[int | None] = []
    for place, criterion in enumerate(high_to_low(chart.criteria)):
        if (ends := criterion.current.interval) is not None:
            across += [inside.at(ends[0]), inside.at(ends[1]), None]
            down += [place, place, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": words.text("95% interval"),
        "x": across[:-1],
        "y": down[:-1],
        "line": {"color": chart.palette.soft, "width": 5},
        "hoverinfo": "skip",
    }


def _look(chart: ScoreChart, earlier: bool, size: int = 8) -> dict[str, Any]:
    if not earlier:
        return {
            "name": chart.series,
            "line": {"color": chart.palette.accent, "width": 2.5},
            "marker": {"color": chart.palette.accent, "size": size},
        }
    return {
        "name": chart.previous_series,
        "line": {"color": style.QUIET, "width": 1.75, "dash": "6px,4px"},
        "marker": {"color": style.PAPER, "size": size - 1, "line": {"color": style.QUIET, "width": 1.75}},
    }


def _estimate(criterion: CriterionScore, earlier: bool) -> Estimate:
    if not earlier:
        return criterion.current
    return criterion.previous or Estimate(None)


def _hover(criterion: CriterionScore, chart: ScoreChart, words: Wording, earlier: bool) -> str:
    """Name, wave and mean, interval, n: what a pointer or the arrow keys bring up."""
    estimate = _estimate(criterion, earlier)
    wave = (chart.previous_series if earlier else chart.series) or ""
    if estimate.mean is None:
        return lines(plain(criterion.label), words.text("not shown"))
    parts = [plain(criterion.label), f"{plain(wave)}: {words.score(estimate.mean)}"]
    if estimate.interval is not None:
        low, high = estimate.interval
        parts.append(
            words.text("95% interval: {low} to {high}", low=words.score(low), high=words.score(high))
        )
    if estimate.n is not None:
        parts.append(words.text("n = {count}", count=words.whole(estimate.n)))
    return lines(*parts)


def _axis_text(name: str, criterion: CriterionScore, words: Wording) -> str:
    mean = criterion.current.mean
    return lines(name, words.text("not shown") if mean is None else plain(words.score(mean)))


def _row_text(criterion: CriterionScore, words: Wording, room: float) -> str:
    mean = criterion.current.mean
    name = wrapped(criterion.label, room, 3)
    return f"{name}  {plain(words.text('not shown')) if mean is None else plain(words.score(mean))}"
