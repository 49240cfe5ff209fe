"""Open answers are read before they are released: shown as they are, rewritten, or left out.

What is left out or rewritten is gone from its response at once. The one who reads sees texts without the
answers, the group or the other texts of who wrote them, in an order that tells nothing.
"""

import hmac
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from sqlmodel import Session

from app.domain.answers import clean_text
from app.domain.comments import shown_questions
from app.domain.problems import Conflict, found
from app.domain.questionnaire import Question, Questionnaire
from app.persistence import assessments, closing
from app.persistence.tables import Assessment, Response
from app.services.letters import questionnaire_of
from app.services.terms import terms_of


@dataclass(frozen=True)
class Comment:
    """One text under a key of its own, which leads neither to the response nor to its other texts."""

    key: str
    text: str


@dataclass(frozen=True)
class CommentedQuestion:
    question: Question
    comments: tuple[Comment, ...]


def waiting(session: Session, assessment: Assessment) -> bool:
    """Whether there are texts that the release may show, so that somebody has to read them first."""
    return bool(_readable(session, assessment))


def to_read(session: Session, assessment: Assessment, secret: bytes) -> tuple[CommentedQuestion, ...]:
    """The texts of an assessment that is being read; Conflict in any other state."""
    if assessment.state != "reviewing":
        raise Conflict("not-reviewing")
    questionnaire = questionnaire_of(session, assessment)
    readable = _readable(session, assessment)
    return tuple(
        CommentedQuestion(question, _in_no_order(question, readable[question.id], secret))
        for question in questionnaire.questions
        if question.id in readable
    )


def rewrite(
    session: Session, assessment_id: str, secret: bytes, wanted: Mapping[str, str]
) -> Mapping[str, int]:
    """Puts the texts in the place of those with these keys, '' leaving one out; unknown keys are passed over.

    Returns by key the most characters that fit, for what is too long: then nothing was changed.
    """
    assessment = found(assessments.hold(session, assessment_id))
    if assessment.state != "reviewing":
        raise Conflict("not-reviewing")
    questions = {each.id: each for each in questionnaire_of(session, assessment).questions}
    changes: list[tuple[Response, str, str]] = []
    too_long: dict[str, int] = {}
    for question_id, writers in _readable(session, assessment).items():
        for response in writers:
            key = _key(secret, response, question_id)
            if key in wanted:
                text = clean_text(wanted[key])
                most = questions[question_id].max_length
                if most is not None and len(text) > most:
                    too_long[key] = most
                changes.append((response, question_id, text))
    if not too_long:
        for response, question_id, text in changes:
            _put(session, response, question_id, text)
    return too_long


def _put(session: Session, response: Response, question_id: str, text: str) -> None:
    if response.answers[question_id] == text:
        return
    others = {id_: given for id_, given in response.answers.items() if id_ != question_id}
    response.answers = {**others, question_id: text} if text else others
    session.add(response)


def _readable(session: Session, assessment: Assessment) -> dict[str, list[Response]]:
    """By question of which the texts may be shown: the responses that hold one."""
    questionnaire = questionnaire_of(session, assessment)
    everybody = closing.responses(session, assessment.id)
    writers = _writers(questionnaire, everybody)
    texts = {id_: [str(row.answers[id_]) for row in rows] for id_, rows in writers.items()}
    shown = shown_questions(texts, len(everybody), terms_of(assessment))
    return {id_: rows for id_, rows in writers.items() if id_ in shown}


def _writers(questionnaire: Questionnaire, everybody: Sequence[Response]) -> dict[str, list[Response]]:
    writers: dict[str, list[Response]] = defaultdict(list)
    for question in questionnaire.questions:
        if question.kind == "open":
            writers[question.id] = [row for row in everybody if row.answers.get(question.id)]
    return writers


def _in_no_order(question: Question, writers: Sequence[Response], secret: bytes) -> tuple[Comment, ...]:
    comments = (Comment(_key(secret, row, question.id), str(row.answers[question.id])) for row in writers)
    return tuple(sorted(comments, key=lambda comment: comment.key))


def _key(secret: bytes, response: Response, question_id: str) -> str:
    """Without the secret nobody can tell of which response a key is, nor which keys are of the same one."""
    return hmac.new(secret, f"comment:{response.id}:{question_id}".encode(), sha256).hexdigest()[:32]
