"""The colours of charts that a house may choose: two, and all shades made of them."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from app.charts import style


@dataclass(frozen=True)
class Palette:
    """`accent`: lines, marks and bars. `second`: what is set beside them. `soft`: the accent as a tint.

    `heat`: shades of the accent, low to high. `above` and `below`: shades on both sides of a norm, from near
    to far, of the accent and of the second colour.
    """

    accent: str
    second: str
    soft: str
    heat: tuple[str, ...]
    above: tuple[str, ...]
    below: tuple[str, ...]

    @classmethod
    @lru_cache(maxsize=32)
    def of(cls, colour: str, second_colour: str) -> Self:
        return cls(colour, second_colour, style.SOFT, style.HEAT, style.ABOVE, style.BELOW)


DEFAULT = Palette.of(style.ACCENT, style.GROUPS["group3"].colour)
