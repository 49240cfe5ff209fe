"""Rows whose text stands above their mark, measured in pixels: a layout that a phone has room for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.charts.plotly.figure import TEXT_SIZE

LINE = TEXT_SIZE * 1.3
GAP = 22.0


@dataclass(frozen=True)
class Rows:
    """`middles` are the heights of the marks, downwards; `axis` turns heights into pixels."""

    middles: tuple[float, ...]
    annotations: tuple[dict[str, Any], ...]
    axis: dict[str, Any]
    height: float


def rows_with_text_above(texts: Sequence[str], mark: float, top: float) -> Rows:
    """One row a text (lines parted by <br>) with `mark` pixels for what is drawn; `top` pixels stay free."""
    middles, annotations, y = [], [], 0.0
    for text in texts:
        y += LINE * (text.count("<br>") + 1) + 4
        annotations.append(_annotation(text, y))
        middles.append(y + mark / 2)
        y += mark + GAP
    axis = {"visible": False, "fixedrange": True, "range": [max(y, 1), 0]}
    return Rows(tuple(middles), tuple(annotations), axis, y + top + 8)


def _annotation(text: str, y: float) -> dict[str, Any]:
    return {
        "text": text,
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "yref": "y",
        "y": y,
        "yanchor": "bottom",
        "align": "left",
        "showarrow": False,
        "borderpad": 0,
    }
