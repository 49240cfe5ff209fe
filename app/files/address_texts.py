"""Reads an address list from a text file with separators, as spreadsheets and mail programs write them."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

from app.files.address_cells import cell_text
from app.files.address_problems import AddressListRefused
from app.files.address_rows import Row

DELIMITERS = (";", ",", "\t")


@dataclass(frozen=True)
class DelimitedText:
    """A text file taken to be separated by this character."""

    text: str
    delimiter: str
    name: str = ""

    def rows(self) -> Iterator[Row]:
        """Raises AddressListRefused where a quotation mark is not closed, or closed within a cell."""
        reader = csv.reader(StringIO(self.text, newline=""), delimiter=self.delimiter, strict=True)
        number = 0
        try:
            for number, cells in enumerate(reader, start=1):
                row = Row(number, tuple(cell_text(cell) for cell in cells))
                if not row.blank:
                    yield row
        except csv.Error:
            raise AddressListRefused("broken-quotes", row=number + 1) from None


def read_text(content: bytes) -> str:
    """The text of the file: in Unicode if it says or shows so, else as Windows writes Dutch."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", "replace")
    else:
        text = _decoded(content)
    if "\0" in text:
        raise AddressListRefused("not-a-table")
    return text


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")
