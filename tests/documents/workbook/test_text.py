"""Texts in cells: harmless to a spreadsheet, readable to people, and never cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.workbook.text import MOST_LINES, lines, pieces, safe, shortened, visible

ANY_TEXT = st.text(st.characters(blacklist_categories=()), max_size=400)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", " =1", "\t=1", "\r\n=1", "＝1", "－1", "\x0b=1"])
def test_what_looks_like_a_formula_gets_a_sign_before_it(text: str) -> None:
    assert not safe(text).lstrip().startswith(("=", "+", "-", "@", "＝", "－"))
    assert text.lstrip()[1:] in safe(text)


@pytest.mark.parametrize("text", ["Regie", "a=b", "– streep", "", "1-2", "(=1)"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert safe(text) == text


def test_what_cannot_be_shown_is_named() -> None:
    assert visible("a\x00b\ud800\ufffe\u202ec") == "a[U+0000]b[U+D800][U+FFFE][U+202E]c"
    assert visible("a\r\nb\tc 👩‍👧 مرحبا") == "a\nb c 👩‍👧 مرحبا"


@given(ANY_TEXT)
def test_any_text_can_be_written(text: str) -> None:
    made = safe(text)
    made.encode()
    assert all(letter >= " " or letter == "\n" for letter in made)
    assert made.lstrip()[:1] not in set("=+-@") or not made.strip()


@pytest.mark.parametrize("text", ["x" * 10_000, "woord " * 2_000, "regel\n" * 200, "字" * 3_000])
def test_long_texts_are_told_in_pieces_that_fit(text: str) -> None:
    found = pieces(text, 60)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(lines(piece, 60) <= MOST_LINES for piece in found)
    assert len(found) > 1


def test_a_piece_ends_at_a_space() -> None:
    assert all(piece.rstrip().endswith("woord") for piece in pieces("woord " * 2_000, 60))


def test_titles_stay_on_one_line() -> None:
    assert shortened("a\nb", 10) == "a b"
    assert shortened("x" * 20, 10) == "x" * 9 + "…"
