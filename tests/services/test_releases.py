"""Releases are kept once and read back as they were made, on both databases."""

from dataclasses import replace
from datetime import date

import pytest

from app.config import data_folder
from app.domain.disclosure import Terms
from app.domain.problems import Conflict, NotFound
from app.domain.release import Occasion, Release, build_release
from app.domain.vocabulary import Language
from app.persistence import releases as stored_releases
from app.persistence.database import Database
from app.persistence.tables import Assessment, Network, QuestionnaireFile
from app.questionnaires.catalogue import Catalogue
from app.services import releases, reports
from tests.domain.report_samples import make_questionnaire, rows

QUESTIONNAIRE = make_questionnaire()
CATALOGUE = Catalogue(data_folder() / "questionnaires")


def made(wave: int = 1, network: str = "Zuidwijk") -> Release:
    occasion = Occasion(network, wave, date(2025 + wave, 3, 1))
    return build_release(QUESTIONNAIRE, rows(QUESTIONNAIRE, *["44"] * 5), None, Terms(), occasion)


def assess(database: Database, assessment_id: str, network: str = "Zuidwijk", wave: int = 1) -> None:
    """A closed assessment, its network made when it is not there yet."""
    digest = QUESTIONNAIRE.digest
    with database.writing() as session:
        if session.get(QuestionnaireFile, digest) is None:
            session.add(
                QuestionnaireFile(digest=digest, questionnaire_id="proef", version="1.0.0", content=b"")
            )
        if session.get(Network, network) is None:
            session.add(Network(id=network, name=network, formality="formal", scale="city", phase="running"))
        session.flush()
        session.add(
            Assessment(
                id=assessment_id,
                network_id=network,
                wave=wave,
                questionnaire_digest=digest,
                opens_on=date(2026, 1, 1),
                closes_on=date(2026, 3, 1),
                state="closed",
            )
        )


def keep(database: Database, assessment_id: str, release: Release) -> None:
    with database.writing() as session:
        releases.save(session, assessment_id, release, date(2026, 3, 2))


def test_a_release_is_read_back_as_it_was_made(database: Database) -> None:
    assess(database, "one")
    keep(database, "one", made())
    with database.reading() as session:
        assert releases.published(session, "one") == made().published
        assert releases.sealed(session, "one") == made().sealed


def test_a_release_is_never_made_twice(database: Database) -> None:
    assess(database, "one")
    keep(database, "one", made())
    with pytest.raises(Conflict):
        keep(database, "one", made(wave=2))
    with database.reading() as session:
        assert releases.published(session, "one") == made().published


def test_there_is_nothing_to_read_before_the_release(database: Database) -> None:
    assess(database, "one")
    with database.reading() as session:
        with pytest.raises(NotFound) as published:
            releases.published(session, "one")
        with pytest.raises(NotFound):
            releases.sealed(session, "one")
    assert published.value.code == "not-released"


def test_the_two_parts_are_stored_apart(database: Database) -> None:
    assess(database, "one")
    keep(database, "one", made())
    with database.reading() as session:
        stored = stored_releases.of_assessment(session, "one")
    assert stored is not None
    assert made().sealed.input_digest in stored.sealed
    assert made().sealed.input_digest not in stored.published


def test_a_network_s_waves_come_in_order(database: Database) -> None:
    for wave in (2, 1):
        assess(database, f"wave {wave}", wave=wave)
        keep(database, f"wave {wave}", made(wave))
    assess(database, "elsewhere", network="Noord")
    keep(database, "elsewhere", made(network="Noord"))
    with database.reading() as session:
        found = releases.published_of_network(session, "Zuidwijk")
    assert [each.occasion.wave for each in found] == [1, 2]


def test_reports_are_listed_by_network_with_the_latest_wave_first(database: Database) -> None:
    for wave in (1, 2):
        assess(database, f"z{wave}", "zuid", wave)
        keep(database, f"z{wave}", made(wave, "zuid"))
    assess(database, "n1", "Noord")
    keep(database, "n1", made(network="Noord"))
    assess(database, "open", "Noord", wave=2)
    with database.reading() as session:
        lines = reports.lines(session)
    assert [line.assessment_id for line in lines] == ["n1", "z2", "z1"]
    assert lines[0].published.results.respondents == 5


def release_of_the_catalogue(database: Database, wave: int, answers: dict[str, int]) -> None:
    """A wave of one network with the installation's own quickscan; everybody gives the same answers."""
    quickscan = CATALOGUE.latest("slagvaardigheid-quickscan")
    assert quickscan is not None
    content = CATALOGUE.content(quickscan.digest)
    with database.writing() as session:
        if session.get(QuestionnaireFile, quickscan.digest) is None:
            session.add(
                QuestionnaireFile(
                    digest=quickscan.digest,
                    questionnaire_id=quickscan.id,
                    version=quickscan.version,
                    content=content,
                )
            )
    assess(database, f"wave {wave}", wave=wave)
    with database.writing() as session:
        session.get_one(Assessment, f"wave {wave}").questionnaire_digest = quickscan.digest
    everybody = [replace(rows(QUESTIONNAIRE, "--")[0], answers=answers)] * 6
    occasion = Occasion("Zuidwijk", wave, date(2025 + wave, 3, 1))
    keep(database, f"wave {wave}", build_release(quickscan, everybody, None, Terms(), occasion))


@pytest.mark.parametrize(("language", "name"), [("nl", "Regie"), ("en", "Steering")])
def test_a_report_stands_beside_the_wave_before(database: Database, language: Language, name: str) -> None:
    quickscan = CATALOGUE.latest("slagvaardigheid-quickscan")
    assert quickscan is not None
    steering = [item.id for item in quickscan.criterion_by_id["steering"].items]
    release_of_the_catalogue(database, 1, dict.fromkeys(steering, 2))
    release_of_the_catalogue(database, 2, dict.fromkeys(steering, 4))
    with database.reading() as session:
        report = reports.report_of(session, "wave 2", language)
    criterion = next(each for each in report.criteria if each.id == "steering")
    assert criterion.name == name
    assert criterion.figures is not None
    assert criterion.previous is not None
    assert (criterion.previous.mean, criterion.figures.mean) == (2.0, 4.0)
    assert report.previous == Occasion("Zuidwijk", 1, date(2026, 3, 1))


def test_an_unknown_assessment_has_no_report(database: Database) -> None:
    with database.reading() as session, pytest.raises(NotFound):
        reports.report_of(session, "nowhere", "nl")
