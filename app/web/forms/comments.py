"""What was done with the comments on a page that has one text area and one box for each."""

from collections.abc import Mapping
from typing import Any

from starlette.datastructures import FormData

from app.domain.vocabulary import Language
from app.language import texts
from app.services.comments import CommentedQuestion

TEXT, OUT = "text-", "out-"
"""What the names of the fields begin with; the comment's key follows."""


def rewritten(form: FormData) -> dict[str, str]:
    """By key the text that is wanted, '' for what is left out."""
    found = {}
    for name, value in form.multi_items():
        if name.startswith(TEXT) and isinstance(value, str):
            key = name.removeprefix(TEXT)
            found[key] = "" if f"{OUT}{key}" in form else value
    return found


def shown(
    questions: tuple[CommentedQuestion, ...],
    language: str,
    typed: Mapping[str, str],
    too_long: Mapping[str, int],
    speaks: Language,
) -> list[dict[str, Any]]:
    """Per question its text and its comments, with what was typed and what is wrong with it."""
    return [
        {
            "text": each.question.text[language],
            "max_length": each.question.max_length,
            "comments": [
                {
                    "key": comment.key,
                    "number": number,
                    "text": typed.get(comment.key, comment.text),
                    "error": _error(too_long.get(comment.key), speaks),
                }
                for number, comment in enumerate(each.comments, start=1)
            ],
        }
        for each in questions
    ]


def problems(pages: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """For the summary: the field and what is wrong with it."""
    return [
        (f"{TEXT}{comment['key']}", comment["error"])
        for page in pages
        for comment in page["comments"]
        if comment["error"]
    ]


def _error(most: int | None, language: Language) -> str:
    if most is None:
        return ""
    message = texts(language).gettext("Make this text shorter: at most %(most)s characters fit.")
    return message % {"most": most}
