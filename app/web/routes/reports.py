"""Reports: the list, and one report."""

from functools import partial
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.documents.report_html import report_html
from app.domain.advice import Intervention
from app.domain.finding import Finding
from app.services import reports
from app.web.dependencies import House, Staff
from app.web.house_look import house_look
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
    may_change = user.role in ("administrator", "coordinator")
    plan = partial(plan_address, assessment_id) if may_change else None
    return render(
        request,
        "report/report.html",
        report=report,
        content=report_html(report, plan, house_look(request).palette),
        assessment_id=assessment_id,
        may_change=may_change,
        demo=report.occasion.demo,
    )


def plan_address(assessment_id: str, finding: Finding, intervention: Intervention) -> str:
    """Where an intervention is put in the action plan, with what it is for filled in."""
    criterion = finding.criterion or intervention.criterion
    chosen = {"finding": finding.id, "criterion": criterion, "intervention": intervention.id}
    return f"/reports/{assessment_id}/plan/new?{urlencode(chosen)}"
