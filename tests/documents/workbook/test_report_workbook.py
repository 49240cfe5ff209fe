"""The workbook as openpyxl reads it back: the report's own figures, as numbers, and nothing else."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime

import pytest
from lxml import etree
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from app.documents.handout import Handout
from app.documents.workbook import report_workbook
from app.domain.house_style import HouseStyle
from app.domain.release import InvitedGroup
from app.domain.report import Report
from app.domain.report_making import make_report
from app.domain.vocabulary import LANGUAGES, Language
from tests.documents.test_other_criteria import IMPROVISATION
from tests.documents.test_other_criteria import published as improvised
from tests.documents.workbook.samples import (
    RELEASE,
    charts,
    groups,
    handout,
    hostile,
    opened,
    parts,
    table,
    two_waves,
    withheld,
)
from tests.domain.report_samples import make_questionnaire, make_scale, report_on

MADE: dict[str, Handout] = {
    "two waves": handout(),
    "groups": handout(groups()),
    "groups in English": handout(groups("en")),
    "withheld": handout(withheld()),
    "hostile": hostile(),
    "one criterion": handout(report_on(make_questionnaire(), *["44"] * 5)),
    "many criteria": handout(report_on(make_questionnaire(criteria=25), *["4" * 50] * 5)),
    "another scale": handout(make_report(IMPROVISATION, improvised(), None, "nl")),
    "nothing shown": handout(
        report_on(make_questionnaire(criteria=3), *["444444"] * 4, invited=[InvitedGroup(9)])
    ),
}


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return {name: report_workbook(given) for name, given in MADE.items()}


def cells(page: Worksheet) -> Iterator[Cell]:
    for row in page.iter_rows():
        yield from (cell for cell in row if cell.value is not None)


def test_criteria_hold_the_figures_of_the_report() -> None:
    report = two_waves()
    found = table(opened(handout(report)), "Criteria", "criteria")
    assert [row["Criterium"] for row in found] == [each.name for each in report.criteria]
    for row, criterion in zip(found, report.criteria, strict=True):
        figures = criterion.figures
        assert figures is not None
        assert (row["Gemiddelde"], row["n"], row["Sd"]) == (figures.mean, figures.n, figures.sd)
        assert (row["Interval van"], row["Interval tot"]) == criterion.verdict.interval
        assert (row["Gemiddelde afwijking"], row["Overeenstemming A"]) == (figures.ad, figures.vdeijk_a)
        assert row["rwg(j)"] == figures.rwg_j
        assert criterion.change is not None
        assert row["Verandering sinds toen"] == criterion.change.difference
        assert (row["Verandering van"], row["Verandering tot"]) == criterion.change.interval


def test_items_count_every_answer() -> None:
    report = two_waves()
    found = {row["Code"]: row for row in table(opened(handout(report)), "Stellingen", "items")}
    for item in (item for criterion in report.criteria for item in criterion.items):
        assert item.figures is not None
        row = found[item.id]
        assert tuple(row[f"Koos {value}"] for value in range(1, 6)) == item.figures.frequencies
        assert row["Gemiddelde zoals gegeven"] == item.figures.raw_mean
        assert (row["Stelling"], row["n"]) == (item.text, item.figures.n)


def test_groups_and_their_differences_are_told_in_full() -> None:
    report = groups()
    book = opened(handout(report))
    found = table(book, "Groepen", "groups")
    assert len(found) == sum(len(each.groups) for each in report.breakdowns) * len(report.criteria)
    first = report.breakdowns[0].groups[0].criteria["a"]
    assert first is not None
    assert (found[0]["Gemiddelde"], found[0]["n"]) == (first.figures.mean, first.figures.n)
    told = table(book, "Verschillen", "differences")
    assert [(row["Cliffs delta"], row["p"]) for row in told] == [(e.delta, e.p) for e in report.differences]


def test_findings_come_with_their_figures_and_questions() -> None:
    report = groups()
    found = table(opened(handout(report)), "Bevindingen", "findings")
    assert len(found) == len(report.findings)
    assert found[0]["Eerst"] == 1
    assert found[0]["Vragen voor het gesprek"].startswith("• Een vraag over")


def test_the_plan_has_dates_and_differences_as_numbers() -> None:
    found = table(opened(hostile()), "Actieplan", "actions")
    assert found[0]["Klaar op"] == datetime(2027, 3, 1)  # noqa: DTZ001
    assert (found[-1]["Gemiddelde toen"], found[-1]["Verandering sinds toen"]) == (2.0, 1.0)


def test_the_response_is_a_share_and_the_wave_a_date() -> None:
    report = report_on(
        make_questionnaire(),
        *["44"] * 5,
        invited=[InvitedGroup(6, "operations"), InvitedGroup(2, "governance")],
    )
    book = opened(handout(report))
    whole = table(book, "Respons", "response")[0]
    assert (whole["Uitgenodigd"], whole["Ingevuld"], whole["Respons"]) == (8, 5, 0.625)
    page = book["Respons"]
    assert any(cell.number_format == "0%" for cell in cells(page))
    assert table(book, "Metingen", "waves")[0]["Gesloten op"] == datetime(2026, 3, 20)  # noqa: DTZ001


@pytest.mark.parametrize("name", MADE)
def test_no_cell_can_run(name: str, files: dict[str, bytes]) -> None:
    book = opened(MADE[name])
    for page in book.worksheets:
        assert page.sheet_state == "visible"
        for cell in cells(page):
            assert cell.data_type in "snd"
            if isinstance(cell.value, str):
                assert not cell.value.lstrip().startswith(("=", "+", "-", "@"))
    every = parts(files[name])
    assert not book.defined_names
    assert not any("external" in part or "vba" in part.lower() for part in every)
    assert b"<f>" not in b"".join(part for part_name, part in every.items() if "worksheets/" in part_name)
    assert b"TargetMode" not in b"".join(every.values())


@pytest.mark.parametrize("name", MADE)
def test_every_sheet_can_be_read_and_printed(name: str) -> None:
    book = opened(MADE[name])
    assert book.active is book.worksheets[0]
    for page in book.worksheets:
        assert page.freeze_panes or page is book.worksheets[0]
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert (page.page_setup.fitToWidth or 1) == 1
        assert page.page_setup.fitToHeight == 0 or page is book.worksheets[0]
        assert page.oddFooter.right.text.endswith("&N")
        assert page.print_title_rows or page is book.worksheets[0]
        for each in page.tables.values():
            assert each.autoFilter.ref == each.ref
            assert each.headerRowCount is None or each.headerRowCount == 1
        assert all(row.height is None or row.height <= 409 for row in page.row_dimensions.values())
        data = [cell for each in page.tables.values() for row in page[each.ref] for cell in row]
        assert not any(cell.coordinate in merged for merged in page.merged_cells for cell in data)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_code_book_explains_every_column_and_item(language: Language) -> None:
    report = groups(language)
    book = opened(handout(report))
    sheets = {page.title: page for page in book.worksheets}
    last = list(sheets)[-2]
    tables = {row[0]: row for row in book[last].iter_rows(values_only=True)}
    explained = {row[:2] for row in book[last].iter_rows(values_only=True)}
    for title in list(sheets)[:-2]:
        for each in sheets[title].tables.values():
            assert all((title, column.name) in explained for column in each.tableColumns)
    assert all(item.id in tables for criterion in report.criteria for item in criterion.items)
    assert all(criterion.id in tables for criterion in report.criteria)


def test_nothing_shown_leaves_no_figure_and_no_chart() -> None:
    content = report_workbook(MADE["nothing shown"])
    assert not charts(content)
    for row in table(opened(MADE["nothing shown"]), "Criteria", "criteria"):
        assert row["Oordeel"] == "Niet getoond"
        assert not any(isinstance(row[name], float) for name in row if name != "Norm")


def test_what_is_withheld_is_in_no_part_of_the_file() -> None:
    """The second criterion has figures in no table; its statements are there with texts alone."""
    report = withheld()
    assert report.criterion("b").figures is None
    book = opened(handout(report))
    for sheet, name in (("Criteria", "criteria"), ("Onderdelen", "facets"), ("Stellingen", "items")):
        rows = [row for row in table(book, sheet, name) if row["Criterium"] == "Criterium b"]
        assert rows
        for row in rows:
            assert not any(isinstance(row[key], int | float) for key in row if key != "Norm")


def test_any_text_ends_up_whole_in_a_correct_file() -> None:
    given = hostile()
    content = report_workbook(given)
    for name, part in parts(content).items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(part)
    book = opened(given)
    told = "".join(cell.value for cell in cells(book["Eigen woorden"]) if isinstance(cell.value, str))
    assert told.count("x") >= 10_000
    assert "[U+D800]" in told
    assert "'=1+1" in told
    assert "_x0041_" in told
    assert "مرحبا 你好 ∑∫" in told
    assert book["Criteria"].oddFooter.left.text == "&&P && [U+D800] =1"
    assert len(book["Criteria"].oddHeader.left.text) < 200


def test_the_file_says_where_it_comes_from() -> None:
    report = two_waves()
    book = opened(handout(report, house=HouseStyle(name="Bureau Zuid", footer="Bureau Zuid, 2027")))
    assert (book.properties.creator, book.properties.title) == ("Bureau Zuid", "Zuidwijk, meting 2")
    assert book.properties.created == datetime(2027, 1, 31, 12)  # noqa: DTZ001
    kept = {each.name: each.value for each in book.custom_doc_props.props}
    assert kept["Release"] == RELEASE
    assert (
        kept["Questionnaire"] == f"{report.sources.questionnaire_id} {report.sources.questionnaire_version}"
    )
    assert kept["Scoring"] == report.sources.scoring_version
    colophon = {row["Onderwerp"]: row["Inhoud"] for row in table(book, "Colofon", "colophon")}
    assert colophon["Vrijgave"] == RELEASE
    assert book["Colofon"].oddFooter.left.text == "Bureau Zuid, 2027"


def test_the_same_handout_gives_the_same_bytes() -> None:
    code = (
        "import sys;from tests.documents.workbook.samples import hostile;"
        "from app.documents.workbook import report_workbook;"
        "sys.stdout.buffer.write(report_workbook(hostile()))"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert made == {report_workbook(hostile())}


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_sheets_fit_and_names_of_columns_differ(language: Language) -> None:
    report: Report = two_waves(language)
    for given in (handout(report), handout(groups(language))):
        book = opened(given)
        assert all(len(name) <= 31 for name in book.sheetnames)
        for page in book.worksheets:
            for each in page.tables.values():
                names = [column.name.lower() for column in each.tableColumns]
                assert len(names) == len(set(names))


def test_long_scales_fit() -> None:
    report = report_on(make_questionnaire(scale=make_scale(values=11, first=0)), *["99"] * 5)
    assert table(opened(handout(report)), "Stellingen", "items")[0]["Koos 9"] == 5
