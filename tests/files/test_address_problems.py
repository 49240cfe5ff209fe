"""Files that are no address list, or worse."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.files.address_lists import LARGEST_FILE, read_address_list
from app.files.address_problems import CODES, AddressListRefused
from tests.files.workbooks import HEADER, JAN, as_excel_writes, saved, with_part, workbook_of, xlsx

SHEET = "xl/worksheets/sheet1.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(**parts: bytes) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return buffer.getvalue()


def hidden() -> bytes:
    workbook = workbook_of(Een=[("leeg",)], Twee=[HEADER, JAN])
    workbook["Twee"].sheet_state = "veryHidden"
    return saved(workbook)


LAUGHS = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'

FILES: dict[str, list[bytes]] = {
    "empty-file": [b"", b" \r\n\r\n"],
    "file-too-large": [b"Naam;E-mail;Organisatie\n" + b"x" * LARGEST_FILE],
    "unpacks-too-large": [
        with_part(xlsx(HEADER, JAN), "xl/media/zeros.bin", lambda _: b"\0" * 60 * 1024 * 1024),
        with_part(xlsx(HEADER, JAN), SHEET, lambda old: old + b" " * 60 * 1024 * 1024),
        zipped(**{f"xl__part{number}": b"" for number in range(2_100)}),
    ],
    "password": [OLE + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 100],
    "old-excel": [OLE + b"\0" * 500 + "Workbook".encode("utf-16-le")],
    "binary-excel": [zipped(xl__workbook_dot_bin=b"\x83\x01")],
    "open-document": [
        zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet", content_dot_xml=b"<x/>")
    ],
    "not-a-table": [
        zipped(word__document_dot_xml=b"<x/>"),
        b"%PDF-1.7 ...",
        b"<html><table><tr><td>Naam</td><td>E-mail</td></tr></table></html>",
        b"{\\rtf1 Naam;E-mail}",
        b"BEGIN:VCARD\nFN:Jan\nEND:VCARD\n",
        b"Naam;E-mail;Organisatie\nJan\0;jan@x.nl;X\n",
        bytes(range(256)),
    ],
    "damaged": [
        xlsx(HEADER, JAN)[:-60],
        b"PK\x03\x04" + b"x" * 100,
        with_part(xlsx(HEADER, JAN), SHEET, lambda old: old[: len(old) // 2]),
        with_part(xlsx(HEADER, JAN), "xl/workbook.xml", lambda _: b"<workbook"),
        with_part(xlsx(HEADER, JAN), SHEET, lambda old: LAUGHS + old),
        with_part(xlsx(HEADER, JAN), SHEET, lambda old: old.decode().encode("utf-16")),
        with_part(xlsx(HEADER, JAN), SHEET, lambda old: old.replace(b'r="B2"', b'r="AAAAAA2"')),
    ],
    "broken-quotes": [
        b'Naam;E-mail;Organisatie\n"Jan;jan@x.nl;X\nPiet;piet@x.nl;Y\n',
        b"Naam;E-mail;Organisatie\n" + b"Eva;eva@x.nl;Z\n" * 40 + b'"Jan" de boer;jan@x.nl;X\n',
    ],
    "no-header": [
        xlsx(JAN),
        xlsx(("Naam", "Organisatie"), ("Jan", "X")),
        xlsx(("E-mail",), ("jan@x.nl",)),
        b"Jan;jan@x.nl;Politie\n",
        b"zomaar een tekst\n",
        xlsx(*[("titel",)] * 40, HEADER, JAN),
        hidden(),
    ],
    "missing-columns": [xlsx(("Naam", "E-mail"), ("Jan", "jan@x.nl"))],
    "no-people": [xlsx(HEADER), xlsx(HEADER, (None, " ", "")), b"Naam;E-mail;Organisatie\n"],
    "too-many-people": [b"Naam;E-mail;Organisatie\n" + b"Jan;jan@x.nl;X\n" * 5_001],
}
CASES = [(code, content) for code, contents in FILES.items() for content in contents]


@pytest.mark.parametrize(("code", "content"), CASES, ids=[f"{code}-{n}" for n, (code, _) in enumerate(CASES)])
def test_a_file_that_can_not_be_used_says_why(code: str, content: bytes) -> None:
    with pytest.raises(AddressListRefused) as refused:
        read_address_list(content)
    assert refused.value.code == code


def test_every_problem_has_a_file() -> None:
    assert set(FILES) == set(CODES)


def test_the_particulars_are_told() -> None:
    with pytest.raises(AddressListRefused) as missing:
        read_address_list(xlsx(("Niveau", "E-mail"), ("bestuur", "jan@x.nl")))
    assert missing.value.values == {"columns": ("name", "organisation")}
    with pytest.raises(AddressListRefused) as broken:
        read_address_list(FILES["broken-quotes"][1])
    assert broken.value.values == {"row": 42}


def test_a_row_number_beyond_the_last_row_of_a_sheet_does_not_keep_the_server_busy() -> None:
    content = with_part(xlsx(HEADER, JAN), SHEET, lambda old: old.replace(b'r="2"', b'r="99999999999"'))
    with pytest.raises(AddressListRefused) as refused:
        read_address_list(content)
    assert refused.value.code in ("damaged", "no-people")


def test_one_long_text_in_many_cells_does_not_keep_the_server_busy() -> None:
    few = xlsx(HEADER, *[("J" * 32_000, "jan@x.nl", "X") for _ in range(500)])
    content = with_part(
        as_excel_writes(few),
        "xl/sharedStrings.xml",
        lambda old: old.replace(b"J" * 32_000, b"J" * 10_000_000),
    )
    assert len(read_address_list(content).people) == 500


@given(st.binary(max_size=200) | st.binary(max_size=100).map(lambda tail: b"PK\x03\x04" + tail))
def test_any_bytes_are_refused_in_order(content: bytes) -> None:
    with pytest.raises(AddressListRefused):
        read_address_list(content)


SMALL_WORKBOOK = xlsx(HEADER, JAN)
"""Made once: a workbook holds the time at which it was made."""


@given(st.data())
def test_a_workbook_with_flipped_bytes_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(SMALL_WORKBOOK)
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    try:
        outcome = len(read_address_list(bytes(content)).people)
    except AddressListRefused as refused:
        outcome = CODES.index(refused.code)
    assert outcome >= 0
