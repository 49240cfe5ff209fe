"""The facilitator's guide is read back by programs that did not write it."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from app.documents.handout import Handout
from app.documents.pdf.guide_pdf import guide_pdf
from app.domain.report import Report
from app.domain.vocabulary import LANGUAGES, Language
from tests.documents.pdf.reading import check, pages, tags, whole_text
from tests.documents.pdf.samples import NASTY, RELEASE, handout, named, report, withheld


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sound_document(language: Language) -> None:
    made = guide_pdf(handout(language))

    check(made)
    assert "0:00–0:10" in whole_text(made)
    assert "1:50–2:00" in whole_text(made)


@pytest.mark.parametrize("made_of", [report(), withheld(report()), replace(report(), points=(), findings=())])
def test_the_programme_takes_two_hours_without_a_gap(made_of: Report) -> None:
    text = whole_text(guide_pdf(Handout(made_of, RELEASE)))
    spans = re.findall(r"(\d):(\d\d)–(\d):(\d\d)", text)
    times = [(60 * int(a) + int(b), 60 * int(c) + int(d)) for a, b, c, d in spans]

    assert (times[0][0], times[-1][1]) == (0, 120)
    assert all(before[1] == after[0] for before, after in pairwise(times))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_short_and_ends_with_a_sheet_to_write_on(language: Language) -> None:
    made = pages(guide_pdf(handout(language)))

    assert len(made) <= 8
    assert handout(language).report.criteria[0].name in made[-1]
    assert {"nl": "Waar stokt het?", "en": "Where does it stall?"}[language] in made[-1]


def test_without_points_the_groups_choose_what_to_talk_about() -> None:
    text = whole_text(guide_pdf(Handout(replace(report(), points=(), findings=()), RELEASE)))

    assert "Geen cijfer wijst een plek aan waar het stokt." in text
    assert "punt voor punt" not in text


def test_the_radar_to_fill_in_has_the_criteria_and_no_figure() -> None:
    made = guide_pdf(handout())
    empty = [tag.alt for tag in tags(made) if tag.alt.startswith("Lege radar")]

    assert len(empty) == 1
    assert all(criterion.name in empty[0] for criterion in report().criteria)
    assert "gemiddeld" not in pages(made)[-1]


def test_every_point_brings_its_questions() -> None:
    made_of = report()
    text = whole_text(guide_pdf(handout()))

    assert made_of.points
    for point in made_of.points:
        for question in point.text.questions:
            assert question["nl"].split("{")[0].strip() in text


def test_without_figures_the_own_radars_lead_the_conversation() -> None:
    made = guide_pdf(Handout(withheld(report()), RELEASE))

    check(made)
    assert "Waar zakken onze radars in?" in whole_text(made)
    assert "De uitkomst in twee minuten uitgelegd" not in whole_text(made)
    assert [tag.alt[:10] for tag in tags(made) if tag.name == "Figure"] == ["Lege radar"]


def test_one_criterion_has_a_line_to_mark_instead_of_a_radar() -> None:
    made_of = report()
    made = guide_pdf(
        Handout(replace(made_of, criteria=made_of.criteria[:1], points=(), findings=()), RELEASE)
    )

    check(made)
    assert "Kies op elke regel één cijfer" in whole_text(made)


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_any_text_stays_on_the_page(text: str) -> None:
    check(guide_pdf(named(text)))
