"""What follows once no more answers come in: comments are read, and partners agree and share."""

from datetime import date, timedelta

from sqlmodel import Session

from app.advice import load_advice
from app.domain.problems import found
from app.persistence import networks as network_rows
from app.persistence.tables import Assessment
from app.services import comments, planned_actions, share_links
from app.services.demo.description import Action, Wave
from app.services.planned_actions import ActionData

LANGUAGE = "nl"
"""In which the made-up coordinators work."""


def read_comments(session: Session, assessment: Assessment, wave: Wave, secret: bytes) -> None:
    """Reads every comment, and puts other words in the place of those that can't be shown as they are."""
    wanted = {
        comment.key: wave.rewritten.get(comment.text, comment.text)
        for asked in comments.to_read(session, assessment, secret)
        for comment in asked.comments
    }
    comments.rewrite(session, assessment.id, secret, wanted)


def agree(session: Session, assessment: Assessment, wave: Wave, today: date) -> None:
    """Puts what partners agreed after a wave in the action plan."""
    for action in wave.actions:
        planned_actions.add(session, assessment.id, _data(session, assessment, action, today))


def share(session: Session, assessment: Assessment, secret: bytes) -> None:
    """Switches on the links to the report, its short version and the action plan."""
    for kind in share_links.SHARE_KINDS:
        share_links.switch_on(session, assessment.id, kind, secret)


def _data(session: Session, assessment: Assessment, action: Action, today: date) -> ActionData:
    intervention = found(load_advice().intervention(action.intervention))
    owner = found(network_rows.organisation_named(session, assessment.network_id, action.owner))
    return ActionData(
        criterion=action.criterion,
        title=intervention.title[LANGUAGE],
        note=action.note,
        organisation_id=owner.id,
        due_on=today + timedelta(days=action.due),
        state=action.state,
        finding=action.finding,
        intervention=intervention.id,
    )
