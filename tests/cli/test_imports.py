"""`slagvaardig import-answers` as it is typed."""

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.cli import main
from app.persistence.database import Database
from app.services.answer_imports import new_network
from app.services.networks import create
from tests.imports import PATH, QUICKSCAN, answers_csv, everything, people
from tests.questionnaires.examples import VALID

ARGUMENTS = ("answers.csv", "--questionnaire", PATH, "--date", "2026-02-20")


@dataclass
class Ran:
    code: int
    out: list[str]
    err: list[str]


@pytest.fixture
def folder(tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with answers of two networks, in which the command runs."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SLAGVAARDIG_DATABASE_URL", database_url)
    monkeypatch.setenv("SLAGVAARDIG_BASE_URL", "https://slagvaardig.example")
    Path("answers.csv").write_bytes(answers_csv(people("Oost", 6), people("West", 5)))
    Path("invited.csv").write_text("network,invited\nWest,8\nOost,6\n")
    return tmp_path


@dataclass
class Command:
    monkeypatch: pytest.MonkeyPatch
    captured: pytest.CaptureFixture[str]

    def __call__(self, *arguments: object) -> Ran:
        self.monkeypatch.setattr(sys, "argv", ["slagvaardig", "import-answers", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        out, err = self.captured.readouterr()
        return Ran(int(left.value.code or 0), out.splitlines(), err.splitlines())


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(monkeypatch, capsys)


def refused(run: Command, database: Database, *arguments: object) -> list[str]:
    """What stands on standard error, after seeing that nothing was done."""
    before = everything(database)
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, [])
    assert everything(database) == before
    return ran.err


def test_each_network_gets_a_line_with_its_report(run: Command, database: Database) -> None:
    with database.writing() as session:
        network = create(session, new_network("west"))
    ran = run(*ARGUMENTS, "--invited", "invited.csv", "--threshold", 3, "--mode", "open")
    assert (ran.code, ran.err) == (0, [])
    first, second = ran.out
    assert first.startswith("Oost: wave 1, 6 of 6 answered, report https://slagvaardig.example/reports/")
    assert (
        "new network, taken as formal, city, running: change this at https://slagvaardig.example/net" in first
    )
    assert second.startswith("west: wave 1, 5 of 8 answered, report ")
    assert "new network" not in second
    rows = everything(database)
    assert len(rows["network"]) == len(rows["release"]) == len(rows["staff_event"]) == 2
    assert [network.id in row for row in rows["assessment"]].count(True) == 1
    assert all("'open', 3" in row for row in rows["assessment"])
    assert all("command line" in row and "answers-imported" in row for row in rows["staff_event"])


def test_a_name_can_t_steer_the_terminal(run: Command, database: Database) -> None:
    Path("answers.csv").write_bytes(answers_csv(people("Oost\u202eWest", 5)))
    assert run(*ARGUMENTS).out[0].startswith("Oost\\u202eWest: wave 1, 5 respondents, report ")


def test_the_same_file_again_is_refused(run: Command, database: Database) -> None:
    assert run(*ARGUMENTS).code == 0
    expected = "expected answers that are not here yet; wave 1 of this network has these"
    assert refused(run, database, *ARGUMENTS) == [
        f"answers.csv:2:network: already-imported 'Oost'; {expected}",
        f"answers.csv:8:network: already-imported 'West'; {expected}",
    ]


def test_every_problem_of_both_files_is_told(run: Command, database: Database) -> None:
    text = Path("answers.csv").read_text().splitlines()
    first = QUICKSCAN.items[0].id
    text[1] = ",".join(["Oost", "0", "9", *text[1].split(",")[3:]])
    text[3] = text[2]
    Path("answers.csv").write_text("\n".join(text))
    Path("invited.csv").write_text("network,invited\nWest,4\n")
    assert [
        line.split(" ")[0:2] for line in refused(run, database, *ARGUMENTS, "--invited", "invited.csv")
    ] == [
        ["answers.csv:2:network:", "not-invited"],
        [f"answers.csv:2:{first}:", "off-scale"],
        ["answers.csv:4:respondent:", "duplicate-respondent"],
        ["invited.csv:2:invited:", "too-few-invited"],
    ]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            {"--date": "2096-01-01"},
            "slagvaardig: Invalid value for '--date': '2096-01-01' lies in",
        ),
        ({"--date": "gisteren"}, "slagvaardig: Invalid value for '--date'"),
        ({"--date": "2026-02-30"}, "slagvaardig: Invalid value for '--date'"),
        ({"--threshold": 2}, "slagvaardig: Invalid value for '--threshold'"),
        ({"--mode": "geheim"}, "slagvaardig: Invalid value for '--mode'"),
        ({"--questionnaire": "nergens.yaml"}, "nergens.yaml:1:1: unreadable"),
        ({"--questionnaire": "answers.csv"}, "answers.csv:1:1: "),
        ({"--invited": "nergens.csv"}, "nergens.csv:1:*: unreadable"),
    ],
)
def test_a_wrong_option_is_refused(
    run: Command, database: Database, changes: dict[str, object], told: str
) -> None:
    options = {"--questionnaire": PATH, "--date": "2026-02-20", **changes}
    lines = refused(run, database, "answers.csv", *(part for option in options.items() for part in option))
    assert len(lines) == 1
    assert lines[0].startswith(told)


def test_a_file_that_is_not_there_is_refused(run: Command, database: Database) -> None:
    (line,) = refused(run, database, "nergens.csv", *ARGUMENTS[1:])
    assert line.startswith("nergens.csv:1:*: unreadable 'No such file or directory'; expected")


def test_a_changed_copy_of_a_released_questionnaire_is_refused(run: Command, database: Database) -> None:
    Path("copy.yaml").write_bytes(PATH.read_bytes().replace(b"minutes: 3", b"minutes: 4"))
    (line,) = refused(run, database, "answers.csv", "--questionnaire", "copy.yaml", "--date", "2026-02-20")
    assert line.startswith("copy.yaml:1:1: duplicate-version 'slagvaardigheid-quickscan 1.0.0'; expected")


def test_a_questionnaire_of_one_s_own_is_kept_with_the_answers(run: Command, database: Database) -> None:
    Path("own.yaml").write_text(VALID)
    header = "network;respondent;drive-1;drive-2;balance-1;hindering;first-step"
    rows = [f'"Oost; Noord";{number};4;dk;3;drive;"Eerst ""bellen"""' for number in range(5)]
    Path("answers.csv").write_text("\ufeff" + "\r\n".join([header, *rows]))
    ran = run("answers.csv", "--questionnaire", "own.yaml", "--date", "2026-02-20")
    assert (ran.code, len(ran.out)) == (0, 1)
    rows_now = everything(database)
    assert "Written for the tests" in rows_now["questionnaire_file"][0]
    assert all("Oost; Noord" in row for row in rows_now["network"])


def test_a_database_without_tables_is_told_of(
    run: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLAGVAARDIG_DATABASE_URL", f"sqlite:///{folder}/new/slagvaardig.db")
    ran = run(*ARGUMENTS)
    assert (ran.code, ran.out) == (2, [])
    assert ran.err == ["slagvaardig: the tables are not there or not up to date; run `slagvaardig migrate`"]
