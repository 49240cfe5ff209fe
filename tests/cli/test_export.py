"""`slagvaardig export` as it is typed."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlmodel import select

from app.cli import main
from app.cli.export import FormatOption
from app.persistence.database import Database
from app.persistence.tables import StaffEvent
from app.services.runtime import Runtime
from tests.factories import make_runtime
from tests.partners import invite_to_catalogue
from tests.released import QUICKSCAN, released
from tests.services.test_asked_exports import closed_with_rows

COMMAND = [sys.executable, "-c", "from app.cli import main; main()"]
STARTS = {
    "pdf": b"%PDF-",
    "pptx": b"PK\x03\x04",
    "xlsx": b"PK\x03\x04",
    "csv": b"\xef\xbb\xbf",
    "sav": b"$FL2",
    "json": b"{",
    "ddi": b"<?xml",
    "html": b"<!doctype html>",
}


@dataclass
class Ran:
    code: int
    out: bytes
    err: str


@dataclass
class Command:
    monkeypatch: pytest.MonkeyPatch
    captured: pytest.CaptureFixture[bytes]

    def __call__(self, *arguments: object) -> Ran:
        self.monkeypatch.setattr(sys, "argv", ["slagvaardig", "export", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        out, err = self.captured.readouterr()
        return Ran(int(left.value.code or 0), out, err.decode())


@pytest.fixture
def run(
    tmp_path: Path,
    database_url: str,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> Command:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("SLAGVAARDIG_DATABASE_URL", database_url)
    monkeypatch.setenv("SLAGVAARDIG_FOLDER", str(tmp_path))
    return Command(monkeypatch, capfdbinary)


@pytest.fixture
def runtime(database: Database, tmp_path: Path) -> Runtime:
    return make_runtime(database, tmp_path)


@pytest.fixture
def assessment(runtime: Runtime) -> str:
    """With rows that may be taken out."""
    return closed_with_rows(runtime, 36)


def refused(ran: Ran) -> str:
    """The line on standard error, after seeing that there is nothing else."""
    assert (ran.code, ran.out) == (2, b"")
    assert list(Path.cwd().iterdir()) == []
    (line,) = ran.err.splitlines()
    return line


@pytest.mark.parametrize("made_as", list(FormatOption))
def test_each_format_goes_to_a_file_and_to_standard_output(
    run: Command, assessment: str, made_as: FormatOption
) -> None:
    words = (assessment, "--format", made_as.value, "--language", "en")
    ran = run(*words, "--output", "made")
    assert (ran.code, ran.out, ran.err) == (0, b"", "")
    content = Path("made").read_bytes()
    assert content.lower().startswith(STARTS[made_as.value].lower())
    again = run(*words)
    assert (again.code, again.out == content, again.err) == (0, True, "")
    assert [file.name for file in Path.cwd().iterdir()] == ["made"]


def test_each_pdf_can_be_had(run: Command, assessment: str) -> None:
    made = {
        document: run(assessment, "--format", "pdf", "--document", document).out
        for document in ("report", "summary", "guide")
    }
    assert all(content.startswith(b"%PDF-") for content in made.values())
    assert len(set(made.values())) == 3
    assert run(assessment, "--format", "pdf").out == made["report"]


def test_what_was_made_is_recorded(run: Command, assessment: str, database: Database) -> None:
    assert run(assessment, "--format", "json", "--output", "made.json").code == 0
    with database.reading() as session:
        event = session.exec(select(StaffEvent).where(StaffEvent.action == "export-made")).one()
    assert (event.actor, event.subject) == ("command line", f"{assessment} results nl")


def test_the_ids_can_be_listed(run: Command, runtime: Runtime, assessment: str) -> None:
    other = released(runtime)
    ran = run("--list")
    assert (ran.code, ran.err) == (0, "")
    found = [line.split("\t") for line in ran.out.decode().splitlines()]
    assert {line[0] for line in found} == {assessment, other}
    assert found[0][1:3] == ["Veilig Zuid", "wave 1"]


def test_an_assessment_that_is_unknown_or_not_released_is_refused(
    run: Command, runtime: Runtime, database: Database
) -> None:
    open_one = invite_to_catalogue(runtime, 6, QUICKSCAN)[0].assessment_id
    for wanted, shown in ((open_one, open_one), ("nothing", "nothing"), ("a\nb\u202e", "a\\nb\\u202e")):
        line = refused(run(wanted, "--format", "pdf", "--output", "report.pdf"))
        assert line == (
            f"slagvaardig: Invalid value for 'ASSESSMENT': '{shown}': no released assessment has this id; "
            "expected the last part of a report's address, see `slagvaardig export --list`"
        )
    with database.reading() as session:
        assert session.exec(select(StaffEvent)).all() == []


@pytest.mark.parametrize("made_as", ["csv", "sav"])
def test_rows_that_may_not_be_taken_out_are_refused(run: Command, runtime: Runtime, made_as: str) -> None:
    not_agreed, too_few = released(runtime), closed_with_rows(runtime, 6)
    line = refused(run(not_agreed, "--format", made_as))
    assert line.endswith("that was not agreed on before the first mail went out")
    line = refused(run(too_few, "--format", made_as, "--output", "rows"))
    assert line.endswith("too few people answered to keep each of them untraceable")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "Missing argument 'ASSESSMENT': the id of a released assessment"),
        (["x"], "Missing option '--format': one of pdf, pptx, xlsx, csv, sav, json, ddi, html"),
        (["x", "--format", "docx"], "Invalid value for '--format': "),
        (["x", "--format", "pdf", "--language", "de"], "Invalid value for '--language': "),
        (["x", "--format", "pdf", "--document", "book"], "Invalid value for '--document': "),
        (["x", "--format", "xlsx", "--document", "guide"], "Invalid value for '--document': 'guide' goes"),
        (["x", "y", "--format", "pdf"], "Got unexpected extra argument"),
    ],
)
def test_a_wrong_option_is_one_line(run: Command, database: Database, words: list[str], told: str) -> None:
    assert refused(run(*words)).startswith(f"slagvaardig: {told}")


def test_a_place_that_can_t_be_written_is_refused(run: Command, assessment: str, database: Database) -> None:
    line = refused(run(assessment, "--format", "json", "--output", "none/made.json"))
    assert line.startswith("none/made.json:1:*: unwritable 'No such file or directory'; expected")
    with database.reading() as session:
        assert session.exec(select(StaffEvent).where(StaffEvent.action == "export-made")).all() == []


def test_an_earlier_file_survives_what_is_refused(run: Command, runtime: Runtime) -> None:
    assessment = released(runtime)
    Path("rows.csv").write_text("earlier")
    assert run(assessment, "--format", "csv", "--output", "rows.csv").code == 2
    assert Path("rows.csv").read_text() == "earlier"


def test_without_tables_it_says_so(run: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLAGVAARDIG_DATABASE_URL", f"sqlite:///{tmp_path}/none/slagvaardig.db")
    line = refused(run("x", "--format", "pdf"))
    assert line == "slagvaardig: the tables are not there or not up to date; run `slagvaardig migrate`"


def test_what_can_t_be_made_is_one_line(
    run: Command, assessment: str, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a library says about an answer that it can't take may hold that answer."""

    def broken(*_: object) -> bytes:
        raise ValueError("Piet answered 1")

    monkeypatch.setattr("app.documents.results.results_json", broken)
    Path("made.json").write_text("earlier")
    ran = run(assessment, "--format", "json", "--output", "made.json")
    assert (ran.code, ran.out) == (1, b"")
    assert ran.err == "slagvaardig: the document could not be made (ValueError)\n"
    assert [(file.name, file.read_text()) for file in Path.cwd().iterdir()] == [("made.json", "earlier")]
    with database.reading() as session:
        assert session.exec(select(StaffEvent).where(StaffEvent.action == "export-made")).all() == []


def test_a_full_disk_behind_standard_output_is_one_line(run: Command, assessment: str) -> None:
    with Path("/dev/full").open("wb") as full:
        words = ["export", assessment, "--format", "json"]
        ran = subprocess.run([*COMMAND, *words], stdout=full, stderr=subprocess.PIPE, check=False)
    said = b"standard output:1:*: unwritable 'No space left on device'; expected a place for a file\n"
    assert (ran.returncode, ran.stderr) == (2, said)
