"""What a partner fills in: the pages of a questionnaire, and the check of what was posted on one of them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.questionnaire import Criterion, Item, Question, Questionnaire

DONT_KNOW = "dk"

Value = int | str | list[str]
"""Of an item a value of its scale or "dk", of a choice criterion ids in order, of an open question a text."""

Answers = Mapping[str, Value]
"""By item or question id; what is not answered is not in it."""

Given = Mapping[str, Sequence[str]]
"""A form as it was posted: every value that came under a name."""

UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True)
class Page:
    """One screen: the items of one criterion, or (`criterion` None) the questions that are not scored.

    `number` counts from 1. `choices` are the criteria that a question may let people choose from.
    """

    number: int
    criterion: Criterion | None = None
    questions: tuple[Question, ...] = ()
    choices: tuple[Criterion, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        return self.criterion.items if self.criterion else ()

    @property
    def asked(self) -> tuple[Item | Question, ...]:
        """All that can be answered here, in order."""
        return (*self.items, *self.questions)

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(asked.id for asked in self.asked)


@dataclass(frozen=True)
class FieldProblem:
    """What is wrong with the answer to item or question `id`.

    `code`: not-an-option, one-answer, too-many, too-long.
    """

    id: str
    code: str
    values: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Checked:
    """The good answers of one page, and what is wrong with the others."""

    answers: Mapping[str, Value]
    problems: tuple[FieldProblem, ...]


def pages(questionnaire: Questionnaire, with_comments: bool = True) -> tuple[Page, ...]:
    """One page a criterion, then one with the unscored questions if there are any.

    `with_comments` False leaves the open questions out: in open mode no comment is ever shown to anybody,
    so none is asked for.
    """
    found = [Page(number, criterion) for number, criterion in enumerate(questionnaire.criteria, start=1)]
    questions = tuple(each for each in questionnaire.questions if with_comments or each.kind != "open")
    if questions:
        found.append(Page(len(found) + 1, questions=questions, choices=questionnaire.criteria))
    return tuple(found)


def check(page: Page, given: Given) -> Checked:
    """What was posted on a page, as answers; never raises, whatever the form holds.

    Nothing given, or only blanks, means not answered. Fields that the page does not ask for are left alone.
    """
    answers: dict[str, Value] = {}
    problems: list[FieldProblem] = []
    for asked in page.asked:
        found = _checked(page, asked, given.get(asked.id, ()))
        if isinstance(found, FieldProblem):
            problems.append(found)
        elif found is not None:
            answers[asked.id] = found
    return Checked(answers, tuple(problems))


def merge(answers: Answers, page: Page, checked: Checked) -> dict[str, Value]:
    """`answers` with one page's good ones in the place of what stood there.

    What the page left open goes; a field with a problem keeps what it had; other pages are not touched.
    """
    kept = {problem.id for problem in checked.problems}
    replaced = set(page.ids) - kept
    return {key: value for key, value in answers.items() if key not in replaced} | dict(checked.answers)


def restrict(answers: Mapping[str, object], asked: Sequence[Page]) -> dict[str, Value]:
    """Only those answers that the pages ask for and that are valid, as stored answers should be."""
    kept: dict[str, Value] = {}
    for page in asked:
        kept |= check(page, {key: as_typed(answers[key]) for key in page.ids if key in answers}).answers
    return kept


def as_typed(value: object) -> list[str]:
    """A stored answer as a form would post it."""
    return [str(each) for each in value] if isinstance(value, list) else [str(value)]


def clean_text(text: str) -> str:
    """A free text as it is stored: trimmed, line ends as one character, no control characters."""
    return UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _checked(page: Page, asked: Item | Question, given: Sequence[str]) -> Value | FieldProblem | None:
    if isinstance(asked, Item):
        return _checked_item(asked, given)
    if asked.kind == "choose-criteria":
        return _checked_choice(asked, page.choices, given)
    return _checked_text(asked, given)


def _checked_item(item: Item, given: Sequence[str]) -> Value | FieldProblem | None:
    values = {value.strip() for value in given} - {""}
    if not values:
        return None
    if len(values) > 1:
        return FieldProblem(item.id, "one-answer")
    value = values.pop()
    if value == DONT_KNOW and item.scale.no_answer:
        return DONT_KNOW
    known = {str(each): each for each in item.scale.values}
    return known.get(value, FieldProblem(item.id, "not-an-option"))


def _checked_choice(
    question: Question, criteria: Sequence[Criterion], given: Sequence[str]
) -> Value | FieldProblem | None:
    values = {value.strip() for value in given} - {""}
    chosen = [criterion.id for criterion in criteria if criterion.id in values]
    if len(chosen) < len(values):
        return FieldProblem(question.id, "not-an-option")
    if question.maximum is not None and len(chosen) > question.maximum:
        return FieldProblem(question.id, "too-many", {"maximum": question.maximum, "chosen": len(chosen)})
    return chosen or None


def _checked_text(question: Question, given: Sequence[str]) -> Value | FieldProblem | None:
    texts = [clean_text(text) for text in given]
    text = "\n".join(text for text in texts if text)
    if question.max_length is not None and len(text) > question.max_length:
        return FieldProblem(question.id, "too-long", {"maximum": question.max_length, "length": len(text)})
    return text or None
