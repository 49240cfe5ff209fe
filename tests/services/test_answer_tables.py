"""Answers that leave row by row: only where that was agreed on, and nobody can be told from them."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sqlalchemy import update
from sqlmodel import col, select

from app.config import data_folder
from app.documents.answers import answers_csv, answers_sav
from app.domain.answer_table import AnswerTable
from app.domain.printed import printed_mean, printed_spread
from app.domain.problems import Conflict, NotFound
from app.persistence.database import Database
from app.persistence.tables import Assessment, Network, Release, Response
from app.services import closing, releases
from app.services.answer_files import read_files
from app.services.answer_tables import answer_table
from app.services.runtime import Runtime
from app.services.scoring import score_file
from tests.factories import START, make_runtime
from tests.imports import given, import_source
from tests.services.gatherings import Gathering, answers_of, gather

TODAY = date(2026, 3, 21)


@pytest.fixture
def runtime(database: Database, tmp_path: Path) -> Runtime:
    return make_runtime(database, tmp_path)


def closed(runtime: Runtime, people: int = 24, **assessment: Any) -> Gathering:
    gathering = gather(runtime, people, **{"row_export": True, **assessment})
    with runtime.database.writing() as session:
        closing.request_close(session, runtime.jobs, gathering.assessment_id, START)
    with runtime.database.writing() as session:
        assert closing.close(session, gathering.assessment_id, TODAY)
    return gathering


def table_of(gathering: Gathering) -> AnswerTable:
    with gathering.runtime.database.reading() as session:
        return answer_table(session, gathering.assessment_id, "nl")


def refusal(gathering: Gathering) -> str:
    with pytest.raises(Conflict) as refused:
        table_of(gathering)
    return refused.value.code


def test_rows_hold_the_answers_and_the_groups_of_the_release(runtime: Runtime) -> None:
    gathering = closed(runtime, 36)
    table = table_of(gathering)
    asked = gathering.questionnaire
    expected = Counter(
        tuple(answers_of(asked, number)[item.id] for item in asked.items) for number in range(36)
    )
    assert Counter(map(tuple, table.values.astype(int).tolist())) == expected
    assert not table.dont_know.any()
    with runtime.database.reading() as session:
        published = releases.published(session, gathering.assessment_id)
    assert set(table.attributes) == {each.dimension for each in published.results.breakdowns}
    assert table.attributes
    assert min(Counter(zip(*table.attributes.values(), strict=True)).values()) >= 5
    assert (table.network, table.wave, table.closed_on) == ("Veilig Zuid", 1, TODAY)


def test_scored_the_file_gives_the_figures_of_the_release(runtime: Runtime, tmp_path: Path) -> None:
    gathering = closed(runtime, 30)
    (tmp_path / "a.csv").write_bytes(answers_csv(table_of(gathering)))
    (tmp_path / "i.csv").write_text("network,invited\nVeilig Zuid,32\n")
    with runtime.database.reading() as session:
        published = releases.published(session, gathering.assessment_id)
    parts = score_file(
        gathering.questionnaire,
        tmp_path / "a.csv",
        tmp_path / "i.csv",
        weighting="respondent",
        detail="items",
    )
    scored = json.loads(b"".join(parts))["networks"]["Veilig Zuid"]["criteria"]
    for id_, criterion in published.results.criteria.items():
        assert criterion.figures
        assert criterion.figures.n == scored[id_]["n"]
        assert criterion.figures.mean == printed_mean(scored[id_]["mean"])
        for name in ("sd", "se", "rwg_j", "ad", "vdeijk_a"):
            assert getattr(criterion.figures, name) == printed_spread(scored[id_][name])
        for item, figures in criterion.items.items():
            assert figures
            assert list(figures.frequencies) == scored[id_]["items"][item]["frequencies"]


def test_imported_the_file_gives_the_same_results(runtime: Runtime) -> None:
    gathering = closed(runtime, 30)
    with runtime.database.reading() as session:
        published = releases.published(session, gathering.assessment_id)
    asked = gathering.questionnaire
    content = answers_csv(table_of(gathering))
    invited = b"network,invited\nVeilig Zuid,32\n"
    source = read_files(asked, given(content), given(invited, "i.csv"))
    file = data_folder() / "questionnaires" / asked.id / f"{asked.version}.yaml"
    (wave,) = import_source(runtime, source, content=file.read_bytes())
    with runtime.database.reading() as session:
        again = releases.published(session, wave.assessment_id)
    assert again.results.criteria == published.results.criteria
    assert again.verdicts == published.verdicts
    assert again.occasion.network == "Veilig Zuid"


def test_the_order_is_the_same_every_time_and_not_that_of_arrival(runtime: Runtime) -> None:
    gathering = closed(runtime, 30)
    once, again = table_of(gathering), table_of(gathering)
    assert answers_csv(once) == answers_csv(again)
    assert answers_sav(once) == answers_sav(again)
    items = gathering.questionnaire.items
    given = [answers_of(gathering.questionnaire, number) for number in range(30)]
    arrived = [[answers[item.id] for item in items] for answers in given]
    assert once.values.tolist() != arrived
    with runtime.database.reading() as session:
        ids = sorted(session.exec(select(Response.id)))
        first = session.get_one(Response, ids[0])
    assert once.values[0].tolist() == [first.answers[item.id] for item in items]


def test_without_an_agreement_no_row_leaves(runtime: Runtime) -> None:
    assert refusal(closed(runtime, row_export=False)) == "rows-not-agreed"


def test_an_agreement_afterwards_counts_for_nothing(runtime: Runtime) -> None:
    gathering = closed(runtime, row_export=False)
    with runtime.database.writing() as session:
        session.get_one(Assessment, gathering.assessment_id).row_export = True
    assert refusal(gathering) == "rows-not-agreed"


def test_too_few_rows_stay_here(runtime: Runtime) -> None:
    assert refusal(closed(runtime, 14)) == "rows-withheld"


def test_nothing_leaves_before_the_release(runtime: Runtime) -> None:
    gathering = gather(runtime, 20, row_export=True)
    with runtime.database.reading() as session, pytest.raises(NotFound):
        answer_table(session, gathering.assessment_id, "nl")


@pytest.mark.parametrize(
    "tampered",
    [{"organisation": "Politie Zuid"}, {"level": "residents"}, {"sector": "other", "line": "goal"}],
)
def test_rows_with_more_beside_them_than_planned_stay_here(
    runtime: Runtime, tampered: dict[str, str]
) -> None:
    gathering = closed(runtime)
    with runtime.database.writing() as session:
        one = session.exec(select(Response.id)).first()
        session.execute(update(Response).where(col(Response.id) == one).values(**tampered))
    assert refusal(gathering) == "rows-withheld"


def test_a_row_too_few_gives_itself_away_by_the_release_and_keeps_the_others_here(runtime: Runtime) -> None:
    gathering = closed(runtime)
    with runtime.database.writing() as session:
        session.delete(session.exec(select(Response)).first())
    assert refusal(gathering) == "rows-withheld"


def test_open_answers_never_leave(runtime: Runtime) -> None:
    gathering = closed(runtime)
    with runtime.database.writing() as session:
        row = session.exec(select(Response)).first()
        assert row
        row.answers = {**row.answers, gathering.question: "Geheim"}
    table = table_of(gathering)
    assert "Geheim" not in answers_csv(table).decode()
    assert gathering.question not in table.choices


def test_choices_and_dont_knows_come_along(runtime: Runtime) -> None:
    gathering = closed(runtime)
    asked = gathering.questionnaire
    with runtime.database.writing() as session:
        for row in session.exec(select(Response)):
            row.answers = {asked.items[0].id: "dk", asked.items[1].id: 2, "hindering": ["drive", "steering"]}
    table = table_of(gathering)
    assert table.dont_know[:, 0].all()
    assert set(table.values[:, 1]) == {2}
    assert np.isnan(table.values[:, [0, 2]]).all()
    chosen = [each.id for each, hit in zip(asked.criteria, table.choices["hindering"][0], strict=True) if hit]
    assert chosen == ["drive", "steering"]


def test_the_name_is_that_of_the_release(runtime: Runtime) -> None:
    gathering = closed(runtime)
    with runtime.database.writing() as session:
        session.execute(update(Network).values(name="Sindsdien anders"))
        release = session.exec(select(Release)).one()
    table = table_of(gathering)
    assert (table.network, table.release_id) == ("Veilig Zuid", release.id)
