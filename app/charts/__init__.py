"""Chart data in, SVG or a Plotly figure out. Pages and documents draw with these functions and no others."""

from app.charts.count_bars import count_bars_svg
from app.charts.distribution import distribution_svg
from app.charts.dot_plot import dot_plot_svg
from app.charts.radar import radar_svg

__all__ = ["count_bars_svg", "distribution_svg", "dot_plot_svg", "radar_svg"]
