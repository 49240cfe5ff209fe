"""From the cells of an unscored question to choices or texts."""

from app.domain.questionnaire import Question, Questionnaire
from app.files.csv_records import Records
from app.files.file_problems import ProblemList

SEPARATOR = "|"


class QuestionColumn:
    """The column of one question: for each respondent the criteria chosen (`a|b`), or a text."""

    def __init__(self, question: Question, column: int, questionnaire: Questionnaire) -> None:
        self.question = question
        self.column = column
        self.is_choice = question.kind == "choose-criteria"
        self.choices: list[tuple[str, ...]] = []
        self.texts: list[str] = []
        self._criteria = tuple(criterion.id for criterion in questionnaire.criteria)

    def read(self, records: Records, problems: ProblemList) -> None:
        for record, text in enumerate(records.texts(self.column)):
            row = int(records.rows[record])
            if text is None:
                problems.add(row, self.question.id, "stray-quote", records.raw(record, self.column))
            elif self.is_choice:
                self.choices.append(self._chosen(row, text, problems) if text else ())
            else:
                self._check_length(row, text, problems)
                self.texts.append(text)

    def _chosen(self, row: int, text: str, problems: ProblemList) -> tuple[str, ...]:
        chosen = tuple(part.strip() for part in text.split(SEPARATOR))
        maximum = self.question.maximum
        for criterion in dict.fromkeys(chosen):
            if criterion not in self._criteria:
                known = ", ".join(self._criteria)
                problems.add(row, self.question.id, "unknown-criterion", criterion, known)
        if len(set(chosen)) < len(chosen):
            problems.add(row, self.question.id, "duplicate-choice", text)
        if maximum is not None and len(set(chosen)) > maximum:
            problems.add(row, self.question.id, "too-many-choices", text, str(maximum))
        return chosen

    def _check_length(self, row: int, text: str, problems: ProblemList) -> None:
        longest = self.question.max_length
        if longest is not None and len(text) > longest:
            problems.add(row, self.question.id, "text-too-long", text, str(longest))
