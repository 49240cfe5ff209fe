"""Reports: the list, and one report."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.documents.report_html import report_html
from app.services import reports
from app.web.dependencies import House, Staff
from app.web.templating import language_of, render

router = APIRouter()


@router.get("/reports")
def report_list(request: Request, runtime: House, _user: Staff) -> Response:
    with runtime.database.reading() as session:
        lines = reports.lines(session)
    demo = any(line.published.occasion.demo for line in lines)
    return render(request, "report/list.html", lines=lines, demo=demo)


@router.get("/reports/{assessment_id}")
def report_page(request: Request, runtime: House, user: Staff, assessment_id: str) -> Response:
    with runtime.database.reading() as session:
        report = reports.report_of(session, assessment_id, language_of(request))
    return render(
        request,
        "report/report.html",
        report=report,
        content=report_html(report),
        assessment_id=assessment_id,
        may_change=user.role in ("administrator", "coordinator"),
        demo=report.occasion.demo,
    )
