from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest
from sqlmodel import select

from app.domain.grouping import Attributes
from app.domain.terms import Terms
from app.persistence.database import Database
from app.persistence.tables import Assessment, Participant
from app.services.reach import Reach, outlook, reach, spread_evenly
from app.services.runtime import Runtime
from tests.factories import make_runtime
from tests.services.gatherings import Gathering, gather


@pytest.fixture
def runtime(database: Database, tmp_path: Path) -> Runtime:
    return make_runtime(database, tmp_path)


def reached(gathering: Gathering) -> Reach:
    with gathering.runtime.database.reading() as session:
        return reach(session, session.get_one(Assessment, gathering.assessment_id))


def test_it_tells_the_groups_that_can_be_shown_if_all_answer(runtime: Runtime) -> None:
    found = reached(gather(runtime, 0, silent=24))
    assert (found.invited, found.everybody.answering, found.most.answering) == (24, 24, 16)
    level = found.everybody.breakdowns[0]
    assert level.dimension == "level"
    assert sum(group.people for group in level.groups) == 24
    assert all(group.people >= 5 for breakdown in found.everybody.breakdowns for group in breakdown.groups)
    assert found.everybody.comments
    assert not found.everybody.rows, "not agreed on"


def test_fewer_answers_never_show_smaller_groups_than_the_threshold(runtime: Runtime) -> None:
    found = reached(gather(runtime, 0, silent=24, threshold=6, row_export=True))
    for each in (found.everybody, found.most):
        assert all(group.people >= 6 for breakdown in each.breakdowns for group in breakdown.groups)
    assert found.everybody.rows
    assert not found.most.rows, "16 people are fewer than three times six"


def test_too_few_people_show_nothing(runtime: Runtime) -> None:
    found = reached(gather(runtime, 0, silent=4))
    assert not found.enough
    assert (found.everybody.breakdowns, found.everybody.left_out, found.everybody.rows) == ((), (), False)


def test_in_preparation_it_is_about_who_is_in_the_network(runtime: Runtime) -> None:
    gathering = gather(runtime, 0, silent=9, state="open")
    with runtime.database.writing() as session:
        session.get_one(Assessment, gathering.assessment_id).state = "draft"
        person = session.exec(select(Participant)).first()
        assert person
        person.left = True
    assert reached(gathering).invited == 8


def test_open_mode_shows_organisations_and_neither_comments_nor_rows() -> None:
    people = [
        Attributes(f"Organisation {number % 3}", "education", "operations", "goal") for number in range(18)
    ]
    found = outlook(people, Terms(mode="open"))
    assert found.breakdowns[0].dimension == "organisation"
    assert [group.values for group in found.breakdowns[0].groups] == [
        ("Organisation 0",),
        ("Organisation 1",),
        ("Organisation 2",),
    ]
    assert not found.comments
    assert not found.rows


def test_two_of_three_are_spread_over_all_groups() -> None:
    people = [
        Attributes(level=level) for level in ("operations", "management", "governance") for _ in range(9)
    ]
    found = spread_evenly(people, Fraction(2, 3))
    assert Counter(found) == {
        Attributes(level=level): 6 for level in ("operations", "management", "governance")
    }
    assert found == spread_evenly(people[::-1], Fraction(2, 3)), "always the same ones"
    assert spread_evenly([], Fraction(2, 3)) == []
