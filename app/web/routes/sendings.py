"""What goes out: the test mail, the invitations, the reminders, and stopping them."""

import re
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from app.domain.problems import Problem, found
from app.domain.vocabulary import Language
from app.language.catalogues import N_
from app.persistence import assessments as queries
from app.persistence import mails as mail_queries
from app.services import accounts, assessments, mails, networks
from app.web.dependencies import Coordinator, Form, House, Origin
from app.web.templating import leave_count, leave_notice, render

router = APIRouter()
ROUND = re.compile("[0-9]{1,6}")


@router.post("/assessments/{assessment_id}/test-mails")
def send_test_mail(
    request: Request, runtime: House, user: Coordinator, form: Form, origin: Origin, assessment_id: str
) -> Response:
    language: Language = "en" if form.get("mail_language") == "en" else "nl"
    with runtime.database.writing() as session:
        assessment = assessments.get(session, assessment_id)
        mails.queue_test(session, runtime.jobs, assessment, user.email, language, runtime.clock())
        accounts.record(session, runtime.clock(), user.email, origin, "test-mail-sent", assessment_id)
    leave_notice(request, N_("A test mail is on its way to %(address)s."), address=user.email)
    return RedirectResponse(f"/assessments/{assessment_id}", status_code=303)


@router.get("/assessments/{assessment_id}/sending")
def confirm_sending(request: Request, runtime: House, _user: Coordinator, assessment_id: str) -> Response:
    with runtime.database.reading() as session:
        assessment = assessments.get(session, assessment_id)
        page: dict[str, Any] = {
            "assessment": assessment,
            "network": networks.get(session, assessment.network_id),
            "people": queries.uninvited(session, assessment),
            "questionnaire": assessments.questionnaire_of(session, assessment),
        }
    return render(request, "assessments/sending.html", demo=page["network"].demo, **page)


@router.post("/assessments/{assessment_id}/sending")
def send(
    request: Request, runtime: House, user: Coordinator, _form: Form, origin: Origin, assessment_id: str
) -> Response:
    with runtime.database.writing() as session:
        number = assessments.send(session, runtime, assessment_id, runtime.clock())
        accounts.record(session, runtime.clock(), user.email, origin, "assessment-sent", assessment_id)
    leave_count(request, "%(num)s mail is on its way.", "%(num)s mails are on their way.", number)
    return RedirectResponse(f"/assessments/{assessment_id}", status_code=303)


@router.post("/assessments/{assessment_id}/stop")
def stop(
    request: Request, runtime: House, user: Coordinator, _form: Form, origin: Origin, assessment_id: str
) -> Response:
    with runtime.database.writing() as session:
        assessments.get(session, assessment_id)
        number = mails.cancel_waiting(session, assessment_id, mails.STOPPED, runtime.clock())
        accounts.record(session, runtime.clock(), user.email, origin, "sending-stopped", assessment_id)
    leave_count(
        request,
        "Stopped: %(num)s mail has not gone out.",
        "Stopped: %(num)s mails have not gone out.",
        number,
    )
    return RedirectResponse(f"/assessments/{assessment_id}", status_code=303)


@router.post("/assessments/{assessment_id}/more-invitations")
def invite_more(
    request: Request, runtime: House, user: Coordinator, _form: Form, origin: Origin, assessment_id: str
) -> Response:
    with runtime.database.writing() as session:
        number = assessments.invite_more(session, runtime, assessment_id, runtime.clock())
        accounts.record(session, runtime.clock(), user.email, origin, "invited-more", assessment_id)
    leave_count(request, "%(num)s mail is on its way.", "%(num)s mails are on their way.", number)
    return RedirectResponse(f"/assessments/{assessment_id}", status_code=303)


@router.post("/assessments/{assessment_id}/reminders")
def remind(
    request: Request, runtime: House, user: Coordinator, form: Form, origin: Origin, assessment_id: str
) -> Response:
    round_number = str(form.get("round", ""))
    if not ROUND.fullmatch(round_number):
        raise Problem("round-missing")
    with runtime.database.writing() as session:
        number = assessments.remind(session, runtime, assessment_id, int(round_number), runtime.clock())
        accounts.record(session, runtime.clock(), user.email, origin, "reminded", assessment_id)
    leave_count(request, "%(num)s reminder is on its way.", "%(num)s reminders are on their way.", number)
    return RedirectResponse(f"/assessments/{assessment_id}", status_code=303)


@router.post("/mails/{mail_id}/decision")
def decide(
    request: Request, runtime: House, user: Coordinator, form: Form, origin: Origin, mail_id: str
) -> Response:
    """What the coordinator decides about a mail that is uncertain or was refused."""
    decision = form.get("decision")
    with runtime.database.writing() as session:
        if decision == "again":
            mails.send_again(session, runtime.jobs, mail_id, runtime.clock())
        elif decision == "sent":
            mails.mark_sent(session, mail_id)
        elif decision == "not-sent":
            mails.mark_not_sent(session, mail_id)
        else:
            raise Problem("decision-missing")
        assessment_id = found(mail_queries.by_id(session, mail_id)).assessment_id
        accounts.record(session, runtime.clock(), user.email, origin, f"mail-{decision}", mail_id)
    leave_notice(request, N_("Your decision has been noted."))
    return RedirectResponse(f"/assessments/{assessment_id}", status_code=303)
