"""The heatmap: an ordinary table whose cells are shaded, so that it can be read, heard and copied as figures.

Shades are classes of `charts.css`, because the content policy refuses colours in the page.
"""

from dataclasses import dataclass
from math import ceil

from markupsafe import Markup

from app.charts.drawing import render
from app.charts.group_data import HeatCell, HeatmapChart
from app.charts.group_description import heatmap_description
from app.charts.wording import Wording, wording
from app.language.formatting import EN_DASH, rounded_half_up

SHADES = 8
SIDE_SHADES = 4
"""On each side of a norm."""


@dataclass(frozen=True)
class Cell:
    """`shade` is the class; `notes` stand under the figure. `value` '' where nothing is shown."""

    value: str
    shade: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    label: str
    cells: tuple[Cell, ...]
    href: str
    note: str


def heatmap_html(chart: HeatmapChart) -> Markup:
    """The table with its key; where it does not fit it scrolls sideways, by keyboard too."""
    words = wording(chart.language)
    rows = [
        Row(row.label, tuple(_cell(cell, chart, words) for cell in row.cells), row.href, row.note)
        for row in chart.rows
    ]
    return render(
        "heatmap.html",
        chart=chart,
        rows=rows,
        description=heatmap_description(chart),
        key=_key(chart),
        key_ends=(words.whole(chart.minimum), words.whole(chart.maximum)),
        norm=None if chart.norm is None else words.text("norm {value}", value=words.score(chart.norm)),
        gaps=any(not cell.value for row in rows for cell in row.cells),
        dash=EN_DASH,
        words=words,
    )


def shade(value: float, chart: HeatmapChart) -> str:
    """The class of a figure: eight shades over the scale, or four on each side of the norm."""
    printed = float(rounded_half_up(value, 1))
    if chart.norm is None:
        share = (printed - chart.minimum) / (chart.maximum - chart.minimum)
        return f"heat-{min(max(int(share * SHADES), 0), SHADES - 1) + 1}"
    distance = _from_norm(value, chart.norm)
    if distance == 0:
        return "heat-norm"
    furthest = max(chart.maximum - chart.norm, chart.norm - chart.minimum)
    step = min(max(ceil(round(abs(distance) / furthest * SIDE_SHADES, 6)), 1), SIDE_SHADES)
    return f"heat-{'above' if distance > 0 else 'below'}-{step}"


def _from_norm(value: float, norm: float) -> float:
    """Between the figures as they are printed, so that a reader who subtracts finds the same."""
    return float(rounded_half_up(value, 1) - rounded_half_up(norm, 1))


def _cell(cell: HeatCell, chart: HeatmapChart, words: Wording) -> Cell:
    if cell.value is None:
        return Cell("", "heat-gap", ())
    notes = []
    if chart.norm is not None:
        notes.append(words.difference(_from_norm(cell.value, chart.norm)))
    if cell.n is not None:
        notes.append(words.text("n = {count}", count=words.whole(cell.n)))
    return Cell(words.score(cell.value), shade(cell.value, chart), tuple(notes))


def _key(chart: HeatmapChart) -> list[str]:
    """The shades from low to high."""
    if chart.norm is None:
        return [f"heat-{step}" for step in range(1, SHADES + 1)]
    below = [f"heat-below-{step}" for step in range(SIDE_SHADES, 0, -1)]
    return [*below, *(f"heat-above-{step}" for step in range(1, SIDE_SHADES + 1))]
