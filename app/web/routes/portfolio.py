"""The portfolio: networks beside each other, and one beside others like it."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.charts import heatmap_html
from app.services import portfolio
from app.web.dependencies import House, Staff
from app.web.forms.portfolio import PortfolioForm
from app.web.portfolio_pages import heatmaps, reference_lines, reliability_lines
from app.web.templating import language_of, render

router = APIRouter()


@router.get("/portfolio")
def overview(request: Request, runtime: House, _user: Staff) -> Response:
    language = language_of(request)
    with runtime.database.reading() as session:
        everything = portfolio.shelves(session)
        form = PortfolioForm(request.query_params, language, [each.questionnaire for each in everything])
        shelves = [portfolio.narrowed(each, form.read()) for each in everything]
        reliabilities = [portfolio.reliability(session, each) for each in shelves]
    pages = [
        {
            "title": shelf.questionnaire.title[shelf.questionnaire.language(language)],
            "lines": shelf.lines,
            "heatmaps": [heatmap_html(chart) for chart in heatmaps(shelf, language)],
            "reliability": reliability_lines(shelf, dict(figures), language),
        }
        for shelf, figures in zip(shelves, reliabilities, strict=True)
    ]
    demo = any(line.published.occasion.demo for shelf in everything for line in shelf.lines)
    return render(request, "portfolio/overview.html", pages=pages, filters=form, demo=demo)


@router.get("/portfolio/{assessment_id}")
def network_beside_others(request: Request, runtime: House, _user: Staff, assessment_id: str) -> Response:
    with runtime.database.reading() as session:
        comparison = portfolio.comparison(session, assessment_id)
    return render(
        request,
        "portfolio/network.html",
        assessment_id=assessment_id,
        occasion=comparison.published.occasion,
        lines=reference_lines(comparison, language_of(request)),
        any_reference=any(comparison.references.values()),
        demo=comparison.published.occasion.demo,
    )
