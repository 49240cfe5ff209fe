"""A report as HTML: one piece for a page to frame, made from nothing but the report."""

from collections.abc import Callable
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from app.charts import (
    count_bars_html,
    distribution_html,
    dot_plot_html,
    dot_plot_svg,
    group_radar_html,
    heatmap_html,
    paired_html,
    pitch_html,
    radar_html,
    small_multiples_html,
)
from app.charts.palette import DEFAULT, Palette
from app.documents.change_sentences import ChangeSentences
from app.documents.finding_sentences import FindingSentences
from app.documents.group_charts import GroupCharts
from app.documents.group_pages import GroupPages
from app.documents.report_charts import FEWEST_AXES, ReportCharts
from app.documents.report_sentences import AGREEMENTS, VERDICT_MEANINGS, VERDICTS, ReportSentences
from app.domain.advice import Intervention
from app.domain.disclosure import MEAN_DECIMALS, SPREAD_DECIMALS
from app.domain.finding import Finding
from app.domain.report import Report
from app.domain.vocabulary import Language
from app.language import texts

PlanLink = Callable[[Finding, Intervention], str]
"""The address at which an intervention is put in the action plan."""


def report_html(report: Report, plan: PlanLink | None = None, palette: Palette = DEFAULT) -> Markup:
    """The whole report in its language, for the content of a page that has `report.css` and `charts.css`.

    `plan`: None for readers who can't change the action plan.
    """
    words = ReportSentences(report.language)
    text = (
        environment(report.language)
        .get_template("report/report.html")
        .render(
            report=report,
            words=words,
            charts=ReportCharts(report, words, palette),
            changes=ChangeSentences(words),
            found=FindingSentences(report, words),
            groups=GroupPages(report, words),
            group_charts=GroupCharts(report, words, palette),
            plan=plan,
        )
    )
    return Markup(text)  # noqa: S704 - rendered with autoescape on


@cache
def environment(language: Language) -> Environment:
    made = Environment(
        loader=PackageLoader("app.documents"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_translations(texts(language), newstyle=True)  # type: ignore[attr-defined]
    made.globals |= {
        "radar": radar_html,
        "dot_plot": dot_plot_html,
        "fixed_dot_plot": dot_plot_svg,
        "distribution": distribution_html,
        "count_bars": count_bars_html,
        "paired": paired_html,
        "pitch": pitch_html,
        "heatmap": heatmap_html,
        "group_radar": group_radar_html,
        "small_multiples": small_multiples_html,
        "VERDICTS": VERDICTS,
        "VERDICT_MEANINGS": VERDICT_MEANINGS,
        "AGREEMENTS": AGREEMENTS,
        "FEWEST_AXES": FEWEST_AXES,
        "MEAN_DECIMALS": MEAN_DECIMALS,
        "SPREAD_DECIMALS": SPREAD_DECIMALS,
    }
    return made
