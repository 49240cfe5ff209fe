import re
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from fastapi.testclient import TestClient
from sqlmodel import select

from app.persistence.database import Database
from app.persistence.tables import Assessment, Draft, Invitation, Network, Participant
from app.services import invitations
from app.services.runtime import Runtime
from tests.factories import browser, csrf, make_runtime
from tests.partners import SECRET, everything_stored, invite_to_catalogue, partner, send, submission, token

CRITERIA = 9
STEPS = 11


@pytest.fixture
def runtime(database: Database, tmp_path: Path) -> Runtime:
    return make_runtime(database, tmp_path)


@pytest.fixture
def invitation(runtime: Runtime) -> Invitation:
    return invite_to_catalogue(runtime)[0]


@pytest.fixture
def client(runtime: Runtime, invitation: Invitation) -> TestClient:
    return partner(runtime, token(invitation))


def heading(page: str) -> str:
    found = BeautifulSoup(page, "html.parser").h1
    assert found
    return found.get_text(strip=True)


def chosen(client: TestClient, path: str) -> dict[str, str]:
    soup = BeautifulSoup(client.get(path).text, "html.parser")
    return {str(each["name"]): str(each["value"]) for each in soup.select("input[checked]")}


def set_up(runtime: Runtime, **values: object) -> None:
    with runtime.database.writing() as session:
        assessment = session.exec(select(Assessment)).one()
        for name, value in values.items():
            setattr(assessment, name, value)


# The link


def test_the_landing_page_tells_who_asks_and_changes_nothing(
    runtime: Runtime, invitation: Invitation
) -> None:
    before = everything_stored(runtime.database)
    client = browser(runtime)
    answer = client.get(f"/a/{token(invitation)}")
    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers
    for told in (
        "Veilig Zuid",
        "Minder overlast",
        "20 maart 2026",
        "regie@voorbeeld.nl",
        "Ongeveer 9 minuten",
    ):
        assert told in answer.text
    assert client.head(f"/a/{token(invitation)}").status_code == 200
    assert everything_stored(runtime.database) == before


def test_a_scanner_that_submits_the_form_changes_nothing_but_its_own_cookie(
    runtime: Runtime, invitation: Invitation
) -> None:
    before = everything_stored(runtime.database)
    answer = browser(runtime).post(f"/a/{token(invitation)}")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"slagvaardig_answer={token(invitation)};")
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Path=/answer" in cookie
    assert "Secure" not in cookie
    assert everything_stored(runtime.database) == before


def test_the_cookie_is_secure_over_https(database: Database, tmp_path: Path) -> None:
    runtime = make_runtime(database, tmp_path, base_url="https://slagvaardig.example")
    (invitation,) = invite_to_catalogue(runtime)
    assert "Secure" in browser(runtime).post(f"/a/{token(invitation)}").headers["set-cookie"]


def test_another_site_cannot_put_its_visitors_at_somebody_elses_questionnaire(
    runtime: Runtime, invitation: Invitation
) -> None:
    address = f"/a/{token(invitation)}"
    answer = browser(runtime).post(address, headers={"sec-fetch-site": "cross-site"})
    assert answer.headers["location"] == address
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(
    ("link", "status", "title"),
    [
        ("", 404, "Deze link is niet compleet"),
        ("afgebroken", 404, "Deze link is niet compleet"),
        ("x" * 43 + "/en/nog/wat", 404, "Deze link is niet compleet"),
        ("x" * 43, 404, "Wij kennen deze link niet"),
    ],
)
def test_a_damaged_or_unknown_link_says_what_to_do(
    runtime: Runtime, method: str, link: str, status: int, title: str
) -> None:
    answer = browser(runtime).request(method, f"/a/{link}")
    assert (answer.status_code, heading(answer.text)) == (status, title)
    assert "e-mail" in answer.text
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_link_outside_the_dates(runtime: Runtime, invitation: Invitation, method: str) -> None:
    def title(**values: object) -> tuple[int, str]:
        set_up(runtime, **values)
        answer = browser(runtime).request(method, f"/a/{token(invitation)}")
        assert "regie@voorbeeld.nl" in answer.text
        return answer.status_code, heading(answer.text)

    assert title(opens_on=date(2026, 3, 3)) == (403, "De vragenlijst is nog niet open")
    assert title(opens_on=date(2026, 2, 1), closes_on=date(2026, 3, 1)) == (410, "De vragenlijst is gesloten")
    assert title(closes_on=date(2026, 3, 9), state="closing") == (410, "De vragenlijst is gesloten")
    assert title(state="draft") == (403, "De vragenlijst is nog niet open")


def test_a_replaced_link_points_to_the_latest_mail(
    runtime: Runtime, invitation: Invitation, client: TestClient
) -> None:
    send(client, "/answer/1", go="next")
    with runtime.database.writing() as session:
        invitations.raise_generation(session, session.get_one(Invitation, invitation.id), SECRET)
    for answer in (browser(runtime).get(f"/a/{token(invitation)}"), client.get("/answer/2")):
        assert (answer.status_code, heading(answer.text)) == (410, "Deze link is vervangen")


def test_without_the_link_there_is_nothing(runtime: Runtime) -> None:
    client = browser(runtime)
    for path in ("/answer", "/answer/1", "/answer/review", "/answer/submitted", "/answer/withdrawn"):
        answer = client.get(path)
        assert (answer.status_code, heading(answer.text)) == (403, "Open de link in uw e-mail")
    for path in ("/answer", "/answer/1", "/answer/submission", "/answer/withdrawal", "/answer/response/copy"):
        assert client.post(path, data={"csrf_token": "x"}).status_code == 403


@pytest.mark.parametrize(
    "path",
    ["/answer/0", "/answer/11", "/answer/999999999999999999999", f"/answer/{'9' * 5000}", "/answer/elf"],
)
def test_a_page_that_is_not_there(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, heading(answer.text)) == (404, "Deze pagina bestaat niet")


def test_partner_pages_leave_no_trace_in_browser_or_referrer(
    client: TestClient, invitation: Invitation
) -> None:
    for path in (f"/a/{token(invitation)}", "/answer", "/answer/1", "/answer/review", "/a/x"):
        headers = client.get(path).headers
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cache-control"] == "no-store"


# Before the questions


def test_the_consent_text_names_the_terms(client: TestClient) -> None:
    page = client.get("/answer").text
    for told in (
        "<strong>Partner 0</strong>",
        "<strong>Politie Zuid</strong>",
        "<strong>vertrouwelijk</strong>",
        "minstens 5 mensen",
        "óf u hebt geantwoord",
        "Niet wanneer",
        "Ieders antwoorden tellen even zwaar",
        "ontvangstcode",
        "20 maart 2026",
        "reservekopieën",
    ):
        assert told in page, told
    assert "anoniem" not in page.replace("niet “anoniem”", "")


def test_the_consent_text_of_an_open_assessment(runtime: Runtime) -> None:
    (invitation,) = invite_to_catalogue(runtime, mode="open", weighting="organisation", threshold=3)
    page = partner(runtime, token(invitation)).get("/answer").text
    assert "Deze meting is <strong>open</strong>" in page
    assert "minstens 3 mensen" in page
    assert "Elke organisatie telt even zwaar" in page
    assert "<strong>vertrouwelijk</strong>" not in page


def test_names_are_shown_as_text(runtime: Runtime, invitation: Invitation, client: TestClient) -> None:
    with runtime.database.writing() as session:
        session.exec(select(Network)).one().name = "<b>Zuid</b>"
        session.exec(select(Participant)).one().name = "<script>alert(1)</script>"
    page = client.get("/answer").text
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert "<b>Zuid" not in page


# The questions


def test_every_criterion_has_a_page_with_its_items_and_the_progress(
    runtime: Runtime, client: TestClient
) -> None:
    questionnaire = runtime.catalogue.latest("slagvaardigheid")
    assert questionnaire
    assert len(questionnaire.criteria) == CRITERIA
    for number, criterion in enumerate(questionnaire.criteria, start=1):
        page = client.get(f"/answer/{number}").text
        assert heading(page) == criterion.name["nl"]
        assert f"Stap {number} van {STEPS}" in page
        soup = BeautifulSoup(page, "html.parser")
        assert {str(each["name"]) for each in soup.select("input[type=radio]")} == {
            item.id for item in criterion.items
        }
        for item in criterion.items:
            values = [str(each["value"]) for each in soup.select(f'input[name="{item.id}"]')]
            assert values == [str(value) for value in item.scale.values] + (
                ["dk"] if item.scale.no_answer else []
            )
    assert f"Stap {STEPS} van {STEPS}" in client.get("/answer/review").text


def test_going_back_and_forth_keeps_every_answer(client: TestClient) -> None:
    items = sorted(each for each in _radio_names(client, 1))
    first, second = items[0], items[1]
    answer = send(client, "/answer/1", **{first: "4", "go": "next"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/answer/2")
    assert send(client, "/answer/2", go="back").headers["location"] == "/answer/1"
    assert chosen(client, "/answer/1") == {first: "4"}
    assert (
        send(client, "/answer/1", **{first: "4", second: "dk", "go": "back"}).headers["location"] == "/answer"
    )
    assert chosen(client, "/answer/1") == {first: "4", second: "dk"}
    assert send(client, "/answer/1", **{second: "dk", "go": "review"}).headers["location"] == "/answer/review"
    assert chosen(client, "/answer/1") == {second: "dk"}
    assert send(client, "/answer/10", go="next").headers["location"] == "/answer/review"


def _radio_names(client: TestClient, number: int) -> set[str]:
    soup = BeautifulSoup(client.get(f"/answer/{number}").text, "html.parser")
    return {str(each["name"]) for each in soup.select("input[type=radio]")}


def test_another_device_goes_on_where_the_first_one_stopped(
    runtime: Runtime, invitation: Invitation, client: TestClient
) -> None:
    item = min(_radio_names(client, 3))
    send(client, "/answer/3", **{item: "2", "go": "next"})
    other = partner(runtime, token(invitation))
    assert "U was al begonnen: 1 van de" in other.get("/answer").text
    assert chosen(other, "/answer/3") == {item: "2"}


def test_the_clear_button_drops_one_answer_and_keeps_the_rest(client: TestClient) -> None:
    first, second = sorted(_radio_names(client, 1))[:2]
    send(client, "/answer/1", **{first: "4", second: "5", "go": "next"})
    answer = send(client, "/answer/1", **{first: "3", second: "5", "clear": second})
    assert answer.headers["location"] == f"/answer/1#question-{second}"
    assert chosen(client, "/answer/1") == {first: "3"}


def test_wrong_input_gives_the_page_again_with_links_to_the_fields(client: TestClient) -> None:
    first, second = sorted(_radio_names(client, 1))[:2]
    answer = send(client, "/answer/1", **{first: "11", second: "3", "go": "next"})
    assert answer.status_code == 422
    soup = BeautifulSoup(answer.text, "html.parser")
    assert str(soup.title).startswith("<title>Fout: ")
    link = soup.select_one("#error-summary a")
    assert link
    assert soup.select_one(f"input{link['href']}")["name"] == first  # type: ignore[index]
    assert soup.select_one(f'input[name="{second}"][value="3"][checked]')
    assert chosen(client, "/answer/1") == {second: "3"}


def test_nothing_typed_is_lost_on_the_last_page(client: TestClient) -> None:
    long = "Élan & <i>moed</i>! " * 100
    criteria = ["drive", "direction", "mandate", "steering"]
    answer = send(
        client, "/answer/10", hindering=criteria, **{"first-step": long, "keep": "Samen eten"}, go="next"
    )
    assert answer.status_code == 422
    soup = BeautifulSoup(answer.text, "html.parser")
    links = [str(each["href"]) for each in soup.select("#error-summary a")]
    assert links[0] == "#hindering"
    assert all(soup.select_one(link) for link in links)
    assert {str(each["value"]) for each in soup.select('input[name="hindering"][checked]')} == set(criteria)
    assert "Kies er hoogstens 3; u koos er 4." in answer.text
    for area in soup.select("textarea"):
        assert area.get_text() in (long, "Samen eten", "")
    shorter = send(client, "/answer/10", hindering=criteria[:3], **{"first-step": "Kort"}, go="next")
    assert shorter.headers["location"] == "/answer/review"


def test_a_text_box_says_when_the_text_is_too_long(runtime: Runtime) -> None:
    (invitation,) = invite_to_catalogue(runtime)
    client = partner(runtime, token(invitation))
    answer = send(client, "/answer/10", **{"first-step": "x" * 1001, "keep": "Samen eten", "go": "next"})
    assert answer.status_code == 422
    assert "hij telt 1001 tekens en er passen er hoogstens 1000" in answer.text
    assert "x" * 1001 in answer.text
    again = client.get("/answer/10").text
    assert "Samen eten" in again
    assert "xxx" not in again


def test_a_questionnaire_without_questions_ends_with_its_last_criterion(runtime: Runtime) -> None:
    (invitation,) = invite_to_catalogue(runtime, questionnaire="slagvaardigheid-quickscan")
    client = partner(runtime, token(invitation))
    assert "Stap 9 van 10" in client.get("/answer/9").text
    assert send(client, "/answer/9", go="next").headers["location"] == "/answer/review"
    assert client.get("/answer/10").status_code == 404


def test_an_open_assessment_asks_for_no_texts(runtime: Runtime) -> None:
    (invitation,) = invite_to_catalogue(runtime, mode="open")
    page = partner(runtime, token(invitation)).get("/answer/10").text
    assert 'name="hindering"' in page
    assert "<textarea" not in page


def test_the_review_shows_what_is_open(client: TestClient) -> None:
    item = min(_radio_names(client, 2))
    send(client, "/answer/2", **{item: "dk", "go": "next"})
    rows = BeautifulSoup(client.get("/answer/review").text, "html.parser").select(".overview-row")
    counts = [row.select_one(".overview-count").get_text() for row in rows]  # type: ignore[union-attr]
    assert counts[:3] == ["0 van 6 beantwoord", "1 van 6 beantwoord", "0 van 6 beantwoord"]
    assert [str(row.a["href"]) for row in rows if row.a] == [f"/answer/{number}" for number in range(1, 11)]


# The language


def test_the_language_switch_loses_nothing(
    runtime: Runtime, invitation: Invitation, client: TestClient
) -> None:
    first, second = sorted(_radio_names(client, 1))[:2]
    answer = send(client, "/answer/1", **{first: "4", second: "dk", "language": "en"})
    assert answer.headers["location"] == "/answer/1"
    page = client.get("/answer/1").text
    assert '<html lang="en">' in page
    assert f"Step 1 of {STEPS}" in page
    assert chosen(client, "/answer/1") == {first: "4", second: "dk"}
    assert '<html lang="nl">' in partner(runtime, token(invitation)).get("/answer").text


def test_the_language_switch_keeps_what_is_wrong_too(client: TestClient) -> None:
    criteria = ["drive", "direction", "mandate", "steering"]
    answer = send(client, "/answer/10", hindering=criteria, language="en")
    assert answer.status_code == 422
    assert "Choose at most 3; you chose 4." in answer.text
    assert len(BeautifulSoup(answer.text, "html.parser").select('input[name="hindering"][checked]')) == 4
    assert '<html lang="en">' in client.get("/answer/10").text


def test_every_page_before_submitting_changes_language(client: TestClient) -> None:
    assert send(client, "/answer", language="en").headers["location"] == "/answer"
    assert heading(client.get("/answer").text) == "Before you start"
    assert send(client, "/answer/review", language="nl").headers["location"] == "/answer/review"
    assert heading(client.get("/answer/review").text) == "Controleren en versturen"
    assert send(client, "/answer", language="xx").headers["location"] == "/answer/1"


def test_a_link_speaks_the_participants_language_and_can_be_asked_for_another(
    runtime: Runtime, invitation: Invitation
) -> None:
    with runtime.database.writing() as session:
        session.exec(select(Participant)).one().language = "en"
    client = browser(runtime)
    assert "Go to the questionnaire" in client.get(f"/a/{token(invitation)}").text
    assert "Naar de vragenlijst" in client.get(f"/a/{token(invitation)}?language=nl").text
    client.post(f"/a/{token(invitation)}?language=nl")
    assert heading(client.get("/answer").text) == "Voordat u begint"


def test_a_bad_link_speaks_the_browsers_language(runtime: Runtime) -> None:
    client = browser(runtime)
    assert (
        heading(client.get("/a/x", headers={"accept-language": "en-GB,en"}).text)
        == "This link is not complete"
    )
    assert heading(client.get("/a/x", headers={"accept-language": "fr"}).text) == "Deze link is niet compleet"
    assert heading(client.get("/a/x?language=en").text) == "This link is not complete"


# Forms that do not belong here


@pytest.mark.parametrize(
    "field", ["", "csrf_token=", "csrf_token=%F0%9F", "csrf_token=" + "0" * 64, "&" * 2000]
)
def test_a_form_without_the_links_own_token_is_refused(
    runtime: Runtime, client: TestClient, field: str
) -> None:
    headers = {"content-type": "application/x-www-form-urlencoded"}
    answer = client.post("/answer/1", content=field, headers=headers)
    assert (answer.status_code, heading(answer.text)) == (403, "Deze pagina hoort niet meer bij uw link")
    with runtime.database.reading() as session:
        assert session.exec(select(Draft)).all() == []


def test_a_form_of_one_invitation_is_not_taken_for_another(runtime: Runtime) -> None:
    mine, other = invite_to_catalogue(runtime, people=2)
    client = partner(runtime, token(mine))
    old_form = csrf(client.get("/answer/1").text)
    client.post(f"/a/{token(other)}")
    answer = client.post("/answer/1", data={"csrf_token": old_form, "go": "next"})
    assert answer.status_code == 403


def test_a_form_that_is_far_too_large_is_refused(client: TestClient) -> None:
    form = {"csrf_token": csrf(client.get("/answer/1").text), "x": "y" * 600_000}
    assert client.post("/answer/1", data=form).status_code == 403


def test_nothing_can_be_saved_after_closing(runtime: Runtime, client: TestClient) -> None:
    form = {"csrf_token": csrf(client.get("/answer/1").text), "go": "next"}
    review = submission(client)
    set_up(runtime, state="closing")
    for path, data in (("/answer/1", form), ("/answer/submission", review)):
        answer = client.post(path, data=data)
        assert (answer.status_code, heading(answer.text)) == (410, "De vragenlijst is gesloten")


def test_no_partner_page_needs_a_script(client: TestClient) -> None:
    for path in ("/answer", "/answer/1", "/answer/5", "/answer/10", "/answer/review"):
        page = client.get(path).text
        assert "<script" not in page
        assert not re.search(r'\son[a-z]+="|\sstyle="', page)
