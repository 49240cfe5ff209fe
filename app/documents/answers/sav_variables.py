"""The columns of the SPSS file: values with their labels, missing codes and level of measurement."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np

from app.documents.answers.plain_text import cut, one_line
from app.domain.answer_table import ROW_ATTRIBUTES, AnswerTable, RowAttribute
from app.domain.missing_codes import MissingCodes, missing_codes
from app.domain.questionnaire import Item, Question
from app.domain.variable_names import choice_variables, variable_names
from app.language import texts
from app.language.vocabulary_texts import DIMENSIONS, LEVELS, LINES, SECTORS

VARIABLE_LABEL, VALUE_LABEL, SHORT_TEXT = 256, 120, 255
"""The most bytes that SPSS keeps of a label, or of a text that is not cut into pieces."""

_WORDS: Mapping[RowAttribute, Mapping[str, str]] = {"sector": SECTORS, "level": LEVELS, "line": LINES}

Translate = Callable[[str], str]


@dataclass(frozen=True, eq=False)
class Variable:
    """One column. `labels` by value; `missing`: values that SPSS leaves out of every analysis."""

    name: str
    label: str
    values: Any
    measure: Literal["nominal", "ordinal"]
    format: str
    labels: Mapping[float, str] = field(default_factory=dict)
    missing: tuple[int, ...] = ()


def variables(table: AnswerTable) -> list[Variable]:
    """In the order of the file: what every row begins with, groups, items, choices."""
    return _Variables(table).all()


class _Variables:
    def __init__(self, table: AnswerTable) -> None:
        self._table = table
        self._ = texts(table.language).gettext
        self._language = table.questionnaire.language(table.language)
        self._codes: MissingCodes = missing_codes(table.questionnaire)

    def all(self) -> list[Variable]:
        table = self._table
        names, choices = variable_names(table.questionnaire), choice_variables(table.questionnaire)
        return [
            *self._beginning(),
            *(self._group(name, ids) for name, ids in table.attributes.items()),
            *(
                self._item(names[item.id], item, place)
                for place, item in enumerate(table.questionnaire.items)
            ),
            *(
                self._choice(choices[question.id, criterion.id], question, place)
                for question in table.questionnaire.questions
                if question.id in table.choices
                for place, criterion in enumerate(table.questionnaire.criteria)
            ),
        ]

    def _beginning(self) -> list[Variable]:
        rows = self._table.rows
        network = cut(self._table.network, SHORT_TEXT)
        width = max(1, len(network.encode()))
        numbers = np.arange(1, rows + 1)
        return [
            Variable("network", self._("Network"), [network] * rows, "nominal", f"A{width}"),
            Variable(
                "wave",
                self._("Assessment (wave)"),
                np.full(rows, self._table.wave),
                "nominal",
                _format(self._table.wave),
            ),
            Variable(
                "respondent",
                self._("Row number, in random order"),
                numbers,
                "nominal",
                _format(rows),
            ),
        ]

    def _group(self, name: RowAttribute, ids: tuple[str | None, ...]) -> Variable:
        known = ROW_ATTRIBUTES[name]
        untold = self._codes.not_answered
        code_of: dict[str | None, int] = {id_: code for code, id_ in enumerate(known, start=1)}
        code_of[None] = untold
        labels = {code: self._(_WORDS[name][id_]) for code, id_ in enumerate(known, start=1)}
        labels[untold] = self._("Not known, or not told because the group is small")
        return Variable(
            name,
            cut(self._(DIMENSIONS[name]), VARIABLE_LABEL),
            np.array([code_of[id_] for id_ in ids]),
            "nominal",
            _format(untold, len(known)),
            _fitting(labels),
            (untold,),
        )

    def _item(self, name: str, item: Item, place: int) -> Variable:
        dont_know, not_answered = self._codes.dont_know, self._codes.not_answered
        given = self._table.values[:, place]
        values = np.where(np.isnan(given), not_answered, given)
        values[self._table.dont_know[:, place]] = dont_know
        labels = dict(zip(item.scale.values, item.labels(self._language), strict=True))
        labels[not_answered] = self._("Not answered")
        missing = [not_answered]
        if item.scale.no_answer is not None:
            labels[dont_know] = item.scale.no_answer[self._language]
            missing.append(dont_know)
        turned = self._("(reversed statement)") + " " if item.reversed else ""
        return Variable(
            name,
            cut(item.text[self._language], VARIABLE_LABEL, f" {turned}[{item.id}]"),
            values.astype(np.int64),
            "ordinal",
            _format(dont_know, not_answered, *item.scale.values),
            _fitting(labels),
            tuple(missing),
        )

    def _choice(self, name: str, question: Question, place: int) -> Variable:
        criterion = self._table.questionnaire.criteria[place]
        chosen = self._table.choices[question.id]
        not_answered = self._codes.not_answered
        said = cut(question.text[self._language], VARIABLE_LABEL // 2)
        return Variable(
            name,
            cut(f"{criterion.name[self._language]}: {said}", VARIABLE_LABEL),
            np.where(chosen.any(axis=1), chosen[:, place], not_answered).astype(np.int64),
            "nominal",
            _format(not_answered),
            _fitting(
                {
                    0: self._("Not chosen"),
                    1: self._("Chosen"),
                    not_answered: self._("Not answered"),
                }
            ),
            (not_answered,),
        )


def _format(*values: int) -> str:
    """Whole numbers, as wide as the widest."""
    return f"F{max(len(str(value)) for value in values)}.0"


def _fitting(labels: Mapping[int, str]) -> dict[float, str]:
    """Labels in the order of their values, without those that are empty."""
    return {value: cut(text, VALUE_LABEL) for value, text in sorted(labels.items()) if one_line(text)}
