from pathlib import Path

import pytest
from babel.messages.pofile import PoFileError

from app.language import N_, ConflictingTexts, texts
from app.language.catalogues import compiled, merged, read_parts

HEADER = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""


def write_part(folder: Path, part: str, content: str) -> None:
    (folder / f"{part}.po").write_text(HEADER + content, encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "nl"
    made.mkdir()
    return made


def test_dutch_texts_come_from_the_catalogue() -> None:
    assert texts("nl").gettext("Networks") == "Netwerken"


def test_english_texts_are_the_messages_themselves() -> None:
    assert texts("en").gettext("Networks") == "Networks"


@pytest.mark.parametrize(
    ("language", "number", "expected"),
    [
        ("nl", 0, "Kies er hoogstens %(num)s."),
        ("nl", 1, "Kies er hoogstens één."),
        ("nl", 3, "Kies er hoogstens %(num)s."),
        ("en", 0, "Choose at most %(num)s."),
        ("en", 1, "Choose at most one."),
        ("en", 3, "Choose at most %(num)s."),
    ],
)
def test_plural_follows_the_number(language: str, number: int, expected: str) -> None:
    catalogue = texts(language)
    assert catalogue.ngettext("Choose at most one.", "Choose at most %(num)s.", number) == expected


def test_a_marked_message_stays_as_it_is() -> None:
    assert N_("Networks") == "Networks"


def test_another_language_is_an_error() -> None:
    with pytest.raises(ValueError, match="fr"):
        texts("fr")


def test_catalogues_are_read_once() -> None:
    assert texts("nl") is texts("nl")


def test_parts_are_read_together(folder: Path) -> None:
    write_part(folder, "staff", 'msgid "Save"\nmsgstr "Opslaan"\n')
    write_part(folder, "mail", 'msgid "Dear"\nmsgstr "Beste"\n')
    parts = read_parts(folder)
    assert sorted(parts) == ["mail", "staff"]
    catalogue = compiled(merged(parts))
    assert catalogue.gettext("Save") == "Opslaan"
    assert catalogue.gettext("Dear") == "Beste"


def test_two_parts_may_agree(folder: Path) -> None:
    write_part(folder, "staff", 'msgid "Save"\nmsgstr "Opslaan"\n')
    write_part(folder, "partner", 'msgid "Save"\nmsgstr "Opslaan"\n')
    assert compiled(merged(read_parts(folder))).gettext("Save") == "Opslaan"


def test_two_parts_may_not_disagree(folder: Path) -> None:
    write_part(folder, "staff", 'msgid "Save"\nmsgstr "Opslaan"\n')
    write_part(folder, "partner", 'msgid "Save"\nmsgstr "Bewaren"\n')
    with pytest.raises(ConflictingTexts, match="Bewaren"):
        merged(read_parts(folder))


def test_a_context_keeps_two_texts_apart(folder: Path) -> None:
    write_part(folder, "staff", 'msgid "mean"\nmsgstr "bedoelen"\n')
    write_part(folder, "charts", 'msgctxt "chart"\nmsgid "mean"\nmsgstr "gemiddelde"\n')
    catalogue = compiled(merged(read_parts(folder)))
    assert catalogue.gettext("mean") == "bedoelen"
    assert catalogue.pgettext("chart", "mean") == "gemiddelde"


def test_a_broken_part_is_refused(folder: Path) -> None:
    write_part(folder, "staff", 'msgid "Save"\nOpslaan\n')
    with pytest.raises(PoFileError):
        read_parts(folder)
