"""The pages of the action plan."""

from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from fastapi.testclient import TestClient
from httpx2 import Response
from sqlmodel import select

from app.persistence.database import Database
from app.persistence.tables import Organisation, PlannedAction, StaffEvent
from app.services.runtime import Runtime
from tests.factories import browser, csrf, logged_in, make_runtime
from tests.released import next_wave, released

TITLE = "Kies één regisseur"


@pytest.fixture
def runtime(database: Database, tmp_path: Path) -> Runtime:
    return make_runtime(database, tmp_path)


@pytest.fixture
def assessment_id(runtime: Runtime) -> str:
    return released(runtime, answer=2)


@pytest.fixture
def place(assessment_id: str) -> str:
    return f"/reports/{assessment_id}/plan"


@pytest.fixture
def client(runtime: Runtime) -> TestClient:
    return logged_in(runtime, "cor@voorbeeld.nl", "coordinator")


def read(text: str) -> BeautifulSoup:
    return BeautifulSoup(text, "html.parser")


def filled(page: str, **changes: str) -> dict[str, str]:
    """The form on a page as a browser would post it, with these fields changed."""
    form = read(page).select_one("main form")
    assert form
    fields = {str(each["name"]): str(each.get("value", "")) for each in form.select("input[name]")}
    for area in form.select("textarea"):
        fields[str(area["name"])] = area.get_text().strip()
    for choice in form.select("select"):
        chosen = choice.select_one("option[selected]") or choice.select_one("option")
        assert chosen
        fields[str(choice["name"])] = str(chosen["value"])
    return {**fields, **changes}


def add(client: TestClient, place: str, query: str = "", **changes: str) -> Response:
    page = client.get(f"{place}/new{query}").text
    return client.post(f"{place}/new", data=filled(page, **{"title": TITLE, **changes}))


def actions(runtime: Runtime) -> list[PlannedAction]:
    with runtime.database.reading() as session:
        return list(session.exec(select(PlannedAction)))


def text_of(client: TestClient, path: str) -> str:
    main = read(client.get(path).text).select_one("main")
    assert main
    return " ".join(main.get_text(" ").split())


@pytest.mark.parametrize("role", ["consultant", "reader"])
def test_others_read_the_plan_only(runtime: Runtime, client: TestClient, place: str, role: str) -> None:
    add(client, place)
    (action,) = actions(runtime)
    reader = logged_in(runtime, "lezer@voorbeeld.nl", role)
    page = reader.get(place)
    assert (page.status_code, TITLE in page.text) == (200, True)
    assert read(page.text).select("main a[href*='planned-actions'], main a[href$='/new']") == []
    token = csrf(page.text)
    own = f"/planned-actions/{action.id}"
    for path in (f"{place}/new", f"{own}/edit", f"{own}/removal"):
        assert reader.get(path).status_code == 403
        assert reader.post(path, data={"csrf_token": token, "title": "Nee"}).status_code == 403
    assert [each.title for each in actions(runtime)] == [TITLE]


def test_who_is_not_logged_in_comes_to_the_log_in(runtime: Runtime, place: str) -> None:
    for path in (place, f"{place}/new"):
        assert "/login" in browser(runtime).get(path).headers["location"]


def test_an_action_of_one_s_own(runtime: Runtime, client: TestClient, place: str) -> None:
    with runtime.database.reading() as session:
        police = session.exec(select(Organisation)).one()
    answer = add(
        client,
        place,
        criterion="steering",
        organisation_id=police.id,
        due_on="2026-02-01",
        state="started",
        note="Eerst de\nbesturen vragen",
    )
    assert (answer.status_code, answer.headers["location"]) == (303, place)
    text = text_of(client, place)
    for shown in (
        TITLE,
        "Regie",
        police.name,
        "1 februari 2026",
        "datum is voorbij",
        "Loopt",
        "besturen vragen",
    ):
        assert shown in text
    assert "nog geen latere meting" in text
    (action,) = actions(runtime)
    assert (action.finding, action.intervention, action.due_on) == ("", "", date(2026, 2, 1))
    with runtime.database.reading() as session:
        event = session.exec(select(StaffEvent).where(StaffEvent.action == "action-planned")).one()
    assert (event.actor, event.subject) == ("cor@voorbeeld.nl", action.id)


def test_a_finding_fills_in_the_form(runtime: Runtime, client: TestClient, place: str) -> None:
    add(client, place, "?finding=isolated:Politie+%26+Zo&criterion=steering")
    (action,) = actions(runtime)
    assert (action.finding, action.criterion, action.intervention) == (
        "isolated:Politie & Zo",
        "steering",
        "",
    )


def test_an_intervention_brings_its_title_and_first_step(client: TestClient, place: str) -> None:
    from app.advice import load_advice

    intervention = load_advice().all[0]
    page = client.get(f"{place}/new?intervention={intervention.id}&criterion={intervention.criterion}").text
    fields = filled(page)
    assert fields["title"] == intervention.title["nl"]
    assert " ".join(fields["note"].split()) == " ".join(intervention.first_step["nl"].split())
    assert fields["intervention"] == intervention.id


@pytest.mark.parametrize(
    "query",
    ["?criterion=nothing", "?finding=%07&criterion=%00", "?finding=" + "x" * 500, "?intervention=a b"],
)
def test_what_an_address_can_t_mean_is_passed_over(client: TestClient, place: str, query: str) -> None:
    page = client.get(f"{place}/new{query}")
    assert page.status_code == 200
    fields = filled(page.text)
    assert (fields["finding"], fields["criterion"], fields["intervention"]) == ("", "", "")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", " "),
        ("title", "x" * 201),
        ("note", "x" * 4001),
        ("due_on", "morgen"),
        ("state", "finished"),
        ("criterion", "nothing"),
        ("organisation_id", "elsewhere"),
    ],
)
def test_what_is_wrong_is_said_at_the_field(
    runtime: Runtime, client: TestClient, place: str, field: str, value: str
) -> None:
    answer = add(client, place, **{field: value})
    assert answer.status_code == 422
    page = read(answer.text)
    assert page.select_one(f'#error-summary a[href="#{field}"]')
    control = page.select_one(f"#{field}")
    assert control
    assert control["aria-invalid"] == "true"
    assert actions(runtime) == []


def test_changing_an_action(runtime: Runtime, client: TestClient, place: str) -> None:
    add(client, place, "?finding=stalling.steering&criterion=steering")
    own = f"/planned-actions/{actions(runtime)[0].id}/edit"
    page = client.get(own).text
    assert filled(page)["title"] == TITLE
    assert client.post(own, data=filled(page, title="")).status_code == 422
    answer = client.post(own, data=filled(page, title="Twee regisseurs", state="done"))
    assert (answer.status_code, answer.headers["location"]) == (303, place)
    (action,) = actions(runtime)
    assert (action.title, action.state, action.finding) == ("Twee regisseurs", "done", "stalling.steering")
    assert "Klaar" in text_of(client, place)


def test_removing_asks_first(runtime: Runtime, client: TestClient, place: str) -> None:
    add(client, place)
    own = f"/planned-actions/{actions(runtime)[0].id}/removal"
    page = client.get(own).text
    assert TITLE in page
    assert len(actions(runtime)) == 1
    answer = client.post(own, data={"csrf_token": csrf(page)})
    assert answer.headers["location"] == place
    assert actions(runtime) == []
    assert "is uit het plan gehaald" in client.get(place).text
    assert client.get(own).status_code == 404


def test_the_next_wave_stands_beside_it(
    runtime: Runtime, client: TestClient, place: str, assessment_id: str
) -> None:
    add(client, place, criterion="steering")
    second = f"/reports/{next_wave(runtime, assessment_id, 4, date(2026, 9, 21))}/plan"
    text = text_of(client, second)
    assert "Afgesproken na meting 2 Er is nog niets afgesproken" in text
    assert "Afgesproken na meting 1" in text
    assert "Toen (meting 1) 2,0 n = 6" in text
    assert "Nu (meting 2) 4,0 n = 6" in text
    own = f"/planned-actions/{actions(runtime)[0].id}/edit"
    answer = client.post(own, data=filled(client.get(own).text, state="done"))
    assert answer.headers["location"] == second, "where the whole plan stands"


def test_there_is_no_plan_without_a_report(client: TestClient) -> None:
    for path in ("/reports/nowhere/plan", "/reports/nowhere/plan/new", "/planned-actions/nowhere/edit"):
        assert client.get(path).status_code == 404
