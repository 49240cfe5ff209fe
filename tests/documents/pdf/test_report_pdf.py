"""The diagnostic report is read back by programs that did not write it."""

import subprocess
import sys
from dataclasses import replace

import pytest

from app.documents.handout import Handout
from app.documents.pdf.report_pdf import report_pdf
from app.documents.report_sentences import ReportSentences
from app.domain.vocabulary import LANGUAGES, Language
from tests.documents.pdf.reading import check, pages, tags, whole_text
from tests.documents.pdf.samples import NASTY, RELEASE, graded, handout, named, report, richest, withheld


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_richest_report_of_nine_criteria_keeps_within_sixteen_pages(language: Language) -> None:
    made = report_pdf(richest(language))

    check(made)
    assert 8 <= len(pages(made)) <= 16


@pytest.mark.parametrize("criteria", [1, 2, 25])
def test_any_number_of_criteria(criteria: int) -> None:
    shown = report("en", criteria)
    known = {criterion.id for criterion in shown.criteria}
    points = tuple(each for each in shown.points if each.finding.criterion in known)
    made = report_pdf(Handout(replace(shown, points=points, findings=points, differences=()), RELEASE))

    check(made)
    assert all(criterion.name in whole_text(made) for criterion in shown.criteria)


def test_another_scale() -> None:
    """Grades from 0 to 10, two criteria with one facet and two."""
    made = report_pdf(Handout(graded("en"), RELEASE))

    check(made)
    assert "scale 0 to 10" in whole_text(made)


def test_a_criterion_that_is_not_shown_has_no_figure_in_the_file() -> None:
    shown = report("en", 1)
    made = report_pdf(Handout(withheld(shown), RELEASE))
    figures = shown.criteria[0].figures

    assert figures
    alts = " ".join(tag.alt for tag in tags(made))
    for figure in (figures.mean, figures.ad, figures.vdeijk_a):
        assert ReportSentences("en").fine(figure) not in whole_text(made) + alts


def test_two_processes_make_the_same_bytes() -> None:
    code = (
        "from tests.documents.pdf.samples import richest; from hashlib import sha256;"
        "from app.documents.pdf.report_pdf import report_pdf;"
        "print(sha256(report_pdf(richest())).hexdigest())"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]


def test_the_same_handout_gives_the_same_bytes() -> None:
    assert report_pdf(handout()) == report_pdf(replace(handout()))
