"""From the file that a coordinator brings to the people on it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from app.domain.address_list import ListedPerson
from app.files.address_headers import SEARCHED_ROWS, Header, find_header
from app.files.address_problems import AddressListRefused
from app.files.address_rows import Row, Table
from app.files.address_texts import DELIMITERS, DelimitedText, read_text
from app.files.address_workbooks import read_workbook

LARGEST_FILE = 5 * 1024 * 1024
MOST_PEOPLE = 5_000

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHER_TEXT = (b"<", b"{\\rtf", b"%PDF", b"%!PS", b"BEGIN:VCARD")


@dataclass(frozen=True)
class AddressList:
    """`columns` gives the header of each field that was found, `ignored` the headers without meaning.

    `sheet` is the sheet that was read ('' for a text file); `other_sheets` hold a list as well.
    """

    people: tuple[ListedPerson, ...]
    columns: dict[str, str]
    ignored: tuple[str, ...]
    sheet: str
    other_sheets: tuple[str, ...]


def read_address_list(content: bytes) -> AddressList:
    """The people in an .xlsx or .csv file; what kind it is shows from its content.

    Raises AddressListRefused for a file that can't be used.
    """
    found = _tables_with_header(_tables(content))
    table, header = max(found, key=lambda pair: pair[1].score)
    if header.missing:
        raise AddressListRefused("missing-columns", columns=header.missing)
    people = tuple(islice(_people(table, header), MOST_PEOPLE + 1))
    if not people:
        raise AddressListRefused("no-people")
    if len(people) > MOST_PEOPLE:
        raise AddressListRefused("too-many-people", limit=MOST_PEOPLE)
    return AddressList(
        people=people,
        columns={field: header.texts[column] for field, column in header.columns.items()},
        ignored=header.ignored,
        sheet=table.name,
        other_sheets=tuple(other.name for other, _ in found if other.name != table.name),
    )


def _tables(content: bytes) -> Sequence[Table]:
    """The sheets of a workbook, or a text file in every way in which it can be separated."""
    if not content.strip():
        raise AddressListRefused("empty-file")
    if len(content) > LARGEST_FILE:
        raise AddressListRefused("file-too-large", limit=LARGEST_FILE // 1024**2)
    if content.startswith(_OLE):
        raise AddressListRefused("password" if _ENCRYPTED in content else "old-excel")
    if content.startswith(_ZIP):
        return read_workbook(content)
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_OTHER_TEXT):
        raise AddressListRefused("not-a-table")
    text = read_text(content)
    return [DelimitedText(text, delimiter) for delimiter in DELIMITERS]


def _tables_with_header(tables: Sequence[Table]) -> list[tuple[Table, Header]]:
    found, broken = [], []
    for table in tables:
        rows: list[Row] = []
        try:
            for row in islice(table.rows(), SEARCHED_ROWS):
                rows.append(row)  # noqa: PERF402  # keeps the rows before a problem
        except AddressListRefused as refused:
            broken.append(refused)
        header = find_header(rows)
        if header:
            found.append((table, header))
    if not found:
        raise broken[0] if len(broken) == len(tables) else AddressListRefused("no-header")
    return found


def _people(table: Table, header: Header) -> Iterable[ListedPerson]:
    """Whoever stands below the header; rows that are empty in every known column are passed over."""
    columns = header.columns
    for row in table.rows():
        if row.number <= header.row or row.texts == header.texts:
            continue
        person = ListedPerson(
            row=row.number,
            name=_name(row, columns),
            email=_address(row, columns["email"]),
            organisation=row.text(columns.get("organisation")),
            level=row.text(columns.get("level")),
            language=row.text(columns.get("language")),
            sector=row.text(columns.get("sector")),
            line=row.text(columns.get("line")),
        )
        if person != ListedPerson(row.number):
            yield person


def _name(row: Row, columns: dict[str, int]) -> str:
    """The name as a whole or put together; beside a first name, "name" holds the whole or the last name."""
    whole, first, infix, last = (
        row.text(columns.get(field)) for field in ("name", "first_name", "infix", "last_name")
    )
    if last or not whole:
        return " ".join(part for part in (first, infix, last) if part)
    if first and first.casefold() not in whole.casefold().split():
        return " ".join(part for part in (first, infix, whole) if part)
    return whole


def _address(row: Row, column: int) -> str:
    """The text of the cell, or the address that it links to when the text is none."""
    text = row.text(column)
    return text if "@" in text else row.links.get(column, text)
