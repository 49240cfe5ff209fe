"""From the cells of scored items to answer codes, thousands of cells at a time."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from app.domain.answer_matrix import Codes, dont_know_code, no_answer_code
from app.domain.questionnaire import Item
from app.files.csv_records import QUOTE, SPACE, Indexes, Records, cell_text, shown
from app.files.file_problems import ProblemList

DONT_KNOW = "dk"
_UNKNOWN = -1
_MOST_LISTED = 11
_MOST_SPACES = 2
_BYTE_PAIRS = 1 << 16


class ItemColumns:
    """The columns of items that share a scale.

    A cell of up to two bytes is looked up by its length and the two bytes at its start, with and then without
    a few spaces around it; any other (a longer number, a mistake) is read by itself.
    """

    def __init__(self, items: Sequence[Item], columns: Sequence[int]) -> None:
        self.items = items
        self.columns = np.array(columns)
        self._codes = _codes_by_text(items[0])
        self._table = _lookup_table(self._codes)
        self._none = no_answer_code(items[0])
        self.expected = _expected(items[0])

    def codes(self, records: Records, problems: ProblemList) -> Codes:
        """Answer codes (items, records); what is no answer goes to `problems`."""
        buffer = np.frombuffer(records.data, dtype=np.uint8)
        starts, ends = records.starts[:, self.columns], records.ends[:, self.columns]
        if records.quoted:
            quotes = (buffer[starts] == QUOTE) & (ends - starts > 1)
            starts, ends = starts + quotes, ends - quotes
        codes = self._looked_up(buffer, starts, ends)
        unknown = np.nonzero(codes == _UNKNOWN)
        if len(unknown[0]):
            bare = _without_spaces(buffer, starts[unknown], ends[unknown])
            codes[unknown] = self._looked_up(buffer, *bare)
            self._read_rest(codes, records, problems)
        return codes.T

    def _looked_up(self, buffer: NDArray[np.uint8], starts: Indexes, ends: Indexes) -> Codes:
        """Codes of the cells between these positions, `_UNKNOWN` where the table does not have them."""
        length = np.minimum(ends - starts, 3)
        codes: Codes = self._table[
            (length << 16) | (buffer[starts].astype(np.int64) << 8) | buffer[starts + 1]
        ]
        return codes

    def _read_rest(self, codes: Codes, records: Records, problems: ProblemList) -> None:
        """Reads the cells that are still unknown one by one."""
        rows, places = np.nonzero(codes == _UNKNOWN)
        starts, ends = (at[rows, self.columns[places]].tolist() for at in (records.starts, records.ends))
        numbers = records.rows[rows].tolist()
        known: dict[bytes, int | None] = {}
        for row, place, number, start, end in zip(
            rows.tolist(), places.tolist(), numbers, starts, ends, strict=True
        ):
            raw = records.data[start:end]
            if raw not in known:
                text = cell_text(raw)
                known[raw] = None if text is None else self._codes.get(text)
            code = known[raw]
            if code is None:
                item = self.items[place]
                problems.add(number, item.id, "off-scale", shown(raw), self.expected)
                code = self._none
            codes[row, place] = code


def _without_spaces(buffer: NDArray[np.uint8], starts: Indexes, ends: Indexes) -> tuple[Indexes, Indexes]:
    """The positions of cells without a few spaces around them; more are left to `cell_text`."""
    for _ in range(_MOST_SPACES):
        starts = starts + ((buffer[starts] == SPACE) & (ends > starts))
        ends = ends - ((buffer[ends - 1] == SPACE) & (ends > starts))
    return starts, ends


def _codes_by_text(item: Item) -> dict[str, int]:
    codes = {str(value): position for position, value in enumerate(item.scale.values)}
    codes[""] = no_answer_code(item)
    if item.scale.no_answer is not None:
        codes[DONT_KNOW] = dont_know_code(item)
    return codes


def _lookup_table(codes: dict[str, int]) -> NDArray[np.int16]:
    """Codes by length (0 to 3), first and second byte of a cell; of a shorter cell the bytes beyond don't
    matter."""
    table = np.full((4, 256, 256), _UNKNOWN, dtype=np.int16)
    for text, code in codes.items():
        if len(text) <= 2:
            table[(len(text), *text.encode())] = code
    return table.reshape(4 * _BYTE_PAIRS)


def _expected(item: Item) -> str:
    values = list(map(str, item.scale.values))
    shown = values if len(values) <= _MOST_LISTED else [f"{values[0]} … {values[-1]}"]
    return ", ".join(shown if item.scale.no_answer is None else [*shown, DONT_KNOW])
