import numpy as np
import pytest
from hypothesis import given

from app.domain.answer_matrix import (
    NO_ORGANISATION,
    AnswerMatrix,
    dont_know_code,
    no_answer_code,
    table_of,
)
from tests.domain.scoring_samples import MIXED, SEVEN, Row, answers_of, criterion, item, questionnaire, rows

WIDE = questionnaire(criterion("c", f=[item("w", SEVEN)]))


def test_an_answer_is_coded_by_its_place_on_the_scale() -> None:
    people = [Row("A", {"w": x}) for x in (-3, 0, 3, None, "dk")]
    codes = table_of(answers_of(people, WIDE), WIDE.items).codes
    wide = WIDE.items[0]
    assert codes.tolist() == [[0, 3, 6, no_answer_code(wide), dont_know_code(wide)]]


@given(rows(networks=["A"]))
def test_codes_hold_all_that_the_matrix_holds(people: list[Row]) -> None:
    matrix = answers_of(people)
    codes = table_of(matrix, MIXED.items).codes
    for column, each in enumerate(MIXED.items):
        by_code = [*each.scale.values, None, "dk"]
        assert [by_code[code] for code in codes[column]] == [row.answers[each.id] for row in people]


def test_organisations_are_told_apart() -> None:
    people = [Row("A", {}, organisation) for organisation in ("school", None, "politie", "school")]
    numbers = table_of(answers_of(people), MIXED.items).organisation
    assert numbers is not None
    assert numbers.tolist() == [0, NO_ORGANISATION, 1, 0]


def test_nobodys_organisation_is_none_at_all() -> None:
    assert table_of(answers_of([Row("A")]), MIXED.items).organisation is None


@pytest.mark.parametrize("wrong", [4.0, -4.0, 1.5, np.inf])
def test_an_answer_off_its_scale_is_refused(wrong: float) -> None:
    matrix = AnswerMatrix(np.array([[wrong]]), np.array([[False]]))
    with pytest.raises(ValueError, match="w is not on its scale"):
        table_of(matrix, WIDE.items)


@pytest.mark.parametrize(
    ("values", "dont_know", "organisations"),
    [
        (np.zeros((2, 1)), np.zeros((1, 1), dtype=bool), None),
        (np.zeros(2), np.zeros(2, dtype=bool), None),
        (np.zeros((2, 1)), np.zeros((2, 1), dtype=bool), ("school",)),
        (np.zeros((1, 1)), np.ones((1, 1), dtype=bool), None),
    ],
    ids=["two shapes", "no matrix", "one label for two", "a don't know with a value"],
)
def test_a_matrix_that_contradicts_itself_is_refused(
    values: np.ndarray, dont_know: np.ndarray, organisations: tuple[str, ...] | None
) -> None:
    with pytest.raises(ValueError, match=r"must|can't"):
        AnswerMatrix(values, dont_know, organisations)
