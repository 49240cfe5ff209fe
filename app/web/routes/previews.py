"""The questionnaire as a partner will see it, for staff: the same pages, with nothing to save."""

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.domain.answers import Page, pages
from app.domain.problems import NotFound
from app.domain.questionnaire import Questionnaire
from app.domain.vocabulary import LANGUAGES
from app.persistence.tables import Assessment, Network
from app.services import assessments, networks
from app.web.dependencies import House, Staff
from app.web.forms.answering import heading_of, questions_of, terms_of
from app.web.page_numbers import PAGE_NUMBER
from app.web.partner import current_language
from app.web.templating import render, translate

router = APIRouter()


@router.get("/assessments/{assessment_id}/preview")
def preview_start(request: Request, runtime: House, _user: Staff, assessment_id: str) -> Response:
    return _preview(request, runtime, assessment_id, 0)


@router.get("/assessments/{assessment_id}/preview/" + PAGE_NUMBER)
def preview_number(
    request: Request, runtime: House, _user: Staff, assessment_id: str, number: int
) -> Response:
    return _preview(request, runtime, assessment_id, number)


def preview_page(
    request: Request, questionnaire: Questionnaire, network: Network, assessment: Assessment, number: int = 0
) -> Response:
    """Page `number` as partners will see it; 0 is the consent page."""
    asked = pages(questionnaire, assessment.mode != "open")
    if not 0 <= number <= len(asked):
        raise NotFound("not-found")
    language = current_language(request, questionnaire)
    page: dict[str, Any] = {
        "preview": _ways(request, f"/assessments/{assessment.id}", number, asked),
        "network_name": network.name,
        "reply_to": assessment.reply_to,
        "demo": network.demo,
        "errors": [],
    }
    if number == 0:
        names: dict[str, Any] = {
            "participant": translate(request, "the partner's name"),
            "organisation": translate(request, "the partner's organisation"),
        }
        shown = terms_of(questionnaire, asked, network, assessment, language)
        return render(request, "partner/consent.html", **page, **shown, **names)
    current = asked[number - 1]
    page |= heading_of(current, asked, language)
    return render(request, "partner/page.html", questions=questions_of(current, language, {}), **page)


def _preview(request: Request, runtime: House, assessment_id: str, number: int) -> Response:
    wanted = request.query_params.get("language")
    if wanted in LANGUAGES:
        request.state.language = wanted
    with runtime.database.reading() as session:
        assessment = assessments.get(session, assessment_id)
        network = networks.get(session, assessment.network_id)
        questionnaire = assessments.questionnaire_of(session, assessment)
    return preview_page(request, questionnaire, network, assessment, number)


def _ways(request: Request, assessment: str, number: int, asked: Sequence[Page]) -> dict[str, str | None]:
    query = f"?{request.url.query}" if request.url.query in ("language=nl", "language=en") else ""
    back = f"{assessment}/preview/{number - 1}" if number > 1 else f"{assessment}/preview"
    return {
        "leave": assessment,
        "back": back + query,
        "next": f"{assessment}/preview/{number + 1}{query}" if number < len(asked) else None,
    }
