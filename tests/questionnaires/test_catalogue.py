from pathlib import Path

import pytest

from app.questionnaires import QuestionnaireInvalid
from app.questionnaires.catalogue import Catalogue, version_key
from tests.questionnaires.examples import VALID, changed, write_released


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    for version in ("1.2.0", "1.10.0", "1.10.0-rc.1"):
        write_released(tmp_path, changed(("1.2.0", version)), version)
    other = tmp_path / "another" / "1.0.0.yaml"
    other.parent.mkdir()
    other.write_bytes(changed(("small-check", "another"), ("1.2.0", "1.0.0")))
    return Catalogue(tmp_path)


def test_all_versions_by_id_the_newest_first(catalogue: Catalogue) -> None:
    assert [(each.id, each.version) for each in catalogue.all()] == [
        ("another", "1.0.0"),
        ("small-check", "1.10.0"),
        ("small-check", "1.10.0-rc.1"),
        ("small-check", "1.2.0"),
    ]


def test_one_is_found_by_id_version_and_digest(catalogue: Catalogue) -> None:
    latest = catalogue.latest("small-check")
    assert latest is not None
    assert latest.version == "1.10.0"
    assert catalogue.get("small-check", "1.10.0") is latest
    assert catalogue.by_digest(latest.digest) is latest
    assert catalogue.content(latest.digest) == changed(("1.2.0", "1.10.0"))


def test_what_is_not_there_is_not_found(catalogue: Catalogue) -> None:
    assert catalogue.latest("unknown") is None
    assert catalogue.get("small-check", "2.0.0") is None
    assert catalogue.by_digest("0" * 64) is None
    with pytest.raises(KeyError):
        catalogue.content("0" * 64)


def test_files_are_read_once(tmp_path: Path) -> None:
    path = write_released(tmp_path)
    catalogue = Catalogue(tmp_path)
    path.unlink()
    assert catalogue.content(catalogue.all()[0].digest) == VALID.encode()


def test_a_broken_file_is_told_at_once(tmp_path: Path) -> None:
    write_released(tmp_path, b"id: [")
    with pytest.raises(QuestionnaireInvalid, match="not-yaml"):
        Catalogue(tmp_path)


def test_versions_sort_as_semver_says() -> None:
    ordered = [
        "1.0.0-alpha",
        "1.0.0-alpha.1",
        "1.0.0-alpha.beta",
        "1.0.0-beta.2",
        "1.0.0-beta.11",
        "1.0.0",
        "1.0.1",
        "1.10.0",
    ]
    shuffled = [ordered[place] for place in (5, 2, 7, 0, 3, 6, 1, 4)]
    assert sorted(shuffled, key=version_key) == ordered
