"""Breakdowns and findings on the page: what is drawn, said in words, and left out."""

from itertools import pairwise

import pytest
from bs4 import BeautifulSoup, Tag

from app.documents.report_html import report_html
from app.domain.advice import Intervention
from app.domain.disclosure import Terms
from app.domain.finding import Finding
from app.domain.vocabulary import LANGUAGES, Language
from tests.documents.group_samples import report


def soup(language: Language = "nl", terms: Terms | None = None) -> BeautifulSoup:
    return BeautifulSoup(report_html(report(language, terms)), "html.parser")


def words(element: Tag) -> str:
    return " ".join(element.get_text(" ").split())


def part(page: BeautifulSoup, heading: str) -> Tag:
    found = page.select_one(f"section[aria-labelledby={heading}]")
    assert found is not None
    return found


def test_each_group_stands_there_with_who_answered() -> None:
    text = words(part(soup(), "by-level"))
    assert "Bestuur: 8 van de 10 vulden de vragenlijst in" in text
    assert "Bewoners: 8 van de 10 vulden de vragenlijst in" in text


def test_levels_are_put_beside_each_other_from_both_sides() -> None:
    level = part(soup(), "by-level")
    titles = [title.get_text() for title in level.select("svg title")]
    assert any("Bestuur" in title and "Uitvoering" in title for title in titles)
    assert level.select(".heatmap__table")


def test_lines_stand_on_a_pitch() -> None:
    line = part(soup(), "by-line")
    drawn = words(line)
    assert "Verdediging" in drawn
    assert "niemand" in drawn
    assert line.select("figure svg")


def test_differences_are_told_in_words_with_effect_and_n() -> None:
    level = part(soup(), "by-level")
    clear = next(table for table in level.select("table") if "Duidelijke verschillen" in words(table))
    first = words(clear.select("tbody tr")[0])
    assert first.startswith("Criterium a")
    assert "duidelijk: groot verschil" in first
    assert "8 en " in first
    assert "geen aanwijzing voor verschil" in words(level)
    assert "*" not in words(level)


def test_findings_come_with_figures_questions_and_interventions() -> None:
    page = soup()
    points = part(page, "points")
    assert "Titel van" in words(points)
    assert "Een vraag over criterium a?" in words(points)
    assert "Ga samen op pad" in words(points)
    assert "Prik een datum." in words(points)
    assert not page.find_all("a", string=lambda text: bool(text) and "actieplan" in text)


def test_an_intervention_leads_to_the_plan_for_who_may_change_it() -> None:
    def plan(finding: Finding, intervention: Intervention) -> str:
        return f"/plan?finding={finding.id}&intervention={intervention.id}"

    page = BeautifulSoup(report_html(report(), plan), "html.parser")
    links = [link["href"] for link in page.select("a[href^='/plan']")]
    assert links
    assert all(str(link).endswith("intervention=samen-op-pad") for link in links)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_holds_together_in_both_languages(language: Language) -> None:
    page = soup(language)
    ids = [element["id"] for element in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert not page.find_all(style=True)
    assert "{" not in words(page)
    headings = [int(element.name[1]) for element in page.find_all(["h1", "h2", "h3", "h4"])]
    assert all(after - before <= 1 for before, after in pairwise(headings))


def test_what_the_threshold_forbids_is_not_there() -> None:
    """With a smallest group of nine the three levels of eight can't be shown apart."""
    page = soup(terms=Terms(threshold=9))
    assert not page.find("section", attrs={"aria-labelledby": "by-level"})
    assert "staan niet in dit rapport" in words(page)
