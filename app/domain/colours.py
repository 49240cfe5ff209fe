"""What can be computed about colours, given as `#rrggbb`."""

from collections.abc import Sequence

PAPER = "#ffffff"
BLACK = "#000000"

Parts = tuple[float, float, float]


def luminance(colour: str) -> float:
    """Relative luminance, 0 black to 1 white (WCAG 2.2)."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def parts(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return red, green, blue


def linear(colour: str) -> Parts:
    """Red, green and blue as light, 0 to 1 (IEC 61966-2-1)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in parts(colour))
    )
    return red, green, blue


def written(values: Sequence[float]) -> str:
    """`#rrggbb` of red, green and blue, 0 to 255."""
    return "#" + "".join(f"{round(value):02x}" for value in values)


def between(share: float, one: str, other: str) -> str:
    """`share` of the way from one colour to another."""
    return written(
        [here + share * (there - here) for here, there in zip(parts(one), parts(other), strict=True)]
    )


def with_luminance(wanted: float, light: str, dark: str) -> str:
    """The colour of that luminance between a light and a dark one."""
    low, high = 0.0, 1.0
    for _ in range(20):
        middle = (low + high) / 2
        if luminance(between(middle, light, dark)) > wanted:
            low = middle
        else:
            high = middle
    return between((low + high) / 2, light, dark)


def tone(colour: str, wanted: float) -> str:
    """A colour as a tint (towards paper) or a shade (towards black) of that luminance."""
    if luminance(colour) < wanted:
        return with_luminance(wanted, PAPER, colour)
    return with_luminance(wanted, colour, BLACK)
