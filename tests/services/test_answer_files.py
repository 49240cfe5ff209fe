import pytest

from app.files.file_problems import FileRefused
from app.services.answer_files import read_files, same_name, tidy
from tests.files.answer_files import file_of
from tests.imports import QUICKSCAN, answers_csv, given, people, problems_of, read
from tests.questionnaire_samples import SMALL

ITEMS = [item.id for item in QUICKSCAN.items]
HEADER = ["network", "respondent", "organisation", *ITEMS]
FULL = dict.fromkeys(ITEMS, 3)


def refused(content: bytes, invited: bytes | None = None) -> list[tuple[int, str, str, str]]:
    with pytest.raises(FileRefused) as error:
        read(content, invited)
    return problems_of(error.value)


def test_networks_come_in_the_order_of_the_file_with_their_own_people() -> None:
    west, oost = people("West", 3), people("Oost", 2)
    mixed = [west[0], oost[0], west[1], oost[1], west[2]]
    source = read(answers_csv(mixed), b"network,invited\nOost,9\nWest,4\n")
    assert [(each.name, each.row, each.respondents, each.invited) for each in source.networks] == [
        ("West", 2, 3, 4),
        ("Oost", 3, 2, 9),
    ]
    stored = [response.answers for response in source.networks[0].responses("an assessment")]
    assert stored == [row.answers for row in west]


def test_without_a_second_file_it_is_not_known_how_many_were_invited() -> None:
    assert read(answers_csv(people("West", 1))).networks[0].invited is None


def test_somebody_who_answered_nothing_is_a_respondent() -> None:
    source = read(file_of({"network": "West", "respondent": 1}, header=HEADER))
    assert [response.answers for response in source.networks[0].responses("a")] == [{}]


def test_questions_are_kept_as_a_survey_keeps_them() -> None:
    header = ["network", "respondent", *(i.id for i in SMALL.items), "hindering", "first-step"]
    first = {
        "network": "A",
        "respondent": 1,
        "hindering": "steering | drive",
        "first-step": '"  Bel\x07\r\nelkaar "',
    }
    source = read_files(SMALL, given(file_of(first, {"network": "A", "respondent": 2}, header=header)), None)
    assert [response.answers for response in source.networks[0].responses("a")] == [
        {"hindering": ["steering", "drive"], "first-step": "Bel\nelkaar"},
        {},
    ]


def test_attributes_come_along_and_the_respondent_does_not() -> None:
    header = [*HEADER, "sector", "level", "line"]
    who = {
        "organisation": " Politie  Zuid",
        "sector": "police-justice",
        "level": "operations",
        "line": "defence",
    }
    source = read(file_of({"network": "A", "respondent": "Jan de Vries", **who}, header=header))
    (response,) = source.networks[0].responses("a")
    assert (response.organisation, response.sector) == ("Politie Zuid", "police-justice")
    assert (response.level, response.line) == ("operations", "defence")
    assert "Jan" not in repr(response)


def test_the_digest_knows_the_answers_whatever_their_order() -> None:
    rows = people("West", 4)
    digest = read(answers_csv(rows)).networks[0].digest
    assert read(answers_csv(people("Oost", 2), rows[::-1])).networks[1].digest == digest
    assert read(answers_csv(rows[:3])).networks[0].digest != digest


def test_a_file_without_people_is_refused() -> None:
    assert refused(file_of(header=HEADER)) == [(1, "*", "no-respondents", "")]


def test_names_that_would_not_fit_or_show_are_refused() -> None:
    long = "x" * 201
    records = [
        {"network": "A\x00B", "respondent": 1, **FULL},
        {"network": long, "respondent": 1, **FULL},
        {"network": "C", "respondent": 1, "organisation": "\x1b[2J", **FULL},
        {"network": "C", "respondent": 2, "organisation": long, **FULL},
    ]
    assert [found[:3] for found in refused(file_of(*records, header=HEADER))] == [
        (2, "network", "control-character"),
        (3, "network", "text-too-long"),
        (4, "organisation", "control-character"),
        (5, "organisation", "text-too-long"),
    ]


def test_one_network_in_two_spellings_is_refused() -> None:
    content = answers_csv(people("Veilig Zuid", 1), people("veilig  zuid", 1), people("Noord", 1))
    assert refused(content) == [(3, "network", "network-twice", "veilig  zuid")]


def test_every_problem_is_told_at_once() -> None:
    records = [
        {"network": "A", "respondent": 1, **FULL, ITEMS[0]: 9},
        {"network": "a", "respondent": 1, **FULL},
    ]
    invited = b"network,invited\nA,1\na,0\nB,2\n"
    assert refused(file_of(*records, header=HEADER), invited) == [
        (2, ITEMS[0], "off-scale", "9"),
        (3, "network", "network-twice", "a"),
        (3, "invited", "too-few-invited", "0"),
        (4, "network", "no-answers", "B"),
    ]


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"network", b"\xff\xfe\x00", b"PK\x03\x04\x00", b'"', b"\x00" * 50]
)
def test_what_is_no_answers_file_is_refused(content: bytes) -> None:
    assert refused(content)


def test_names_are_the_same_whatever_their_capitals_and_spaces() -> None:
    assert tidy("  Veilig\n Zuid\u00a0") == "Veilig Zuid"
    assert same_name("VEILIG  Straße") == same_name("veilig strasse ")
    assert same_name("Zuid") != same_name("Zuid-West")
