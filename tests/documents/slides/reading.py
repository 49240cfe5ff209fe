"""Presentations read back by programs that did not write them."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree
from openpyxl import load_workbook
from pptx import Presentation
from pptx.chart.chart import Chart

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
Deck = Any


def opened(content: bytes) -> Deck:
    return Presentation(BytesIO(content))


def titles(deck: Deck) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in deck.slides]


def titled(deck: Deck, title: str) -> Any:
    return next(slide for slide in deck.slides if slide.shapes.title.text_frame.text == title)


def charts(deck: Deck) -> Iterator[tuple[Any, Chart]]:
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_chart:
                yield shape, shape.chart


def cached(chart: Chart, tag: str) -> list[dict[int, float]]:
    """The numbers of every series under a tag (`val`, `xVal`, `yVal`), by their places."""
    found = []
    for series in chart._chartSpace.iter(f"{C}ser"):
        points = series.find(f"{C}{tag}").iter(f"{C}pt")
        found.append({int(point.get("idx")): float(point.find(f"{C}v").text) for point in points})
    return found


def cells(chart: Any) -> list[tuple[Any, ...]]:
    """The rows of the workbook within a chart, with its head."""
    book = load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    assert book.sheetnames == ["Data"]
    return [tuple(row) for row in book["Data"].iter_rows(values_only=True)]


def numbers_in_cells(chart: Any) -> set[float]:
    return {float(cell) for row in cells(chart) for cell in row if isinstance(cell, int | float)}


def parts(content: bytes) -> Mapping[str, bytes]:
    with ZipFile(BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def xml(content: bytes) -> Mapping[str, Any]:
    return {
        name: etree.fromstring(part)
        for name, part in parts(content).items()
        if name.endswith((".xml", ".rels"))
    }
