"""Names that SPSS accepts, the same wherever answers or their code book are written."""

import re
from dataclasses import replace

from app.domain.questionnaire import Questionnaire
from app.domain.variable_names import all_variable_names, choice_variables, variable_names
from tests.questionnaire_samples import SMALL, criterion, item


def asking(*ids: str) -> Questionnaire:
    return replace(SMALL, criteria=(criterion("drive", *map(item, ids)),))


def every_name(questionnaire: Questionnaire) -> list[str]:
    names = all_variable_names(questionnaire)
    return [*names.items.values(), *names.choices.values(), *names.scores.values()]


def test_a_name_is_the_id_with_underscores() -> None:
    assert variable_names(SMALL) == {
        "drive-1": "drive_1",
        "drive-2": "drive_2",
        "balance-1": "balance_1",
        "steering-1": "steering_1",
    }
    assert choice_variables(SMALL)["hindering", "balance"] == "hindering_balance"
    assert all_variable_names(SMALL).scores["drive"] == "score_drive"


def test_open_questions_have_no_variable() -> None:
    assert {question for question, _ in choice_variables(SMALL)} == {"hindering"}


def test_any_ids_give_names_that_spss_accepts() -> None:
    long = "x" * 90
    ids = (
        "a-b",
        "a_b",
        "A-B",
        "1",
        "_",
        "-",
        "-a",
        "to",
        "ALL",
        "Level",
        long,
        long + "-1",
        "hindering-drive",
    )
    asked = asking(*ids, "score_drive", "ends-")
    names = every_name(asked)
    assert len(names) == len(ids) + 2 + 2
    assert all(re.fullmatch("[A-Za-z][A-Za-z0-9_]{0,62}[A-Za-z0-9]|[A-Za-z]", name) for name in names)
    folded = [name.casefold() for name in names]
    assert len({*folded, "sector", "level", "line", "to", "all"}) == len(folded) + 5


def test_choices_that_would_read_the_same_differ() -> None:
    first, second = SMALL.questions[0], replace(SMALL.questions[0], id="hindering-a")
    asked = replace(
        SMALL,
        criteria=(criterion("a-b", item("one")), criterion("b", item("two"))),
        questions=(first, second),
    )
    assert len(set(choice_variables(asked).values())) == 4


def test_a_questionnaire_that_grows_keeps_its_names() -> None:
    before = variable_names(asking("one", "two", "x" * 70))
    after = variable_names(asking("one", "two", "x" * 70, "three", "ONE"))
    assert {id_: after[id_] for id_ in before} == before
