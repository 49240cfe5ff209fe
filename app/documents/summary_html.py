"""The short version of a report as HTML: what came out, who took part, and what happens next."""

from markupsafe import Markup

from app.charts.palette import DEFAULT, Palette
from app.documents.finding_sentences import FindingSentences
from app.documents.report_charts import ReportCharts
from app.documents.report_html import environment
from app.documents.report_sentences import ReportSentences
from app.domain.report import Report


def summary_html(report: Report, plan_address: str | None = None, palette: Palette = DEFAULT) -> Markup:
    """One screen or two, for the content of a page that has `report.css` and `charts.css`.

    `plan_address`: where these readers find the action plan; None where it has not been shared with them.
    """
    words = ReportSentences(report.language)
    text = (
        environment(report.language)
        .get_template("summary/summary.html")
        .render(
            report=report,
            words=words,
            charts=ReportCharts(report, words, palette),
            found=FindingSentences(report, words),
            plan_address=plan_address,
        )
    )
    return Markup(text)  # noqa: S704 - rendered with autoescape on
