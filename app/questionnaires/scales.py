"""Reads the scales of a questionnaire file."""

import re

from yaml.nodes import Node

from app.domain.questionnaire import Scale, ScaleKind
from app.questionnaires.fields import Reader

ID = re.compile(r"[A-Za-z0-9_-]+")
ID_EXPECTED = "letters, digits, - and _"
KIND = re.compile("ordinal|bipolar")
LARGEST_VALUE = 1000


def read_scales(reader: Reader, node: Node | None) -> dict[str, Scale]:
    """The scales by id."""
    if node is None:
        return {}
    entries = reader.entries(node)
    if not entries and not node.value:
        reader.problem(node, "empty-list", "{}", "at least one scale")
    scales = {}
    for key, value in entries:
        scale_id = reader.token(key, ID, "bad-id", ID_EXPECTED)
        scales[scale_id] = _read_scale(reader, scale_id, value)
    return scales


def _read_scale(reader: Reader, scale_id: str, node: Node) -> Scale:
    fields = reader.fields(node, ("kind", "values", "labels"), ("no_answer",))
    kind = reader.token(fields.get("kind"), KIND, "bad-kind", "ordinal or bipolar")
    bipolar = kind == "bipolar"
    values = _read_values(reader, fields.get("values"), bipolar)
    labels = reader.labels(fields.get("labels"))
    if values and "labels" in fields:
        _check_labels(reader, fields["labels"], labels, len(values), bipolar)
    known_kind: ScaleKind = "bipolar" if bipolar else "ordinal"
    no_answer = reader.texts(fields["no_answer"]) if "no_answer" in fields else None
    return Scale(scale_id, known_kind, values, labels, no_answer)


def _read_values(reader: Reader, node: Node | None, bipolar: bool) -> tuple[int, ...]:
    """The values, or none when they are unfit to judge labels by."""
    if node is None:
        return ()
    before = len(reader.problems)
    values = tuple(
        reader.integer(element, -LARGEST_VALUE, LARGEST_VALUE)
        for element in reader.elements(node, "whole numbers")
    )
    if not values or len(reader.problems) > before:
        return ()
    shown = ", ".join(map(str, values))
    if len(values) < 2 or values != tuple(range(values[0], values[0] + len(values))):
        reader.problem(node, "bad-values", shown, "two or more consecutive whole numbers, ascending")
    elif bipolar and len(values) % 2 == 0:
        reader.problem(node, "even-bipolar", shown, "an odd number of values, so that there is a middle")
    return values if len(reader.problems) == before else ()


def _check_labels(
    reader: Reader, node: Node, labels: dict[str, tuple[str, ...]], count: int, bipolar: bool
) -> None:
    nodes = {key.value: value for key, value in node.value} if labels else {}
    for language, texts in labels.items():
        if not texts:
            continue
        if len(texts) != count:
            expected = f"{count} labels, one for each value"
            reader.problem(nodes[language], "label-count", f"{len(texts)} labels", expected)
        elif bipolar and not all((texts[0], texts[count // 2], texts[-1])):
            expected = "a text for both poles and the middle"
            reader.problem(nodes[language], "unnamed-value", f"{language} labels", expected)
