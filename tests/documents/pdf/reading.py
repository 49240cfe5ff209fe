"""Reads PDFs back with programs that did not write them."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from tempfile import NamedTemporaryFile

import pdfua
import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
STANDARD_TAGS = {
    *("Document", "Part", "Div", "Span", "P", "L", "LI", "Lbl", "LBody", "Figure", "Caption", "BlockQuote"),
    *(
        "Table",
        "THead",
        "TBody",
        "TR",
        "TH",
        "TD",
        "Link",
        "Reference",
        "TOC",
        "TOCI",
        "Note",
        "Formula",
        "Quote",
    ),
    *HEADINGS,
}


@dataclass(frozen=True)
class Tag:
    """A part of the structure: what it is (by its standard name), how deep, and what stands for it."""

    name: str
    depth: int
    alt: str


def pages(content: bytes) -> list[str]:
    """The text of every page, soft breaks and hyphens at the ends of lines left out."""
    document = pypdfium2.PdfDocument(content)
    return [_unbroken(page.get_textpage().get_text_bounded()) for page in document]


def whole_text(content: bytes) -> str:
    return " ".join(" ".join(pages(content)).split())


def tags(content: bytes) -> list[Tag]:
    """In the order in which they are read aloud."""
    with pikepdf.open(BytesIO(content)) as document:
        root = document.Root.StructTreeRoot
        roles = {str(key): str(value) for key, value in root.get("/RoleMap", {}).items()}
        return list(_walk(root.K, 0, roles))


def outside(content: bytes, tolerance: float = 1.0) -> list[str]:
    """The characters that lie off their page, wholly or in part."""
    found = []
    for page in pypdfium2.PdfDocument(content):
        width, height = page.get_size()
        text = page.get_textpage()
        for index in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(index)
            letter = chr(pdfium.FPDFText_GetUnicode(text.raw, index))
            seen = left > -tolerance and bottom > -tolerance
            if letter.strip() and not (seen and right < width + tolerance and top < height + tolerance):
                found.append(letter)
    return found


def check(content: bytes) -> None:
    """What every document must be: PDF/UA-1 and PDF/A-2a, told so, with nothing that a reader stumbles on."""
    with NamedTemporaryFile(suffix=".pdf") as file:
        file.write(content)
        file.flush()
        assert not pdfua.validate(file.name).findings
    with pikepdf.open(BytesIO(content)) as document:
        assert str(document.Root.Lang) in ("nl", "en")
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert document.Root.MarkInfo.Marked
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
            assert metadata["dc:title"]
    _check_structure(tags(content))
    assert outside(content) == []


def _check_structure(found: list[Tag]) -> None:
    assert {tag.name for tag in found} <= STANDARD_TAGS
    assert all(tag.alt for tag in found if tag.name == "Figure"), "a figure without words"
    levels = [HEADINGS.index(tag.name) for tag in found if tag.name in HEADINGS]
    assert levels[:1] in ([], [0])
    assert all(after <= before + 1 for before, after in pairwise(levels)), "a heading level is skipped"
    tables = [place for place, tag in enumerate(found) if tag.name == "Table"]
    for place in tables:
        depth = found[place].depth
        inside = []
        for tag in found[place + 1 :]:
            if tag.depth <= depth:
                break
            inside.append(tag)
        assert any(tag.name == "TH" for tag in inside), "a table without headers"


def _walk(element: pikepdf.Object, depth: int, roles: dict[str, str]) -> Iterator[Tag]:
    if isinstance(element, pikepdf.Array):
        for child in element:
            yield from _walk(child, depth, roles)
    elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
        name = str(element.S)
        yield Tag(roles.get(name, name).removeprefix("/"), depth, str(element.get("/Alt", "")))
        yield from _walk(element.get("/K", pikepdf.Array()), depth + 1, roles)


def _unbroken(text: str) -> str:
    for mark in ("\ufffe\r\n", "\ufffe\n", "\u200b", "\ufffe", "\u00ad"):
        text = text.replace(mark, "")
    return text.replace("\r\n", "\n")
