from hashlib import sha256
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from app.questionnaires import QuestionnaireInvalid, load_questionnaire, parse_questionnaire
from app.questionnaires.problems import CODES
from tests.questionnaires.examples import VALID, changed


def test_a_file_becomes_a_questionnaire(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(VALID)
    found = load_questionnaire(path)
    assert (found.id, found.version, found.languages) == ("small-check", "1.2.0", ("nl", "en"))
    assert (found.title["en"], found.introduction["nl"], found.minutes) == ("Small check", "Welkom.", 3)
    assert found.digest == sha256(VALID.encode()).hexdigest()
    assert [criterion.id for criterion in found.criteria] == ["drive", "normative-balance"]
    assert [facet.id for facet in found.criteria[0].facets] == ["initiative"]
    assert [(item.id, item.reversed) for item in found.items] == [
        ("drive-1", True),
        ("drive-2", False),
        ("balance-1", False),
    ]


def test_scales_keep_their_kind_values_and_labels() -> None:
    agreement, balance = parse_questionnaire(VALID.encode(), "small").scales
    assert (agreement.kind, agreement.values) == ("ordinal", (1, 2, 3, 4, 5))
    assert agreement.no_answer == {"nl": "Weet ik niet", "en": "I don't know"}
    assert (balance.kind, balance.no_answer) == ("bipolar", None)
    assert balance.labels["en"] == ("too little", "", "just right", "", "too much")


def test_an_item_on_a_bipolar_scale_may_bring_its_poles() -> None:
    item = parse_questionnaire(VALID.encode(), "small").item_by_id["balance-1"]
    assert item.labels("nl") == ("te hard", "", "precies goed", "", "te zacht")


def test_questions_keep_the_limit_of_their_kind() -> None:
    choice, text = parse_questionnaire(VALID.encode(), "small").questions
    assert (choice.kind, choice.maximum, choice.max_length) == ("choose-criteria", 1, None)
    assert (text.kind, text.maximum, text.max_length) == ("open", None, 500)


def test_a_question_without_a_limit_gets_the_usual_one() -> None:
    content = changed(("max: 1, ", ""), ("max_length: 500, ", ""))
    choice, text = parse_questionnaire(content, "small").questions
    assert (choice.maximum, text.max_length) == (2, 1000)


@pytest.mark.parametrize("questions", ["", "questions: []\n"])
def test_a_file_may_have_no_questions(questions: str) -> None:
    content = VALID[: VALID.index("questions:")] + questions
    assert parse_questionnaire(content.encode(), "small").questions == ()


def test_an_ordinal_scale_may_leave_values_unnamed() -> None:
    content = changed(("disagree, neutral, agree,", "'', '', '',"))
    assert parse_questionnaire(content, "small").scales[0].labels["en"][1:4] == ("", "", "")


def test_a_byte_order_mark_and_windows_line_ends_are_no_problem() -> None:
    content = b"\xef\xbb\xbf" + VALID.replace("\n", "\r\n").encode()
    found = parse_questionnaire(content, "small")
    assert found.digest == sha256(content).hexdigest()
    assert found.source == "Written for the tests"


@pytest.mark.parametrize("version", ["0.0.1", "10.20.30", "1.0.0-rc.1", "1.0.0-alpha+build.5"])
def test_semantic_versions_are_taken(version: str) -> None:
    assert parse_questionnaire(changed(("1.2.0", version)), "small").version == version


def test_a_scale_may_run_below_zero() -> None:
    content = changed(
        ("ordinal\n    values: [1, 2, 3, 4, 5]", "ordinal\n    values: [-2, -1, 0, 1, 2]"),
        ("bipolar\n    values: [1, 2, 3, 4, 5]", "bipolar\n    values: [-2, -1, 0, 1, 2]"),
    )
    assert parse_questionnaire(content, "small").criteria[1].minimum == -2


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
PLACES = [
    ("id",),
    ("version",),
    ("languages",),
    ("title", "nl"),
    ("scales", "agreement"),
    ("scales", "agreement", "values"),
    ("scales", "balance", "labels", "en"),
    ("criteria",),
    ("criteria", 0, "facets", 0),
    ("criteria", 0, "facets", 0, "items", 1, "scale"),
    ("criteria", 1, "facets", 0, "items", 0, "poles"),
    ("questions", 0, "max"),
]


@given(st.sampled_from(PLACES), JUNK)
def test_whatever_stands_there_the_file_is_read_or_refused(
    place: tuple[str | int, ...], junk: object
) -> None:
    tree = yaml.load(VALID, yaml.CSafeLoader)
    target = tree
    for step in place[:-1]:
        target = target[step]
    target[place[-1]] = junk
    content = yaml.safe_dump(tree, allow_unicode=True).encode("utf-8", "surrogatepass")
    try:
        found = parse_questionnaire(content, "small")
    except QuestionnaireInvalid as error:
        codes = {problem.code for problem in error.problems}
    else:
        codes = set()
        assert found.digest == sha256(content).hexdigest()
    assert codes <= set(CODES)


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_in_order(content: bytes) -> None:
    with pytest.raises(QuestionnaireInvalid):
        parse_questionnaire(content, "small")
