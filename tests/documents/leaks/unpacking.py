"""Everything that stands in a file: what is packed is unpacked, what is encoded is decoded."""

import base64
import html
import io
import re
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import pikepdf
import pypdfium2
import pyreadstat

Piece = tuple[str, bytes]
"""Where it was found, and what stood there."""

DEEPEST = 6
DATA_ADDRESS = re.compile(rb"base64,([A-Za-z0-9+/=\s]{16,})")
WIDE_LITTLE = re.compile(rb"(?:[^\x00][\x00\x20]){4,}", re.DOTALL)
WIDE_BIG = re.compile(rb"(?:[\x00\x20][^\x00]){4,}", re.DOTALL)
TAG = re.compile(r"<[^<>]*>")
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
BETWEEN = re.compile(r"[\s\x00-\x1f\ufffe-]+")
ESCAPED_UNIT = re.compile(r"\\u([0-9a-fA-F]{4})")


def unpacked(content: bytes, name: str = "file", depth: int = 0) -> Iterator[Piece]:
    """The file itself and every file, stream and text in it, however deep."""
    yield name, content
    if depth > DEEPEST:
        raise ValueError(f"{name} is packed deeper than {DEEPEST} times")
    for inner, piece in _inside(content, name):
        yield from unpacked(piece, f"{name}/{inner}", depth + 1)


def texts(piece: bytes) -> Iterator[str]:
    """The piece as text in every way that a reader may take it."""
    for plain in (piece.decode(errors="ignore"), *_wide(piece)):
        yield plain
        yield from _decoded(plain)


def _wide(piece: bytes) -> Iterator[str]:
    """Runs of letters of two bytes, wherever they begin."""
    if b"\x00" in piece:
        yield "\n".join(run.decode("utf-16-le", "ignore") for run in WIDE_LITTLE.findall(piece))
        yield "\n".join(run.decode("utf-16-be", "ignore") for run in WIDE_BIG.findall(piece))


def _decoded(text: str) -> Iterator[str]:
    """Without tags, escapes and what is not seen; last with all spaces closed up."""
    bare = TAG.sub("", text) if "<" in text else text
    unescaped = ESCAPED_UNIT.sub(lambda unit: chr(int(unit[1], 16)), html.unescape(bare))
    seen = INVISIBLE.sub("", unquote(unescaped))
    yield html.unescape(text)
    yield seen
    yield closed_up(seen)


def closed_up(text: str) -> str:
    """Without spaces, line ends and hyphens, also those that a PDF reader puts where a word was cut."""
    return BETWEEN.sub("", text)


def _inside(content: bytes, name: str) -> Iterator[Piece]:
    if content.startswith(b"PK\x03\x04"):
        yield from _zip(content)
    elif content.startswith(b"%PDF-"):
        yield from _pdf(content)
    elif content.startswith((b"$FL2", b"$FL3")):
        yield from _sav(content)
    elif content.startswith(b"\x89PNG"):
        yield from _png(content)
    else:
        for number, found in enumerate(DATA_ADDRESS.findall(content)):
            yield f"base64 {number}", base64.b64decode(re.sub(rb"\s", b"", found) + b"==")


def _zip(content: bytes) -> Iterator[Piece]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        yield "names", "\n".join(archive.namelist()).encode()
        for entry in archive.infolist():
            yield entry.filename, archive.read(entry)
            yield f"{entry.filename} (extra)", entry.extra + entry.comment


def _pdf(content: bytes) -> Iterator[Piece]:
    """Streams decompressed, strings as text; and the text as a reader sees it, glyphs turned to letters."""
    with pikepdf.open(io.BytesIO(content)) as document:
        for number, element in enumerate(document.objects):
            yield f"object {number}", "\n".join(_strings(element)).encode(errors="replace")
            if isinstance(element, pikepdf.Stream):
                yield f"stream {number}", _stream(element)
        yield "trailer", "\n".join(_strings(document.trailer)).encode(errors="replace")
    reader = pypdfium2.PdfDocument(content)
    for number in range(len(reader)):
        yield f"page {number + 1}", reader[number].get_textpage().get_text_bounded().encode()
    reader.close()


def _stream(element: Any) -> bytes:
    try:
        return bytes(element.read_bytes())
    except pikepdf.PdfError:
        return bytes(element.read_raw_bytes())


def _strings(element: Any) -> Iterator[str]:
    """Strings and names directly in an object; what it refers to is an object of its own."""
    if isinstance(element, pikepdf.String):
        yield str(element)
        yield bytes(element).decode("latin-1")
    elif isinstance(element, pikepdf.Name):
        yield str(element)
    elif isinstance(element, pikepdf.Array):
        for one in element:
            if not getattr(one, "is_indirect", False):
                yield from _strings(one)
    elif isinstance(element, pikepdf.Dictionary | pikepdf.Stream):
        for key, one in element.items():
            yield str(key)
            if not getattr(one, "is_indirect", False):
                yield from _strings(one)
    elif isinstance(element, int | float) or type(element).__name__ == "Decimal":
        yield str(element)


def _sav(content: bytes) -> Iterator[Piece]:
    """What its reader makes of it: values, also those set as missing, labels, notes."""
    with tempfile.NamedTemporaryFile(suffix=".sav") as file:
        file.write(content)
        file.flush()
        frame, meta = pyreadstat.read_sav(file.name, user_missing=True)
    yield "values", frame.to_csv().encode()
    for key, value in vars(meta).items():
        yield key, repr(value).encode(errors="replace")


def _png(content: bytes) -> Iterator[Piece]:
    """The texts in a picture, also those that are compressed."""
    place = 8
    while place + 8 <= len(content):
        length = int.from_bytes(content[place : place + 4], "big")
        kind, data = content[place + 4 : place + 8], content[place + 8 : place + 8 + length]
        if kind in (b"zTXt", b"iTXt"):
            for start in range(len(data)):
                if data[start : start + 1] == b"\x78":
                    try:
                        yield f"{kind.decode()} {place}", zlib.decompress(data[start:])
                    except zlib.error:
                        continue
        place += 12 + length
