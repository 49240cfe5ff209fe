from pathlib import Path

import pytest

from app.files.file_problems import FileRefused
from app.files.invited import read_answers_and_invited
from tests.domain.scoring_samples import MIXED
from tests.files.answer_files import file_of, person

ANSWERS = file_of(person("A", 1), person("B", 1), person("A", 2))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def invited(content: str | bytes, answers: bytes = ANSWERS) -> list[int]:
    """The numbers in the order of the networks in the file of answers."""
    Path("a.csv").write_bytes(answers)
    Path("i.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
    _, numbers = read_answers_and_invited(Path("a.csv"), Path("i.csv"), MIXED)
    assert numbers is not None
    return [int(number) for number in numbers]


def problems(content: str | bytes, answers: bytes = ANSWERS) -> list[str]:
    with pytest.raises(FileRefused) as refused:
        invited(content, answers)
    return refused.value.lines()


@pytest.mark.parametrize(
    "content",
    [
        "network,invited\nA,4\nB,1\n",
        "invited;network\r\n1;B\r\n4;A\r\n",
        '\ufeff"network","invited"\n" A ","4"\n\nB, 1',
    ],
)
@pytest.mark.usefixtures("folder")
def test_numbers_come_in_the_order_of_the_answers(content: str) -> None:
    assert invited(content) == [4, 1]


@pytest.mark.usefixtures("folder")
def test_without_the_file_there_are_no_numbers() -> None:
    Path("a.csv").write_bytes(ANSWERS)
    assert read_answers_and_invited(Path("a.csv"), None, MIXED)[1] is None


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("network,invited\nA,4\n", ["a.csv:3:network: not-invited 'B'; expected a network of i.csv"]),
        (
            "network,invited\nA,4\nB,1\nC,3\n",
            ["i.csv:4:network: no-answers 'C'; expected a network of a.csv"],
        ),
        (
            "network,invited\nA,1\nB,1\n",
            ["i.csv:2:invited: too-few-invited '1'; expected at least the 2 who answered"],
        ),
        (
            "network,invited\nA,4\nB,1\nA,5\n",
            ["i.csv:4:network: duplicate-network 'A'; expected each network once"],
        ),
        (
            "network,invited\nA,4\nB,1\n,5\n",
            ["i.csv:4:network: empty-cell ''; expected a value"],
        ),
        (
            "network,invited,x\nA,4,\nB,1,\n",
            ["i.csv:1:x: unknown-column 'x'; expected no other columns than those of the questionnaire"],
        ),
        ("network\nA\n", ["i.csv:1:invited: missing-column 'invited'; expected a column of this name"]),
        (
            "network,invited,invited\nA,4,4\nB,1,1\n",
            ["i.csv:1:invited: duplicate-column 'invited'; expected each column once"],
        ),
        ("network,invited\nA,4\nB,1,2\n", ["i.csv:3:*: cell-count '3'; expected 2 cells, as in the header"]),
        (b"network,invited\nA,4\nB\xe9,1\n", ["i.csv:3:network: not-utf-8 '\\xe9'; expected text in UTF-8"]),
    ],
)
@pytest.mark.usefixtures("folder")
def test_each_problem(content: str | bytes, expected: list[str]) -> None:
    assert problems(content) == expected


@pytest.mark.parametrize("number", ["", "-1", "4.0", "vier", "1e3", "9999999999"])
@pytest.mark.usefixtures("folder")
def test_what_is_no_number(number: str) -> None:
    assert problems(f"network,invited\nA,4\nB,{number}\n") == [
        f"i.csv:3:invited: bad-number '{number}'; expected a whole number of 0 or more"
    ]


@pytest.mark.usefixtures("folder")
def test_problems_of_both_files_come_together() -> None:
    answers = file_of(person("A", 1, p1=9), person("B", 1))
    assert [line.split(" ")[1] for line in problems("network,invited\nA,x\nC,1\n", answers)] == [
        "off-scale",
        "not-invited",
        "bad-number",
        "no-answers",
    ]


@pytest.mark.usefixtures("folder")
def test_files_are_not_compared_when_rows_of_one_are_lost() -> None:
    found = problems("network,invited\nA,4\nB,1\n", file_of(person("A", 1)) + b"B,1\n")
    assert [line.split(" ")[1] for line in found] == ["cell-count"]


@pytest.mark.usefixtures("folder")
def test_both_may_be_missing() -> None:
    with pytest.raises(FileRefused) as refused:
        read_answers_and_invited(Path("none.csv"), Path("neither.csv"), MIXED)
    assert [line.split(" ")[0] for line in refused.value.lines()] == ["none.csv:1:*:", "neither.csv:1:*:"]
