"""Plain values for partner pages: terms, questions, answers in words, and what is wrong with an answer."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.answers import DONT_KNOW, Answers, FieldProblem, Page, as_typed
from app.domain.questionnaire import Item, Question, Questionnaire
from app.domain.vocabulary import Language
from app.language import texts
from app.persistence.tables import Assessment, Network

Typed = Mapping[str, Sequence[str]]


def terms_of(
    questionnaire: Questionnaire,
    pages: Sequence[Page],
    network: Network,
    assessment: Assessment,
    language: str,
) -> dict[str, Any]:
    """What a partner is told about an assessment before the first question."""
    return {
        "title": questionnaire.title[language],
        "introduction": questionnaire.introduction[language],
        "minutes": questionnaire.minutes,
        "purpose": network.purpose,
        "mode": assessment.mode,
        "threshold": assessment.threshold,
        "weighting": assessment.weighting,
        "breakdowns": assessment.breakdowns,
        "row_export": assessment.row_export,
        "closes_on": assessment.closes_on,
        "comments": any(question.kind == "open" for page in pages for question in page.questions),
    }


def heading_of(page: Page, pages: Sequence[Page], language: str) -> dict[str, Any]:
    """The head of a page; the review is the step after the last page."""
    criterion = page.criterion
    return {
        "number": page.number,
        "steps": len(pages) + 1,
        "name": criterion.name[language] if criterion else None,
        "definition": criterion.definition[language] if criterion else None,
    }


def typed_before(answers: Answers) -> Typed:
    return {key: as_typed(value) for key, value in answers.items()}


def questions_of(
    page: Page, language: str, typed: Typed, errors: Mapping[str, str] | None = None
) -> list[dict[str, Any]]:
    """Everything on a page in order, with what the person filled in, right or wrong."""
    errors = errors or {}
    numbered = len(page.items) > 1
    shown = [
        _item(item, language, number if numbered else None, typed.get(item.id, ()))
        for number, item in enumerate(page.items, start=1)
    ]
    shown += [_question(question, page, language, typed.get(question.id, ())) for question in page.questions]
    return [{**each, "error": errors.get(each["id"])} for each in shown]


def error_texts(page: Page, problems: Sequence[FieldProblem], language: Language) -> dict[str, str]:
    """By the id of the field: what is wrong and what to do."""
    return {problem.id: _error_text(page, problem, language) for problem in problems}


def answered_as_shown(
    questionnaire: Questionnaire, pages: Sequence[Page], answers: Answers, language: str
) -> list[dict[str, Any]]:
    """Per page its title and, per question, the answer in words ('' where there is none)."""
    return [
        {
            "title": page.criterion.name[language] if page.criterion else None,
            "answers": [
                (asked.text[language], _in_words(questionnaire, asked, answers, language))
                for asked in page.asked
            ],
        }
        for page in pages
    ]


def _item(item: Item, language: str, number: int | None, typed: Sequence[str]) -> dict[str, Any]:
    no_answer = item.scale.no_answer
    return {
        "kind": item.scale.kind,
        "id": item.id,
        "text": item.text[language],
        "number": number,
        "options": list(zip(item.scale.values, item.labels(language), strict=True)),
        "no_answer": no_answer[language] if no_answer else None,
        "chosen": typed[0] if typed else None,
    }


def _question(question: Question, page: Page, language: str, typed: Sequence[str]) -> dict[str, Any]:
    shown = {
        "kind": question.kind,
        "id": question.id,
        "text": question.text[language],
        "number": None,
        "maximum": question.maximum,
        "max_length": question.max_length,
    }
    if question.kind == "open":
        return {**shown, "chosen": "\n".join(typed)}
    choices = [
        (criterion.id, criterion.name[language], criterion.definition[language]) for criterion in page.choices
    ]
    return {**shown, "choices": choices, "chosen": set(typed)}


def _error_text(page: Page, problem: FieldProblem, language: Language) -> str:
    spoken = texts(language)
    if problem.code == "too-many":
        message = spoken.ngettext(
            "Choose at most one; you chose %(chosen)s.",
            "Choose at most %(maximum)s; you chose %(chosen)s.",
            problem.values["maximum"],
        )
        return message % problem.values
    if problem.code == "too-long":
        message = spoken.gettext(
            "Make this text shorter: it has %(length)s characters, at most %(maximum)s fit."
        )
        return message % problem.values
    number = page.ids.index(problem.id) + 1
    if len(page.items) > 1:
        return spoken.gettext("Choose one of the answers to statement %(number)s.") % {"number": number}
    return spoken.gettext("Choose one of the answers that are offered.")


def _in_words(questionnaire: Questionnaire, asked: Item | Question, answers: Answers, language: str) -> str:
    value = answers.get(asked.id)
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(questionnaire.criterion_by_id[chosen].name[language] for chosen in value)
    if isinstance(asked, Question):
        return str(value)
    if value == DONT_KNOW:
        return (asked.scale.no_answer or {}).get(language, "")
    label = asked.labels(language)[asked.scale.values.index(int(value))]
    return label or f"{value} ({asked.labels(language)[0]} … {asked.labels(language)[-1]})"
