import threading
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from app.files.file_problems import FileRefused
from app.persistence.database import Database
from app.persistence.tables import Assessment, Network, QuestionnaireFile, Release, Response
from app.questionnaires import QuestionnaireInvalid
from app.services import answer_imports, networks, releases, reports
from app.services.answer_imports import ImportedWave, ImportTerms, new_network
from app.services.networks import NetworkData
from app.services.runtime import Runtime
from tests.domain import plain_scores
from tests.domain.scoring_samples import Row
from tests.factories import START, make_runtime
from tests.imports import (
    PATH,
    QUICKSCAN,
    TAKEN_ON,
    answers_csv,
    everything,
    import_source,
    people,
    problems_of,
    read,
)

TERMS = ImportTerms(TAKEN_ON)


@pytest.fixture
def runtime(database: Database, tmp_path: Path) -> Runtime:
    return make_runtime(database, tmp_path)


def add_network(runtime: Runtime, name: str, demo: bool = False) -> str:
    with runtime.database.writing() as session:
        return networks.create(session, new_network(name), demo).id


def bring(
    runtime: Runtime, *people: list[Row], invited: bytes | None = None, **terms: Any
) -> list[ImportedWave]:
    return import_source(runtime, read(answers_csv(*people), invited), replace(TERMS, **terms))


def is_refused(runtime: Runtime, *people: list[Row], **terms: Any) -> list[tuple[int, str, str, str]]:
    """The problems, after seeing that nothing has changed."""
    before = everything(runtime.database)
    with pytest.raises(FileRefused) as error:
        bring(runtime, *people, **terms)
    assert everything(runtime.database) == before
    return problems_of(error.value)


def test_made_up_answers_make_networks_of_their_own_with_all_that_is_known_of_them(runtime: Runtime) -> None:
    real = add_network(runtime, "Veilig Zuid")
    known = NetworkData("Veilig Zuid", "Samen voor Zuid.", "informal", "district", "stuck", None)
    (made,) = bring(runtime, people("Veilig Zuid", 12), known={"Veilig Zuid": known}, demo=True)
    assert made.network_id != real
    with runtime.database.reading() as session:
        network = session.get_one(Network, made.network_id)
        occasion = releases.published(session, made.assessment_id).occasion
    assert (network.demo, network.purpose, network.formality) == (True, "Samen voor Zuid.", "informal")
    assert (occasion.demo, occasion.formality, occasion.scale, occasion.phase) == (
        True, "informal", "district", "stuck"
    )  # fmt: skip


def test_a_network_becomes_a_closed_assessment_with_its_release(runtime: Runtime) -> None:
    (made,) = bring(runtime, people("Veilig Zuid", 12), threshold=4)
    with runtime.database.reading() as session:
        network = session.get_one(Network, made.network_id)
        assert (network.name, network.demo) == ("Veilig Zuid", False)
        assert (network.formality, network.scale, network.phase) == ("formal", "city", "running")
        assessment = session.get_one(Assessment, made.assessment_id)
        release = session.exec(select(Release)).one()
        file = session.exec(select(QuestionnaireFile)).one()
    assert (assessment.network_id, assessment.wave, assessment.state) == (network.id, 1, "closed")
    assert {assessment.opens_on, assessment.closes_on, assessment.closed_on} == {TAKEN_ON}
    assert (assessment.origin, assessment.mode, assessment.threshold) == ("import", "confidential", 4)
    assert (release.assessment_id, release.released_on) == (assessment.id, START.date())
    assert (file.digest, file.content) == (assessment.questionnaire_digest, PATH.read_bytes())


def test_the_release_holds_the_figures_of_the_same_answers_computed_apart(runtime: Runtime) -> None:
    rows = people("Veilig Zuid", 14)
    (made,) = bring(runtime, rows, people("Noord", 6), invited=b"network,invited\nVeilig Zuid,20\nNoord,6\n")[
        :1
    ]
    apart = plain_scores.network_figures(QUICKSCAN, rows, invited=20)
    with runtime.database.reading() as session:
        published = releases.published(session, made.assessment_id)
    assert (published.occasion.network, published.occasion.closed_on) == ("Veilig Zuid", TAKEN_ON)
    assert (published.results.respondents, published.results.invited) == (14, 20)
    for criterion in QUICKSCAN.criteria:
        shown = published.results.criteria[criterion.id].figures
        expected: Any = apart["criteria"]
        assert shown is not None
        assert shown.n == expected[criterion.id]["n"]
        assert shown.mean == pytest.approx(expected[criterion.id]["mean"], abs=0.0501)
        assert shown.bounds == pytest.approx(expected[criterion.id]["bounds"], abs=0.0501)


def test_a_network_that_is_there_gets_the_next_wave(runtime: Runtime) -> None:
    known = add_network(runtime, "Veilig Zuid")
    bring(runtime, people("VEILIG  zuid", 6))
    (made,) = bring(runtime, people("veilig zuid", 6, seed=2), taken_on=date(2026, 3, 1))
    assert (made.network_id, made.plan.wave, made.plan.name) == (known, 2, "Veilig Zuid")
    with runtime.database.reading() as session:
        assert [wave.occasion.network for wave in releases.published_of_network(session, known)] == [
            "Veilig Zuid",
            "Veilig Zuid",
        ]


def test_a_demonstration_never_gets_real_answers(runtime: Runtime) -> None:
    demo = add_network(runtime, "Veilig Zuid", demo=True)
    (made,) = bring(runtime, people("Veilig Zuid", 6))
    assert made.network_id != demo


def test_of_the_answers_only_the_release_is_kept(runtime: Runtime) -> None:
    rows = people("Veilig Zuid", 7, organisations=["Politie", "School", "Politie", "School", "School"])
    (made,) = bring(runtime, rows, people("Noord", 5, organisations=["Eenling", "Ander"]))[:1]
    with runtime.database.reading() as session:
        assert session.exec(select(Response)).all() == []
        assert releases.published(session, made.assessment_id).results.respondents == 7
    assert "Eenling" not in repr(everything(runtime.database))


@pytest.mark.parametrize("taken_on", [TAKEN_ON, date(2026, 1, 1)])
def test_the_same_answers_are_imported_once(runtime: Runtime, taken_on: date) -> None:
    bring(runtime, people("Veilig Zuid", 6))
    refused = is_refused(runtime, people("Veilig Zuid", 6)[::-1], taken_on=taken_on)
    assert refused == [(2, "network", "already-imported", "Veilig Zuid")]


def test_nobody_learns_from_an_import_what_was_answered_in_a_survey(runtime: Runtime) -> None:
    (made,) = bring(runtime, people("Veilig Zuid", 6))
    with runtime.database.writing() as session:
        session.get_one(Assessment, made.assessment_id).origin = "survey"
    for guess in (1, 2):
        assert is_refused(runtime, people("Veilig Zuid", 6, seed=guess)) == [
            (2, "network", "already-assessed", "Veilig Zuid")
        ]
    bring(runtime, people("Veilig Zuid", 6), taken_on=date(2026, 1, 1))


def test_one_network_that_was_imported_keeps_the_whole_file_out(runtime: Runtime) -> None:
    bring(runtime, people("Veilig Zuid", 6))
    refused = is_refused(runtime, people("Noord", 5), people("Veilig Zuid", 6), people("Oost", 5))
    assert refused == [(7, "network", "already-imported", "Veilig Zuid")]


def test_the_same_answers_in_another_network_are_new(runtime: Runtime) -> None:
    rows = people("Veilig Zuid", 6)
    bring(runtime, rows)
    (made,) = bring(runtime, [replace(row, network="Noord") for row in rows])
    assert made.plan.network is None


def test_results_of_a_date_are_never_released_again_with_other_answers(runtime: Runtime) -> None:
    bring(runtime, people("Veilig Zuid", 6))
    assert is_refused(runtime, people("Veilig Zuid", 6)[:5]) == [
        (2, "network", "already-assessed", "Veilig Zuid")
    ]
    bring(runtime, people("Veilig Zuid", 6)[:5], taken_on=date(2026, 2, 21))


def test_two_networks_of_one_name_are_not_guessed_between(runtime: Runtime) -> None:
    add_network(runtime, "Veilig Zuid")
    add_network(runtime, "veilig zuid")
    assert is_refused(runtime, people("Veilig Zuid", 6)) == [
        (2, "network", "network-ambiguous", "Veilig Zuid")
    ]


def test_a_failure_half_way_leaves_everything_as_it_was(
    runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = read(answers_csv(people("Veilig Zuid", 6), people("Noord", 6)))
    made = answer_imports.make_releases(source, TERMS)
    before = everything(runtime.database)
    done: list[object] = []
    save = releases.save

    def fail_on_the_second(*given: Any) -> None:
        done.append(given)
        if len(done) == 2:
            raise OSError("the disk is full")
        save(*given)

    monkeypatch.setattr(releases, "save", fail_on_the_second)
    with pytest.raises(OSError, match="disk"), runtime.database.writing() as session:
        answer_imports.carry_out(session, source, PATH.read_bytes(), made, TERMS, runtime.today())
    assert everything(runtime.database) == before


def test_what_came_before_is_told_from_the_dates(runtime: Runtime) -> None:
    (late,) = bring(runtime, people("Veilig Zuid", 6), taken_on=date(2026, 1, 10))
    (early,) = bring(runtime, people("Veilig Zuid", 6, seed=2), taken_on=date(2024, 5, 6))
    assert (late.plan.wave, early.plan.wave) == (1, 2)
    with runtime.database.reading() as session:
        later = reports.report_of(session, late.assessment_id, "nl")
        earlier = reports.report_of(session, early.assessment_id, "nl")
    assert later.previous is not None
    assert later.previous.closed_on == date(2024, 5, 6)
    assert earlier.previous is None


def test_fewer_people_than_the_threshold_give_a_release_that_shows_nothing(runtime: Runtime) -> None:
    (made,) = bring(runtime, people("Veilig Zuid", 4))
    with runtime.database.reading() as session:
        results = releases.published(session, made.assessment_id).results
    assert results.respondents == 4
    assert all(each.figures is None for each in results.criteria.values())


@pytest.mark.parametrize("known_by", ["catalogue", "an earlier import"])
def test_a_version_that_is_known_with_other_contents_is_refused(runtime: Runtime, known_by: str) -> None:
    other = replace(QUICKSCAN, digest="f" * 64)
    if known_by == "an earlier import":
        other = replace(other, id="elders")
        with runtime.database.writing() as session:
            session.add(
                QuestionnaireFile(digest="e" * 64, questionnaire_id="elders", version="1.0.0", content=b"")
            )
    with runtime.database.reading() as session:
        answer_imports.refuse_other_contents(session, runtime.catalogue, QUICKSCAN, "q.yaml")
        with pytest.raises(QuestionnaireInvalid) as error:
            answer_imports.refuse_other_contents(session, runtime.catalogue, other, "q.yaml")
    assert str(error.value).startswith(f"q.yaml:1:1: duplicate-version '{other.id} 1.0.0'")


def test_two_imports_at_the_same_moment_make_one(runtime: Runtime) -> None:
    source = read(answers_csv(people("Veilig Zuid", 6)))
    start = threading.Barrier(4)
    outcomes: list[int | str] = []

    def bring_at_once() -> None:
        start.wait()
        try:
            outcomes.append(len(import_source(runtime, source)))
        except FileRefused as error:
            outcomes.append(problems_of(error)[0][2])

    threads = [threading.Thread(target=bring_at_once) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(str, outcomes)) == ["1", *["already-imported"] * 3]
    assert len(everything(runtime.database)["network"]) == 1
