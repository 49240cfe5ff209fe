"""The page's content: complete, in two languages, for any questionnaire, and with nothing that is
withheld."""

from dataclasses import replace
from datetime import date

import pytest
from bs4 import BeautifulSoup

from app.documents.report_html import report_html
from app.domain.diagnosis import rules
from app.domain.disclosure import Terms
from app.domain.questionnaire import Questionnaire
from app.domain.release import InvitedGroup, Occasion, build_release
from app.domain.report import Report
from app.domain.report_making import make_report
from app.domain.vocabulary import LANGUAGES, Language
from tests.domain.report_samples import OCCASION, make_questionnaire, make_scale, published, report_on, rows
from tests.questionnaire_samples import SMALL


def soup(report: Report) -> BeautifulSoup:
    return BeautifulSoup(report_html(report), "html.parser")


def words(element: BeautifulSoup) -> str:
    return " ".join(element.get_text(" ").split())


def table_rows(page: BeautifulSoup) -> dict[str, list[str]]:
    """The figures of each criterion, as the table prints them."""
    return {
        str(row["data-criterion"]): [cell.get_text(strip=True) for cell in row.find_all("td")]
        for row in page.find_all("tr", attrs={"data-criterion": True})
    }


def test_the_table_prints_the_figures_of_the_release() -> None:
    """a: 4, 4, 4, 3, 2.5; b: two camps at the ends."""
    questionnaire = make_questionnaire(criteria=2)
    page = soup(report_on(questionnaire, "4455", "4455", "4455", "3311", "3211"))
    a, b = table_rows(page)["a"], table_rows(page)["b"]
    assert a[:4] == ["Onzeker", "3,5", "2,6 tot 4,4", "5"]
    assert a[4] == "0,60"  # .48 around 3.6 and .72 around 3.4
    assert (b[0], b[6]) == ("Verdeeld", "verdeeld")
    assert b[4] == "1,92"  # 3 x 1.6 and 2 x 2.4, over 5


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("criteria", [1, 2, 3, 12])
def test_any_questionnaire_makes_a_whole_report(criteria: int, language: Language) -> None:
    questionnaire = make_questionnaire(criteria=criteria, facets=(1, 2), scale=make_scale(values=7, first=0))
    shown = published(questionnaire, *["443" * criteria] * 6)
    page = soup(make_report(questionnaire, shown, None, language))
    assert len(table_rows(page)) == criteria
    assert len(page.select("section.report-criterion")) == criteria
    radars = page.select("figure [data-chart-static] svg title[id*=radar]")
    assert bool(radars) == (criteria >= 3)
    assert len(page.find_all("h1")) == 1


def test_criteria_on_other_scales_get_their_own_charts_and_borders() -> None:
    given = {"drive-1": 4, "drive-2": 5, "balance-1": 0, "steering-1": 2}
    answers = [replace(rows(SMALL, "----")[0], answers=given)] * 5
    report = make_report(SMALL, build_release(SMALL, answers, None, Terms(), OCCASION).published, None, "nl")
    page = soup(report)
    assert len(page.select(".report-pair")) == 2
    assert len(page.select("ol.report-rules")) == 2


def test_the_rules_on_the_page_are_those_that_decided() -> None:
    questionnaire = make_questionnaire(scale=make_scale(values=7))
    text = words(soup(report_on(questionnaire, *["44"] * 5)))
    borders = rules(1, 7)
    assert (borders.norm, round(borders.deviation, 2), round(borders.agreement, 2)) == (4.75, 1.17, 0.33)
    assert "de norm van 4,75" in text
    assert "groter dan 1,17 en de overeenstemming A hoogstens 0,33" in text
    assert "Gaven minder dan 5 mensen antwoord" in text


def test_what_is_withheld_stands_nowhere_on_the_page() -> None:
    """Four people answered the second item: the answers to both items stay away, and the reason is told."""
    page = soup(report_on(make_questionnaire(), "41", "42", "43", "45", "4?"))
    assert "is door minder dan 5 mensen beantwoord" in words(page)
    assert "Wat partners antwoordden" not in words(page)
    assert "Stelling 1 van facet 1 van a" not in page.get_text()


def test_too_few_people_leave_no_figure_and_no_chart() -> None:
    page = soup(report_on(make_questionnaire(criteria=3), *["444444"] * 4, invited=[InvitedGroup(9)]))
    assert "4 van de 9 uitgenodigden" in words(page)
    assert "Waarom hier geen cijfers staan" in words(page)
    assert not page.find_all("svg")
    assert not page.find_all("table")


def test_two_waves_lie_over_each_other() -> None:
    questionnaire = make_questionnaire(criteria=3, facets=(1,))
    now = published(questionnaire, *["444"] * 5, occasion=Occasion("Zuidwijk", 2, date(2027, 1, 1)))
    report = make_report(questionnaire, now, published(questionnaire, *["222"] * 5), "nl")
    page = soup(report)
    assert table_rows(page)["a"][:3] == ["Sterk", "4,0", "2,0"]
    assert "Meting 1 (2026)" in page.select_one(".report-pair svg").get_text()  # type: ignore[union-attr]
    assert "Twee metingen" in words(page)


def test_who_took_part() -> None:
    invited = [InvitedGroup(6, "operations", "midfield"), InvitedGroup(2, "governance", "defence")]
    text = words(soup(report_on(make_questionnaire(), *["44"] * 5, invited=invited)))
    assert "5 van de 8 uitgenodigden vulden de vragenlijst in (63%)." in text
    assert "de uitvoering 6" in text


def with_texts(people: int, writers: int) -> str:
    questionnaire = make_questionnaire()
    answers = [
        replace(row, texts={"first-step": f"Plan {place}"} if place < writers else {})
        for place, row in enumerate(rows(questionnaire, *["44"] * people))
    ]
    shown = build_release(questionnaire, answers, None, Terms(), OCCASION).published
    return words(soup(make_report(questionnaire, shown, None, "nl")))


def test_open_answers_are_told_where_enough_people_wrote_one() -> None:
    text = with_texts(people=8, writers=5)
    assert "Wat is de eerste stap?" in text
    assert all(f"Plan {place}" in text for place in range(5))


@pytest.mark.parametrize(("people", "writers"), [(7, 7), (8, 4)])
def test_open_answers_of_fewer_people_stay_away(people: int, writers: int) -> None:
    text = with_texts(people, writers)
    assert "Deze antwoorden staan niet in het rapport." in text
    assert "Plan 0" not in text


def test_made_up_answers_are_marked() -> None:
    questionnaire = make_questionnaire()
    demo = published(questionnaire, *["44"] * 5, occasion=replace(OCCASION, demo=True))
    assert "verzonnen" in words(soup(make_report(questionnaire, demo, None, "nl")))
    assert "verzonnen" not in words(soup(report_on(questionnaire, *["44"] * 5)))


def test_names_and_texts_are_escaped() -> None:
    questionnaire = make_questionnaire()
    shown = published(questionnaire, *["44"] * 5, occasion=replace(OCCASION, network="<b>Zuid</b>"))
    page = report_html(make_report(questionnaire, shown, None, "nl"))
    assert "<b>Zuid</b>" not in page
    assert "&lt;b&gt;Zuid&lt;/b&gt;" in page


def test_nothing_on_the_page_needs_a_policy_exception() -> None:
    page = soup(report_on(make_questionnaire(criteria=3), *["444444"] * 5))
    assert not page.find_all(style=True)
    assert all(script.get("type") == "application/json" for script in page.find_all("script"))


def test_every_id_is_unique() -> None:
    page = soup(report_on(make_questionnaire(criteria=4, facets=(2, 1)), *["444" * 4] * 5))
    ids = [element["id"] for element in page.find_all(id=True)]
    assert len(ids) == len(set(ids))


def test_reversed_items_are_pointed_out() -> None:
    questionnaire: Questionnaire = make_questionnaire(facets=(1,))
    criterion = questionnaire.criteria[0]
    turned = replace(criterion.items[0], reversed=True)
    facets = (replace(criterion.facets[0], items=(turned,)),)
    questionnaire = replace(questionnaire, criteria=(replace(criterion, facets=facets),))
    text = words(soup(report_on(questionnaire, *"22222")))
    assert "Telt omgekeerd mee" in text
    assert "Het gemiddelde is 4,0." in text
