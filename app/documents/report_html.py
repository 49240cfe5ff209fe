"""A report as HTML: one piece for a page to frame, made from nothing but the report."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from app.charts import count_bars_html, distribution_html, dot_plot_html, dot_plot_svg, radar_html
from app.documents.report_charts import FEWEST_AXES, ReportCharts
from app.documents.report_sentences import AGREEMENTS, VERDICT_MEANINGS, VERDICTS, ReportSentences
from app.domain.disclosure import MEAN_DECIMALS, SPREAD_DECIMALS
from app.domain.report import Report
from app.domain.vocabulary import Language
from app.language import texts


def report_html(report: Report) -> Markup:
    """The whole report in its language, for the content of a page that has `report.css` and `charts.css`."""
    words = ReportSentences(report.language)
    text = (
        _environment(report.language)
        .get_template("report/report.html")
        .render(report=report, words=words, charts=ReportCharts(report, words))
    )
    return Markup(text)  # noqa: S704 - rendered with autoescape on


@cache
def _environment(language: Language) -> Environment:
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
        "VERDICTS": VERDICTS,
        "VERDICT_MEANINGS": VERDICT_MEANINGS,
        "AGREEMENTS": AGREEMENTS,
        "FEWEST_AXES": FEWEST_AXES,
        "MEAN_DECIMALS": MEAN_DECIMALS,
        "SPREAD_DECIMALS": SPREAD_DECIMALS,
    }
    return made
