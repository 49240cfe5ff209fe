"""The summary is read back by programs that did not write it."""

import subprocess
import sys
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from app.documents.handout import Handout
from app.documents.pdf.summary_pdf import summary_pdf
from app.domain.house_style import HouseStyle
from app.domain.vocabulary import LANGUAGES, Language
from tests.documents.pdf.reading import check, outside, pages, tags, whole_text
from tests.documents.pdf.samples import NASTY, RELEASE, handout, named, report, withheld


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_sound_page(language: Language) -> None:
    made = summary_pdf(handout(language))

    check(made)
    assert len(pages(made)) == 1


def test_figures_are_described_and_the_source_is_told() -> None:
    made = summary_pdf(handout())

    assert [tag.alt[:5] for tag in tags(made) if tag.name == "Figure"][-1] == "Punte"
    assert f"vrijgave {RELEASE}" in whole_text(made)


def test_what_was_agreed_stands_on_it_three_lines_at_most() -> None:
    assert whole_text(summary_pdf(handout())).count("Prik een datum (Gemeente, 1 september 2026)") == 3
    assert "De eerste vraag om te bespreken" in whole_text(summary_pdf(handout(planned=False)))


def test_nothing_shown_says_why() -> None:
    made = summary_pdf(Handout(withheld(report()), RELEASE))

    check(made)
    assert "Waarom hier geen cijfers staan" in whole_text(made)
    assert not [tag for tag in tags(made) if tag.name == "Figure"]


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_any_text_fits_on_the_page(text: str) -> None:
    made = summary_pdf(named(text))

    check(made)
    assert len(pages(made)) == 1
    assert outside(made) == []


def test_twenty_five_criteria_fit_and_so_does_one() -> None:
    one = report(criteria=1)
    for changed in (
        report(criteria=25),
        replace(one, points=(), findings=()),
    ):
        made = summary_pdf(Handout(changed, RELEASE))
        check(made)
        assert len(pages(made)) == 1


def test_metadata_names_author_and_versions() -> None:
    made = summary_pdf(replace(handout(), house=HouseStyle(name="Bureau Zuid")))

    with pikepdf.open(BytesIO(made)) as document:
        assert str(document.docinfo["/Author"]) == "Bureau Zuid"
        assert f"release={RELEASE}" in str(document.docinfo["/Keywords"])
        assert "scoring=" in str(document.docinfo["/Keywords"])


def test_two_processes_make_the_same_bytes() -> None:
    code = (
        "from tests.documents.pdf.samples import handout; from hashlib import sha256;"
        "from app.documents.pdf.summary_pdf import summary_pdf;"
        "from app.documents.pdf.guide_pdf import guide_pdf;"
        "print(sha256(summary_pdf(handout()) + guide_pdf(handout())).hexdigest())"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        for seed in ("1", "2")
    ]
    assert runs[0].stdout == runs[1].stdout
