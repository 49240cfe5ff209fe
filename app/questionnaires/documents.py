"""From the bytes of a file to a tree of YAML nodes that know their line and column.

Only the tree is made, never a Python object. Aliases are refused, because a few lines of them can stand for
gigabytes, and so is deep nesting, which the YAML library would follow until the process dies.
"""

import re
from typing import Any

import yaml
from yaml.composer import Composer
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from app.questionnaires.problems import Code, FileProblem, QuestionnaireInvalid

LARGEST_FILE = 1024 * 1024
DEEPEST = 20
ALIAS = "alias"
"""The tag of the node that stands where an alias stood; it was reported when it was met."""

UNACCEPTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Problems = list[FileProblem]
Place = tuple[int, int]
START: Place = (1, 1)


class _TooDeep(yaml.MarkedYAMLError):
    pass


class _Loader(Composer, yaml.CSafeLoader):
    """PyYAML's composer on libyaml's parser."""

    def __init__(self, text: str) -> None:
        yaml.CSafeLoader.__init__(self, text)
        Composer.__init__(self)
        self.aliases: list[ScalarNode] = []
        self.depth = 0

    def compose_node(self, parent: Node | None, index: int) -> Node | None:
        event: Any = self.peek_event()
        if self.check_event(yaml.AliasEvent):
            self.get_event()
            alias = ScalarNode(ALIAS, f"*{event.anchor}", event.start_mark, event.end_mark)
            self.aliases.append(alias)
            return alias
        if self.depth >= DEEPEST:
            raise _TooDeep(problem_mark=event.start_mark)
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


def compose(content: bytes, name: str, problems: Problems) -> Node:
    """The root node of the file. Raises QuestionnaireInvalid for what leaves no tree to look at."""
    if len(content) > LARGEST_FILE:
        raise _stop(name, START, "too-large", "", f"at most {LARGEST_FILE} bytes")
    text = _decoded(content, name)
    try:
        loader = _Loader(text)
        root = loader.get_single_node()
    except _TooDeep as error:
        raise _stop(name, _place(error.problem_mark), "too-deep", "", f"at most {DEEPEST} levels") from None
    except yaml.MarkedYAMLError as error:
        where = _place(error.problem_mark or error.context_mark)
        raise _stop(name, where, "not-yaml", error.problem or "", "one YAML document") from None
    except yaml.YAMLError as error:
        found = str(error).splitlines()[0]
        raise _stop(name, _unacceptable(text), "not-yaml", found, "printable characters") from None
    if root is None:
        raise _stop(name, START, "not-yaml", "", "a questionnaire; the file is empty")
    problems.extend(
        FileProblem(name, *place(alias), "alias", alias.value, "the text itself; aliases are not allowed")
        for alias in loader.aliases
    )
    return root


def place(node: Node) -> Place:
    """Line and column where the node starts, counted from 1."""
    return _place(node.start_mark)


def describe(node: Node) -> str:
    """What stands there, for a message."""
    if isinstance(node, SequenceNode):
        return f"list of {len(node.value)}"
    if isinstance(node, MappingNode):
        return f"mapping of {len(node.value)}"
    return str(node.value)


def _decoded(content: bytes, name: str) -> str:
    try:
        return content.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        where = _end_of(content[: error.start].decode())
        found = f"byte {content[error.start]:#04x}"
        raise _stop(name, where, "not-utf-8", found, "text in UTF-8") from None


def _unacceptable(text: str) -> Place:
    """Where the first character stands that YAML does not allow; the library tells it without a line."""
    found = UNACCEPTABLE.search(text)
    return _end_of(text[: found.start()]) if found else START


def _end_of(text: str) -> Place:
    return text.count("\n") + 1, len(text.rpartition("\n")[2]) + 1


def _place(mark: yaml.Mark | None) -> Place:
    return (mark.line + 1, mark.column + 1) if mark else START


def _stop(name: str, where: Place, code: Code, value: str, expected: str) -> QuestionnaireInvalid:
    return QuestionnaireInvalid([FileProblem(name, *where, code, value, expected)])
