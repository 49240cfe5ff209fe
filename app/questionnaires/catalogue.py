"""The questionnaires that this installation offers."""

from pathlib import Path

from app.domain.questionnaire import Questionnaire
from app.questionnaires.digests import questionnaire_files
from app.questionnaires.loading import parse_questionnaire, read_file

VersionKey = tuple[tuple[int, ...], bool, tuple[tuple[bool, int, str], ...]]


class Catalogue:
    """The questionnaire files of one folder, read once; a broken one raises QuestionnaireInvalid."""

    def __init__(self, folder: Path) -> None:
        found = []
        self._contents: dict[str, bytes] = {}
        for path in questionnaire_files(folder):
            content = read_file(path)
            questionnaire = parse_questionnaire(content, str(path))
            self._contents[questionnaire.digest] = content
            found.append(questionnaire)
        found.sort(key=lambda each: version_key(each.version), reverse=True)
        found.sort(key=lambda each: each.id)
        self._by_digest = {questionnaire.digest: questionnaire for questionnaire in found}

    def all(self) -> list[Questionnaire]:
        """Every version of every questionnaire, by id, the newest version first."""
        return list(self._by_digest.values())

    def latest(self, questionnaire_id: str) -> Questionnaire | None:
        return next((each for each in self.all() if each.id == questionnaire_id), None)

    def get(self, questionnaire_id: str, version: str) -> Questionnaire | None:
        wanted = (questionnaire_id, version)
        return next((each for each in self.all() if (each.id, each.version) == wanted), None)

    def by_digest(self, digest: str) -> Questionnaire | None:
        return self._by_digest.get(digest)

    def content(self, digest: str) -> bytes:
        """The file's bytes, over which its digest was taken; KeyError for a digest that is not here."""
        return self._contents[digest]


def version_key(version: str) -> VersionKey:
    """Sorts semantic versions: numbers by size, a pre-release before its release, what follows + ignored."""
    numbers, _, pre_release = version.partition("+")[0].partition("-")
    words = pre_release.split(".") if pre_release else []
    return (
        tuple(map(int, numbers.split("."))),
        not words,
        tuple((not word.isdigit(), int(word) if word.isdigit() else 0, word) for word in words),
    )
