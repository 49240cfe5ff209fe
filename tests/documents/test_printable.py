"""Text that documents can set, checked against the fonts themselves."""

import runpy
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from app.config import data_folder
from app.documents.font_coverage import families
from app.documents.printable import BREAK_HERE, LONGEST_WORD, printable

TOOLS = Path(__file__).parents[2] / "tools" / "fonts"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Zorg & Veiligheid", "Zorg & Veiligheid"),
        ("a\x00b\x1bc\u202ed", "abcd"),
        ("a\tb\r\nc", "a b\nc"),
        ("\ud800", "\ufffd"),
        ("한", "[U+D55C]"),
        ("\ue000x", "[U+E000]x"),
        ("e\u0301", "é"),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
        ("Meervoudigepersoonlijkheidsstoornis"[:34], "Meervoudigepersoonlijkheidsstoornis"[:34]),
        ("a" * 36, BREAK_HERE.join(["a" * 10, "a" * 10, "a" * 10, "a" * 6])),
    ],
)
def test_what_is_printed(typed: str, printed: str) -> None:
    assert printable(typed) == printed


def test_a_tower_of_marks_is_kept_low() -> None:
    assert printable("x" + "\u0317" * 50) == "x" + "\u0317" * 6


def test_words_that_are_broken_stay_the_same_words() -> None:
    assert printable("👍🏽" * 50).replace(BREAK_HERE, "") == "👍🏽" * 50
    assert all(part.startswith("👍") for part in printable("👍🏽" * 50).split(BREAK_HERE))


@given(st.text(st.characters(), max_size=80))
def test_anything_can_be_printed_in_pieces_that_fit(text: str) -> None:
    made = printable(text)

    made.encode()
    assert max(map(len, made.replace("\n", " ").replace(BREAK_HERE, " ").split(" "))) <= 10 * LONGEST_WORD


def test_coverage_is_what_the_fonts_have() -> None:
    coverage = runpy.run_path(str(TOOLS / "font_coverage.py"))["coverage"]
    assert (data_folder() / "reports" / "fonts" / "coverage.json").read_text() == coverage()


def test_every_font_is_one_that_documents_try() -> None:
    files = (data_folder() / "reports" / "fonts").glob("*.ttf")
    assert {str(TTFont(file, lazy=True)["name"].getDebugName(1)) for file in files} == {
        family.name for family in families()
    }
