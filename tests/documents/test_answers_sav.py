"""The SPSS file, read back with all that stands beside the numbers."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pyreadstat
import pytest

from app.documents.answers import answers_sav
from app.domain.answer_table import AnswerTable
from app.domain.questionnaire import Item, Questionnaire
from app.domain.variable_names import variable_names
from app.domain.vocabulary import LANGUAGES, LEVELS, Language
from tests.documents.answer_samples import EVERYTHING, table_of
from tests.domain.report_samples import make_questionnaire, make_scale
from tests.domain.scoring_samples import FIVE, POLES, SEVEN, criterion, item, questionnaire

WEIRD = "🙂 مرحبا 日本 \x00\x07\n\ud800 =1+1 {}% " + "é" * 10_000


def read(folder: Path, table: AnswerTable) -> tuple[Any, Any]:
    """The values, codes of missing answers included, and what stands beside them."""
    path = folder / "answers.sav"
    path.write_bytes(answers_sav(table))
    frame, about = pyreadstat.read_sav(path, user_missing=True)
    return frame, about


def discrete(about: Any, name: str) -> list[float]:
    ranges = about.missing_ranges.get(name, [])
    assert all(each["lo"] == each["hi"] for each in ranges)
    return sorted(each["lo"] for each in ranges)


def test_every_answer_is_there_as_given(tmp_path: Path) -> None:
    table = table_of(50)
    frame, _ = read(tmp_path, table)
    for place, name in enumerate(variable_names(EVERYTHING).values()):
        values = np.where(np.isnan(table.values[:, place]), -9, table.values[:, place])
        assert frame[name].tolist() == np.where(table.dont_know[:, place], -8, values).tolist()
    assert frame["respondent"].tolist() == list(range(1, 51))
    assert set(frame["network"]) == {"Veilig Zuid"}
    assert set(frame["wave"]) == {2}
    codes = [LEVELS.index(id_) + 1 for id_ in table.attributes["level"]]
    assert frame["level"].tolist() == codes
    assert frame["line"].tolist() == [1 if id_ else -9 for id_ in table.attributes["line"]]
    for place, each in enumerate(EVERYTHING.criteria):
        chosen = table.choices["hindering"]
        expected = np.where(chosen.any(axis=1), chosen[:, place], -9)
        assert frame[f"hindering_{each.id}"].tolist() == expected.tolist()


def test_a_program_that_knows_missing_values_sees_them_as_missing(tmp_path: Path) -> None:
    table = table_of(50)
    path = tmp_path / "answers.sav"
    path.write_bytes(answers_sav(table))
    frame, _ = pyreadstat.read_sav(path)
    assert np.array_equal(
        frame[list(variable_names(EVERYTHING).values())].to_numpy(), table.values, equal_nan=True
    )


WORDS = {
    "nl": ("Weet ik niet", "Niet beantwoord", "(omgekeerd gesteld)", "Uitvoering", "Gekozen", "Niveau"),
    "en": (
        "I don't know",
        "Not answered",
        "(reversed statement)",
        "Operations (work floor)",
        "Chosen",
        "Level",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_have_the_words_of_the_language(language: Language, tmp_path: Path) -> None:
    _, about = read(tmp_path, table_of(30, language=language))
    dont_know, not_answered, turned, operations, chosen, level = WORDS[language]
    labels, names = about.variable_value_labels, about.column_names_to_labels
    agreement = dict(zip(FIVE.values, FIVE.labels[language], strict=True))
    assert labels["drive_1"] == {**agreement, -8: dont_know, -9: not_answered}
    assert labels["steering_1"] == {**agreement, -9: not_answered}
    assert labels["level"][4] == operations
    assert labels["hindering_drive"][1] == chosen
    assert names["level"] == level
    end = "" if language == "nl" else " (en)"
    assert names["drive_1"] == f"drive-1{end} [drive-1]"
    assert names["drive_2"] == f"drive-2{end} {turned} [drive-2]"
    assert about.file_encoding == "UTF-8"
    assert about.file_label == ("Veilig Zuid, meting 2" if language == "nl" else "Veilig Zuid, assessment 2")
    notes = " ".join(about.notes)
    assert all(each in notes for each in ("ab" * 16, "mixed 2.1.0", "1.0.0", "Veilig Zuid"))


def test_missing_values_and_levels_of_measurement_are_declared(tmp_path: Path) -> None:
    _, about = read(tmp_path, table_of(30))
    assert discrete(about, "drive_1") == [-9, -8]
    assert discrete(about, "steering_1") == [-9]
    assert discrete(about, "level") == discrete(about, "hindering_drive") == [-9]
    assert "respondent" not in about.missing_ranges
    measures = about.variable_measure
    assert {measures[name] for name in variable_names(EVERYTHING).values()} == {"ordinal"}
    assert {measures[name] for name in ("level", "line", "hindering_drive", "respondent")} == {"nominal"}


def test_poles_and_scales_that_reach_below_zero_keep_their_own_codes(tmp_path: Path) -> None:
    low = make_scale(19, "bipolar", first=-9)
    poles = {"nl": ("te zacht", "te hard"), "en": ("too soft", "too hard")}
    asked = questionnaire(
        criterion("a", b=[replace(item("a-1", POLES), poles=poles)]),
        criterion("c", d=[item("c-1", low)]),
        criterion("e", f=[item("e-1", SEVEN)]),
    )
    frame, about = read(tmp_path, table_of(80, asked, choices={}))
    labels = about.variable_value_labels
    assert (labels["a_1"][1], labels["a_1"][5]) == ("te zacht", "te hard")
    assert discrete(about, "c_1") == [-99, -98]
    assert frame["c_1"].min() == -99
    assert len(labels["c_1"]) == 19 + 2
    assert labels["e_1"][-3] == "waarde -3"


def test_the_same_table_gives_the_same_bytes_dated_on_the_day_of_closing(tmp_path: Path) -> None:
    table = table_of(20)
    _, about = read(tmp_path, table)
    assert about.creation_time == datetime(2026, 3, 20, 12)  # noqa: DTZ001
    _, earlier = read(tmp_path, replace(table, closed_on=date(2009, 12, 1)))
    assert earlier.creation_time == datetime(2009, 12, 1, 12)  # noqa: DTZ001
    script = (
        "from tests.documents.answer_samples import table_of\n"
        "from app.documents.answers import answers_csv, answers_sav\n"
        "from hashlib import sha256\n"
        "print([sha256(make(table_of(20))).hexdigest() for make in (answers_csv, answers_sav)])"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1


def weird(asked: Questionnaire) -> Questionnaire:
    """All its texts long and full of what breaks files."""
    texts = {"nl": WEIRD, "en": WEIRD}
    scale = replace(FIVE, labels={"nl": (WEIRD,) * 5, "en": (WEIRD,) * 5}, no_answer=texts)

    def turned(each: Item) -> Item:
        return replace(each, text=texts, scale=scale)

    criteria = tuple(
        replace(
            each,
            name=texts,
            facets=tuple(
                replace(facet, items=tuple(turned(each) for each in facet.items)) for facet in each.facets
            ),
        )
        for each in asked.criteria
    )
    questions = tuple(replace(question, text=texts) for question in asked.questions)
    return replace(asked, title=texts, criteria=criteria, questions=questions, scales=(scale,))


def test_any_text_is_cut_to_what_spss_holds(tmp_path: Path) -> None:
    asked = weird(make_questionnaire(criteria=3))
    frame, about = read(tmp_path, table_of(12, asked, network=WEIRD))
    labels = about.column_names_to_labels
    assert all(len(label.encode()) <= 256 for label in labels.values())
    assert labels["a_1_1"].startswith("🙂 مرحبا 日本")
    assert labels["a_1_1"].endswith("é… [a-1-1]")
    values = [label for each in about.variable_value_labels.values() for label in each.values()]
    assert max(len(label.encode()) for label in values) <= 120
    assert max(len(label.encode()) for label in values) >= 118
    assert len(about.file_label.encode()) <= 64
    assert about.file_label.endswith("…, meting 2")
    assert all(len(note.encode()) <= 80 for note in about.notes)
    assert "ab" * 16 in " ".join(about.notes)
    assert len(frame["network"][0].encode()) <= 255
    assert frame["network"][0].startswith("🙂 مرحبا 日本")


@pytest.mark.parametrize("criteria", [1, 25])
def test_any_number_of_criteria(criteria: int, tmp_path: Path) -> None:
    asked = make_questionnaire(criteria, facets=(1,), scale=make_scale(11, first=0))
    table = table_of(15, asked, attributes={}, choices={})
    frame, _ = read(tmp_path, table)
    assert frame.shape == (15, 3 + criteria)
