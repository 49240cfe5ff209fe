import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answers import Page, as_typed, check, clean_text, merge, pages, restrict
from app.domain.questionnaire import Item
from tests.questionnaire_samples import SMALL

DRIVE, BALANCE, STEERING, QUESTIONS = pages(SMALL)

ids = st.sampled_from([key for page in pages(SMALL) for key in page.ids]) | st.text(max_size=12)
typed = st.sampled_from(["", " ", "1", "4", "5", "6", "dk", "-2", "04", "drive", "steering"]) | st.text()
forms = st.dictionaries(ids, st.lists(typed, max_size=4), max_size=8)


def problem(page: Page, **given: list[str]) -> tuple[str, str]:
    checked = check(page, {key.replace("_", "-"): values for key, values in given.items()})
    assert checked.answers == {}
    (found,) = checked.problems
    return found.id, found.code


def test_there_is_one_page_a_criterion_and_one_for_the_questions() -> None:
    assert [page.criterion.id if page.criterion else None for page in pages(SMALL)] == [
        "drive",
        "balance",
        "steering",
        None,
    ]
    assert [page.number for page in pages(SMALL)] == [1, 2, 3, 4]
    assert QUESTIONS.ids == ("hindering", "first-step")


def test_open_questions_are_not_asked_when_nobody_will_read_them() -> None:
    assert pages(SMALL, with_comments=False)[-1].ids == ("hindering",)


def test_good_answers_of_every_kind() -> None:
    assert check(DRIVE, {"drive-1": ["4"], "drive-2": [" dk "]}).answers == {"drive-1": 4, "drive-2": "dk"}
    assert check(BALANCE, {"balance-1": ["-2"]}).answers == {"balance-1": -2}
    questions = {"hindering": ["steering", "drive"], "first-step": ["  Samen eten.\r\n"]}
    assert check(QUESTIONS, questions).answers == {
        "hindering": ["drive", "steering"],
        "first-step": "Samen eten.",
    }


def test_empty_means_not_answered() -> None:
    for page in (DRIVE, QUESTIONS):
        checked = check(page, {key: ["", "  "] for key in page.ids})
        assert (checked.answers, checked.problems) == ({}, ())


@pytest.mark.parametrize("value", ["0", "6", "04", "4.0", "vier", "٤", "DK"])
def test_a_value_off_the_scale(value: str) -> None:
    assert problem(DRIVE, drive_1=[value]) == ("drive-1", "not-an-option")


def test_dont_know_only_where_the_scale_offers_it() -> None:
    assert problem(BALANCE, balance_1=["dk"]) == ("balance-1", "not-an-option")


def test_two_values_for_one_item() -> None:
    assert problem(DRIVE, drive_2=["3", "4"]) == ("drive-2", "one-answer")
    assert check(DRIVE, {"drive-2": ["3", "3", ""]}).answers == {"drive-2": 3}


def test_choices_outside_the_criteria_or_too_many() -> None:
    assert problem(QUESTIONS, hindering=["drive", "weather"]) == ("hindering", "not-an-option")
    checked = check(QUESTIONS, {"hindering": ["drive", "balance", "steering"]})
    assert (checked.problems[0].code, checked.problems[0].values) == ("too-many", {"maximum": 2, "chosen": 3})


def test_a_text_that_is_too_long_counts_a_line_end_once() -> None:
    assert check(QUESTIONS, {"first-step": ["1234567890\r\n123456789"]}).problems == ()
    found = check(QUESTIONS, {"first-step": ["x" * 21]}).problems[0]
    assert (found.code, found.values) == ("too-long", {"maximum": 20, "length": 21})


def test_texts_lose_what_no_database_can_hold() -> None:
    assert clean_text(" a\x00b\tc\r\rd\ud800\x1b ") == "ab\tc\n\nd"


@given(forms)
def test_any_form_gives_only_answers_that_the_page_asks_for(form: dict[str, list[str]]) -> None:
    for page in pages(SMALL):
        checked = check(page, form)
        assert set(checked.answers) <= set(page.ids)
        assert not set(checked.answers) & {found.id for found in checked.problems}
        for asked in page.asked:
            value = checked.answers.get(asked.id)
            if isinstance(asked, Item):
                assert value in (None, "dk", *asked.scale.values)
            elif isinstance(value, list):
                assert 0 < len(value) <= (asked.maximum or 0)
                assert set(value) <= set(SMALL.criterion_by_id)
            elif value is not None:
                assert 0 < len(str(value)) <= (asked.max_length or 0)
                str(value).encode()


@given(forms)
def test_an_answer_typed_again_is_the_same_answer(form: dict[str, list[str]]) -> None:
    for page in pages(SMALL):
        answers = check(page, form).answers
        again = check(page, {key: as_typed(value) for key, value in answers.items()})
        assert (again.answers, again.problems) == (answers, ())


@given(forms, forms)
def test_merging_a_page_touches_that_page_only(
    first: dict[str, list[str]], second: dict[str, list[str]]
) -> None:
    before = dict(check(DRIVE, first).answers) | dict(check(QUESTIONS, first).answers)
    checked = check(DRIVE, second)
    after = merge(before, DRIVE, checked)
    kept = {found.id for found in checked.problems}
    for key in QUESTIONS.ids:
        assert after.get(key) == before.get(key)
    for key in DRIVE.ids:
        assert after.get(key) == (before if key in kept else checked.answers).get(key)


def test_an_item_left_open_loses_its_answer_and_a_wrong_one_keeps_it() -> None:
    before = {"drive-1": 4, "drive-2": 2, "steering-1": 1}
    checked = check(DRIVE, {"drive-1": ["9"]})
    assert merge(before, DRIVE, checked) == {"drive-1": 4, "steering-1": 1}


def test_restrict_keeps_what_is_asked_and_valid() -> None:
    stored = {
        "drive-1": 4,
        "drive-2": 9,
        "hindering": ["drive"],
        "first-step": "Ja",
        "other": 1,
        "balance-1": [0],
    }
    assert restrict(stored, pages(SMALL)) == {
        "drive-1": 4,
        "hindering": ["drive"],
        "first-step": "Ja",
        "balance-1": 0,
    }
    assert "first-step" not in restrict(stored, pages(SMALL, with_comments=False))
