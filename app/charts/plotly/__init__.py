"""Chart data -> Plotly figures: the same values, order, colours and written numbers as the SVG.

A figure is plain JSON: `data`, `layout` and `config` for Plotly, `toggles` (the traces a reader may
hide), `narrow` (what changes in traces and layout on a phone) and `names` (of the axes that are then
numbered). Whatever people wrote is escaped, for Plotly reads a little HTML. Only <br> is used: other tags
become inline styles, which our policy bars.
"""

from app.charts.plotly.counts import count_bars_figure, distribution_figure
from app.charts.plotly.figure import Figure
from app.charts.plotly.group_scores import group_radar_figure, paired_figure
from app.charts.plotly.scores import dot_plot_figure, radar_figure

__all__ = [
    "Figure",
    "count_bars_figure",
    "distribution_figure",
    "dot_plot_figure",
    "group_radar_figure",
    "paired_figure",
    "radar_figure",
]
