"""From a questionnaire file to the questionnaire, or to everything that is wrong with it."""

import re
from hashlib import sha256
from pathlib import Path

from yaml.nodes import Node

from app.domain.questionnaire import Questionnaire
from app.questionnaires.criteria import CriteriaReader
from app.questionnaires.documents import LARGEST_FILE, Problems, compose
from app.questionnaires.fields import Reader
from app.questionnaires.problems import FileProblem, QuestionnaireInvalid
from app.questionnaires.questions import read_questions
from app.questionnaires.scales import read_scales

REQUIRED = (
    "id",
    "version",
    "languages",
    "title",
    "introduction",
    "minutes",
    "source",
    "scales",
    "criteria",
)
KEBAB_CASE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_NUMBER = r"(?:0|[1-9]\d*)"
_WORD = rf"(?:{_NUMBER}|\d*[A-Za-z-][0-9A-Za-z-]*)"
VERSION = re.compile(
    rf"{_NUMBER}\.{_NUMBER}\.{_NUMBER}(-{_WORD}(\.{_WORD})*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?", re.ASCII
)


def load_questionnaire(path: Path) -> Questionnaire:
    """The questionnaire in this file; raises QuestionnaireInvalid with every problem at once."""
    return parse_questionnaire(read_file(path), str(path))


def read_file(path: Path) -> bytes:
    """The bytes of the file, at most one more than a questionnaire may have."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        problem = FileProblem(str(path), 1, 1, "unreadable", reason, "a file that can be read")
        raise QuestionnaireInvalid([problem]) from error


def parse_questionnaire(content: bytes, name: str) -> Questionnaire:
    """The questionnaire in these bytes; `name` stands in the problems that QuestionnaireInvalid holds."""
    problems: Problems = []
    root = compose(content, name, problems)
    questionnaire = _read(Reader(name, problems), root, sha256(content).hexdigest())
    if problems:
        raise QuestionnaireInvalid(problems)
    return questionnaire


def _read(reader: Reader, root: Node, digest: str) -> Questionnaire:
    fields = reader.fields(root, REQUIRED, ("questions",))
    languages = _read_languages(reader, fields.get("languages"))
    reader.languages = languages
    scales = read_scales(reader, fields.get("scales"))
    criteria_reader = CriteriaReader(reader, scales)
    criteria = criteria_reader.read(fields.get("criteria"))
    return Questionnaire(
        id=reader.token(fields.get("id"), KEBAB_CASE, "bad-id", "a word in kebab-case"),
        version=reader.token(fields.get("version"), VERSION, "bad-version", "a version such as 1.0.0"),
        languages=languages,
        title=reader.texts(fields.get("title")),
        introduction=reader.texts(fields.get("introduction")),
        minutes=reader.integer(fields.get("minutes"), minimum=1),
        source=reader.text(fields.get("source")),
        scales=tuple(scales.values()),
        criteria=criteria,
        questions=read_questions(reader, fields.get("questions"), criteria_reader.item_ids, len(criteria)),
        digest=digest,
    )


def _read_languages(reader: Reader, node: Node | None) -> tuple[str, ...]:
    languages: list[str] = []
    for element in reader.elements(node, "languages"):
        language = reader.token(element, LANGUAGE, "bad-language", "a language code such as nl")
        if language in languages:
            reader.problem(element, "duplicate-language", language, "every language once")
        elif LANGUAGE.fullmatch(language):
            languages.append(language)
    return tuple(languages)
