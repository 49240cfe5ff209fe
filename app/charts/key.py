"""The line under a chart that says what its marks mean, for what is not named beside the mark itself."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from app.charts import lettering

Mark = Literal[
    "line", "dashed", "band", "dot", "hollow", "interval", "framed", "diamond", "group1", "group2", "group3"
]
SIZE = 13.0
ROW = 20.0
LINE = 16.25
MARK_WIDTHS: dict[Mark, float] = {"dot": 11, "hollow": 11, "diamond": 15}
USUAL_WIDTH = 26.0


@dataclass(frozen=True)
class KeyEntry:
    """A mark at (x, y), its text right of it; `y` is the baseline of the first line."""

    x: float
    y: float
    mark: Mark
    lines: tuple[str, ...]

    @property
    def width(self) -> float:
        return MARK_WIDTHS.get(self.mark, USUAL_WIDTH)


def key(entries: Sequence[tuple[Mark, str]], top: float, room: float) -> tuple[list[KeyEntry], float]:
    """The entries in reading order, on as many rows as they need, and where the last row ends."""
    placed: list[KeyEntry] = []
    x, y, last = 0.0, top + ROW - 6, top
    for mark, text in entries:
        entry = KeyEntry(x, y, mark, (text,))
        size = entry.width + 7 + lettering.width(text, SIZE)
        if placed and x + size > room:
            entry = replace(entry, x=0.0, y=last + ROW)
        if size > room:
            entry = replace(entry, lines=lettering.wrap(text, SIZE, room - entry.width - 7))
        placed.append(entry)
        last = entry.y + LINE * (len(entry.lines) - 1)
        x, y = entry.x + size + 18, entry.y
    return placed, (last + 6 if placed else top)
