"""The diagnostic report as a PDF."""

from app.charts import dot_plot_description, dot_plot_svg, radar_description, radar_svg
from app.documents.handout import Handout
from app.documents.pdf.typesetting import typeset
from app.documents.report_charts import ReportCharts
from app.documents.report_sentences import ReportSentences


def report_pdf(handout: Handout) -> bytes:
    report = handout.report
    charts = ReportCharts(report, ReportSentences(report.language))
    drawn = []
    for group in report.groups:
        chart = charts.overview(group)
        drawn.append({"svg": str(radar_svg(chart, "wide")), "alt": radar_description(chart)})
        drawn.append({"svg": str(dot_plot_svg(chart, "wide")), "alt": dot_plot_description(chart)})
    data = {"title": report.occasion.network, "language": report.language, "charts": drawn}
    return typeset("report", data, handout.released_at)
