from typing import get_args

import pytest

from app.domain.address_list import PERSON_FIELDS
from app.domain.address_plan import Note, NoteCode, Reason, Refusal
from app.domain.vocabulary import LANGUAGES, Language
from app.files.address_problems import CODES, AddressListRefused
from app.services.address_texts import (
    FIELDS,
    FILE_PROBLEMS,
    NOTES,
    REASONS,
    field_text,
    file_problem_text,
    note_text,
    reason_text,
)


def test_every_code_has_a_text() -> None:
    assert set(FILE_PROBLEMS) == set(CODES)
    assert set(REASONS) == set(get_args(Reason))
    assert set(NOTES) == set(get_args(NoteCode))
    assert set(FIELDS) == set(PERSON_FIELDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_can_be_filled(language: Language) -> None:
    texts = [reason_text(Refusal(code, "name", 3), language) for code in get_args(Reason)]
    texts += [note_text(Note(code, "onderwijs", 3), language) for code in get_args(NoteCode)]
    texts += [
        file_problem_text(
            AddressListRefused(code, limit=5, row=7, columns=("name", "organisation")), language
        )
        for code in CODES
    ]
    assert all(text and "%(" not in text for text in texts)
    assert len(set(texts)) == len(texts)


def test_texts_are_in_the_language_of_the_reader() -> None:
    assert reason_text(Refusal("twice-equal", other_row=4), "nl") == "Deze persoon staat al in rij 4."
    assert reason_text(Refusal("twice-equal", other_row=4), "en") == "This person is already in row 4."
    assert reason_text(Refusal("twice-different", "organisation", 9), "nl") == (
        "Deze persoon staat ook in rij 9, met een verschil: organisatie. Houd één rij over."
    )
    assert field_text("line", "nl") == "Linie"


def test_missing_columns_are_named() -> None:
    problem = AddressListRefused("missing-columns", columns=("name", "organisation"))
    assert file_problem_text(problem, "nl") == "Er ontbreekt een kolom: Naam, Organisatie."


def test_a_percent_sign_in_a_cell_is_a_percent_sign() -> None:
    assert "100%s" in reason_text(Refusal("unknown-level", "100%s"), "en")
