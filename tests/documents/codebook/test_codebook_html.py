"""The code book to read: whole, in headings and tables that a screen reader follows, without scripts."""

from itertools import pairwise

import pytest
from bs4 import BeautifulSoup, Tag

from app.domain.vocabulary import LANGUAGES, Language
from tests.documents import group_samples, test_other_criteria
from tests.documents.codebook.books import RELEASE, called, html
from tests.domain.report_samples import make_questionnaire, published

ASKED = make_questionnaire(criteria=2)
SHOWN = published(ASKED, "1234", "5?44", "5543", "4-34", "5544", "2233", "4455")


def page(document: str) -> BeautifulSoup:
    return BeautifulSoup(document, "html.parser")


def table_of(soup: BeautifulSoup, variable: str) -> Tag:
    name = soup.find("code", string=variable)
    assert isinstance(name, Tag)
    found = name.find_next("table")
    assert isinstance(found, Tag)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_statement_is_there_with_its_codes(language: Language) -> None:
    soup = page(html(ASKED, SHOWN, language))
    assert soup.html
    assert soup.html["lang"] == language
    for item in ASKED.items:
        assert soup.find("h4", string=item.text[language])
    cells = [row.get_text(" ", strip=True) for row in table_of(soup, "a_1_2").select("tbody tr")]
    no_answer = ASKED.scales[0].no_answer
    assert no_answer
    assert cells[0].endswith(" 0")
    assert cells[1].startswith("2 ")
    assert cells[-2].startswith(f"-8 {no_answer[language]}")
    assert RELEASE in soup.get_text()


def test_headings_go_down_by_one_and_tables_have_headers() -> None:
    soup = page(html(group_samples.questionnaire(), group_samples.published()))
    levels = [int(heading.name[1]) for heading in soup.find_all(["h1", "h2", "h3", "h4", "h5"])]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for table in soup.find_all("table"):
        assert table.caption
        assert all(header.get("scope") in ("col", "row") for header in table.find_all("th"))
        assert all(row.find("th") for row in table.find_all("tr"))


def test_every_link_has_its_end_and_nothing_is_fetched() -> None:
    soup = page(html(group_samples.questionnaire(), group_samples.published()))
    ids = [element["id"] for element in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert {link["href"] for link in soup.find_all("a")} <= {f"#{id_}" for id_ in ids}
    assert not soup.find_all(["script", "link", "img", "iframe", "form"])
    assert "url(" not in str(soup)


def test_withheld_figures_are_not_in_it() -> None:
    few = published(ASKED, "1234", "5?44", "5543", "4-34", "--44", "--33", "--55")
    soup = page(html(ASKED, few))
    hidden, shown = table_of(soup, "a_1_1"), table_of(soup, "b_1_1")
    assert not hidden.find("td", class_="number")
    assert hidden.caption
    assert "Te weinig mensen" in hidden.caption.get_text()
    assert shown.find("td", class_="number")


def test_other_scales_and_nothing_shown() -> None:
    other = page(html(test_other_criteria.IMPROVISATION, test_other_criteria.published(), "en"))
    assert "Scale 0 to 10" in other.get_text()
    nothing = page(html(ASKED, published(ASKED, "1234", "5544")))
    assert not nothing.find("td", class_="number")


def test_any_name_gives_a_correct_document() -> None:
    odd = "<script>alert(1)</script> \x00\ud800 \U0001f600 مرحبا {}% " + "x" * 10_000
    soup = page(html(ASKED, called(SHOWN, odd)))
    assert not soup.find("script")
    heading = soup.find("h1")
    assert isinstance(heading, Tag)
    assert heading.get_text().startswith("<script>alert(1)</script> ��")
