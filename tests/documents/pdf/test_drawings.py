"""Letters that a PDF can't hold inside a drawing stand on top of it, where they were drawn."""

from dataclasses import replace

import pypdfium2
import pytest

from app.charts import dot_plot_svg
from app.documents.pdf.drawings import drawing
from app.documents.pdf.guide_pdf import guide_pdf
from tests.charts.samples import scores
from tests.documents.pdf.reading import tags
from tests.documents.pdf.samples import handout

PLAIN, MARKED = "nab", "n\u0308ab"
"""The second can only be written with a mark apart; otherwise as wide."""


def radar_of(name: str) -> bytes:
    shown = handout()
    criteria = tuple(replace(each, name=name) for each in shown.report.criteria)
    return guide_pdf(replace(shown, report=replace(shown.report, criteria=criteria)))


def places(content: bytes) -> list[tuple[float, float]]:
    """Where `ab` stands on the last page: left and bottom of its `a`."""
    document = pypdfium2.PdfDocument(content)
    page = document[len(document) - 1]
    text = page.get_textpage()
    letters = [text.get_text_range(index, 1) for index in range(text.count_chars())]
    found = [index for index in range(len(letters) - 1) if letters[index : index + 2] == ["a", "b"]]
    return sorted((round(text.get_charbox(each)[0], 2), text.get_charbox(each)[1]) for each in found)


def test_simple_letters_stay_in_the_drawing() -> None:
    svg = str(dot_plot_svg(scores(), "wide"))

    assert drawing(svg) == {"svg": svg, "labels": []}


def test_lines_with_marks_are_taken_out_and_nothing_else() -> None:
    made = drawing(str(dot_plot_svg(scores([3.0, 4.0, 2.0], names=["Drive", MARKED, "الثقة"]), "wide")))

    assert {label["text"] for label in made["labels"]} == {MARKED, "الثقة"}
    assert MARKED not in made["svg"]
    assert "Drive" in made["svg"]


def test_taken_lines_stand_where_the_letters_were() -> None:
    inside, on_top = places(radar_of(PLAIN)), places(radar_of(MARKED))

    assert len(inside) == len(on_top) == 9
    for before, after in zip(inside, on_top, strict=True):
        assert after == pytest.approx(before, abs=0.6)


def test_what_a_drawing_says_remains() -> None:
    plain, marked = (
        [tag.alt for tag in tags(radar_of(name)) if tag.name == "Figure"] for name in (PLAIN, MARKED)
    )

    assert [alt.replace(MARKED, PLAIN) for alt in marked] == plain
    assert MARKED in marked[-1]
