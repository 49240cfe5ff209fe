"""Typesetting: the same in gives the same out, whatever people typed; what fails says where."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.handout import Handout
from app.documents.pdf.guide_pdf import guide_pdf
from app.documents.pdf.summary_pdf import summary_pdf
from app.documents.pdf.typesetting import NotTypeset, typeset
from tests.documents.pdf.reading import check, outside, pages
from tests.documents.pdf.samples import handout, named

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
LETTERS = st.one_of(
    st.integers(0, 0x10FFFF),
    st.integers(0x20, 0x2FFF),
    st.integers(0xD7F0, 0xE010),
    st.integers(0x1F000, 0x1FAFF),
).map(chr)


def few(text: str) -> Handout:
    """This text in title, body, table, chart, running lines and metadata of a short document."""
    made = named(text)
    return replace(made, report=replace(made.report, criteria=made.report.criteria[:2]))


def test_a_template_that_is_not_there_is_named() -> None:
    with pytest.raises(NotTypeset, match=r"^nowhere: "):
        typeset("nowhere", {}, AT)


def test_data_that_a_template_misses_is_told() -> None:
    with pytest.raises(NotTypeset, match=r"^summary: .*house"):
        typeset("summary", {"title": "Veilig"}, AT)


def test_a_file_tells_what_it_is_and_when_its_figures_were_frozen() -> None:
    shown = handout()

    with pikepdf.open(BytesIO(guide_pdf(shown))) as document:
        assert str(document.docinfo["/Title"]) == f"{shown.report.occasion.network}. Draaiboek"
        assert f"{shown.released_at:D:%Y%m%d%H%M%S}" in str(document.docinfo["/CreationDate"])
        assert shown.release_id in str(document.docinfo["/Subject"])
        assert str(document.Root.Lang) == "nl"


def test_eight_threads_make_what_one_makes() -> None:
    shown = [handout("nl"), handout("en"), handout("nl", planned=False), few("合作 😀")]
    one_by_one = [(summary_pdf(each), guide_pdf(each)) for each in shown]

    with ThreadPoolExecutor(8) as pool:
        summaries, guides = pool.map(summary_pdf, shown * 2), pool.map(guide_pdf, shown * 2)

        assert list(zip(summaries, guides, strict=True)) == one_by_one * 2


@settings(max_examples=20)
@given(st.text(LETTERS, min_size=1, max_size=60))
def test_any_letters_can_be_set(text: str) -> None:
    made = guide_pdf(few(text))

    assert outside(made) == []
    assert len(pages(made)) >= 4


@pytest.mark.parametrize("text", ["中" * 17_000, "kort " * 4_000], ids=["letters", "words"])
def test_a_heading_longer_than_a_bookmark_holds_is_cut(text: str) -> None:
    shown = handout()
    point = replace(shown.report.points[0], text=replace(shown.report.points[0].text, title={"nl": text}))
    check(guide_pdf(replace(shown, report=replace(shown.report, points=(point,)))))
