"""What is in a mail, from the rows that it is about."""

from datetime import datetime
from functools import lru_cache
from typing import cast

from sqlmodel import Session

from app.config import Settings
from app.domain.questionnaire import Questionnaire
from app.domain.vocabulary import Language, Mode
from app.mail.letter import Kind, Letter, Shared
from app.persistence.mails import MailContext
from app.persistence.tables import Assessment, QuestionnaireFile
from app.questionnaires.loading import parse_questionnaire
from app.services.invitations import link_of
from app.services.share_links import shares
from app.services.terms import terms_of


def letter_for(session: Session, settings: Settings, context: MailContext, now: datetime) -> Letter:
    mail, assessment = context.mail, context.assessment
    language = cast(Language, mail.language)
    questionnaire = questionnaire_of(session, assessment)
    shared = _shared(session, settings, assessment) if mail.kind == "results" else ()
    return Letter(
        kind=cast(Kind, mail.kind),
        number=f"{mail.id}-{mail.attempt}",
        language=language,
        recipient_name=context.participant.name if context.participant else "",
        recipient_address=mail.recipient,
        network=context.network.name,
        questionnaire=questionnaire.title[questionnaire.language(language)],
        minutes=questionnaire.minutes,
        closes_on=assessment.closes_on,
        mode=cast(Mode, assessment.mode),
        threshold=assessment.threshold,
        words=_words(assessment, language),
        reply_to=assessment.reply_to,
        link=shared[0][1] if shared else _link(settings, context),
        sent_at=now,
        demo=context.network.demo,
        breakdowns=terms_of(assessment).breakdowns,
        row_export=assessment.row_export,
        shared=shared,
    )


def _shared(session: Session, settings: Settings, assessment: Assessment) -> tuple[tuple[Shared, str], ...]:
    """What is shared of the results, and where."""
    found = shares(session, assessment.id, settings.secret, settings.public_address).values()
    return tuple((share.kind, share.address) for share in found if share.address)


def questionnaire_of(session: Session, assessment: Assessment) -> Questionnaire:
    """The questionnaire as this assessment uses it."""
    return kept_questionnaire(session, assessment.questionnaire_digest)


def kept_questionnaire(session: Session, digest: str) -> Questionnaire:
    """A questionnaire that an assessment used."""
    file = session.get_one(QuestionnaireFile, digest)
    return _parsed(file.content, f"{file.questionnaire_id} {file.version}")


@lru_cache(maxsize=16)
def _parsed(content: bytes, name: str) -> Questionnaire:
    return parse_questionnaire(content, name)


def _words(assessment: Assessment, language: Language) -> str:
    """The coordinator's words in the language of the mail, else those in the other one."""
    words = {"nl": assessment.words_nl, "en": assessment.words_en}
    return words[language].strip() or next((other.strip() for other in words.values() if other.strip()), "")


def _link(settings: Settings, context: MailContext) -> str:
    """The partner's own address; in a test mail that of the preview, for which one logs in."""
    if context.invitation is None:
        return f"{settings.public_address}/assessments/{context.assessment.id}/preview"
    return link_of(context.invitation, settings.secret, settings.public_address)
