"""From the cells of scored items to answer codes, thousands of cells at a time."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from app.domain.answer_matrix import Codes, dont_know_code, no_answer_code
from app.domain.questionnaire import Item
from app.files.csv_records import QUOTE, Records
from app.files.file_problems import ProblemList

DONT_KNOW = "dk"
_UNKNOWN = -1
_MOST_LISTED = 11
_BYTE_PAIRS = 1 << 16


class ItemColumns:
    """The columns of items that share a scale.

    A cell of up to two bytes is looked up by its length and the two bytes at its start; any other (spaces
    around it, a longer number, a mistake) is read by itself.
    """

    def __init__(self, items: Sequence[Item], columns: Sequence[int]) -> None:
        self.items = items
        self.columns = np.array(columns)
        self._codes = _codes_by_text(items[0])
        self._table = _lookup_table(self._codes)
        self.expected = _expected(items[0])

    def codes(self, records: Records, problems: ProblemList) -> Codes:
        """Answer codes (items, records); what is no answer goes to `problems`."""
        buffer = np.frombuffer(records.data, dtype=np.uint8)
        starts, ends = records.starts[:, self.columns], records.ends[:, self.columns]
        first = buffer[starts]
        if records.quoted:
            quotes = (first == QUOTE) & (ends - starts > 1)
            starts, ends = starts + quotes, ends - quotes
            first = buffer[starts]
        length = np.minimum(ends - starts, 3)
        codes: Codes = self._table[(length << 16) | (first.astype(np.int64) << 8) | buffer[starts + 1]]
        for record, column in np.argwhere(codes == _UNKNOWN).tolist():
            codes[record, column] = self._read(records, record, column, problems)
        return codes.T

    def _read(self, records: Records, record: int, column: int, problems: ProblemList) -> int:
        item = self.items[column]
        text = records.text(record, int(self.columns[column]))
        code = None if text is None else self._codes.get(text)
        if code is None:
            value = records.raw(record, int(self.columns[column])) if text is None else text
            problems.add(int(records.rows[record]), item.id, "off-scale", value, self.expected)
            return no_answer_code(item)
        return code


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
