"""The main job from log-in to report, in a real browser over a real mail server, on both databases."""

import re
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from app.config import data_folder
from app.domain.questionnaire import Item, Questionnaire
from app.jobs import engine
from app.persistence.database import Database
from app.questionnaires.catalogue import Catalogue
from tests.browser.conftest import OpenBrowser, is_accessible, press
from tests.browser.partner import Partner
from tests.browser.serving import answers
from tests.domain import plain_scores
from tests.domain.scoring_samples import Row
from tests.factories import PASSWORD, add_user
from tests.files.workbooks import xlsx
from tests.jobs.server_process import ServerProcess, wait_until
from tests.mail.mail_servers import Received, mail_server

pytestmark = pytest.mark.browser

TODAY = date.today()  # noqa: DTZ011 - the server's own day
SHEET = xlsx(
    ("Ledenlijst Veilig Oevergouw",),
    (),
    ("Organisatie ", "E-mailadres", "Naam", "Niveau", "Linie", "Taal", "Telefoon"),
    ("Politie", "Agent@Politie.example", "  Bo   Bakker ", "uitvoering", "verdediging", "nl", "06"),
    ("Gemeente", "wethouder@gemeente.example", "Cas de Boer", "bestuur", "middenveld", "", ""),
    (),
    ("Basisschool", "directie@school.example", "Dee Smit", "management", "middenveld", "en", ""),
    ("Corporatie", "stil@corporatie.example", "Eef Vos", "uitvoering", "middenveld", "nl", ""),
    ("Politie", "agent@politie.example", "Bo Bakker", "uitvoering", "verdediging", "nl", ""),
    ("Wijkraad", "geen adres", "Fay Kok", "bewoners", "voorhoede", "nl", ""),
)


@pytest.fixture
def server(database: Database, tmp_path: Path, mails: Received) -> Iterator[ServerProcess]:
    engine.migrate(database)
    add_user(database)
    with ServerProcess(database, tmp_path, mails.url) as process:
        process.start()
        wait_until(lambda: answers(process.address), "for the server")
        yield process


@pytest.fixture
def mails() -> Iterator[Received]:
    with mail_server() as received:
        yield received


@pytest.fixture(scope="module")
def questionnaire() -> Questionnaire:
    found = Catalogue(data_folder() / "questionnaires").latest("slagvaardigheid")
    assert found is not None
    return found


def test_from_invitation_to_radar(
    server: ServerProcess, mails: Received, questionnaire: Questionnaire, somebody: OpenBrowser
) -> None:
    coordinator = somebody()
    log_in(coordinator, server.address)
    network = make_network(coordinator, server.address)
    import_people(coordinator, network)
    assessment = prepare(coordinator, network)
    send(coordinator, assessment)
    wait_until(lambda: len(mails.messages) == 4, "for four invitations")

    partners = let_three_answer(somebody, mails, questionnaire)

    remind(coordinator, assessment)
    wait_until(lambda: len(mails.messages) == 5, "for one reminder")
    assert mails.recipients[-1] == "stil@corporatie.example"
    assert link_in(mails.messages[-1]) == link_to(mails, "stil@corporatie.example")

    close(coordinator, assessment)
    report = assessment.replace("/assessments/", "/reports/")
    shown = figures_on(coordinator, report)
    assert shown == expected_figures(questionnaire, partners)
    assert "3 van de 4" in coordinator.inner_text("main")
    is_accessible(coordinator)
    check_used_link(somebody, mails)
    time.sleep(0.5)
    assert len(mails.messages) == 5


def log_in(page: Page, address: str) -> None:
    page.goto(address)
    is_accessible(page)
    page.fill("#email", "an@voorbeeld.nl")
    page.fill("#password", PASSWORD)
    press(page, "Inloggen")
    expect(page.get_by_role("heading", name="Nog geen netwerken")).to_be_visible()
    is_accessible(page)


def make_network(page: Page, address: str) -> str:
    page.goto(f"{address}/networks/new")
    is_accessible(page)
    page.fill("#name", "Veilig Oevergouw")
    page.fill("#purpose", "De wijk veiliger en prettiger maken.")
    page.select_option("#formality", "formal")
    press(page, "Opslaan")
    is_accessible(page)
    return page.url


def import_people(page: Page, network: str) -> None:
    """From the sheet: four new people, one person twice and one wrong address; then again, for nothing."""
    for first in (True, False):
        page.goto(f"{network}/participant-imports/new")
        is_accessible(page)
        workbook = FilePayload(name="leden.xlsx", mimeType="application/octet-stream", buffer=SHEET)
        page.set_input_files("input[type=file]", files=workbook)
        press(page, "Controleer de lijst")
        is_accessible(page)
        preview = page.inner_text("main")
        assert "geen adres" in preview
        if first:
            press(page, re.compile("4 deelnemers"))
        else:
            press(page, "Terug naar het netwerk")
        listed = page.get_by_role("table", name="Deelnemers").locator("tbody tr")
        names = listed.locator("th").all_inner_texts()
        assert names == ["Dee Smit", "Eef Vos", "Cas de Boer", "Bo Bakker"]
        assert "agent@politie.example" in listed.last.inner_text()


def prepare(page: Page, network: str) -> str:
    page.goto(f"{network}/assessments/new")
    is_accessible(page)
    page.fill("#threshold", "3")
    page.fill("#closes_on", (TODAY + timedelta(days=7)).isoformat())
    page.fill("#words_nl", "Fijn dat u meedoet.")
    press(page, "Opslaan en verder")
    is_accessible(page)
    return page.url


def send(page: Page, assessment: str) -> None:
    page.goto(f"{assessment}/preview")
    is_accessible(page)
    page.goto(f"{assessment}/sending")
    expect(page.get_by_role("heading", name="4 mails versturen aan 4 mensen?")).to_be_visible()
    is_accessible(page)
    press(page, "Versturen")
    expect(page.get_by_text("4 mails zijn onderweg.")).to_be_visible()


def let_three_answer(somebody: OpenBrowser, mails: Received, questionnaire: Questionnaire) -> list[Partner]:
    """One on a phone, one without JavaScript who comes back on another device, one who changes language."""
    on_phone = Partner(
        somebody(390), questionnaire, values(questionnaire, 0), ("mandate", "information"), is_accessible
    )
    on_phone.enter(link_to(mails, "agent@politie.example"))
    for criterion in questionnaire.criteria:
        on_phone.answer(criterion)
    on_phone.answer_questions({"first-step": "Elke maand samen de wijk in."})
    on_phone.send()

    link = link_to(mails, "wethouder@gemeente.example")
    no_script = Partner(
        somebody(java_script_enabled=False), questionnaire, values(questionnaire, 1), ("mandate",)
    )
    no_script.enter(link)
    for criterion in questionnaire.criteria[:4]:
        no_script.answer(criterion)
    no_script.page = somebody(390, java_script_enabled=False)
    no_script.enter(link)
    for _ in range(4):
        no_script.go_on()
    for criterion in questionnaire.criteria[4:]:
        no_script.answer(criterion)
    no_script.answer_questions({})
    no_script.send()

    switching = Partner(
        somebody(390), questionnaire, values(questionnaire, 2), ("information", "steering"), is_accessible
    )
    switching.enter(link_to(mails, "directie@school.example"))
    expect(switching.page.locator("html")).to_have_attribute("lang", "en")
    for criterion in questionnaire.criteria[:5]:
        switching.answer(criterion)
    half_way = questionnaire.criteria[5]
    item = half_way.items[0]
    switching.page.check(f'input[name="{item.id}"][value="2"]')
    switching.speak("nl")
    expect(switching.page.locator("html")).to_have_attribute("lang", "nl")
    assert switching.page.is_checked(f'input[name="{item.id}"][value="2"]')
    for criterion in questionnaire.criteria[5:]:
        switching.answer(criterion)
    switching.answer_questions({})
    switching.send()
    return [on_phone, no_script, switching]


def values(questionnaire: Questionnaire, person: int) -> Callable[[Item], int | str | None]:
    """Answers that differ by person and item; now and then a don't know, or nothing."""
    order = {item.id: number for number, item in enumerate(questionnaire.items)}

    def choose(item: Item) -> int | str | None:
        number = order[item.id] * 7 + person * 5
        if number % 23 == 3:
            return "dk"
        if number % 29 == 4:
            return None
        return item.scale.values[number % len(item.scale.values)]

    return choose


def remind(page: Page, assessment: str) -> None:
    page.goto(assessment)
    expect(page.get_by_text("3 van de 4 hebben geantwoord.")).to_be_visible()
    is_accessible(page)
    press(page, "Herinner wie nog niet heeft geantwoord")
    expect(page.get_by_text("1 herinnering is onderweg.")).to_be_visible()


def close(page: Page, assessment: str) -> None:
    page.goto(f"{assessment}/closing")
    is_accessible(page)
    press(page, "Sluit de meting")

    def closed() -> bool:
        page.goto(assessment)
        return page.get_by_role("link", name="Naar het rapport").count() == 1

    wait_until(closed, "for the report")


def figures_on(page: Page, report: str) -> dict[str, str]:
    """Name and mean of each criterion as the radar and the table show them: they must agree."""
    page.goto(report)
    radar = {}
    for label in page.locator(".chart__svg--wide").first.locator(".chart__labels > text").all():
        *name, mean = label.locator("tspan").all_text_contents()
        radar[" ".join(name)] = mean
    table = page.get_by_role("table", name=re.compile("Alle cijfers"))
    rows = table.locator("tbody tr").all()
    in_table = {row.locator("th").inner_text(): row.locator("td").nth(1).inner_text() for row in rows}
    assert radar == in_table
    return radar


def expected_figures(questionnaire: Questionnaire, partners: list[Partner]) -> dict[str, str]:
    rows = [Row("Veilig Oevergouw", partner.answers) for partner in partners]
    computed = plain_scores.network_figures(questionnaire, rows)["criteria"]
    assert isinstance(computed, dict)
    shown = {}
    for criterion in questionnaire.criteria:
        figures = computed[criterion.id]
        n, mean = figures["n"], figures["mean"]
        shown[criterion.name["nl"]] = f"{mean:.1f}".replace(".", ",") if n >= 3 else "niet getoond"
    return shown


def check_used_link(somebody: OpenBrowser, mails: Received) -> None:
    late = somebody(390, refusal="410 (Gone)")
    late.goto(link_to(mails, "stil@corporatie.example"))
    assert "gesloten" in late.inner_text("main")
    is_accessible(late)


def link_to(mails: Received, address: str) -> str:
    first = next(message for message in mails.messages if message["X-RcptTo"] == address)
    return link_in(first)


def link_in(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body is not None
    found = re.search(r"http://\S+/a/\S+", body.get_content())
    assert found is not None
    return found.group(0)
