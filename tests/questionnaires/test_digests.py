"""The lock on released files."""

from hashlib import sha256
from pathlib import Path

import pytest

from app.config import data_folder
from app.questionnaires import QuestionnaireInvalid
from app.questionnaires.digests import LOCK, check_file, check_folder, lock_file, questionnaire_files
from tests.questionnaires.examples import VALID, changed, write_released

TESTED = {
    "already-locked",
    "bad-lock-line",
    "digest-changed",
    "duplicate-version",
    "locked-file-missing",
    "not-locked",
    "outside-folder",
    "unreadable",
    "wrong-place",
}
"""The codes that have their test here."""


def codes(folder: Path) -> list[str]:
    return [problem.code for problem in check_folder(folder)]


@pytest.fixture
def released(tmp_path: Path) -> Path:
    """A file under lock; its folder is two up."""
    path = write_released(tmp_path)
    lock_file(path, tmp_path)
    return path


def test_a_locked_file_is_in_order(tmp_path: Path, released: Path) -> None:
    digest = sha256(VALID.encode()).hexdigest()
    assert (tmp_path / LOCK).read_text() == f"{digest}  small-check/1.2.0.yaml\n"
    assert check_folder(tmp_path) == []
    assert check_file(released, tmp_path) == []


def test_a_changed_file_is_found(tmp_path: Path, released: Path) -> None:
    released.write_bytes(changed(("Welkom.", "Welkom!")))
    assert codes(tmp_path) == ["digest-changed"]
    assert [problem.code for problem in check_file(released, tmp_path)] == ["digest-changed"]


def test_a_changed_file_with_a_mistake_tells_both(tmp_path: Path, released: Path) -> None:
    released.write_bytes(changed(("minutes: 3", "minutes: 0")))
    assert codes(tmp_path) == ["digest-changed", "bad-number"]


def test_a_file_without_a_lock_is_found_but_may_be_written_on(tmp_path: Path) -> None:
    path = write_released(tmp_path)
    assert codes(tmp_path) == ["not-locked"]
    assert check_file(path, tmp_path) == []


def test_a_vanished_file_is_found_at_its_line_in_the_lock(tmp_path: Path, released: Path) -> None:
    released.unlink()
    (problem,) = check_folder(tmp_path)
    assert (problem.code, problem.line, problem.value) == ("locked-file-missing", 1, "small-check/1.2.0.yaml")


@pytest.mark.parametrize("line", ["", "abc  small-check/1.2.0.yaml", f"{'a' * 64} one-space.yaml"])
def test_a_line_that_is_no_entry_is_found(tmp_path: Path, released: Path, line: str) -> None:
    lock = tmp_path / LOCK
    lock.write_text(lock.read_text() + line + "\n")
    (problem,) = check_folder(tmp_path)
    assert (problem.code, problem.line) == ("bad-lock-line", 2)


def test_a_second_line_for_one_file_is_found(tmp_path: Path, released: Path) -> None:
    lock = tmp_path / LOCK
    lock.write_text(lock.read_text() + f"{'a' * 64}  small-check/1.2.0.yaml\n")
    assert codes(tmp_path) == ["bad-lock-line"]


def test_one_version_stands_in_one_file(tmp_path: Path, released: Path) -> None:
    copy = released.with_name("copy.yaml")
    copy.write_bytes(VALID.encode() + b"# copy\n")
    assert codes(tmp_path) == ["not-locked", "wrong-place"] or codes(tmp_path) == [
        "duplicate-version",
        "not-locked",
    ]


def test_a_file_is_called_after_its_id_and_version(tmp_path: Path) -> None:
    path = write_released(tmp_path, version="9.9.9")
    assert codes(tmp_path) == ["not-locked", "wrong-place"]
    with pytest.raises(QuestionnaireInvalid, match=r"wrong-place 'small-check/9\.9\.9\.yaml'"):
        lock_file(path, tmp_path)


def test_an_entry_never_changes(tmp_path: Path, released: Path) -> None:
    before = (tmp_path / LOCK).read_text()
    released.write_bytes(changed(("Welkom.", "Welkom!")))
    with pytest.raises(QuestionnaireInvalid, match="already-locked"):
        lock_file(released, tmp_path)
    assert (tmp_path / LOCK).read_text() == before


def test_a_file_with_a_mistake_is_not_locked(tmp_path: Path) -> None:
    path = write_released(tmp_path, changed(("minutes: 3", "minutes: 0")))
    with pytest.raises(QuestionnaireInvalid, match="bad-number"):
        lock_file(path, tmp_path)
    assert not (tmp_path / LOCK).exists()


def test_a_second_file_joins_the_first(tmp_path: Path, released: Path) -> None:
    newer = write_released(tmp_path, changed(("version: 1.2.0", "version: 1.10.0")), "1.10.0")
    lock_file(newer, tmp_path)
    assert check_folder(tmp_path) == []
    assert [line.split("  ")[1] for line in (tmp_path / LOCK).read_text().splitlines()] == [
        "small-check/1.10.0.yaml",
        "small-check/1.2.0.yaml",
    ]


def test_a_file_elsewhere_is_checked_but_not_locked(tmp_path: Path) -> None:
    elsewhere = tmp_path / "mine.yaml"
    elsewhere.write_text(VALID)
    folder = tmp_path / "questionnaires"
    folder.mkdir()
    assert check_file(elsewhere, folder) == []
    with pytest.raises(QuestionnaireInvalid, match="outside-folder"):
        lock_file(elsewhere, folder)


def test_what_can_not_be_read_is_told(tmp_path: Path, released: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    assert codes(tmp_path) == ["unreadable"]
    assert codes(tmp_path / "nowhere") == ["unreadable"]
    (problem,) = check_file(tmp_path / "nothing.yaml", tmp_path)
    assert (problem.code, problem.value) == ("unreadable", "No such file or directory")


def test_a_lock_that_can_not_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / LOCK).mkdir()
    assert codes(tmp_path) == ["unreadable"]


def test_the_questionnaires_of_the_product_are_in_order_and_locked() -> None:
    folder = data_folder() / "questionnaires"
    assert check_folder(folder) == []
    assert len(questionnaire_files(folder)) >= 2
