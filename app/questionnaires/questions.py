"""Reads the unscored questions of a questionnaire file."""

import re

from yaml.nodes import Node

from app.domain.questionnaire import Question
from app.questionnaires.criteria import check_not_reserved, unique_id
from app.questionnaires.fields import Fields, Reader

KIND = re.compile("choose-criteria|open")
LIMIT_OF = {"choose-criteria": "max", "open": "max_length"}
LONGEST_TEXT = 10_000
USUAL_TEXT = 1_000


def read_questions(
    reader: Reader, node: Node | None, item_ids: set[str], criteria: int
) -> tuple[Question, ...]:
    """The questions; their ids are columns of an answers file and so may not be those of items either."""
    seen = set(item_ids)
    elements = reader.elements(node, "questions", may_be_empty=True)
    return tuple(_read(reader, element, seen, criteria) for element in elements)


def _read(reader: Reader, node: Node, seen: set[str], criteria: int) -> Question:
    fields = reader.fields(node, ("id", "kind", "text"), ("max", "max_length"))
    question_id = unique_id(reader, fields, seen, "all items and questions")
    check_not_reserved(reader, fields, question_id)
    kind = reader.token(fields.get("kind"), KIND, "bad-kind", "choose-criteria or open")
    text = reader.texts(fields.get("text"))
    if kind in LIMIT_OF:
        _check_limits(reader, fields, kind)
    if kind == "choose-criteria":
        maximum = reader.integer(fields["max"], minimum=1) if "max" in fields else criteria
        return Question(question_id, "choose-criteria", text, maximum=maximum)
    length = fields.get("max_length")
    max_length = reader.integer(length, 1, LONGEST_TEXT) if length else USUAL_TEXT
    return Question(question_id, "open", text, max_length=max_length)


def _check_limits(reader: Reader, fields: Fields, kind: str) -> None:
    for other, limit in LIMIT_OF.items():
        if other != kind and limit in fields:
            expected = f"{limit} on a question of kind {other} only"
            reader.problem(fields[limit], "key-not-for-kind", limit, expected)
