"""The lock that keeps released questionnaires as they are: `digests.lock`, lines `sha256  relative/path`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from app.domain.questionnaire import Questionnaire
from app.questionnaires.documents import Problems
from app.questionnaires.loading import parse_questionnaire, read_file
from app.questionnaires.problems import FileProblem, QuestionnaireInvalid

LOCK = "digests.lock"
LINE = re.compile(r"([0-9a-f]{64})  (\S.*\.yaml)")


@dataclass(frozen=True)
class Entry:
    line: int
    digest: str


def questionnaire_files(folder: Path) -> list[Path]:
    """Every questionnaire file in the folder, in order of name."""
    return sorted(folder.rglob("*.yaml"))


def read_lock(folder: Path, problems: Problems) -> dict[str, Entry]:
    """The entries by path relative to the folder; an absent lock has none."""
    path = folder / LOCK
    if not path.exists():
        return {}
    try:
        text = read_file(path).decode("utf-8", "replace")
    except QuestionnaireInvalid as error:
        problems.extend(error.problems)
        return {}
    entries: dict[str, Entry] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        found = LINE.fullmatch(line)
        if found is None or found[2] in entries:
            expected = "sha256, two spaces, a path that no other line has"
            problems.append(FileProblem(str(path), number, 1, "bad-lock-line", line, expected))
        else:
            entries[found[2]] = Entry(number, found[1])
    return entries


def check_folder(folder: Path) -> list[FileProblem]:
    """What is wrong with the questionnaires of the folder, and with the lock that they are under."""
    if not folder.is_dir():
        return [FileProblem(str(folder), 1, 1, "unreadable", folder.name, "a folder with questionnaires")]
    problems: list[FileProblem] = []
    entries = read_lock(folder, problems)
    first_of: dict[tuple[str, str], Path] = {}
    for path in questionnaire_files(folder):
        relative = path.relative_to(folder).as_posix()
        try:
            content = read_file(path)
            problems.extend(_lock_problems(path, content, entries.get(relative)))
            questionnaire = parse_questionnaire(content, str(path))
        except QuestionnaireInvalid as error:
            problems.extend(error.problems)
            continue
        first = first_of.setdefault((questionnaire.id, questionnaire.version), path)
        problems.extend(_place_problems(path, relative, questionnaire, first))
    for relative, entry in entries.items():
        if not (folder / relative).is_file():
            expected = "the file; a released questionnaire stays"
            lock = str(folder / LOCK)
            problems.append(FileProblem(lock, entry.line, 67, "locked-file-missing", relative, expected))
    return sorted(problems)


def check_file(path: Path, folder: Path) -> list[FileProblem]:
    """What is wrong with one file; a file under the folder's lock has to be as it was locked."""
    problems: list[FileProblem] = []
    try:
        content = read_file(path)
        entry = read_lock(folder, []).get(_relative(path, folder) or "")
        if entry:
            problems.extend(_lock_problems(path, content, entry))
        parse_questionnaire(content, str(path))
    except QuestionnaireInvalid as error:
        problems.extend(error.problems)
    return sorted(problems)


def lock_file(path: Path, folder: Path) -> str:
    """Adds the file to the folder's lock and returns its digest.

    Raises QuestionnaireInvalid for a file or a lock with problems, and for a file that has an entry already:
    an entry never changes.
    """
    problems: list[FileProblem] = []
    entries = read_lock(folder, problems)
    relative = _relative(path, folder)
    if relative is None:
        problems.append(FileProblem(str(path), 1, 1, "outside-folder", path.name, f"a file below {folder}"))
        raise QuestionnaireInvalid(problems)
    if relative in entries:
        expected = "a file without a line in the lock; a new version is a new file"
        problems.append(FileProblem(str(path), 1, 1, "already-locked", relative, expected))
    questionnaire = parse_questionnaire(read_file(path), str(path))
    problems.extend(_place_problems(path, relative, questionnaire, path))
    if problems:
        raise QuestionnaireInvalid(problems)
    digests = {name: entry.digest for name, entry in entries.items()} | {relative: questionnaire.digest}
    lines = [f"{digest}  {name}\n" for name, digest in sorted(digests.items())]
    (folder / LOCK).write_text("".join(lines), encoding="utf-8")
    return questionnaire.digest


def _lock_problems(path: Path, content: bytes, entry: Entry | None) -> Iterator[FileProblem]:
    digest = sha256(content).hexdigest()
    if entry is None:
        expected = f"a line in {LOCK}; `slagvaardig questionnaires lock` adds it"
        yield FileProblem(str(path), 1, 1, "not-locked", digest, expected)
    elif entry.digest != digest:
        expected = f"{entry.digest}; a released file never changes, a new version is a new file"
        yield FileProblem(str(path), 1, 1, "digest-changed", digest, expected)


def _place_problems(
    path: Path, relative: str, questionnaire: Questionnaire, first: Path
) -> Iterator[FileProblem]:
    expected = f"{questionnaire.id}/{questionnaire.version}.yaml"
    if first != path:
        found = f"{questionnaire.id} {questionnaire.version}"
        yield FileProblem(str(path), 1, 1, "duplicate-version", found, f"this version in {first} only")
    elif relative != expected:
        yield FileProblem(str(path), 1, 1, "wrong-place", relative, expected)


def _relative(path: Path, folder: Path) -> str | None:
    """The path as the lock names it; None outside the folder."""
    try:
        return path.resolve().relative_to(folder.resolve()).as_posix()
    except ValueError:
        return None
