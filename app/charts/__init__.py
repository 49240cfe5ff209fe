"""Chart data in; SVG, a Plotly figure, a description or a piece of a page out. Draw with these alone."""

from app.charts.blank_radar import blank_radar_description, blank_radar_svg
from app.charts.count_bars import count_bars_svg
from app.charts.description import (
    count_bars_description,
    distribution_description,
    dot_plot_description,
    radar_description,
    score_bars_description,
)
from app.charts.distribution import distribution_svg
from app.charts.dot_plot import dot_plot_svg
from app.charts.group_description import (
    group_radar_description,
    heatmap_description,
    paired_description,
    pitch_description,
    small_radar_description,
)
from app.charts.group_radar import group_radar_svg, small_radar_svg
from app.charts.heatmap import heatmap_html
from app.charts.page import (
    count_bars_html,
    distribution_html,
    dot_plot_html,
    group_radar_html,
    paired_html,
    pitch_html,
    radar_html,
    small_multiples_html,
)
from app.charts.paired import paired_svg
from app.charts.pitch import pitch_svg
from app.charts.plotly import (
    count_bars_figure,
    distribution_figure,
    dot_plot_figure,
    group_radar_figure,
    paired_figure,
    radar_figure,
)
from app.charts.radar import radar_svg

__all__ = [
    "blank_radar_description",
    "blank_radar_svg",
    "count_bars_description",
    "count_bars_figure",
    "count_bars_html",
    "count_bars_svg",
    "distribution_description",
    "distribution_figure",
    "distribution_html",
    "distribution_svg",
    "dot_plot_description",
    "dot_plot_figure",
    "dot_plot_html",
    "dot_plot_svg",
    "group_radar_description",
    "group_radar_figure",
    "group_radar_html",
    "group_radar_svg",
    "heatmap_description",
    "heatmap_html",
    "paired_description",
    "paired_figure",
    "paired_html",
    "paired_svg",
    "pitch_description",
    "pitch_html",
    "pitch_svg",
    "radar_description",
    "radar_figure",
    "radar_html",
    "radar_svg",
    "score_bars_description",
    "small_multiples_html",
    "small_radar_description",
    "small_radar_svg",
]
