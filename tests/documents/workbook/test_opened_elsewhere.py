"""The workbook opened by LibreOffice: as pages, as CSV, and that CSV opened again."""

import csv
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.documents.workbook import report_workbook
from tests.documents.workbook.samples import groups, handout, hostile

EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A common workbook and a hostile one, as they are, as PDF, and every sheet as CSV and as XLSX again."""
    made = tmp_path_factory.mktemp("workbook")
    (made / "groups.xlsx").write_bytes(report_workbook(handout(groups())))
    (made / "hostile.xlsx").write_bytes(report_workbook(hostile()))
    books = sorted(made.glob("*.xlsx"))
    convert(made, "pdf", books)
    convert(made, EVERY_SHEET, books)
    (made / "again").mkdir()
    convert(made / "again", "xlsx", sorted(made.glob("*.csv")))
    return made


def convert(into: Path, to: str, files: list[Path]) -> None:
    profile = f"-env:UserInstallation=file://{into.parent / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", to, "--outdir", str(into), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def read(file: Path) -> Iterator[list[str]]:
    with file.open(encoding="utf-8", newline="") as content:
        yield from csv.reader(content)


def test_it_prints(folder: Path) -> None:
    for name in ("groups", "hostile"):
        assert (folder / f"{name}.pdf").read_bytes().startswith(b"%PDF")


def test_figures_survive(folder: Path) -> None:
    report = groups()
    found = {row[0]: row for row in read(folder / "groups-Criteria.csv") if row}
    for criterion in report.criteria:
        assert criterion.figures
        row = found[criterion.name]
        assert row[2] == f"{criterion.figures.mean:.1f}"
        assert row[5] == str(criterion.figures.n)


def test_nothing_is_computed(folder: Path) -> None:
    text = [cell for row in read(folder / "hostile-Eigen woorden.csv") for cell in row]
    assert "'=1+1" in text
    assert not {"2", "#NAME?", "#REF!", "#VALUE!", "Err:508"} & set(text)


def test_a_csv_of_it_holds_no_formula_either(folder: Path) -> None:
    again = sorted((folder / "again").glob("*.xlsx"))
    assert any("Eigen woorden" in file.name for file in again)
    for file in again:
        for page in load_workbook(file).worksheets:
            for row in page.iter_rows():
                assert not any(cell.data_type in "fe" for cell in row)
