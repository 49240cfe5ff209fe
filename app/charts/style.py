"""The look that all charts share: ink, greys that print, ramps whose steps stay apart."""

from functools import lru_cache

from app.domain.colours import BLACK, PAPER, contrast, luminance, with_luminance

__all__ = [
    "BLACK",
    "FONT",
    "GRID",
    "INK",
    "PAPER",
    "QUIET",
    "RIM",
    "TURF",
    "contrast",
    "legible_on",
    "luminance",
    "ramp",
]

INK = "#1c1c1c"
QUIET = "#5b5b5b"
GRID = "#d4d4d4"
RIM = "#9a9a9a"
TURF = "#f0f4f0"
FONT = "Noto Sans, Liberation Sans, Arial, sans-serif"


@lru_cache(maxsize=256)
def ramp(steps: int, lightest: str, darkest: str) -> tuple[str, ...]:
    """Colours from light to dark, neighbours all of the same contrast: grey print keeps them apart."""
    if steps == 1:
        return (darkest,)
    factor = contrast(lightest, darkest) ** (1 / (steps - 1))
    bright = luminance(lightest) + 0.05
    return tuple(with_luminance(bright / factor**step - 0.05, lightest, darkest) for step in range(steps))


def legible_on(fill: str) -> str:
    """Black or paper, whichever stands out most: at least 4.5 on any colour."""
    return max((BLACK, PAPER), key=lambda text: contrast(text, fill))
