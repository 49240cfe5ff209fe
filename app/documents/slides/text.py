"""Texts as they may stand in a presentation, and what size they take to fit their place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.charts.lettering import ELLIPSIS, width, wrap
from app.documents.printable import readable

LINE = 1.22
"""Height of a line of text, in sizes of its letters."""
POINTS_AN_INCH = 72
LONGEST_WORD = 40
SPACE_BEFORE = 6.0
LONGEST, LONGEST_LABEL = 1_500, 120
"""No place on a slide takes more characters in one paragraph, and no chart in one name."""


def plain(text: str, most: int = LONGEST) -> str:
    """On one line, without what XML refuses, shortened with … where it is longer."""
    line = " ".join(readable(text[: 4 * most]).split())
    return line if len(line) <= most else line[: most - 1].rstrip() + ELLIPSIS


@dataclass(frozen=True)
class Line:
    """A paragraph. `lead`: bold, over what follows; `bullet`: one of a list."""

    text: str
    lead: bool = False
    bullet: bool = False
    quiet: bool = False


Lines = Sequence[Line | str]


def as_lines(lines: Lines) -> list[Line]:
    made = [each if isinstance(each, Line) else Line(each) for each in lines]
    return [Line(plain(each.text), each.lead, each.bullet, each.quiet) for each in made if plain(each.text)]


def fitted(lines: Sequence[Line], size: int, least: int, room: tuple[float, float]) -> tuple[int, list[Line]]:
    """The size at which the lines fit a place (width and height in inches), at least `least`; and the lines
    that do, the last of them shortened where even that is too large."""
    across, down = (each * POINTS_AN_INCH for each in room)
    for tried in range(size, least - 1, -1):
        if _height(lines, tried, across) <= down:
            return tried, list(lines)
    return least, _cut(lines, least, across, down)


def _cut(lines: Sequence[Line], size: int, across: float, down: float) -> list[Line]:
    kept: list[Line] = []
    for line in lines:
        left = down - _height(kept, size, across) - (SPACE_BEFORE if kept else 0)
        most = int(left // (size * LINE))
        if most < 1:
            break
        text = shortened(line.text, size, _across(line, across), most)
        kept.append(replace(line, text=text))
        if text != line.text:
            break
    while kept and kept[-1].lead and len(kept) > 1:
        kept.pop()
    return kept


def shortened(text: str, size: float, across: float, most: int) -> str:
    """As much of the text as takes at most so many lines."""
    if rows(text, size, across) <= most:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if rows(text[:middle] + ELLIPSIS, size, across) <= most:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS


def rows(text: str, size: float, across: float) -> int:
    """How many lines the text takes; of words longer than a line roughly, and rather too many."""
    if not has_long_word(text):
        return len(wrap(text, size, across))
    return int(width(text, size) * 1.05 / across) + 2


def has_long_word(text: str) -> bool:
    return max(map(len, text.split()), default=0) > LONGEST_WORD


def _height(lines: Sequence[Line], size: int, across: float) -> float:
    lines_of_text = sum(rows(each.text, size, _across(each, across)) for each in lines)
    return lines_of_text * size * LINE + max(0, len(lines) - 1) * SPACE_BEFORE


def _across(line: Line, across: float) -> float:
    """What is left beside a bullet; bold letters are wider."""
    return (across - (18 if line.bullet else 0)) * (0.93 if line.lead else 1)
