import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlmodel import select

from app.persistence.database import Database
from app.persistence.tables import Assessment, Organisation, StaffEvent, Upload
from app.services.runtime import Runtime
from tests.factories import SetClock, logged_in, make_runtime
from tests.files.workbooks import HEADER, JAN, PIET, saved, workbook_of, xlsx
from tests.web.import_pages import Row, chosen, confirm, facts_of, fields_of, rows_of, stored, text_of
from tests.web.test_assessments import make_assessment
from tests.web.test_networks import make_network, post

PARTNERS = saved(
    workbook_of(
        Deelnemers=[
            ("Partnerlijst Veilig Zuid",),
            (),
            ("Organisatie", "Telefoon", "Bestuurslaag", "E-mailadres", "Contactpersoon", "Sector"),
            ("  Politie   Zuid ", "06-1", "uitvoering", " An@Politie.nl ", "An  de Vries", "politie"),
            (),
            ("Gemeente", "", "bestuur", "bo@gemeente", "Bo Smit", ""),
            ("politie zuid", "", "", "an@politie.nl", "An de Vries", ""),
            ("Gemeente", "", "", "cees@gemeente.nl", "<script>alert(1)</script>", "magie"),
            ("Welzijn", "", "", "dina@welzijn.nl", "Dina Kaya", ""),
        ],
        Oud=[HEADER, JAN],
    )
)


@pytest.fixture
def runtime(database: Database, tmp_path: Path) -> Runtime:
    return make_runtime(database, tmp_path)


@pytest.fixture
def client(runtime: Runtime) -> TestClient:
    return logged_in(runtime)


@pytest.fixture
def network(client: TestClient) -> str:
    """The address of a network."""
    return make_network(client)


def test_the_preview_tells_row_by_row_what_a_real_list_does_before_anything_is_saved(
    runtime: Runtime, client: TestClient, network: str
) -> None:
    page = client.get(chosen(client, network, PARTNERS)).text
    assert rows_of(page) == [
        Row("6", "Bo Smit", "bo@gemeente", "Gemeente", "Geweigerd Dit is geen e-mailadres: bo@gemeente."),
        Row("7", "An de Vries", "an@politie.nl", "politie zuid", "Geweigerd Deze persoon staat al in rij 4."),
        Row(
            "8",
            "<script>alert(1)</script>",
            "cees@gemeente.nl",
            "Gemeente",
            "Nieuw Deze sector is niet bekend en blijft weg: magie.",
        ),
        Row("4", "An de Vries", "an@politie.nl", "Politie Zuid", "Nieuw Niveau: Uitvoering"),
        Row("9", "Dina Kaya", "dina@welzijn.nl", "Welzijn", "Nieuw"),
    ]
    facts = facts_of(page)
    assert [facts[each] for each in ("Nieuw", "Wijzigt", "Blijft zo", "Geweigerd")] == ["3", "0", "0", "2"]
    assert facts["Nieuwe organisaties"] == "3"
    assert "Importeer 3 deelnemers" in page
    assert stored(runtime) == ([], [])


def test_the_preview_tells_how_the_file_was_read(client: TestClient, network: str) -> None:
    page = client.get(chosen(client, network, PARTNERS)).text
    facts, text = facts_of(page), text_of(page)
    assert (facts["Blad"], facts["Naam"], facts["Niveau"]) == ("Deelnemers", "Contactpersoon", "Bestuurslaag")
    assert (facts["Taal"], facts["Linie"]) == ("–", "–")
    assert "Niet gebruikt: Telefoon." in text
    assert "Ook op een ander blad staat een lijst: Oud." in text
    assert "In partners.xlsx staan 5 rijen met mensen." in text


def test_a_name_from_three_columns_names_all_three(client: TestClient, network: str) -> None:
    header = ("Achternaam", "Voornaam", "Tussenvoegsel", "Mail", "Organisatie")
    page = client.get(
        chosen(client, network, xlsx(header, ("Vries", "An", "de", "an@politie.nl", "Politie")))
    ).text
    assert facts_of(page)["Naam"] == "Voornaam + Tussenvoegsel + Achternaam"
    assert rows_of(page)[0].name == "An de Vries"


def test_confirming_saves_what_was_shown_and_says_the_numbers(
    runtime: Runtime, client: TestClient, network: str
) -> None:
    path = chosen(client, network, PARTNERS)
    answer = confirm(client, path)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{network}#participants")
    assert stored(runtime) == (
        ["an@politie.nl", "cees@gemeente.nl", "dina@welzijn.nl"],
        ["Gemeente", "Politie Zuid", "Welzijn"],
    )
    page = client.get(network).text
    assert (
        "De lijst is geïmporteerd: 3 deelnemers toegevoegd, 3 organisaties toegevoegd, 2 rijen geweigerd."
        in page
    )
    assert "<script>alert" not in page
    with runtime.database.reading() as session:
        assert session.exec(select(Upload)).all() == []
        (event,) = session.exec(select(StaffEvent).where(StaffEvent.action == "participants-imported"))
    assert (event.actor, f"/networks/{event.subject}") == ("an@voorbeeld.nl", network)


def test_the_same_file_again_changes_nothing_and_says_so(
    runtime: Runtime, client: TestClient, network: str
) -> None:
    confirm(client, chosen(client, network, xlsx(HEADER, JAN, PIET)))
    before = stored(runtime)
    path = chosen(client, network, xlsx(HEADER, JAN, PIET))
    page = client.get(path).text
    assert "Deze lijst verandert niets: iedereen staat al in het netwerk, met dezelfde gegevens." in page
    assert [row.outcome for row in rows_of(page)] == ["Blijft zo", "Blijft zo"]
    assert "Importeer" not in text_of(page).replace("Deelnemers importeren", "")
    assert confirm(client, path).status_code == 303
    assert "Er is niets veranderd." in client.get(network).text
    assert stored(runtime) == before


def test_what_changes_is_told_from_what_to_what(client: TestClient, network: str) -> None:
    header = (*HEADER, "Niveau", "Taal", "Sector")
    confirm(
        client, chosen(client, network, xlsx(header, (*JAN, "", "", "politie"), (*PIET, "bestuur", "", "")))
    )
    changed = ("Jan J.", "JAN@politie.nl", "Politie", "management", "Engels", "onderwijs")
    page = client.get(chosen(client, network, xlsx(header, changed, (*PIET, "uitvoering", "", "")))).text
    assert [row.outcome for row in rows_of(page)] == [
        "Wijzigt Naam: was Jan Jansen, wordt Jan J. Niveau: was leeg, wordt Management "
        "Taal: was Nederlands, wordt Engels",
        "Wijzigt Niveau: was Bestuur, wordt Uitvoering",
    ]
    assert "Sector: was Politie en justitie, wordt Onderwijs" in text_of(page)
    assert facts_of(page)["Organisaties die wijzigen"] == "1"
    assert "Importeer 2 deelnemers" in page


def test_a_list_that_only_changes_organisations_can_be_saved(
    runtime: Runtime, client: TestClient, network: str
) -> None:
    confirm(client, chosen(client, network, xlsx(HEADER, JAN)))
    path = chosen(client, network, xlsx((*HEADER, "Sector"), (*JAN, "politie")))
    assert "Sla de wijzigingen in organisaties op" in client.get(path).text
    confirm(client, path)
    assert "1 organisatie gewijzigd" in client.get(network).text
    with runtime.database.reading() as session:
        assert session.exec(select(Organisation)).one().sector == "police-justice"


def test_a_list_of_refused_rows_offers_no_import(client: TestClient, network: str) -> None:
    path = chosen(client, network, xlsx(HEADER, ("Jan", "jan", "Politie")))
    page = client.get(path).text
    assert "1 rij wordt geweigerd" in page
    assert "Er valt niets te importeren." in page
    assert "Importeer 0" not in page


def test_when_the_network_changed_in_between_the_preview_comes_again(
    runtime: Runtime, client: TestClient, network: str
) -> None:
    path = chosen(client, network, xlsx(HEADER, JAN, PIET))
    shown = fields_of(client.get(path).text)
    post(client, f"{network}/organisations/new", name="Politie", sector="", line="")
    page = client.get(f"{network}/participants/new").text
    organisation = re.findall(r'<option value="(\w+)"', page)[0]
    person = {"name": "J. Jansen", "email": "jan@politie.nl", "organisation_id": organisation, "level": ""}
    post(client, f"{network}/participants/new", **person, language="nl")
    answer = client.post(path, data=shown)
    assert answer.status_code == 409
    assert "Het netwerk is intussen veranderd" in answer.text
    assert rows_of(answer.text)[0].outcome == "Wijzigt Naam: was J. Jansen, wordt Jan Jansen"
    assert stored(runtime)[0] == ["jan@politie.nl"]
    assert client.post(path, data=fields_of(answer.text)).status_code == 303
    assert stored(runtime)[0] == ["jan@politie.nl", "piet@gemeente.nl"]


@pytest.mark.parametrize("digest", ["", "0" * 64])
def test_a_plan_that_was_not_shown_is_not_carried_out(
    runtime: Runtime, client: TestClient, network: str, digest: str
) -> None:
    path = chosen(client, network, xlsx(HEADER, JAN))
    assert confirm(client, path, plan=digest).status_code == 409
    assert stored(runtime) == ([], [])


def test_a_second_click_leads_to_the_people(runtime: Runtime, client: TestClient, network: str) -> None:
    path = chosen(client, network, xlsx(HEADER, JAN))
    fields = fields_of(client.get(path).text)
    answers = [client.post(path, data=fields) for _ in range(2)]
    assert [answer.headers["location"] for answer in answers] == [f"{network}#participants"] * 2
    assert "Deze lijst is al verwerkt." in client.get(network).text
    assert stored(runtime)[0] == ["jan@politie.nl"]
    for made_up in ("", "//voorbeeld.nl", "../account"):
        assert client.post(path, data={**fields, "network": made_up}).status_code == 410


def test_cancelling_forgets_the_file(runtime: Runtime, client: TestClient, network: str) -> None:
    path = chosen(client, network, xlsx(HEADER, JAN))
    assert f'formaction="{path}/removal"' in client.get(path).text
    answer = client.post(f"{path}/removal", data=fields_of(client.get(path).text))
    assert answer.headers["location"] == f"{network}#participants"
    assert stored(runtime) == ([], [])
    gone = client.get(path)
    assert gone.status_code == 410
    assert "Kies het bestand opnieuw." in gone.text


def test_a_forgotten_file_is_gone_after_a_day(runtime: Runtime, client: TestClient, network: str) -> None:
    path = chosen(client, network, xlsx(HEADER, JAN))
    assert isinstance(runtime.clock, SetClock)
    runtime.clock.forward(hours=25)
    other = chosen(client, network, xlsx(HEADER, PIET))
    assert client.get(path).status_code == 410
    assert client.get(other).status_code == 200


def test_a_text_file_from_windows_keeps_its_accents(
    runtime: Runtime, client: TestClient, network: str
) -> None:
    content = "Naam;E-mail;Organisatie\r\nRenée Brûlé;renee@zorg.nl;Zorg Coöperatie\r\n".encode("cp1252")
    path = chosen(client, network, content, "partners.csv")
    page = client.get(path).text
    assert "Blad" not in facts_of(page)
    assert rows_of(page) == [Row("2", "Renée Brûlé", "renee@zorg.nl", "Zorg Coöperatie", "Nieuw")]
    confirm(client, path)
    assert stored(runtime) == (["renee@zorg.nl"], ["Zorg Coöperatie"])


def test_an_open_assessment_invites_nobody_by_itself(runtime: Runtime, client: TestClient) -> None:
    assessment = make_assessment(runtime, client)
    with runtime.database.reading() as session:
        found = session.exec(select(Assessment)).one()
    network = f"/networks/{found.network_id}"
    warning = "Nieuwe deelnemers krijgen niet vanzelf een uitnodiging."
    path = chosen(client, network, xlsx(HEADER, JAN))
    assert warning not in client.get(path).text
    post(client, f"{assessment}/sending")
    assert warning in client.get(path).text
    confirm(client, path)
    assert "De nieuwe deelnemers hebben nog geen uitnodiging" in client.get(network).text
    assert "Er is 1 persoon bij gekomen" in client.get(assessment).text


def test_the_pages_exist_in_english(client: TestClient, network: str) -> None:
    post(client, "/language", network, language="en", return_to=network)
    page = client.get(chosen(client, network, PARTNERS)).text
    assert "Nothing has been saved yet. partners.xlsx holds 5 rows with people." in text_of(page)
    assert "Import 3 participants" in page
    assert "Refused This person is already in row 4." in text_of(page)
