"""From choosing groups to a plan that partners read: the diagnosis in a real browser and by real mail."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from app.domain.questionnaire import Questionnaire
from app.jobs import engine
from app.persistence.database import Database
from app.services.runtime import Runtime
from tests.browser import district
from tests.browser.conftest import OpenBrowser, press
from tests.browser.expected import change_of, clear_difference, group_means
from tests.browser.looking import focus_is_visible
from tests.browser.region import COORDINATOR
from tests.browser.serving import answers
from tests.browser.test_answering import on_sqlite, tab_to
from tests.factories import PASSWORD, add_user, make_runtime
from tests.jobs.server_process import ServerProcess, wait_until
from tests.mail.mail_servers import Received, mail_server
from tests.web.test_portfolio import keep

pytestmark = pytest.mark.browser

CRITERIA = {"mandate": "Organisatiemandaat", "instruments": "Instrumentele afstemming", "drive": "Drive"}
NAMES = {
    "level": {"governance": "Bestuur", "management": "Management", "operations": "Uitvoering"},
    "line": {"defence": "Verdediging", "midfield": "Middenveld", "forward": "Voorhoede"},
}


@dataclass(frozen=True)
class Story:
    """A server with a network that has been assessed once; `first` is that wave."""

    address: str
    runtime: Runtime
    network: str
    first: str
    mails: Received

    @property
    def questionnaire(self) -> Questionnaire:
        found = self.runtime.catalogue.latest("slagvaardigheid")
        assert found
        return found


@pytest.fixture
def story(database: Database, tmp_path: Path) -> Iterator[Story]:
    engine.migrate(database)
    add_user(database, COORDINATOR, "coordinator")
    runtime = make_runtime(database, tmp_path)
    runtime = replace(runtime, clock=lambda: datetime.now(ZoneInfo(runtime.settings.timezone)))
    for number in range(2):
        keep(database, runtime.catalogue, f"Buurt {number}", "42"[number], formality="informal")
    with database.writing() as session:
        network = district.found_network(session)
        first = district.open_wave(session, runtime, network, 1, ["level", "organisation"])
        district.answer_all(session, runtime, first, 1)
        district.close(session, first, runtime.today())
    with mail_server() as mails, ServerProcess(database, tmp_path, mails.url) as process:
        process.start()
        wait_until(lambda: answers(process.address), "for the server")
        yield Story(process.address, runtime, network, first, mails)


@on_sqlite
def test_from_choosing_groups_to_a_plan_that_partners_read(story: Story, somebody: OpenBrowser) -> None:
    page = somebody()
    assessment = choose_groups(page, story)
    send_and_let_answer(page, story, assessment)
    close_and_read_comments(page, assessment)
    report = assessment.replace("/assessments/", "/reports/")
    read_report(page, story, report)
    plan_by_keyboard(page, report)
    share_and_mail(page, story, report)
    partners_read(somebody(390), story)
    compare_networks(page, story, report)


def choose_groups(page: Page, story: Story) -> str:
    page.goto(f"{story.address}/networks/{story.network}/assessments/new")
    page.fill("#email", COORDINATOR)
    page.fill("#password", PASSWORD)
    press(page, "Inloggen")
    for dimension in ("level", "line"):
        page.check(f'input[name="breakdowns"][value="{dimension}"]')
    press(page, "Opslaan en verder")
    allowed = page.inner_text("main")
    assert "Per niveau, in 4 groepen:" in allowed
    assert "Per linie, in 3 groepen:" in allowed
    return page.url


def send_and_let_answer(page: Page, story: Story, assessment: str) -> None:
    page.goto(f"{assessment}/sending")
    press(page, "Versturen")
    wait_until(lambda: len(story.mails.messages) == district.PEOPLE, "for the invitations")
    with story.runtime.database.writing() as session:
        district.answer_all(session, story.runtime, assessment.rpartition("/")[2], 2)


def close_and_read_comments(page: Page, assessment: str) -> None:
    """One text is rewritten, one left out; then the results are released."""
    page.goto(f"{assessment}/closing")
    press(page, "Sluit de meting")
    page.get_by_role("main").get_by_role("link", name=re.compile("reacties", re.IGNORECASE)).first.click()
    texts = page.locator("textarea")
    expect(texts).to_have_count(district.WRITERS)
    page.locator("textarea", has_text="straat 3.").fill("Praat met [naam] op straat 3.")
    left_out = page.locator("textarea", has_text="straat 5.").get_attribute("id") or ""
    page.check(f"#{left_out.replace('text-', 'out-')}")
    press(page, "Bewaren en verder naar de vrijgave")
    press(page, "Uitkomsten vrijgeven")

    def released() -> bool:
        page.goto(assessment)
        return page.get_by_role("link", name="Naar het rapport").count() == 1

    wait_until(released, "for the report")


def read_report(page: Page, story: Story, report: str) -> None:
    """What the page says is what follows from the answers, computed apart from the product."""
    page.goto(f"{story.address}/reports/{story.first}")
    expect(page.locator(".report-left-out")).to_contain_text("per organisatie")
    page.goto(report)
    expect(page.locator(".report-left-out")).to_have_count(0)
    expect(page.locator(".report-point")).to_have_count(3)
    expect(page.locator(".report-point h3").first).to_contain_text("Er is afgesproken wie leidt")
    for dimension, names in NAMES.items():
        for group, name in names.items():
            wanted = group_means(story.questionnaire, dimension, group, list(CRITERIA))
            assert {id_: heat(page, dimension, CRITERIA[id_], name) for id_ in CRITERIA} == wanted
    line = clear_difference(story.questionnaire, "mandate", "level", "governance")
    table = page.locator("section[aria-labelledby=by-level]").get_by_role(
        "table", name="Duidelijke verschillen"
    )
    row = table.get_by_role("row").filter(has_text=CRITERIA["mandate"]).filter(has_text="alle anderen")
    assert row.locator("td").all_inner_texts() == ["Bestuur naast alle anderen", *line]
    changed = page.locator(".report-change").get_by_role("row").filter(has_text=CRITERIA["drive"])
    assert changed.locator("td").all_inner_texts() == change_of(story.questionnaire, "drive")
    comments = page.locator(".report-quotes").all_inner_texts()[0]
    assert "Praat met [naam] op straat 3." in comments
    assert "straat 5." not in comments
    assert comments.count("straat") == district.WRITERS - 1


def heat(page: Page, dimension: str, criterion: str, group: str) -> str:
    """The figure in the heatmap of groups."""
    table = page.locator(f"section[aria-labelledby=by-{dimension}] .heatmap__table")
    heads = [head.split("\n")[0].strip() for head in table.locator("thead th").all_inner_texts()]
    row = table.locator("tbody tr").filter(has_text=criterion)
    return row.locator("td").nth(heads.index(group) - 1).inner_text().split()[0]


def plan_by_keyboard(page: Page, report: str) -> None:
    """An intervention is unfolded, followed to the plan, and given an owner, a date and a state."""
    page.goto(report)
    page.locator(".report-point h4").last.evaluate("heading => { heading.tabIndex = -1; heading.focus(); }")
    tab_to(page, ".report-point:nth-child(3) details >> nth=0 >> summary")
    assert focus_is_visible(page)
    page.keyboard.press("Enter")
    tab_to(page, ".report-point:nth-child(3) details[open] a")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    title = page.input_value("#title")
    tab_to(page, "#organisation_id")
    page.keyboard.type("Politie")
    tab_to(page, "#due_on")
    page.keyboard.type("05052030")  # the same whichever of day and month the browser puts first
    tab_to(page, "#state")
    page.keyboard.type("Loopt")
    tab_to(page, "#note")
    tab_to(page, "main form button")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url == f"{report}/plan"
    action = page.locator(".plan-action")
    expect(action.locator("h3")).to_have_text(title)
    for said in ("Politie Kanaal", "5 mei 2030", "Loopt"):
        expect(action).to_contain_text(said)


def share_and_mail(page: Page, story: Story, report: str) -> None:
    page.goto(f"{report}/sharing")
    for _ in range(3):
        press(page, "Maak een link")
    page.get_by_role("link", name="Deel met alle partners").click()
    press(page, "Versturen")
    wait_until(lambda: len(story.mails.messages) == 2 * district.PEOPLE, "for the mails with results")
    assert sorted(story.mails.recipients[-district.PEOPLE :]) == sorted(
        district.address_of(person) for person in range(district.PEOPLE)
    )


def partners_read(page: Page, story: Story) -> None:
    """Without an account, by the links in the mail: the same figures, and no way into the rest."""
    body = story.mails.messages[-1].get_body(("plain",))
    assert body
    links = re.findall(r"http://\S+/shared/[A-Za-z0-9_-]+", body.get_content())
    assert len(links) == 3
    headings = []
    for link in links:
        page.goto(link)
        assert page.locator(".site-nav").count() == 0
        assert page.locator("main form, main a[href*='/reports/']").count() == 0
        headings.append(page.inner_text("h1"))
    assert headings == [district.NAME, district.NAME, f"Actieplan van {district.NAME}"]
    expect(page.locator(".plan-action")).to_contain_text("Politie Kanaal")
    page.goto(links[0])
    wanted = group_means(story.questionnaire, "line", "defence", ["instruments"])
    assert heat(page, "line", CRITERIA["instruments"], "Verdediging") == wanted["instruments"]


def compare_networks(page: Page, story: Story, report: str) -> None:
    page.goto(f"{story.address}/portfolio")
    networks = page.locator(".heatmap__table tbody th a")
    expect(networks).to_have_text([district.NAME, "Buurt 0", "Buurt 1"])
    page.get_by_label("Volgorde").select_option("drive")
    page.get_by_label("Formaliteit").select_option("informal")
    press(page, "Toon")
    expect(networks).to_have_text(["Buurt 1", "Buurt 0"])
    page.get_by_label("Formaliteit").select_option("")
    press(page, "Toon")
    page.get_by_role("link", name=district.NAME).click()
    expect(page.get_by_role("main")).to_contain_text("nog te weinig vergelijkbare netwerken")
    page.get_by_role("link", name="Naar het rapport van meting 2").click()
    assert page.url == report
