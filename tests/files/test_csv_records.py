import csv
from io import StringIO
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.files import csv_records
from app.files.csv_records import CsvFile, cell_text
from app.files.file_problems import ProblemList

QUOTING: tuple[Literal[0], Literal[1]] = (csv.QUOTE_MINIMAL, csv.QUOTE_ALL)
CELL = st.text(st.characters(exclude_categories=["Cs"]), max_size=8) | st.text('";,\n\r a1', max_size=6)
WRITTEN = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), max_size=12).map(
        lambda rows: [[f"column{place}" for place in range(width)], *rows]
    )
)


def read(content: bytes | str) -> tuple[list[str], list[tuple[int, list[str | None]]], list[str]]:
    """The header, each record with its row number, and the problems as the command prints them."""
    problems = ProblemList("a.csv")
    file = CsvFile(content.encode() if isinstance(content, str) else content, problems)
    found = []
    for records in file.records():
        columns = [records.texts(column) for column in range(len(file.header))]
        found += list(zip(records.rows.tolist(), map(list, zip(*columns, strict=True)), strict=True))
    return file.header, found, [str(problem) for problem in problems.in_order()]


def cells(content: bytes | str) -> list[list[str | None]]:
    header, records, problems = read(content)
    assert not problems
    return [list(header), *(record for _, record in records)]


@given(
    WRITTEN,
    st.sampled_from(",;"),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(QUOTING),
    st.booleans(),
    st.sampled_from([16, 64, 1 << 18]),
)
def test_it_reads_what_the_standard_library_writes(
    rows: list[list[str]], delimiter: str, newline: str, quoting: Literal[0, 1], bom: bool, block: int
) -> None:
    """Source: Python's csv module, writing; cells are trimmed, and a block may end anywhere."""
    out = StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=newline, quoting=quoting).writerows(rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_records, "_BLOCK", block)
        found = cells(out.getvalue().encode("utf-8-sig" if bom else "utf-8"))
    assert found == [[cell.strip() for cell in row] for row in rows]


def test_a_quoted_cell_may_hold_separators_newlines_and_marks() -> None:
    text = 'a,b\r\n"x, y","two\r\nlines"\r\n"she said ""no""",""\r\n'
    assert cells(text)[1:] == [["x, y", "two\r\nlines"], ['she said "no"', ""]]


def test_rows_are_numbered_as_in_a_spreadsheet() -> None:
    """A record over two lines is one row, and a blank line is a row that is passed over."""
    _, records, problems = read('a,b\n"1\n2",x\n\n  \n3,y\n')
    assert [(row, record[0]) for row, record in records] == [(2, "1\n2"), (5, "3")]
    assert not problems


@pytest.mark.parametrize("ending", ["", "\n", "\r\n", "\n\n\n"])
def test_the_last_line_may_end_anyhow(ending: str) -> None:
    assert cells(f"a,b\n1,2{ending}") == [["a", "b"], ["1", "2"]]


@pytest.mark.parametrize(
    ("header", "delimiter"),
    [("a;b;c", ";"), ("a,b,c", ","), ('"a,b,c,d";b', ";"), ('"a;b;c,";b,c', ","), ("a", ",")],
)
def test_the_header_tells_the_delimiter(header: str, delimiter: str) -> None:
    assert chr(CsvFile(header.encode(), ProblemList("a.csv")).delimiter) == delimiter


def test_a_semicolon_file_may_hold_commas() -> None:
    assert cells("a;b\n1,5;2\n") == [["a", "b"], ["1,5", "2"]]


def test_a_row_of_another_width_is_reported_and_the_others_read() -> None:
    _, records, problems = read("a,b\n1,2\n1\n1,2,3\n4,5\n")
    assert [row for row, _ in records] == [2, 5]
    assert problems == [
        "a.csv:3:*: cell-count '1'; expected 2 cells, as in the header",
        "a.csv:4:*: cell-count '3'; expected 2 cells, as in the header",
    ]


@pytest.mark.parametrize("content", ['a,b\n1,"2\n3,4\n', 'a,b\n1,2\n3,"'])
def test_a_quotation_mark_that_stays_open_is_reported_where_it_starts(content: str) -> None:
    _, _, problems = read(content)
    row = 2 if content.startswith('a,b\n1,"') else 3
    assert problems == [f"a.csv:{row}:*: unclosed-quote '\"'; expected a closing quotation mark"]


def test_a_header_that_stays_open_is_reported() -> None:
    header, records, problems = read('a,"b\n1,2\n')
    assert not records
    assert header == ["a"]
    assert [problem.split()[1] for problem in problems] == ["unclosed-quote"]


@pytest.mark.parametrize("raw", ['a"b"', '"a"b', '"a" "b"', '"a""'])
def test_marks_astray_are_no_text(raw: str) -> None:
    assert cell_text(raw.encode()) is None


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ('"a"', "a"),
        (' " a " ', "a"),
        ('"a""b"', 'a"b'),
        ("\u00a0 a\t", "a"),
        ('""', ""),
        ('""""', '"'),
        ("  ", ""),
    ],
)
def test_cells_are_unquoted_and_trimmed(raw: str, text: str) -> None:
    assert cell_text(raw.encode()) == text


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"a,b\n1,2\n3,caf\xe9\n", "3:b"),
        (b'a,b\n"1\n2",\xff\n', "2:b"),
        (b"a,\xe9\n", "1:*"),
        ("a,b\n1,2\n".encode("utf-16"), "1:*"),
    ],
    ids=["latin-1 cell", "after a cell of two lines", "header", "utf-16"],
)
def test_what_is_not_utf_8_is_reported_where_it_stands(content: bytes, place: str) -> None:
    _, records, problems = read(content)
    assert not records
    assert problems[0].startswith(f"a.csv:{place}: not-utf-8 ")


@pytest.mark.parametrize("content", [b"", b"\n", b"\xef\xbb\xbf", b"\r\n\r\n"])
def test_an_empty_file_has_an_empty_header(content: bytes) -> None:
    header, _, _ = read(content)
    assert header == [""]


def test_a_cell_longer_than_a_block_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_records, "_BLOCK", 8)
    assert cells(f'a,b\n"{"x," * 100}",2\n')[1] == ["x," * 100, "2"]
