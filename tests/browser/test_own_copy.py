"""A partner keeps a copy of the own answers and later sees it beside the network's: in the browser alone."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect
from sqlmodel import select

from app.domain.questionnaire import Item, Questionnaire
from app.persistence.database import Database
from app.persistence.tables import Assessment, Invitation, Response
from app.services import closing, share_links
from app.services.runtime import Runtime
from tests.browser.conftest import OpenBrowser, is_accessible, press
from tests.browser.partner import Partner
from tests.browser.serving import serving
from tests.domain import plain_scores
from tests.domain.scoring_samples import Row
from tests.factories import SetClock, make_runtime
from tests.partners import invite_to_catalogue, token
from tests.released import QUICKSCAN

pytestmark = pytest.mark.browser

OTHERS = 5


@pytest.fixture
def runtime(database: Database, tmp_path: Path) -> Runtime:
    return make_runtime(database, tmp_path)


@pytest.fixture
def address(runtime: Runtime) -> Iterator[str]:
    with serving(runtime) as found:
        yield found


@pytest.fixture
def questionnaire(runtime: Runtime) -> Questionnaire:
    found = runtime.catalogue.latest(QUICKSCAN)
    assert found
    return found


@pytest.fixture
def invitation(runtime: Runtime) -> Invitation:
    return invite_to_catalogue(runtime, OTHERS + 1, QUICKSCAN)[0]


@pytest.fixture
def partner(
    somebody: OpenBrowser, address: str, questionnaire: Questionnaire, invitation: Invitation
) -> Partner:
    """Somebody who has sent in answers, and looks at the receipt."""
    order = {item.id: number for number, item in enumerate(questionnaire.items)}

    def choose(item: Item) -> int | str | None:
        """Of the last criteria hardly anything; elsewhere another answer to every statement."""
        number = order[item.id]
        if number >= len(order) - 4:
            return None if number % 2 else "dk"
        return item.scale.values[(number * 2) % len(item.scale.values)]

    made = Partner(somebody(390, accept_downloads=True), questionnaire, choose)
    made.enter(f"{address}/a/{token(invitation)}")
    for criterion in questionnaire.criteria:
        made.answer(criterion)
    if questionnaire.questions:
        made.answer_questions({})
    made.send()
    return made


def other_answers(questionnaire: Questionnaire, person: int) -> dict[str, int]:
    return {
        item.id: item.scale.values[(number + person) % len(item.scale.values)]
        for number, item in enumerate(questionnaire.items)
    }


def close_and_share(runtime: Runtime, questionnaire: Questionnaire, kind: str = "report") -> str:
    """Lets the others answer and closes; gives the path of the link."""
    with runtime.database.writing() as session:
        assessment = session.exec(select(Assessment)).one()
        for person in range(OTHERS):
            answers = other_answers(questionnaire, person)
            session.add(Response(assessment_id=assessment.id, answers=answers))
        assessment.state = "closing"
        session.flush()
        assert closing.close(session, assessment.id, runtime.today())
        secret = runtime.settings.secret
        share_links.switch_on(session, assessment.id, kind, secret)
        found = share_links.shares(session, assessment.id, secret, "")
        return next(share.address for share in found.values() if share.address)


def expected(questionnaire: Questionnaire, partner: Partner) -> dict[str, list[str]]:
    """Name of each criterion, the own score and the network's mean, computed apart from the product."""
    own = Row("Veilig Zuid", partner.answers)
    rows = [own, *(Row("Veilig Zuid", other_answers(questionnaire, person)) for person in range(OTHERS))]
    figures = plain_scores.network_figures(questionnaire, rows)["criteria"]
    assert isinstance(figures, dict)
    return {
        criterion.name["nl"]: [
            shown(plain_scores.score(criterion.items, own)),
            shown(figures[criterion.id]["mean"]),
        ]
        for criterion in questionnaire.criteria
    }


def shown(value: float | None) -> str:
    return "–" if value is None else f"{int(value * 10 + 0.5) / 10:.1f}".replace(".", ",")


def on_the_page(page: Page) -> dict[str, list[str]]:
    rows = page.locator("#own-copy tbody tr").all()
    return {row.locator("th").inner_text(): row.locator("td").all_inner_texts()[:2] for row in rows}


def stored(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate("() => ({...localStorage})")
    return found


def noted_requests(page: Page) -> list[str]:
    """Every request that the page makes from now on."""
    made: list[str] = []

    def note(request: Request) -> None:
        made.append(request.url)

    page.on("request", note)
    return made


def test_a_copy_kept_on_the_device_stands_beside_the_report(
    runtime: Runtime, address: str, questionnaire: Questionnaire, invitation: Invitation, partner: Partner
) -> None:
    page = partner.page
    receipt = page.inner_text(".receipt").strip()
    page.get_by_role("button", name="Bewaar een kopie op dit apparaat").click()
    expect(page.get_by_text("De kopie is bewaard op dit apparaat")).to_be_visible()
    is_accessible(page)
    kept = stored(page)
    ((key, copy),) = kept.items()
    assert key == f"slagvaardig-copy-{invitation.assessment_id}"
    answered = {id_: value for id_, value in partner.answers.items() if value != "dk"}
    assert json.loads(copy)["answers"] == answered
    for secret in (receipt, receipt.replace("-", ""), token(invitation)):
        assert secret not in copy

    link = close_and_share(runtime, questionnaire)
    assert isinstance(runtime.clock, SetClock)
    runtime.clock.forward(days=30)
    page.goto(address + link)
    page.wait_for_load_state("networkidle")
    made = noted_requests(page)
    own = expected(questionnaire, partner)
    assert on_the_page(page) == own
    assert "–" in {scores[0] for scores in own.values()}, "some criterion without a score of one's own"
    assert page.locator("#own-copy svg.own-strip").count() == len(questionnaire.criteria)
    is_accessible(page)

    page.get_by_role("button", name="Vergeet deze kopie").click()
    expect(page.get_by_text("De kopie is van dit apparaat verwijderd.")).to_be_visible()
    assert stored(page) == {}
    assert on_the_page(page) == {}
    assert made == []
    page.reload()
    expect(page.get_by_label("Kies de kopie die u hebt opgeslagen")).to_be_visible()


def test_the_page_can_t_send_anything(
    runtime: Runtime,
    address: str,
    questionnaire: Questionnaire,
    invitation: Invitation,
    somebody: OpenBrowser,
) -> None:
    page = somebody(refusal="Content Security Policy")
    page.goto(address + close_and_share(runtime, questionnaire))
    page.wait_for_load_state("networkidle")
    made = noted_requests(page)
    assert page.evaluate("fetch('/healthz').then(() => 'sent', () => 'refused')") == "refused"
    assert made == []


def test_a_saved_file_is_read_back_and_never_sent(
    runtime: Runtime,
    address: str,
    questionnaire: Questionnaire,
    partner: Partner,
    somebody: OpenBrowser,
    tmp_path: Path,
) -> None:
    with partner.page.expect_download() as download:
        partner.page.get_by_role("button", name="Bewaar een kopie", exact=True).click()
    saved = tmp_path / "slagvaardig.json"
    download.value.save_as(saved)
    link = close_and_share(runtime, questionnaire, "summary")

    page = somebody()
    page.goto(address + link)
    page.wait_for_load_state("networkidle")
    is_accessible(page)
    made = noted_requests(page)
    field = page.get_by_label("Kies de kopie die u hebt opgeslagen")
    for number, (wrong, said) in enumerate(wrong_files(saved).items()):
        path = tmp_path / f"wrong-{number}.json"
        path.write_text(wrong)
        field.set_input_files(path)
        expect(page.get_by_text(said)).to_be_visible()
        assert on_the_page(page) == {}
        field.set_input_files([])
        page.evaluate("() => document.querySelector('#own-problem').replaceChildren()")
    field.set_input_files(saved)
    expect(page.get_by_role("button", name="Vergeet deze kopie")).to_be_visible()
    assert on_the_page(page) == expected(questionnaire, partner)
    is_accessible(page)
    assert stored(page) == {}, "a file that is only looked at is not kept"
    assert made == []


def wrong_files(saved: Path) -> dict[str, str]:
    copy = json.loads(saved.read_text())
    no_copy = "Dit bestand is geen kopie van uw antwoorden."
    return {
        "no json": no_copy,
        "null": no_copy,
        json.dumps({**copy, "format": "other"}): no_copy,
        json.dumps({**copy, "answers": None}): no_copy,
        json.dumps({**copy, "assessment": "elsewhere"}): "Deze kopie hoort bij een andere vragenlijst",
    }


def test_what_a_copy_holds_is_shown_as_text_and_only_counted_when_it_is_an_answer(
    runtime: Runtime,
    address: str,
    questionnaire: Questionnaire,
    invitation: Invitation,
    somebody: OpenBrowser,
) -> None:
    """A copy that somebody made by hand: odd keys and values become no score and no markup."""
    link = close_and_share(runtime, questionnaire)
    page = somebody()
    page.goto(address + link)
    odd = dict.fromkeys((item.id for item in questionnaire.items), "constructor")
    odd |= {"__proto__": "<img src=x>", questionnaire.items[0].id: 99}  # type: ignore[dict-item]
    copy = {"format": "slagvaardig-own-copy-1", "assessment": invitation.assessment_id, "answers": odd}
    page.evaluate(
        "([key, copy]) => localStorage.setItem(key, copy)",
        [f"slagvaardig-copy-{invitation.assessment_id}", json.dumps(copy)],
    )
    page.reload()
    assert {scores[0] for scores in on_the_page(page).values()} == {"–"}
    assert page.locator("#own-copy img").count() == 0


def test_without_javascript_the_page_says_why_not(
    runtime: Runtime,
    address: str,
    questionnaire: Questionnaire,
    invitation: Invitation,
    somebody: OpenBrowser,
) -> None:
    link = close_and_share(runtime, questionnaire)
    page = somebody(390, java_script_enabled=False)
    page.goto(address + link)
    expect(page.get_by_text("Hiervoor is JavaScript nodig")).to_be_visible()
    expect(page.get_by_label("Kies de kopie die u hebt opgeslagen")).to_be_hidden()


def test_somebody_on_a_shared_device_can_have_the_copy_forgotten_at_once(partner: Partner) -> None:
    page = partner.page
    page.get_by_role("button", name="Bewaar een kopie op dit apparaat").click()
    press_forget = page.get_by_role("button", name="Vergeet deze kopie")
    press_forget.click()
    expect(page.get_by_text("De kopie is van dit apparaat verwijderd.")).to_be_visible()
    assert stored(page) == {}
    press(page, "Bekijk mijn antwoorden")
    expect(page.get_by_role("button", name="Bewaar een kopie op dit apparaat")).to_be_visible()
