"""Reads CSV as RFC 4180 has it, by the positions of its separators, without a Python object for every cell.

Quotation marks are counted rather than followed: between an odd and the next even mark a separator is text,
and a doubled mark changes nothing. So a file with quoted cells and one without take the same road.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from app.files.file_problems import WHOLE_ROW, ProblemList

Indexes = NDArray[np.int64]

NEWLINE, RETURN, QUOTE, SPACE = b'\n\r" '
_BLOCK = 1 << 18
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, eq=False)
class Records:
    """Consecutive records of the width of the header.

    `rows`: int (records,), their numbers in the file. `starts`, `ends`: int (records, columns), where each
    cell lies in `data`. `quoted`: whether there are quotation marks in the file.
    """

    data: bytes
    quoted: bool
    rows: Indexes
    starts: Indexes
    ends: Indexes

    def texts(self, column: int) -> list[str | None]:
        """The cells of a column, unquoted and trimmed; None where quotation marks stand astray."""
        data, known = self.data, _CellTexts()
        places = zip(self.starts[:, column].tolist(), self.ends[:, column].tolist(), strict=True)
        return [known[data[start:end]] for start, end in places]

    def text(self, record: int, column: int) -> str | None:
        return cell_text(self._bytes(record, column))

    def raw(self, record: int, column: int) -> str:
        """A cell as it stands in the file, to show where it can't be read."""
        return shown(self._bytes(record, column))

    def _bytes(self, record: int, column: int) -> bytes:
        return self.data[int(self.starts[record, column]) : int(self.ends[record, column])]


@dataclass
class CsvFile:
    """The bytes of a CSV file in UTF-8. Problems with its form go to `problems`, and what they touch is left
    out."""

    content: bytes
    problems: ProblemList
    header: list[str] = field(init=False)
    is_text: bool = field(init=False)
    delimiter: int = field(init=False)

    def __post_init__(self) -> None:
        start = len(_BOM) if self.content.startswith(_BOM) else 0
        self._data = self.content[start:] + b"\n\n"
        self._buffer = np.frombuffer(self._data, dtype=np.uint8)
        self._quoted, self._returns = QUOTE in self._data, RETURN in self._data
        end = self._end_of_header()
        self.delimiter = _delimiter(self._data[:end])
        places = self._separators(0, end)
        if not len(places):
            self.problems.add(1, WHOLE_ROW, "unclosed-quote", '"')
        self.header = [self._name(a, b) for a, b in zip([0, *(places[:-1] + 1)], places, strict=False)]
        self.problems.columns = self.header
        self.is_text = self._check_text()
        self._body = end if self.is_text else len(self._data)

    def records(self) -> Iterator[Records]:
        """The records below the header, a block at a time; blank lines are passed over, but counted."""
        start, row = self._body, 2
        while start < len(self._data):
            places = self._block(start)
            if not len(places):
                self.problems.add(row, WHOLE_ROW, "unclosed-quote", '"')
                return
            last = np.flatnonzero(self._buffer[places] == NEWLINE)
            yield self._complete_records(start, row, places, last)
            start, row = int(places[-1]) + 1, row + len(last)

    def _name(self, start: int, end: int) -> str:
        name = cell_text(self._data[start:end])
        if name is None:
            self.problems.add(1, WHOLE_ROW, "stray-quote", shown(self._data[start:end]))
        return name or ""

    def _complete_records(self, start: int, row: int, places: Indexes, last: Indexes) -> Records:
        """The records in `places`, the positions of their separators, of which those at `last` end a
        record."""
        width = len(self.header)
        first = np.concatenate([[0], last[:-1] + 1])
        cells = last - first + 1
        rows = np.arange(row, row + len(last))
        starts = np.concatenate([[start], places[:-1] + 1])
        if (cells == width).all():
            starts, ends = starts.reshape(-1, width), places.reshape(-1, width)
        else:
            self._report_widths(rows, starts[first], places[last], cells)
            fitting = cells == width
            chosen = first[fitting][:, None] + np.arange(width)
            rows, starts, ends = rows[fitting], starts[chosen], places[chosen]
        return Records(self._data, self._quoted, rows, starts, self._without_returns(starts, ends))

    def _without_returns(self, starts: Indexes, ends: Indexes) -> Indexes:
        if not self._returns:
            return ends
        ends = ends.copy()
        ends[:, -1] -= (self._buffer[ends[:, -1] - 1] == RETURN) & (ends[:, -1] > starts[:, -1])
        return ends

    def _report_widths(self, rows: Indexes, starts: Indexes, ends: Indexes, cells: Indexes) -> None:
        width = len(self.header)
        for index in np.flatnonzero(cells != width).tolist():
            if cells[index] > 1 or self._data[starts[index] : ends[index]].strip():
                number = str(int(cells[index]))
                self.problems.add(int(rows[index]), WHOLE_ROW, "cell-count", number, str(width))

    def _block(self, start: int) -> Indexes:
        """Positions of the separators of at least one whole record from `start` on; none if a quote stays
        open."""
        size = _BLOCK
        while True:
            stop = min(start + size, len(self._data))
            places = self._separators(start, stop)
            ends = np.flatnonzero(self._buffer[places] == NEWLINE)
            if len(ends):
                return places[: ends[-1] + 1]
            if stop == len(self._data):
                return places[:0]
            size *= 2

    def _separators(self, start: int, stop: int) -> Indexes:
        """Positions of delimiters and newlines outside quotation marks; `start` is where a record begins."""
        part = self._buffer[start:stop]
        separates = (part == self.delimiter) | (part == NEWLINE)
        if self._quoted:
            separates &= np.logical_xor.accumulate(part == QUOTE) == 0
        return np.flatnonzero(separates) + start

    def _end_of_header(self) -> int:
        end = self._data.index(b"\n") + 1
        while self._data.count(b'"', 0, end) % 2 and end < len(self._data):
            end = self._data.index(b"\n", end) + 1
        if self._data.count(b'"', 0, end) % 2:
            self.problems.add(1, WHOLE_ROW, "unclosed-quote", '"')
        return end

    def _check_text(self) -> bool:
        """Whether the file is UTF-8; says where it is not."""
        if self._data.isascii():
            return True
        try:
            self._data.decode()
        except UnicodeDecodeError as error:
            row, column = self._place(error.start)
            self.problems.add(row, column, "not-utf-8", ascii(self._data[error.start : error.end])[2:-1])
            return False
        return True

    def _place(self, position: int) -> tuple[int, str]:
        """The row and the column in which a byte stands."""
        before = self._separators(0, position)
        ends = np.flatnonzero(self._buffer[before] == NEWLINE)
        column = len(before) - (int(ends[-1]) + 1 if len(ends) else 0)
        inside = len(ends) > 0 and column < len(self.header)
        return len(ends) + 1, self.header[column] if inside else WHOLE_ROW


def cell_text(raw: bytes) -> str | None:
    """A cell trimmed and without its quotation marks; None where such marks stand astray."""
    text = raw.decode(errors="replace").strip()
    if '"' not in text:
        return text
    inner = text[1:-1].replace('""', "")
    if len(text) < 2 or text[0] != '"' or text[-1] != '"' or '"' in inner:
        return None
    return text[1:-1].replace('""', '"').strip()


def shown(raw: bytes) -> str:
    """A cell as it stands in the file, to show where it is not what it should be."""
    return raw.decode(errors="replace").strip()


class _CellTexts(dict[bytes, str | None]):
    """The texts of cells met before: names of networks and organisations come many times."""

    def __missing__(self, raw: bytes) -> str | None:
        text = self[raw] = cell_text(raw)
        return text


def _delimiter(header: bytes) -> int:
    """A semicolon where the header has more of these outside quotation marks, else a comma."""
    bare = b"".join(header.split(b'"')[::2])
    return ord(";") if bare.count(b";") > bare.count(b",") else ord(",")
