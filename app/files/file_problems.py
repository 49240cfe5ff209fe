"""What can be wrong with a file of answers or invited numbers. The codes are stable; docs/error-codes.md
lists
them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

MOST_SHOWN = 1_000
LONGEST_VALUE = 60
WHOLE_ROW = "*"
"""Stands for the column when a problem is not about one of them."""


def N_(message: str) -> str:  # noqa: N802
    """Marks a text for translation; without the language room, which would slow the command's start."""
    return message


EXPECTED: Mapping[str, str] = {
    "unreadable": N_("a file that can be read"),
    "not-utf-8": N_("text in UTF-8"),
    "unclosed-quote": N_("a closing quotation mark"),
    "stray-quote": N_("quotation marks around a whole cell, doubled within it"),
    "cell-count": N_("%(expected)s cells, as in the header"),
    "missing-column": N_("a column of this name"),
    "unknown-column": N_("no other columns than those of the questionnaire"),
    "duplicate-column": N_("each column once"),
    "empty-cell": N_("a value"),
    "duplicate-respondent": N_("each respondent once in a network"),
    "off-scale": N_("%(expected)s or an empty cell"),
    "unknown-sector": N_("one of %(expected)s"),
    "unknown-level": N_("one of %(expected)s"),
    "unknown-line": N_("one of %(expected)s"),
    "unknown-criterion": N_("one of %(expected)s"),
    "duplicate-choice": N_("each criterion once"),
    "too-many-choices": N_("at most %(expected)s"),
    "text-too-long": N_("at most %(expected)s characters"),
    "bad-number": N_("a whole number of 0 or more"),
    "duplicate-network": N_("each network once"),
    "not-invited": N_("a network of %(expected)s"),
    "no-answers": N_("a network of %(expected)s"),
    "too-few-invited": N_("at least the %(expected)s who answered"),
    "no-respondents": N_("a row for each respondent"),
    "control-character": N_("text without control characters"),
    "network-twice": N_("one way of writing this network's name; it is also written %(expected)s"),
    "network-ambiguous": N_("a name that one network has; %(expected)s networks are called this"),
    "already-imported": N_("answers that are not here yet; wave %(expected)s of this network has these"),
    "already-assessed": N_("a date without results of this questionnaire; wave %(expected)s has them"),
    "more-problems": N_("none; the first %(expected)s are shown"),
}
"""By code, what should have stood there; `%(expected)s` is filled with particulars."""


@dataclass(frozen=True)
class CellProblem:
    """One thing to mend. `row` counts from 1, the header; `column` is its name. As text it is the line that
    the
    command prints."""

    file: str
    row: int
    column: str
    code: str
    value: str
    expected: str = ""

    def __str__(self) -> str:
        place = f"{_on_one_line(self.file)}:{self.row}:{_on_one_line(self.column)}"
        return f"{place}: {self.code} {_shown(self.value)}; expected {self.expectation()}"

    def expectation(self, translate: Callable[[str], str] = str) -> str:
        """What should have stood there, in the language of `translate` (a gettext function)."""
        return translate(EXPECTED[self.code]) % {"expected": self.expected}


class FileRefused(Exception):
    """A file with problems: the first thousand of them, and how many there are in all."""

    def __init__(self, problems: tuple[CellProblem, ...], total: int) -> None:
        self.problems = problems
        self.total = total
        super().__init__("\n".join(self.lines()))

    def lines(self) -> list[str]:
        """One line a problem, and a last one where not all are shown."""
        lines = [str(problem) for problem in self.problems]
        more = self.total - len(self.problems)
        if more > 0:
            last = self.problems[-1]
            shown = str(len(self.problems))
            lines.append(str(CellProblem(last.file, last.row, WHOLE_ROW, "more-problems", str(more), shown)))
        return lines


@dataclass
class ProblemList:
    """Problems found so far in one file; beyond the first thousand they are only counted."""

    file: str
    columns: list[str] = field(default_factory=list)
    found: list[CellProblem] = field(default_factory=list)
    codes: set[str] = field(default_factory=set)
    total: int = 0

    def add(self, row: int, column: str, code: str, value: str, expected: str = "") -> None:
        self.total += 1
        self.codes.add(code)
        if len(self.found) < MOST_SHOWN:
            self.found.append(CellProblem(self.file, row, column, code, value, expected))

    def in_order(self) -> list[CellProblem]:
        """By row, and within a row by the order of the columns."""
        place = {name: position for position, name in enumerate(self.columns)}
        return sorted(self.found, key=lambda each: (each.row, place.get(each.column, -1)))


def refuse(*files: ProblemList) -> None:
    """Raises FileRefused if there is any problem in these files."""
    total = sum(problems.total for problems in files)
    if total:
        found = [problem for problems in files for problem in problems.in_order()]
        raise FileRefused(tuple(found[:MOST_SHOWN]), total)


def _shown(value: str) -> str:
    """The value on one line and not too long, in quotes."""
    short = value if len(value) <= LONGEST_VALUE else value[: LONGEST_VALUE - 1] + "…"
    return ascii(short) if not short.isprintable() else f"'{short}'"


def _on_one_line(name: str) -> str:
    return name if name.isprintable() else ascii(name)[1:-1]
