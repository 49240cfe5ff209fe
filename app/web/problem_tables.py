"""Tables of what is wrong with files that people bring, in their language."""

from collections.abc import Callable
from dataclasses import dataclass

from app.files.file_problems import CellProblem, FileRefused
from app.language.catalogues import N_
from app.questionnaires.problems import FileProblem, QuestionnaireInvalid

Translate = Callable[[str], str]

LONGEST_VALUE = 60

QUESTIONNAIRE_TEXTS = {
    "alias": N_("the text itself instead of a YAML alias"),
    "bad-id": N_("an id of letters, digits, hyphens and underscores"),
    "bad-kind": N_("a kind that the format knows"),
    "bad-language": N_("a language code such as nl"),
    "bad-number": N_("a whole number within its limits"),
    "bad-values": N_("two or more consecutive whole numbers, ascending"),
    "bad-version": N_("a version such as 1.0.0"),
    "control-character": N_("text without control characters"),
    "duplicate-id": N_("an id that nothing else has"),
    "duplicate-key": N_("each key once"),
    "duplicate-language": N_("each language once"),
    "duplicate-version": N_("a version of its own; this version is known here with other contents"),
    "empty-list": N_("a list with at least one part"),
    "empty-text": N_("a text"),
    "even-bipolar": N_("an odd number of values, so that there is a middle"),
    "key-not-for-kind": N_("no such key with this kind of question"),
    "label-count": N_("one label for each value"),
    "missing-key": N_("this key as well"),
    "missing-translation": N_("this text in this language as well"),
    "mixed-scales": N_("scales with the same ends within a criterion"),
    "not-utf-8": N_("text in UTF-8"),
    "not-yaml": N_("a questionnaire as one YAML document"),
    "pole-count": N_("two texts in each language: the left and the right end"),
    "poles-on-ordinal": N_("poles on bipolar scales only"),
    "reserved-id": N_("an id that is not the name of a fixed column"),
    "reversed-bipolar": N_("no reversed item on a bipolar scale"),
    "too-deep": N_("fewer lists and keys within each other"),
    "too-large": N_("a file of at most 1 MB"),
    "undeclared-language": N_("a language that the file lists"),
    "unknown-key": N_("a key that the format knows"),
    "unknown-scale": N_("a scale that the file describes"),
    "unnamed-value": N_("a name for both poles and the middle"),
    "wrong-type": N_("a value of another kind"),
}
"""By code, what should have stood in a questionnaire file."""


@dataclass(frozen=True)
class ShownProblem:
    """One thing to mend, and where it stands."""

    file: str
    row: int
    column: str
    value: str
    expected: str
    code: str


def shown_problems(
    error: QuestionnaireInvalid | FileRefused, translate: Translate, most: int
) -> list[ShownProblem]:
    return [_shown(problem, translate) for problem in error.problems[:most]]


def _shown(problem: CellProblem | FileProblem, translate: Translate) -> ShownProblem:
    if isinstance(problem, CellProblem):
        place, expected = (problem.row, problem.column), problem.expectation(translate)
    else:
        text = QUESTIONNAIRE_TEXTS.get(problem.code)
        place, expected = (problem.line, str(problem.column)), translate(text) if text else problem.expected
    return ShownProblem(problem.file, *place, _short(problem.value), expected, problem.code)


def _short(value: str) -> str:
    return value if len(value) <= LONGEST_VALUE else value[: LONGEST_VALUE - 1] + "…"
