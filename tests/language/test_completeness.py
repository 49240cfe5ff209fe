"""No text without Dutch, no Dutch without a text."""

import re
from pathlib import Path

import pytest

from app.language.catalogues import DUTCH, read_parts
from tests.language.extraction import dutch_messages, used_messages

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%%|{\w+}")


def test_every_text_has_dutch() -> None:
    known = dutch_messages()
    missing = [f"{place}: {message.id}" for message, place in used_messages().items() if message not in known]
    assert not missing, "run `python -m tests.language.extraction`:\n" + "\n".join(missing)


def test_no_dutch_text_is_left_over() -> None:
    used = used_messages()
    unused = [message.id for message in dutch_messages() if message not in used]
    assert not unused, "nothing shows these any more:\n" + "\n".join(unused)


def test_no_dutch_text_is_empty() -> None:
    empty = [message.id for message, dutch in dutch_messages().items() if not all(dutch)]
    assert not empty


def test_no_dutch_text_is_uncertain() -> None:
    fuzzy = [
        f"{part}.po: {message.id}"
        for part, catalogue in read_parts(DUTCH).items()
        for message in catalogue
        if message.id and message.fuzzy
    ]
    assert not fuzzy


def test_dutch_keeps_every_placeholder() -> None:
    for message, dutch in dutch_messages().items():
        expected = set(PLACEHOLDER.findall(message.plural or message.id))
        assert set(PLACEHOLDER.findall(dutch[-1])) == expected, message.id
        allowed = expected | set(PLACEHOLDER.findall(message.id))
        assert all(set(PLACEHOLDER.findall(text)) <= allowed for text in dutch), message.id


def test_dutch_keeps_the_spaces_at_the_ends() -> None:
    for message, dutch in dutch_messages().items():
        for text in dutch:
            assert (text[:1] == " ", text[-1:] == " ") == (message.id[:1] == " ", message.id[-1:] == " "), (
                message.id
            )


@pytest.mark.parametrize("file", sorted(DUTCH.glob("*.po")), ids=lambda file: file.stem)
def test_every_part_names_its_language_and_plural_rule(file: Path) -> None:
    header = file.read_text(encoding="utf-8").split("\n\n")[0]
    assert "Language: nl" in header
    assert "nplurals=2; plural=(n != 1)" in header
