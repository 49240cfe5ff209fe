import pytest

from app.domain.vocabulary import LANGUAGES, LEVELS, LINES, SECTORS
from app.domain.vocabulary_words import language_named, level_named, line_named, plain, sector_named


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("bestuur", "governance"),
        ("Bestuurlijk", "governance"),
        ("Governance (board)", "governance"),
        ("management", "management"),
        ("Leidinggevende", "management"),
        ("uitvoering", "operations"),
        (" OPERATIONEEL ", "operations"),
        ("rijk", "national"),
        ("Landelijk", "national"),
        ("bewoners", "residents"),
        ("citizen", "residents"),
        ("directie", None),
        ("", None),
    ],
)
def test_levels_in_dutch_and_english(text: str, level: str | None) -> None:
    assert level_named(text) == level


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("doel", "goal"),
        ("Keeper", "goal"),
        ("verdediging", "defence"),
        ("defense", "defence"),
        ("Middenveld (school, wonen, zorg)", "midfield"),
        ("voorhoede", "forward"),
        ("aanval", "forward"),
        ("reserve", None),
    ],
)
def test_lines_in_dutch_and_english(text: str, line: str | None) -> None:
    assert line_named(text) == line


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Gemeente", "municipality"),
        ("Politie & Justitie", "police-justice"),
        ("police-justice", "police-justice"),
        ("Zorg en welzijn", "care-welfare"),
        ("zorg/welzijn", "care-welfare"),
        ("Residents’ organisations", "residents"),
        ("Werk en Inkomen", "work-income"),
        ("Sociaal domein", None),
    ],
)
def test_sectors_in_dutch_and_english(text: str, sector: str | None) -> None:
    assert sector_named(text) == sector


@pytest.mark.parametrize(
    ("text", "language"),
    [("nl", "nl"), ("Nederlands", "nl"), ("EN", "en"), ("Engels", "en"), ("en-GB", "en"), ("Duits", None)],
)
def test_languages_in_dutch_and_english(text: str, language: str | None) -> None:
    assert language_named(text) == language


def test_every_id_names_itself() -> None:
    assert [level_named(each) for each in LEVELS] == list(LEVELS)
    assert [line_named(each) for each in LINES] == list(LINES)
    assert [sector_named(each) for each in SECTORS] == list(SECTORS)
    assert [language_named(each) for each in LANGUAGES] == list(LANGUAGES)


def test_plain_words_have_no_accents_capitals_or_signs() -> None:
    assert plain("  Coördinatie & Régie-team ") == "coordinatie regie team"
    assert plain("en") == "en"
    assert plain("–") == ""
