from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.domain.problems import Conflict
from app.persistence.database import Database
from app.services import networks
from app.services.networks import ParticipantData
from app.services.runtime import Runtime
from tests.factories import csrf, logged_in, make_runtime

NETWORK = {
    "name": "  Veilig   Zuid ",
    "purpose": "Samen de straat veilig maken.",
    "formality": "formal",
    "scale": "district",
    "phase": "running",
    "started_on": "2024-01-15",
}
UNSAID = {"sector": "", "line": ""}


@pytest.fixture
def runtime(database: Database, tmp_path: Path) -> Runtime:
    return make_runtime(database, tmp_path)


@pytest.fixture
def client(runtime: Runtime) -> TestClient:
    return logged_in(runtime)


def post(client: TestClient, path: str, page: str | None = None, **fields: str) -> str:
    """Posts the form of `page` and gives where it led to."""
    token = csrf(client.get(page or path).text)
    answer = client.post(path, data={"csrf_token": token, **fields})
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def person_at(organisation: str, **changes: str) -> dict[str, str]:
    person = {"name": "An", "email": "an@politie.nl", "organisation_id": organisation}
    return {**person, "level": "", "language": "nl", **changes}


def make_network(client: TestClient, **changes: str) -> str:
    return post(client, "/networks/new", **{**NETWORK, **changes})


def test_a_network_is_made_and_listed(client: TestClient) -> None:
    path = make_network(client)
    page = client.get(path).text
    assert "Het netwerk is aangemaakt." in page
    assert "Samen de straat veilig maken." in page
    assert "15 januari 2024" in page
    assert ">Veilig Zuid</a>" in client.get("/networks").text


def test_a_network_without_a_name_keeps_what_was_typed(client: TestClient) -> None:
    token = csrf(client.get("/networks/new").text)
    answer = client.post("/networks/new", data={**NETWORK, "name": " ", "csrf_token": token})
    assert answer.status_code == 422
    assert "<title>Fout: Nieuw netwerk" in answer.text
    assert 'href="#name"' in answer.text
    assert "Samen de straat veilig maken." in answer.text


def test_a_network_is_changed_and_removed(client: TestClient) -> None:
    path = make_network(client)
    post(client, f"{path}/edit", **{**NETWORK, "name": "Veilig Noord"})
    assert "Veilig Noord" in client.get(path).text
    post(client, f"{path}/removal")
    assert client.get(path).status_code == 404


def test_organisations_and_participants_are_added_by_hand(client: TestClient) -> None:
    path = make_network(client)
    assert post(client, f"{path}/organisations/new", name="Politie", sector="police-justice", line="defence")
    page = client.get(f"{path}/participants/new").text
    organisation = page.split('<option value="')[1].split('"')[0]
    fields = {
        "name": "An de Vries",
        "email": " An@Politie.NL ",
        "organisation_id": organisation,
        "level": "operations",
    }
    post(client, f"{path}/participants/new", language="nl", **fields)
    page = client.get(path).text
    assert "an@politie.nl" in page
    assert "Verdediging (politie, handhaving)" in page
    assert "Uitvoering" in page


def test_the_same_address_or_name_twice_is_refused_with_the_reason(client: TestClient) -> None:
    path = make_network(client)
    post(client, f"{path}/organisations/new", name="Politie", **UNSAID)
    token = csrf(client.get(f"{path}/organisations/new").text)
    answer = client.post(f"{path}/organisations/new", data={"name": "politie", **UNSAID, "csrf_token": token})
    assert answer.status_code == 422
    assert "Deze naam komt al voor in dit netwerk: politie." in answer.text
    organisation = client.get(f"{path}/participants/new").text.split('<option value="')[1].split('"')[0]
    person = {
        "name": "An",
        "email": "an@politie.nl",
        "organisation_id": organisation,
        "level": "",
        "language": "nl",
    }
    post(client, f"{path}/participants/new", **person)
    token = csrf(client.get(f"{path}/participants/new").text)
    answer = client.post(f"{path}/participants/new", data={**person, "name": "Bo", "csrf_token": token})
    assert answer.status_code == 422
    assert "An heeft dit e-mailadres al in dit netwerk." in answer.text


@pytest.mark.parametrize("address", ["an", "an@", "an@politie", "an@politie.nl\r\nBcc: x@y.nl", "a b@c.nl"])
def test_a_wrong_address_is_refused(client: TestClient, address: str) -> None:
    path = make_network(client)
    post(client, f"{path}/organisations/new", name="Politie", **UNSAID)
    page = client.get(f"{path}/participants/new").text
    organisation = page.split('<option value="')[1].split('"')[0]
    person = person_at(organisation, email=address)
    answer = client.post(f"{path}/participants/new", data={**person, "csrf_token": csrf(page)})
    assert answer.status_code == 422
    assert "Dit is geen e-mailadres." in answer.text


def test_an_organisation_with_people_is_not_removed(client: TestClient) -> None:
    path = make_network(client)
    post(client, f"{path}/organisations/new", name="Politie", **UNSAID)
    page = client.get(f"{path}/participants/new").text
    organisation = page.split('<option value="')[1].split('"')[0]
    post(client, f"{path}/participants/new", **person_at(organisation))
    token = csrf(client.get(path).text)
    answer = client.post(f"/organisations/{organisation}/removal", data={"csrf_token": token})
    assert answer.status_code == 409
    assert "Bij deze organisatie horen nog deelnemers." in answer.text


def test_a_reader_sees_networks_without_addresses_and_changes_nothing(
    runtime: Runtime, client: TestClient
) -> None:
    path = make_network(client)
    post(client, f"{path}/organisations/new", name="Politie", **UNSAID)
    organisation = client.get(f"{path}/participants/new").text.split('<option value="')[1].split('"')[0]
    post(client, f"{path}/participants/new", **person_at(organisation))
    reader = logged_in(runtime, "bo@voorbeeld.nl", "reader")
    page = reader.get(path).text
    assert "an@politie.nl" not in page
    assert reader.get(f"{path}/edit").status_code == 403
    token = csrf(page)
    assert reader.post(f"{path}/removal", data={"csrf_token": token}).status_code == 403
    assert client.get(path).status_code == 200


def test_what_people_type_is_shown_as_text(client: TestClient) -> None:
    path = make_network(client, name="<script>alert(1)</script>", purpose="{{ 7 * 7 }} <b>")
    page = client.get(path).text
    assert "<script>alert(1)" not in page
    assert "{{ 7 * 7 }} &lt;b&gt;" in page


def test_two_who_add_the_same_person_at_once_add_one(runtime: Runtime, client: TestClient) -> None:
    path = make_network(client)
    post(client, f"{path}/organisations/new", name="Politie", **UNSAID)
    organisation = client.get(f"{path}/participants/new").text.split('<option value="')[1].split('"')[0]
    data = ParticipantData("An", "an@politie.nl", organisation, None, "nl")
    network_id = path.rsplit("/", 1)[1]

    def add(_: int) -> bool:
        try:
            with runtime.database.writing() as session:
                networks.add_participant(session, network_id, data)
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(add, range(8))) == 1
