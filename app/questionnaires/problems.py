"""What can be wrong with a questionnaire file. The codes are stable; docs/error-codes.md lists them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

Code = Literal[
    "alias",
    "already-locked",
    "bad-id",
    "bad-kind",
    "bad-language",
    "bad-lock-line",
    "bad-number",
    "bad-values",
    "bad-version",
    "control-character",
    "digest-changed",
    "duplicate-id",
    "duplicate-key",
    "duplicate-language",
    "duplicate-version",
    "empty-list",
    "empty-text",
    "even-bipolar",
    "key-not-for-kind",
    "label-count",
    "locked-file-missing",
    "missing-key",
    "missing-translation",
    "mixed-scales",
    "not-locked",
    "not-utf-8",
    "not-yaml",
    "outside-folder",
    "pole-count",
    "poles-on-ordinal",
    "reserved-id",
    "reversed-bipolar",
    "too-deep",
    "too-large",
    "undeclared-language",
    "unknown-key",
    "unknown-scale",
    "unnamed-value",
    "unreadable",
    "wrong-place",
    "wrong-type",
]
CODES: tuple[Code, ...] = get_args(Code)

LONGEST_VALUE = 60


@dataclass(frozen=True, order=True)
class FileProblem:
    """One thing to mend; `line` and `column` count from 1. As text it is the line that the command prints."""

    file: str
    line: int
    column: int
    code: Code
    value: str
    expected: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}"
        return f"{place}: {self.code} {_shown(self.value)}; expected {self.expected}"


class QuestionnaireInvalid(Exception):
    """A file that is no questionnaire; `problems` holds everything that is wrong with it, in order."""

    def __init__(self, problems: Iterable[FileProblem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


def _shown(value: str) -> str:
    """The value on one line and not too long, in quotes."""
    short = value if len(value) <= LONGEST_VALUE else value[: LONGEST_VALUE - 1] + "…"
    return ascii(short) if not short.isprintable() else f"'{short}'"
