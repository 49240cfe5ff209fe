"""The colours of charts that a house may choose: two, and all shades made of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, Self

from app.charts import style
from app.domain.colours import luminance, parts, tone
from app.domain.house_style import DEFAULT_COLOUR, DEFAULT_SECOND_COLOUR


@dataclass(frozen=True)
class GroupLook:
    """How the line of one group is told from another's: by dashes and mark, and only then by colour."""

    colour: str
    width: float
    dashes: str
    mark: Literal["circle", "diamond", "triangle"]


@dataclass(frozen=True)
class Ends:
    """The lightest and darkest shade of each ramp; `soft` is one tint."""

    soft: str
    scale: tuple[str, str]
    heat: tuple[str, str]
    side: tuple[str, str]


PATTERN = Ends("#9dbed3", ("#dce9f2", "#0a3a5c"), ("#eef4f8", "#4f8db3"), ("#e6eff5", "#4f8db3"))
"""Chosen by eye for the blue of Slagvaardig. Another colour gets shades as light as these, so what holds of
them in grey print holds of all."""


@dataclass(frozen=True)
class Palette:
    """`accent`: lines, marks and bars. `second`: what is set beside them. `soft`: the accent as a tint.

    `heat`: shades of the accent, low to high. `above` and `below`: shades on both sides of a norm, from near
    to far, of the accent and of the second colour. None is so dark that a figure on it must turn white.
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
        first, second = _ends(colour), _ends(second_colour)
        return cls(
            accent=colour,
            second=second_colour,
            soft=first.soft,
            heat=style.ramp(8, *first.heat),
            above=style.ramp(4, *first.side),
            below=style.ramp(4, *second.side),
        )

    def scale(self, steps: int) -> tuple[str, ...]:
        """Shades of the accent for the values of a scale, lowest first."""
        return style.ramp(steps, *_ends(self.accent).scale)

    def veil(self, opacity: float) -> str:
        """The accent, seen through, as CSS writes it."""
        red, green, blue = parts(self.accent)
        return f"rgba({red},{green},{blue},{opacity})"

    @property
    def groups(self) -> Mapping[str, GroupLook]:
        """By the place of a group in an overlaid radar."""
        return {
            "group1": GroupLook(self.accent, 2.5, "", "circle"),
            "group2": GroupLook(style.INK, 2, "8 4", "diamond"),
            "group3": GroupLook(self.second, 2, "2 3", "triangle"),
        }


@lru_cache(maxsize=64)
def _ends(colour: str) -> Ends:
    if colour == DEFAULT_COLOUR:
        return PATTERN
    low, high = (_like(end, colour) for end in PATTERN.side)
    return Ends(
        soft=_like(PATTERN.soft, colour),
        scale=(_like(PATTERN.scale[0], colour), _like(PATTERN.scale[1], colour)),
        heat=(_like(PATTERN.heat[0], colour), _like(PATTERN.heat[1], colour)),
        side=("#fbeee1", "#c87f3d") if colour == DEFAULT_SECOND_COLOUR else (low, high),
    )


def _like(pattern: str, colour: str) -> str:
    return tone(colour, luminance(pattern))


DEFAULT = Palette.of(DEFAULT_COLOUR, DEFAULT_SECOND_COLOUR)
