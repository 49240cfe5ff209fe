import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.answers.plain_text import cut, one_line, wrapped


@given(text=st.text(st.characters()), longest=st.integers(12, 300))
def test_a_cut_text_fits_and_keeps_its_ending(text: str, longest: int) -> None:
    found = cut(text, longest, " [id]")
    assert len(found.encode()) <= longest
    assert found.endswith(" [id]")
    assert not set(found) & {"\n", "\r", "\x00", "\ud800"}


@given(text=st.text(st.characters()), longest=st.integers(4, 80))
def test_wrapped_lines_fit_and_lose_no_word(text: str, longest: int) -> None:
    lines = wrapped(text, longest)
    assert all(line and len(line.encode()) <= longest for line in lines)
    assert "".join(lines).replace(" ", "") == "".join(one_line(text).split())


@pytest.mark.parametrize(
    ("text", "line"), [(" a\tb ", "a b"), ("\ud83d", ""), ("é", "é"), ("a\u2028b", "a b")]
)
def test_one_line(text: str, line: str) -> None:
    assert one_line(text) == line
