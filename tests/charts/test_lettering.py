import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.charts.lettering import width, wrap


def test_wide_letters_take_more_room_than_narrow_ones() -> None:
    assert width("mmm", 10) > width("aaa", 10) > width("iii", 10)
    assert width("abc", 20) == pytest.approx(2 * width("abc", 10))


def test_the_estimate_lies_just_above_the_widths_of_arial() -> None:
    # Thousandths of an em, from the hmtx table of Liberation Sans, which has Arial's widths.
    arial = {
        "Organisatiemandaat": 9005,
        "Informatieoverdracht": 9171,
        "Regie": 2613,
        "Helemaal mee oneens": 10006,
        "Instrumentele afstemming": 11505,
        "voorjaar 2026": 6115,
    }
    for name, thousandths in arial.items():
        assert thousandths <= width(name, 1000) <= thousandths * 1.15


def test_text_breaks_between_words() -> None:
    assert wrap("Instrumentele afstemming", 14, 120) == ("Instrumentele", "afstemming")
    assert wrap("Drive", 14, 120) == ("Drive",)
    assert wrap("  ", 14, 120) == ()


def test_a_word_longer_than_a_line_breaks_with_a_hyphen() -> None:
    lines = wrap("Aansprakelijkheidsverzekering", 14, 90)
    assert len(lines) > 1
    assert all(line.endswith("-") for line in lines[:-1])
    assert "".join(line.rstrip("-") for line in lines) == "Aansprakelijkheidsverzekering"


def test_what_does_not_fit_the_number_of_lines_ends_in_an_ellipsis() -> None:
    lines = wrap("een twee drie vier vijf zes zeven acht negen tien", 14, 60, most=2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=80))
def test_nothing_is_lost_and_every_line_fits(text: str) -> None:
    lines = wrap(text, 12, 80)
    assert all(width(line, 12) <= 80 for line in lines)
    kept = "".join(lines).replace("-", "")
    assert kept == "".join(text.split()).replace("-", "") or " " in kept
