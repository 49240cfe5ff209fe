"""The diagnostic report is read back by programs that did not write it."""

from dataclasses import replace

import pytest

from app.documents.pdf.report_pdf import report_pdf
from app.documents.report_sentences import ReportSentences
from app.domain.vocabulary import LANGUAGES, Language
from tests.documents.pdf.reading import check, pages, tags, whole_text
from tests.documents.pdf.samples import NASTY, RELEASE, handout, named, withheld


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sound_report(language: Language) -> None:
    made = report_pdf(handout(language))

    check(made)
    assert 5 <= len(pages(made)) <= 16


def test_every_criterion_has_its_figures() -> None:
    shown = handout()
    text = whole_text(report_pdf(shown))
    words = ReportSentences("nl")

    for criterion in shown.report.criteria:
        assert criterion.name in text
        assert criterion.figures
        assert words.score(criterion.figures.mean) in text
        assert words.span(criterion.verdict.interval) in text
    assert RELEASE in text.replace(" ", "")


def test_the_parts_come_in_the_order_of_reading() -> None:
    text = whole_text(report_pdf(handout("en")))
    parts = (
        "The answer in brief",
        "Who took part",
        "Criterion by criterion",
        "How to read this report",
        "Sources",
    )
    places = [text.index(part) for part in parts]

    assert places == sorted(places)


def test_charts_are_described() -> None:
    found = [tag for tag in tags(report_pdf(handout())) if tag.name == "Figure"]

    assert len(found) > 2
    assert all(len(tag.alt) > 20 for tag in found)


def test_nothing_shown_is_told_in_a_short_report() -> None:
    made = report_pdf(replace(handout(), report=withheld(handout().report)))

    check(made)
    assert len(pages(made)) <= 5
    assert "Waarom hier geen cijfers staan" in whole_text(made)


@pytest.mark.parametrize("name", NASTY)
def test_any_name_gives_a_sound_report(name: str) -> None:
    check(report_pdf(named(name)))


def test_the_same_handout_gives_the_same_bytes() -> None:
    assert report_pdf(handout()) == report_pdf(replace(handout()))
