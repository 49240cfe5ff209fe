"""From the YAML files in `reports/` to finding texts and interventions. Every problem is found at once."""

from collections.abc import Iterable
from pathlib import Path
from string import Formatter
from typing import Any, cast, get_args

import yaml

from app.advice.keys import FACETS, GENERAL, KNOWN_KEYS, PLACEHOLDERS
from app.domain.advice import Actor, Effort, FindingText, Intervention, Texts
from app.domain.finding import FINDING_KINDS
from app.domain.vocabulary import LANGUAGES, LEVELS, LINES, Level, Line

EFFORTS: tuple[Effort, ...] = get_args(Effort)

INTERVENTION_KEYS = (
    "id",
    "facets",
    "findings",
    "effort",
    "title",
    "text",
    "first_step",
    "shows",
    "actor",
    "source",
)
FINDING_KEYS = ("key", "title", "why", "otherwise", "questions")
FEWEST_QUESTIONS, MOST_QUESTIONS = 2, 4


class _Loader(yaml.CSafeLoader):
    """Refuses a key that comes twice: the library would keep the last and say nothing."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        names = [key.value for key, _ in node.value]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise yaml.constructor.ConstructorError(
                None, None, f"the key {twice} comes twice", node.start_mark
            )
        return super().construct_mapping(node, deep)


class Reader:
    """Reads the values of one entry; after a problem it gives an empty value, and reading goes on."""

    def __init__(self, place: str, problems: list[str]) -> None:
        self.place = place
        self._problems = problems

    def problem(self, text: str) -> None:
        self._problems.append(f"{self.place}: {text}")

    def fields(self, value: object, allowed: tuple[str, ...], where: str = "") -> dict[str, Any]:
        """The values by key, each of the allowed ones, None where it is missing."""
        prefix = f"{where}: " if where else ""
        found = value if isinstance(value, dict) else {}
        if not isinstance(value, dict):
            self.problem(f"{prefix}expected keys with values")
        for key in found:
            if key not in allowed:
                self.problem(f"{prefix}unknown key {key}; expected one of {', '.join(allowed)}")
        for key in allowed:
            if isinstance(value, dict) and key not in found:
                self.problem(f"{prefix}the key {key} is missing")
        return {key: found.get(key) for key in allowed}

    def text(self, value: object, where: str) -> str:
        if not isinstance(value, str) or not value.strip():
            self.problem(f"{where}: expected a text")
            return ""
        return value.strip()

    def texts(self, value: object, where: str, placeholders: frozenset[str] = frozenset()) -> Texts:
        """One text in every language, with no other placeholders than these."""
        by_language = self.fields(value, LANGUAGES, where)
        found = {language: self.text(text, f"{where}: {language}") for language, text in by_language.items()}
        for language, text in found.items():
            for name in _placeholders(text) - placeholders:
                self.problem(f"{where}: {language}: unknown placeholder {{{name}}}")
        return found

    def words(self, value: object, where: str, allowed: Iterable[str]) -> tuple[str, ...]:
        """A list, perhaps empty, of words that are all known and all different."""
        if not isinstance(value, list):
            self.problem(f"{where}: expected a list")
            return ()
        known = tuple(allowed)
        for word in value:
            if word not in known:
                self.problem(f"{where}: {word} is not known")
        if len(set(map(str, value))) < len(value):
            self.problem(f"{where}: the same word comes twice")
        return tuple(str(word) for word in value)

    def word(self, value: object, where: str, allowed: Iterable[str]) -> str:
        if value not in tuple(allowed):
            self.problem(f"{where}: {value} is not known")
        return str(value)


def read_interventions(path: Path, problems: list[str]) -> list[Intervention]:
    """The interventions of one file, in its order."""
    reader = Reader(path.name, problems)
    fields = reader.fields(_document(path, reader), ("criterion", "interventions"))
    criterion = reader.word(fields["criterion"], "criterion", (*FACETS, GENERAL))
    if criterion != path.stem:
        reader.problem(f"the criterion is {criterion}; expected the name of the file")
    return [
        _intervention(entry, criterion, Reader(_entry_place(path, entry, "id"), problems))
        for entry in _entries(fields["interventions"], reader)
    ]


def read_finding_texts(path: Path, problems: list[str]) -> list[FindingText]:
    """The finding texts of one file, in its order."""
    reader = Reader(path.name, problems)
    fields = reader.fields(_document(path, reader), ("findings",))
    return [
        _finding_text(entry, Reader(_entry_place(path, entry, "key"), problems))
        for entry in _entries(fields["findings"], reader)
    ]


def _intervention(entry: object, criterion: str, reader: Reader) -> Intervention:
    fields = reader.fields(entry, INTERVENTION_KEYS)
    identity = reader.text(fields["id"], "id")
    if not identity.startswith(f"{criterion}-"):
        reader.problem(f"id: expected an id that begins with {criterion}-")
    actor = reader.fields(fields["actor"], ("levels", "lines", "text"), "actor")
    return Intervention(
        id=identity,
        criterion=criterion,
        facets=reader.words(fields["facets"], "facets", FACETS.get(criterion, ())),
        findings=reader.words(fields["findings"], "findings", KNOWN_KEYS),
        title=reader.texts(fields["title"], "title"),
        text=reader.texts(fields["text"], "text"),
        first_step=reader.texts(fields["first_step"], "first_step"),
        shows=reader.texts(fields["shows"], "shows"),
        effort=cast(Effort, reader.word(fields["effort"], "effort", EFFORTS)),
        actor=Actor(
            levels=cast(tuple[Level, ...], reader.words(actor["levels"], "actor: levels", LEVELS)),
            lines=cast(tuple[Line, ...], reader.words(actor["lines"], "actor: lines", LINES)),
            text=reader.texts(actor["text"], "actor: text"),
        ),
        source=reader.text(fields["source"], "source"),
    )


def _finding_text(entry: object, reader: Reader) -> FindingText:
    fields = reader.fields(entry, FINDING_KEYS)
    key = reader.word(fields["key"], "key", KNOWN_KEYS)
    kind = key.partition(".")[0]
    allowed = PLACEHOLDERS[kind] if kind in FINDING_KINDS else frozenset()
    questions = fields["questions"] if isinstance(fields["questions"], list) else []
    if not FEWEST_QUESTIONS <= len(questions) <= MOST_QUESTIONS:
        reader.problem(f"questions: expected {FEWEST_QUESTIONS} to {MOST_QUESTIONS}")
    return FindingText(
        key=key,
        title=reader.texts(fields["title"], "title", allowed),
        why=reader.texts(fields["why"], "why", allowed),
        otherwise=reader.texts(fields["otherwise"], "otherwise", allowed),
        questions=tuple(reader.texts(question, "questions", allowed) for question in questions),
    )


def _document(path: Path, reader: Reader) -> object:
    try:
        return yaml.load(path.read_text(encoding="utf-8"), _Loader)  # noqa: S506 - it is a SafeLoader
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        reader.problem(" ".join(str(error).split()))
        return {}


def _entries(value: object, reader: Reader) -> list[object]:
    if not isinstance(value, list) or not value:
        reader.problem("expected a list that is not empty")
        return []
    return value


def _entry_place(path: Path, entry: object, key: str) -> str:
    name = entry.get(key) if isinstance(entry, dict) else None
    return f"{path.name}: {name or '?'}"


def _placeholders(text: str) -> set[str]:
    """The names between braces; a stray brace counts as a name, so that it is told as well."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return {"a stray brace"}
