"""A chart as it stands on a page: drawn for both widths, and the figure that a script may bring to life.

Without script the reader sees the SVG; `charts.css` shows the drawing that fits,
`report-charts.js` does the rest.
"""

from collections.abc import Callable
from typing import TypeVar

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from app.charts.count_bars import count_bars_svg
from app.charts.data import CountChart, DistributionChart, ScoreChart
from app.charts.distribution import distribution_svg
from app.charts.dot_plot import dot_plot_svg
from app.charts.drawing import Layout, render
from app.charts.group_data import GroupRadarChart, PairedChart, PitchChart, SmallMultiples
from app.charts.group_radar import group_radar_svg, small_radar_svg
from app.charts.paired import paired_svg
from app.charts.pitch import pitch_svg
from app.charts.plotly import (
    Figure,
    count_bars_figure,
    distribution_figure,
    dot_plot_figure,
    group_radar_figure,
    paired_figure,
    radar_figure,
)
from app.charts.radar import radar_svg
from app.charts.wording import wording

Chart = TypeVar("Chart", ScoreChart, DistributionChart, CountChart, PairedChart, GroupRadarChart)


def radar_html(chart: ScoreChart) -> Markup:
    """The radar; needs three criteria or more (ValueError)."""
    return _block(f"{chart.id}-radar", chart, radar_svg, radar_figure)


def dot_plot_html(chart: ScoreChart) -> Markup:
    return _block(f"{chart.id}-dots", chart, dot_plot_svg, dot_plot_figure)


def distribution_html(chart: DistributionChart) -> Markup:
    return _block(f"{chart.id}-distribution", chart, distribution_svg, distribution_figure)


def count_bars_html(chart: CountChart) -> Markup:
    return _block(f"{chart.id}-counts", chart, count_bars_svg, count_bars_figure)


def paired_html(chart: PairedChart) -> Markup:
    return _block(f"{chart.id}-pairs", chart, paired_svg, paired_figure)


def group_radar_html(chart: GroupRadarChart) -> Markup:
    """One to three groups over three criteria or more (ValueError)."""
    return _block(f"{chart.id}-groups", chart, group_radar_svg, group_radar_figure)


def pitch_html(chart: PitchChart) -> Markup:
    """The pitch, which has nothing to explore that it doesn't say."""
    return render("still.html", drawings=[pitch_svg(chart, "wide"), pitch_svg(chart, "narrow")])


def small_multiples_html(chart: SmallMultiples) -> Markup:
    """A grid of small radars and the list that names their axes; three criteria or more (ValueError)."""
    words = wording(chart.language)
    return render(
        "small_multiples.html",
        chart=chart,
        drawings=[(group, small_radar_svg(chart, group)) for group in chart.groups],
        whole=words.group(chart.whole.label, chart.whole.n),
        words=words,
    )


def _block(
    id: str,
    chart: Chart,
    draw: Callable[[Chart, Layout], Markup],
    figure: Callable[[Chart], Figure],
) -> Markup:
    return render(
        "page.html",
        id=id,
        title=chart.title,
        drawings=[draw(chart, "wide"), draw(chart, "narrow")],
        figure=htmlsafe_json_dumps(figure(chart), separators=(",", ":"), ensure_ascii=False),
        words=wording(chart.language),
    )
