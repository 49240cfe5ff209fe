"""The CSV file, read by Python's csv module and by the product's own reader."""

import csv
import io
from dataclasses import replace

import numpy as np
import pytest

from app.documents.answers import answers_csv
from app.documents.answers.csv_file import GUARD
from app.domain.answer_matrix import AnswerMatrix
from app.domain.answer_matrix import table_of as codes_of
from app.domain.answer_table import AnswerTable
from app.domain.vocabulary import LANGUAGES, Language
from app.files.answers import AnswersFile
from tests.documents.answer_samples import EVERYTHING, HINDERING, table_of
from tests.domain.scoring_samples import criterion, item, questionnaire
from tests.files.answer_files import read


def cells_of(table: AnswerTable) -> list[list[str]]:
    text = answers_csv(table).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";" if table.language == "nl" else ","))


def read_back(table: AnswerTable) -> AnswersFile:
    return read(answers_csv(table), table.questionnaire)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_comes_back(language: Language) -> None:
    table = table_of(60, language=language)
    found = read_back(table)
    expected = codes_of(AnswerMatrix(table.values, table.dont_know), EVERYTHING.items)
    assert np.array_equal(found.table.codes, expected.codes)
    assert found.table.networks == ("Veilig Zuid",)
    assert {name: tuple(ids) for name, ids in found.attributes.items()} == {
        name: tuple(id_ or "" for id_ in ids) for name, ids in table.attributes.items()
    }
    ids = [criterion.id for criterion in EVERYTHING.criteria]
    assert found.choices["hindering"] == [
        tuple(ids[place] for place in np.flatnonzero(chosen)) for chosen in table.choices["hindering"]
    ]
    assert len(cells_of(table)) == 1 + 60


@pytest.mark.parametrize(("language", "delimiter"), [("nl", ";"), ("en", ",")])
def test_the_form_is_that_of_the_contract(language: Language, delimiter: str) -> None:
    content = answers_csv(table_of(3, language=language))
    assert content.startswith(
        b"\xef\xbb\xbfnetwork" + delimiter.encode() + b"respondent" + delimiter.encode()
    )
    lines = content.decode("utf-8-sig").split("\r\n")
    assert lines[-1] == ""
    assert len(lines) == 1 + 3 + 1
    assert not any("\n" in line or "\r" in line for line in lines)
    header, *rows = cells_of(table_of(3, language=language))
    items = [each.id if each.id != "-b" else f"{GUARD}-b" for each in EVERYTHING.items]
    assert header == ["network", "respondent", "level", "line", *items, "hindering"]
    assert [row[1] for row in rows] == ["1", "2", "3"]


def test_missing_answers_of_both_kinds_are_told_apart() -> None:
    table = table_of(40)
    first = [row[4] for row in cells_of(table)[1:]]
    assert [cell == "dk" for cell in first] == table.dont_know[:, 0].tolist()
    assert [cell in ("", "dk") for cell in first] == np.isnan(table.values[:, 0]).tolist()


@pytest.mark.parametrize(
    "name",
    [
        "=1+1",
        "+31 6",
        "-Zuid",
        "@SUM(A1)",
        '=HYPERLINK("http://a";"b,c")',
        "＝1+1",
        'Zuid, "Noord"; West',
        "é 日本 🙂 مرحبا",
        "<script>{}%",
        "'quoted'",
        "x" * 10_000,
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_any_name_comes_back_and_none_is_a_formula(language: Language, name: str) -> None:
    table = table_of(4, language=language, network=name)
    assert read_back(table).table.networks == (name,)
    shown = {row[0] for row in cells_of(table)[1:]}
    assert len(shown) == 1
    assert shown.pop()[0] not in "=+-@＝\t\r"


@pytest.mark.parametrize("name", ["\t=1+1", "\r=1+1", "\x00=1", " =1", "a\nb", "\ud800", "\x01", ""])
def test_what_no_cell_can_hold_is_left_out(name: str) -> None:
    table = table_of(4, network=name)
    (found,) = read_back(table).table.networks
    assert found
    assert found.isprintable()
    assert all(row[0][0] not in "=+-@" for row in cells_of(table)[1:])
    assert len(cells_of(table)) == 5


def test_a_choice_is_no_formula_either() -> None:
    asked = questionnaire(
        criterion("-a", b=[item("a-1")]), criterion("c", d=[item("c-1")]), questions=[HINDERING]
    )
    table = table_of(9, asked)
    cells = {row[-1] for row in cells_of(table)[1:]}
    assert cells == {"", f"{GUARD}-a|c"}
    assert set(read_back(table).choices["hindering"]) == {(), ("-a", "c")}


def test_one_item_and_no_groups_make_a_file_too() -> None:
    table = table_of(20)
    bare = replace(table, attributes={}, choices={})
    assert cells_of(bare)[0][:3] == ["network", "respondent", "drive-1"]
    assert len(read_back(bare).rows) == 20
