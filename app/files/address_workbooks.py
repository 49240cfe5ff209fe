"""Reads the sheets of an .xlsx file, whose parts are measured and searched before openpyxl sees them."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from itertools import islice, repeat
from posixpath import basename, dirname, join
from typing import Any
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from app.files.address_cells import cell_text
from app.files.address_problems import AddressListRefused
from app.files.address_rows import Row

LARGEST_UNPACKED = 50 * 1024 * 1024
MOST_PARTS = 2_000
MOST_COLUMNS = 60
LAST_ROW = 1_048_576

_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_MAIL_LINK = re.compile(r'HYPERLINK\(\s*"mailto:([^"?]+)', re.IGNORECASE)
_LINK = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}hyperlink"
_TARGET_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True)
class Sheet:
    """One visible sheet. `formulas` is the same sheet with formulas instead of outcomes, if it has any."""

    name: str
    values: Any
    formulas: Any
    links: dict[tuple[int, int], str]

    def rows(self) -> Iterator[Row]:
        """Raises AddressListRefused where the sheet turns out to be damaged."""
        formulas = _cells(self.formulas) if self.formulas else repeat(())
        pairs = zip(_cells(self.values), formulas, strict=False)
        with _damage_told():
            for number, (values, written) in enumerate(islice(pairs, LAST_ROW), start=1):
                if _blank(values) and _blank(written):
                    continue
                row = self._row(number, values, written)
                if not row.blank:
                    yield row

    def _row(self, number: int, values: tuple[Any, ...], written: tuple[Any, ...]) -> Row:
        texts = [cell_text(value) for value in values]
        links = {column: link for column in range(len(texts)) if (link := self.links.get((number, column)))}
        for column, formula in enumerate(written):
            text = str(getattr(formula, "text", formula))
            if not text.startswith("="):
                continue
            found = _MAIL_LINK.search(text)
            if found:
                links[column] = found[1]
            elif not texts[column]:
                texts[column] = cell_text(text)
        return Row(number, tuple(texts), links)


def read_workbook(content: bytes) -> list[Sheet]:
    """The visible sheets of a file that starts as ZIP files do; AddressListRefused for no sound workbook."""
    from openpyxl import load_workbook

    with _damage_told():
        archive = ZipFile(BytesIO(content))
        has_formulas = _measure(archive)
        values: Any = load_workbook(BytesIO(content), read_only=True, data_only=True)
        formulas = load_workbook(BytesIO(content), read_only=True) if has_formulas else None
        return [
            Sheet(
                sheet.title,
                sheet,
                formulas[sheet.title] if formulas else None,
                _mail_links(archive, sheet._worksheet_path),
            )
            for sheet in values.worksheets
            if sheet.sheet_state == "visible"
        ]


@contextmanager
def _damage_told() -> Iterator[None]:
    """Whatever the libraries stumble over in a file is told as damage to the file."""
    try:
        yield
    except AddressListRefused:
        raise
    except Exception as error:
        raise AddressListRefused("damaged") from error


def _measure(archive: ZipFile) -> bool:
    """Whether there are formulas; refuses what is no workbook, unpacks too large or defines XML entities."""
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise AddressListRefused("unpacks-too-large", limit=LARGEST_UNPACKED // 1024**2)
    names = {part.filename for part in parts}
    if "xl/workbook.bin" in names:
        raise AddressListRefused("binary-excel")
    if "content.xml" in names:
        raise AddressListRefused("open-document")
    if not any(name.startswith("xl/") for name in names):
        raise AddressListRefused("not-a-table")
    has_formulas = False
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            text = archive.read(part)
            if b"<!DOCTYPE" in text or b"\0" in text:
                raise BadZipFile(part.filename)
            has_formulas |= part.filename.startswith("xl/worksheets/") and bool(_FORMULA.search(text))
    return has_formulas


def _cells(sheet: Any) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401
    """The values row by row; the size that the sheet says it has is often wrong."""
    sheet.reset_dimensions()
    return iter(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True))


def _blank(cells: tuple[Any, ...]) -> bool:
    """Told quickly: a sheet may end in a million of these."""
    return cells.count(None) == len(cells)


def _mail_links(archive: ZipFile, path: str) -> dict[tuple[int, int], str]:
    """The address behind each cell that links to one, by row from 1 and column from 0."""
    from openpyxl.utils.cell import coordinate_to_tuple

    path = path.lstrip("/")
    relations = join(dirname(path), "_rels", basename(path) + ".rels")
    if relations not in archive.namelist():
        return {}
    targets = {
        relation.get("Id"): address
        for relation in ElementTree.fromstring(archive.read(relations))  # noqa: S314  # searched by _measure
        if (address := _address_in(relation.get("Target", "")))
    }
    links = {}
    if targets:
        for _, element in ElementTree.iterparse(archive.open(path)):  # noqa: S314  # searched by _measure
            target = targets.get(element.get(_TARGET_ID)) if element.tag == _LINK else None
            if target:
                row, column = coordinate_to_tuple(element.get("ref", "").partition(":")[0])
                links[row, column - 1] = target
            if element.tag != _LINK:
                element.clear()
    return links


def _address_in(target: str) -> str:
    scheme, _, rest = target.partition(":")
    return rest.partition("?")[0] if scheme.lower() == "mailto" else ""
