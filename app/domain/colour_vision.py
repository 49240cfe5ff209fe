"""How far apart two colours look, to people with common sight and to people who are colour-blind."""

from collections.abc import Mapping
from math import cbrt, dist
from typing import Literal

from app.domain.colours import Parts, linear

Vision = Literal["common", "protanopia", "deuteranopia", "tritanopia"]
Matrix = tuple[Parts, Parts, Parts]

SIMULATIONS: Mapping[Vision, Matrix] = {
    "common": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""Of red, green and blue as light, at severity 1.
Machado, Oliveira & Fernandes 2009, doi 10.1109/TVCG.2009.113."""

CONES: Matrix = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
OPPONENTS: Matrix = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
"""From light to OKLab: Ottosson 2020, https://bottosson.github.io/posts/oklab/."""


def difference(one: str, other: str, vision: Vision = "common") -> float:
    """Distance in OKLab of two colours as they are seen: 0 the same, 0.02 just noticed, 1 black and white."""
    return dist(oklab(seen(one, vision)), oklab(seen(other, vision)))


def seen(colour: str, vision: Vision) -> Parts:
    """Red, green and blue as light, 0 to 1, of what is seen of a colour."""
    red, green, blue = (min(max(part, 0.0), 1.0) for part in _times(SIMULATIONS[vision], linear(colour)))
    return red, green, blue


def oklab(light: Parts) -> Parts:
    """Lightness, green to red, and blue to yellow."""
    long, medium, short = _times(CONES, light)
    return _times(OPPONENTS, (cbrt(long), cbrt(medium), cbrt(short)))


def _times(matrix: Matrix, values: Parts) -> Parts:
    first, second, third = (sum(a * b for a, b in zip(row, values, strict=True)) for row in matrix)
    return first, second, third
