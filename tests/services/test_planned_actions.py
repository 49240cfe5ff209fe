"""The action plan: what was agreed after each wave, and what a later wave says of it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session, select

from app.domain.problems import NotFound
from app.persistence.database import Database
from app.persistence.tables import Assessment, Network, Organisation, PlannedAction
from app.services import planned_actions
from app.services.planned_actions import ActionData, Plan, PlanLine
from app.services.runtime import Runtime
from tests.factories import make_runtime
from tests.partners import invite_to_catalogue
from tests.released import next_wave, released

SECOND, THIRD = date(2026, 9, 21), date(2027, 3, 21)
ACTION = ActionData(
    criterion="steering",
    title="Kies een regisseur",
    note="Voor de zomer",
    organisation_id=None,
    due_on=date(2026, 6, 1),
    state="planned",
    finding="stalling.steering",
    intervention="steering-one-lead",
)


@pytest.fixture
def runtime(database: Database, tmp_path: Path) -> Runtime:
    return make_runtime(database, tmp_path)


@pytest.fixture
def first(runtime: Runtime) -> str:
    return released(runtime, answer=2)


def add(runtime: Runtime, assessment_id: str, **changes: object) -> str:
    with runtime.database.writing() as session:
        return planned_actions.add(session, assessment_id, replace(ACTION, **changes)).id  # type: ignore[arg-type]


def plan(runtime: Runtime, assessment_id: str) -> Plan:
    with runtime.database.reading() as session:
        return planned_actions.plan_of(session, assessment_id, "nl")


def only_line(plan: Plan) -> PlanLine:
    (line,) = [line for part in plan.parts for line in part.lines]
    return line


def waves(plan: Plan) -> tuple[int, float, int | None, float]:
    """Wave and mean then, wave and mean now, of the only line."""
    (part,) = [part for part in plan.parts if part.lines]
    compared = only_line(plan).compared
    assert compared
    return (part.assessment.wave, compared.then, part.compared_with, compared.now)


def organisation(session: Session) -> Organisation:
    return session.exec(select(Organisation)).one()


def test_an_empty_plan_has_the_part_of_its_own_wave(runtime: Runtime, first: str) -> None:
    (part,) = plan(runtime, first).parts
    assert (part.assessment.id, part.lines, part.compared_with) == (first, (), None)


def test_an_action_is_read_back(runtime: Runtime, first: str) -> None:
    with runtime.database.reading() as session:
        police = organisation(session).id
    add(runtime, first, organisation_id=police)
    line = only_line(plan(runtime, first))
    kept = line.agreed.action
    assert ActionData(**{name: getattr(kept, name) for name in vars(ACTION)}) == replace(
        ACTION, organisation_id=police
    )
    assert line.agreed.organisation
    assert line.agreed.organisation.name == "Politie Zuid"
    assert line.criterion == "Regie"
    assert line.compared is None


def test_what_has_a_date_comes_first_by_date(runtime: Runtime, first: str) -> None:
    add(runtime, first, title="later", due_on=date(2026, 9, 1))
    add(runtime, first, title="ooit", due_on=None)
    add(runtime, first, title="eerst", due_on=date(2026, 5, 1))
    (part,) = plan(runtime, first).parts
    assert [line.agreed.action.title for line in part.lines] == ["eerst", "later", "ooit"]


def test_changing_keeps_where_an_action_came_from(runtime: Runtime, first: str) -> None:
    action_id = add(runtime, first)
    with runtime.database.writing() as session:
        changed = replace(ACTION, title="Anders", state="done", finding="other", intervention="other")
        planned_actions.update(session, action_id, changed)
    kept = only_line(plan(runtime, first)).agreed.action
    assert (kept.title, kept.state) == ("Anders", "done")
    assert (kept.finding, kept.intervention) == (ACTION.finding, ACTION.intervention)


def test_what_is_removed_is_gone(runtime: Runtime, first: str) -> None:
    action_id = add(runtime, first)
    with runtime.database.writing() as session:
        assert planned_actions.remove(session, action_id).title == ACTION.title
    assert plan(runtime, first).parts[0].lines == ()
    with runtime.database.writing() as session, pytest.raises(NotFound):
        planned_actions.remove(session, action_id)


def test_the_next_wave_stands_beside_what_was_agreed(runtime: Runtime, first: str) -> None:
    add(runtime, first)
    second = next_wave(runtime, first, 4, SECOND)
    for report in (first, second):
        assert waves(plan(runtime, report)) == (1, 2.0, 2, 4.0)


def test_the_report_that_is_read_is_the_one_compared_with(runtime: Runtime, first: str) -> None:
    add(runtime, first)
    second = next_wave(runtime, first, 4, SECOND)
    third = next_wave(runtime, second, 3, THIRD)
    found = {report: waves(plan(runtime, report)) for report in (first, second, third)}
    assert found == {first: (1, 2.0, 2, 4.0), second: (1, 2.0, 2, 4.0), third: (1, 2.0, 3, 3.0)}


def test_earlier_plans_stay_visible_and_later_ones_are_not_there_yet(runtime: Runtime, first: str) -> None:
    add(runtime, first, title="na de eerste")
    second = next_wave(runtime, first, 4, SECOND)
    add(runtime, second, title="na de tweede")
    found = {
        report: [
            (part.assessment.wave, [line.agreed.action.title for line in part.lines])
            for part in plan(runtime, report).parts
        ]
        for report in (first, second)
    }
    assert found == {
        first: [(1, ["na de eerste"])],
        second: [(2, ["na de tweede"]), (1, ["na de eerste"])],
    }
    with runtime.database.reading() as session:
        network_id = session.get_one(Assessment, first).network_id
        assert planned_actions.newest_report(session, network_id) == second


def test_nothing_is_compared_where_a_wave_does_not_show_it(runtime: Runtime, first: str) -> None:
    add(runtime, first, criterion="", title="samen eten")
    second = next_wave(runtime, first, 4, SECOND)
    part = plan(runtime, second).parts[-1]
    assert part.compared_with == 2
    assert only_line(plan(runtime, second)).compared is None
    assert only_line(plan(runtime, second)).criterion == ""


def test_waves_of_another_questionnaire_are_not_compared(runtime: Runtime, first: str) -> None:
    add(runtime, first)
    second = next_wave(runtime, first, 4, SECOND, questionnaire="slagvaardigheid")
    part = plan(runtime, second).parts[-1]
    assert part.compared_with is None
    assert only_line(plan(runtime, second)).compared is None


@pytest.mark.parametrize("wrong", [{"criterion": "nothing"}, {"state": "finished"}, {"organisation_id": "x"}])
def test_what_the_form_does_not_offer_is_refused(runtime: Runtime, first: str, wrong: dict[str, str]) -> None:
    with pytest.raises(NotFound):
        add(runtime, first, **wrong)


def test_an_organisation_of_another_network_is_refused(runtime: Runtime, first: str) -> None:
    with runtime.database.writing() as session:
        elsewhere = Network(name="Noord", formality="formal", scale="city", phase="running")
        session.add(elsewhere)
        session.flush()
        stranger = Organisation(network_id=elsewhere.id, name="Elders")
        session.add(stranger)
        session.flush()
        organisation_id = stranger.id
    with pytest.raises(NotFound):
        add(runtime, first, organisation_id=organisation_id)


def test_an_organisation_that_goes_leaves_the_action(runtime: Runtime, first: str) -> None:
    with runtime.database.writing() as session:
        network_id = session.get_one(Assessment, first).network_id
        leaving = Organisation(network_id=network_id, name="Vertrekt")
        session.add(leaving)
        session.flush()
        organisation_id = leaving.id
    add(runtime, first, organisation_id=organisation_id)
    with runtime.database.writing() as session:
        session.delete(session.get_one(Organisation, organisation_id))
    assert only_line(plan(runtime, first)).agreed.organisation is None


def test_there_is_no_plan_before_the_report(runtime: Runtime) -> None:
    (invitation,) = invite_to_catalogue(runtime)
    with pytest.raises(NotFound, match="not-released"):
        plan(runtime, invitation.assessment_id)
    with pytest.raises(NotFound, match="not-released"):
        add(runtime, invitation.assessment_id)
    with runtime.database.reading() as session:
        assert session.exec(select(PlannedAction)).all() == []
