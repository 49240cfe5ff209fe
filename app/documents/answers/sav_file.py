"""Answers as an SPSS file."""

from app.domain.answer_table import AnswerTable


def answers_sav(table: AnswerTable) -> bytes:
    raise NotImplementedError
