"""The look that all charts share: one accent, ink, greys that print, ramps whose steps stay apart."""

from collections.abc import Sequence
from functools import lru_cache

ACCENT = "#0f5c8c"
BAND = "#0f5c8c"
SOFT = "#9dbed3"
"""The accent as a tint, for intervals."""
INK = "#1c1c1c"
QUIET = "#5b5b5b"
GRID = "#d4d4d4"
RIM = "#9a9a9a"
PAPER = "#ffffff"
BLACK = "#000000"
FONT = "Noto Sans, Liberation Sans, Arial, sans-serif"

LIGHTEST = (0xDC, 0xE9, 0xF2)
DARKEST = (0x0A, 0x3A, 0x5C)


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
def ramp(steps: int) -> tuple[str, ...]:
    """Colours from light to dark, neighbours all of the same contrast: grey print keeps them apart."""
    ends = _hex(LIGHTEST), _hex(DARKEST)
    if steps == 1:
        return (ends[1],)
    factor = contrast(*ends) ** (1 / (steps - 1))
    bright = luminance(ends[0]) + 0.05
    return tuple(_with_luminance(bright / factor**step - 0.05) for step in range(steps))


def legible_on(fill: str) -> str:
    """Black or paper, whichever stands out most: at least 4.5 on any colour."""
    return max((BLACK, PAPER), key=lambda text: contrast(text, fill))


def _with_luminance(wanted: float) -> str:
    low, high = 0.0, 1.0
    for _ in range(20):
        middle = (low + high) / 2
        if luminance(_between(middle)) > wanted:
            low = middle
        else:
            high = middle
    return _between((low + high) / 2)


def _between(share: float) -> str:
    return _hex(
        [round(light + share * (dark - light)) for light, dark in zip(LIGHTEST, DARKEST, strict=True)]
    )


def _hex(parts: Sequence[int]) -> str:
    return "#" + "".join(f"{part:02x}" for part in parts)
