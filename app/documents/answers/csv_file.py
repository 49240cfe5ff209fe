"""The answers file of CONTRACTS 3, which `slagvaardig score` and `import-answers` read."""

from app.domain.answer_table import AnswerTable


def answers_csv(table: AnswerTable) -> bytes:
    raise NotImplementedError
