"""The look that all charts share: one accent, ink, greys that print, ramps whose steps stay apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

ACCENT = "#0f5c8c"
BAND = "#0f5c8c"
SOFT = "#9dbed3"
"""The accent as a tint, for intervals."""
INK = "#1c1c1c"
QUIET = "#5b5b5b"
GRID = "#d4d4d4"
RIM = "#9a9a9a"
PAPER = "#ffffff"
TURF = "#f0f4f0"
BLACK = "#000000"
FONT = "Noto Sans, Liberation Sans, Arial, sans-serif"


@dataclass(frozen=True)
class GroupLook:
    """How the line of one group is told from another's: by dashes and mark, and only then by colour."""

    colour: str
    width: float
    dashes: str
    mark: Literal["circle", "diamond", "triangle"]


GROUPS = {
    "group1": GroupLook(ACCENT, 2.5, "", "circle"),
    "group2": GroupLook(INK, 2, "8 4", "diamond"),
    "group3": GroupLook("#a1490b", 2, "2 3", "triangle"),
}
"""By the place of a group in an overlaid radar."""

Colour = tuple[int, int, int]

LIGHTEST: Colour = (0xDC, 0xE9, 0xF2)
DARKEST: Colour = (0x0A, 0x3A, 0x5C)


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, 0 black to 1 white (WCAG 2.2)."""
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@lru_cache(maxsize=32)
def ramp(steps: int, lightest: Colour = LIGHTEST, darkest: Colour = DARKEST) -> tuple[str, ...]:
    """Colours from light to dark, neighbours all of the same contrast: grey print keeps them apart."""
    ends = _hex(lightest), _hex(darkest)
    if steps == 1:
        return (ends[1],)
    factor = contrast(*ends) ** (1 / (steps - 1))
    bright = luminance(ends[0]) + 0.05
    return tuple(_with_luminance(bright / factor**step - 0.05, lightest, darkest) for step in range(steps))


def legible_on(fill: str) -> str:
    """Black or paper, whichever stands out most: at least 4.5 on any colour."""
    return max((BLACK, PAPER), key=lambda text: contrast(text, fill))


def _with_luminance(wanted: float, lightest: Colour, darkest: Colour) -> str:
    low, high = 0.0, 1.0
    for _ in range(20):
        middle = (low + high) / 2
        if luminance(_between(middle, lightest, darkest)) > wanted:
            low = middle
        else:
            high = middle
    return _between((low + high) / 2, lightest, darkest)


def _between(share: float, lightest: Colour, darkest: Colour) -> str:
    return _hex(
        [round(light + share * (dark - light)) for light, dark in zip(lightest, darkest, strict=True)]
    )


def _hex(parts: Sequence[int]) -> str:
    return "#" + "".join(f"{part:02x}" for part in parts)


HEAT = ramp(8, (0xEE, 0xF4, 0xF8), (0x4F, 0x8D, 0xB3))
"""The shades of the heatmap, low to high; none is so dark that its figure must turn white."""
ABOVE = ramp(4, (0xE6, 0xEF, 0xF5), (0x4F, 0x8D, 0xB3))
BELOW = ramp(4, (0xFB, 0xEE, 0xE1), (0xC8, 0x7F, 0x3D))
"""The shades on both sides of a norm, from near to far. In grey they are one; the figures bear a sign."""
