import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.cli import main
from app.config import data_folder
from app.questionnaires import load_questionnaire

QUICKSCAN = data_folder() / "questionnaires" / "slagvaardigheid-quickscan" / "1.0.0.yaml"
ITEMS = [item.id for item in load_questionnaire(QUICKSCAN).items]
TOO_HEAVY = (
    "fastapi",
    "sqlmodel",
    "sqlalchemy",
    "scipy.stats",
    "babel",
    "jinja2",
    "openpyxl",
    "dbos",
)


@dataclass
class Ran:
    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.err.splitlines()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with right answers of two networks, in which the command runs."""
    monkeypatch.chdir(tmp_path)
    people = [("Oost", n, [n % 5 + 1] * len(ITEMS)) for n in range(6)]
    people += [("West", n, [5 - n % 5] * len(ITEMS)) for n in range(4)]
    lines = [",".join(map(str, [network, n, *answers])) for network, n, answers in people]
    Path("answers.csv").write_text("\n".join([",".join(["network", "respondent", *ITEMS]), *lines, ""]))
    Path("invited.csv").write_text("network,invited\nWest,8\nOost,6\n")
    return tmp_path


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> object:
    def command(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["slagvaardig", "score", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capfdbinary.readouterr()
        return Ran(int(left.value.code or 0), out.decode(), err.decode())

    return command


def score(run: object, *arguments: object) -> Ran:
    assert callable(run)
    ran = run("answers.csv", "--questionnaire", QUICKSCAN, *arguments)
    assert isinstance(ran, Ran)
    return ran


def test_the_result_goes_to_standard_output(run: object) -> None:
    ran = score(run)
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)
    assert list(found) == ["questionnaire", "scoring", "networks", "reliability"]
    assert found["questionnaire"]["id"] == "slagvaardigheid-quickscan"
    assert found["networks"]["Oost"]["respondents"] == 6
    assert found["networks"]["Oost"]["invited"] is None
    assert ITEMS[0] in found["networks"]["Oost"]["criteria"]["drive"]["items"]


def test_the_result_goes_to_a_file(run: object, folder: Path) -> None:
    ran = score(run, "--output", "scores.json")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert (folder / "scores.json").read_text() == score(run).out
    assert sorted(path.name for path in folder.iterdir()) == ["answers.csv", "invited.csv", "scores.json"]


def test_options_change_the_result(run: object) -> None:
    found = json.loads(score(run, "--invited", "invited.csv", "--detail", "criteria").out)
    west = found["networks"]["West"]
    assert west["invited"] == 8
    assert west["criteria"]["drive"]["bounds"] is not None
    assert "facets" not in west["criteria"]["drive"]
    assert "item_rest_r" not in found["reliability"]["drive"]
    assert (
        "facets" in json.loads(score(run, "--detail", "facets").out)["networks"]["West"]["criteria"]["drive"]
    )


def test_organisations_may_weigh_equally(run: object, folder: Path) -> None:
    lines = (folder / "answers.csv").read_text().splitlines()
    places = ["organisation", *("school" if n else "politie" for n in range(len(lines) - 1))]
    (folder / "answers.csv").write_text(
        "".join(f"{place},{line}\n" for place, line in zip(places, lines, strict=True))
    )
    found = json.loads(score(run, "--weighting", "organisation").out)
    assert found["scoring"]["weighting"] == "organisation"
    assert found["networks"]["Oost"]["organisations"] == 2
    assert found["networks"]["Oost"]["criteria"]["drive"]["mean"] == pytest.approx(
        (1 + (2 + 3 + 4 + 5 + 1) / 5) / 2
    )


def test_problems_come_one_a_line_and_nothing_is_written(run: object, folder: Path) -> None:
    text = (
        (folder / "answers.csv").read_text().replace("Oost,2,3,", "Oost,2,7,").replace("West,1,", "West,0,")
    )
    (folder / "answers.csv").write_text(text)
    ran = score(run, "--output", "scores.json")
    assert (ran.code, ran.out) == (2, "")
    assert [line.split(";")[0] for line in ran.lines] == [
        f"answers.csv:4:{ITEMS[0]}: off-scale '7'",
        "answers.csv:9:respondent: duplicate-respondent '0'",
    ]
    assert not (folder / "scores.json").exists()


def test_an_earlier_result_survives_a_refused_file(run: object, folder: Path) -> None:
    (folder / "scores.json").write_text("earlier")
    (folder / "answers.csv").write_text("network\n")
    assert score(run, "--output", "scores.json").code == 2
    assert (folder / "scores.json").read_text() == "earlier"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--weighting", "size"], "slagvaardig: Invalid value for '--weighting': "),
        (["--detail", "all"], "slagvaardig: Invalid value for '--detail': "),
        (["--nothing"], "slagvaardig: No such option: --nothing"),
        (["--invited", "none.csv"], "none.csv:1:*: unreadable 'No such file or directory'; expected a file"),
        (
            ["--questionnaire", "none.yaml"],
            "none.yaml:1:1: unreadable 'No such file or directory'; expected a ",
        ),
        (["--output", "none/scores.json"], "none/scores.json:1:*: unwritable 'No such file or directory'; "),
    ],
)
def test_a_wrong_option_is_one_line(run: object, arguments: list[str], line: str) -> None:
    ran = score(run, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.lines) == 1
    assert ran.lines[0].startswith(line)


def test_a_questionnaire_with_problems_tells_them(run: object, folder: Path) -> None:
    (folder / "wrong.yaml").write_text("id: x\nversion: one\n")
    ran = score(run, "--questionnaire", "wrong.yaml")
    assert ran.code == 2
    assert len(ran.lines) > 3
    assert all(line.startswith("wrong.yaml:") for line in ran.lines)


def test_output_may_be_a_device(run: object) -> None:
    assert score(run, "--output", "/dev/null").code == 0
    assert Path("/dev/null").is_char_device()


def test_scoring_starts_without_the_web_and_the_database(folder: Path) -> None:
    program = (
        "import sys; from app.cli import main\n"
        f"sys.argv = ['slagvaardig', 'score', 'answers.csv', '--questionnaire', {str(QUICKSCAN)!r},"
        " '--output', 'scores.json']\n"
        "try: main()\n"
        "except SystemExit as left: assert not left.code\n"
        f"print([name for name in {TOO_HEAVY} if name in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=False
    )
    assert (ran.stdout.strip(), ran.stderr) == ("[]", "")
