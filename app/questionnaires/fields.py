"""Reads one field of a questionnaire file and notes what is wrong with it.

After a problem a reader gives an empty value of the right type, so that reading goes on and every problem of
the file is found at once; the values are thrown away as soon as there is one problem.
"""

import re
from collections.abc import Callable
from typing import TypeVar

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from app.questionnaires.documents import ALIAS, Problems, describe, place
from app.questionnaires.problems import Code, FileProblem

TEXT, INTEGER, BOOLEAN = (f"tag:yaml.org,2002:{name}" for name in ("str", "int", "bool"))
MAPPING, SEQUENCE = "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"

WHOLE_NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]{0,6})")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")

Fields = dict[str, Node]
Value = TypeVar("Value")


class Reader:
    """Collects the problems of one file. `languages` are those that the file declares."""

    def __init__(self, name: str, problems: Problems) -> None:
        self.name = name
        self.problems = problems
        self.languages: tuple[str, ...] = ()

    def problem(self, node: Node, code: Code, value: str, expected: str) -> None:
        line, column = place(node)
        self.problems.append(FileProblem(self.name, line, column, code, value, expected))

    def entries(self, node: Node) -> list[tuple[ScalarNode, Node]]:
        """The pairs of a mapping, without those whose key comes a second time."""
        if not isinstance(node, MappingNode) or node.tag != MAPPING:
            self._wrong_type(node, "keys with values")
            return []
        seen: set[str] = set()
        kept: list[tuple[ScalarNode, Node]] = []
        for key, value in node.value:
            if not isinstance(key, ScalarNode) or key.tag == ALIAS:
                self._wrong_type(key, "a key of letters, digits, - and _")
            elif key.value in seen:
                self.problem(key, "duplicate-key", key.value, "every key once")
            else:
                seen.add(key.value)
                kept.append((key, value))
        return kept

    def fields(self, node: Node, required: tuple[str, ...], optional: tuple[str, ...] = ()) -> Fields:
        """The values of a mapping by key; keys that may not be there are left out."""
        found: Fields = {}
        allowed = required + optional
        for key, value in self.entries(node):
            if key.value in allowed:
                found[key.value] = value
            else:
                self.problem(key, "unknown-key", key.value, "one of " + ", ".join(allowed))
        if isinstance(node, MappingNode):
            for name in required:
                if name not in found:
                    self.problem(node, "missing-key", name, f"the key {name} here")
        return found

    def elements(self, node: Node | None, expected: str, may_be_empty: bool = False) -> list[Node]:
        if node is None:
            return []
        if not isinstance(node, SequenceNode) or node.tag != SEQUENCE:
            self._wrong_type(node, f"a list of {expected}")
            return []
        if not node.value and not may_be_empty:
            self.problem(node, "empty-list", "[]", f"at least one of {expected}")
        return list(node.value)

    def text(self, node: Node | None, may_be_empty: bool = False) -> str:
        if node is None:
            return ""
        if not isinstance(node, ScalarNode) or node.tag != TEXT:
            hint = "a text" if not isinstance(node, ScalarNode) else "a text; put it in quotes"
            self._wrong_type(node, hint)
            return ""
        text = str(node.value).strip()
        if CONTROL.search(text):
            self.problem(node, "control-character", text, "a text without control characters")
        if not text and not may_be_empty:
            self.problem(node, "empty-text", "", "a text")
        return text

    def integer(self, node: Node | None, minimum: int | None = None, maximum: int | None = None) -> int:
        if node is None:
            return 0
        if not isinstance(node, ScalarNode) or node.tag != INTEGER or not WHOLE_NUMBER.fullmatch(node.value):
            self._wrong_type(node, "a whole number")
            return 0
        number = int(node.value)
        if (minimum is not None and number < minimum) or (maximum is not None and number > maximum):
            limits = f"{minimum} or more" if maximum is None else f"{minimum} to {maximum}"
            self.problem(node, "bad-number", node.value, limits)
        return number

    def boolean(self, node: Node | None) -> bool:
        if node is None:
            return False
        if not isinstance(node, ScalarNode) or node.tag != BOOLEAN or node.value not in ("true", "false"):
            self._wrong_type(node, "true or false")
        return isinstance(node, ScalarNode) and node.value == "true"

    def token(self, node: Node | None, pattern: re.Pattern[str], code: Code, expected: str) -> str:
        """A word in a fixed form; a plain `1.0` or `2024` is judged by that, whatever YAML takes it for."""
        if node is None:
            return ""
        if not isinstance(node, ScalarNode) or node.tag.startswith("!"):
            self._wrong_type(node, expected)
            return ""
        if node.tag != ALIAS and not pattern.fullmatch(node.value):
            self.problem(node, code, node.value, expected)
        return str(node.value)

    def texts(self, node: Node | None) -> dict[str, str]:
        """One text in every language of the file."""
        return self._by_language(node, self.text)

    def labels(self, node: Node | None) -> dict[str, tuple[str, ...]]:
        """One list of texts in every language of the file; a text may be empty."""

        def listed(value: Node) -> tuple[str, ...]:
            return tuple(self.text(element, may_be_empty=True) for element in self.elements(value, "texts"))

        return self._by_language(node, listed)

    def _by_language(self, node: Node | None, read: Callable[[Node], Value]) -> dict[str, Value]:
        if node is None:
            return {}
        found = {}
        for key, value in self.entries(node):
            if key.value in self.languages:
                found[key.value] = read(value)
            elif self.languages:
                self.problem(key, "undeclared-language", key.value, "one of " + ", ".join(self.languages))
        if isinstance(node, MappingNode):
            for language in self.languages:
                if language not in found:
                    self.problem(node, "missing-translation", language, f"this text in {language} as well")
        return found

    def _wrong_type(self, node: Node, expected: str) -> None:
        if node.tag != ALIAS:
            self.problem(node, "wrong-type", describe(node), expected)
