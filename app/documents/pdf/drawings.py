"""Drawings with text that a PDF can't hold inside a drawing: marks on letters, scripts with joined letters.

Such lines are taken out and given back with their place, for the page to set on top of the drawing.
"""

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any
from unicodedata import category
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from app.documents.font_coverage import in_text_font
from app.documents.printable import drawable, readable

SVG = "{http://www.w3.org/2000/svg}"
BLANK = "\u00a0"
"""Keeps the place of a line that was taken out: the lines under it are placed from there."""
_SIMPLE = re.compile("[\n -~\u00a0-\u00ac\u00ae-\u017f\u2010-\u2027\u2212]*")
_INHERITED = ("font-size", "fill", "text-anchor", "font-weight")

ElementTree.register_namespace("", SVG[1:-1])


@dataclass(frozen=True)
class Label:
    """A line of text over a drawing, in the drawing's units; `y` is its baseline."""

    text: str
    x: float
    y: float
    anchor: str
    size: float
    fill: str
    bold: bool


def drawing(svg: str) -> dict[str, Any]:
    """What a template needs to set a drawing: `svg`, `labels` and the size that their places count in."""
    if _SIMPLE.fullmatch(svg):
        return {"svg": svg, "labels": []}
    root = ElementTree.fromstring(readable(svg))  # noqa: S314 - drawn by ourselves
    for element in (*root.findall(f"{SVG}title"), *root.findall(f"{SVG}desc")):
        root.remove(element)
    labels = [asdict(label) for label in _taken(root, {})]
    _, _, width, height = (float(number) for number in root.attrib["viewBox"].split())
    written = ElementTree.tostring(root, encoding="unicode")
    return {"svg": written, "labels": labels, "width": width, "height": height}


def _taken(element: Element, inherited: dict[str, str]) -> Iterator[Label]:
    look = inherited | {name: element.attrib[name] for name in _INHERITED if name in element.attrib}
    if element.tag == f"{SVG}text":
        yield from _from_text(element, look)
        return
    for child in element:
        yield from _taken(child, look)


def _from_text(text: Element, look: dict[str, str]) -> Iterator[Label]:
    """Line by line; a line starts at its own `x`, or goes on where the one before ended."""
    y = float(text.attrib["y"])
    for line in (text, *text):
        own = look | {name: line.attrib[name] for name in _INHERITED if name in line.attrib}
        y += float(line.attrib.get("dy", 0)) if line is not text else 0
        if not line.text or _is_simple(line.text):
            continue
        shown = drawable(line.text)
        line.text = shown if _is_simple(shown) else BLANK
        if line.text == BLANK:
            x = float(line.attrib.get("x", text.attrib["x"]))
            yield _label(shown, x, y, own)


def _is_simple(text: str) -> bool:
    return bool(_SIMPLE.fullmatch(text)) or all(
        in_text_font(letter) and category(letter)[0] not in "MC" for letter in text
    )


def _label(text: str, x: float, y: float, look: dict[str, str]) -> Label:
    return Label(
        text=text,
        x=x,
        y=y,
        anchor=look.get("text-anchor", "start"),
        size=float(look.get("font-size", 13)),
        fill=look.get("fill", "#000000"),
        bold=look.get("font-weight") == "700",
    )
