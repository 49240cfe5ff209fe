"""What a house style must keep to, so that every page and document in it can be read."""

import dataclasses
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from app.domain.colour_vision import Vision, difference
from app.domain.colours import BLACK, PAPER, between, contrast
from app.domain.house_style import HouseStyle

Field = Literal["name", "footer", "colour", "second_colour"]
Code = Literal[
    "control-character", "text-too-long", "name-for-logo", "not-a-colour", "too-light", "too-much-alike"
]

LONGEST_NAME = 80
LONGEST_FOOTER = 160
LEAST_CONTRAST = 4.5
"""With paper: text in a colour, and white lettering on it (WCAG 2.2, success criterion 1.4.3)."""
LEAST_DIFFERENCE = 0.09
"""Of the two colours in OKLab, for every kind of sight. About four times what is just noticed on large
patches side by side (0.02), because charts set them in thin lines and small marks, where it takes a multiple
(Szafir 2018, doi 10.1109/TVCG.2017.2744359). It is also how far apart two greys of contrast 1.5 lie, which
grey print keeps apart (`#767676` and `#5b5b5b`: 0.095). No more is needed: dashes and marks say the same.
"""
STEPS = 200

_COLOUR = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True)
class StyleProblem:
    """One thing to mend. `values` fill the text that a person reads; `suggestion`: a colour that will do."""

    field: Field
    code: Code
    values: Mapping[str, float | str] = dataclasses.field(default_factory=dict)
    suggestion: str | None = None


def problems(style: HouseStyle) -> tuple[StyleProblem, ...]:
    """All that is wrong; empty when the style will do. Colours are `#rrggbb` in lower case."""
    return tuple(_problems(style))


def _problems(style: HouseStyle) -> Iterator[StyleProblem]:
    yield from _text_problems("name", style.name, LONGEST_NAME)
    if style.logo is not None and not style.name.strip():
        yield StyleProblem("name", "name-for-logo")
    yield from _text_problems("footer", style.footer, LONGEST_FOOTER)
    first = _colour_problem("colour", style.colour)
    second = _colour_problem("second_colour", style.second_colour)
    if first or second:
        yield from (problem for problem in (first, second) if problem)
    elif alike := too_alike(style.colour, style.second_colour):
        suggestion = _told_apart(style.colour, style.second_colour)
        yield StyleProblem("second_colour", "too-much-alike", {"vision": alike}, suggestion)


def _text_problems(field: Field, text: str, longest: int) -> Iterator[StyleProblem]:
    if len(text) > longest:
        yield StyleProblem(field, "text-too-long", {"longest": longest})
    if any(unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") for letter in text):
        yield StyleProblem(field, "control-character")


def _colour_problem(field: Field, colour: str) -> StyleProblem | None:
    if not _COLOUR.fullmatch(colour):
        return StyleProblem(field, "not-a-colour")
    ratio = contrast(colour, PAPER)
    if ratio < LEAST_CONTRAST:
        return StyleProblem(field, "too-light", {"ratio": ratio, "least": LEAST_CONTRAST}, darkened(colour))
    return None


def darkened(colour: str, ground: str = PAPER) -> str:
    """The colour itself, or the lightest shade of the same hue that can be read on `ground`."""
    shades = (between(step / STEPS, colour, BLACK) for step in range(STEPS + 1))
    return next(shade for shade in shades if contrast(shade, ground) >= LEAST_CONTRAST)


def too_alike(one: str, other: str) -> Vision | None:
    """The first kind of sight to which two colours look alike."""
    sights: tuple[Vision, ...] = get_args(Vision)
    return next((sight for sight in sights if difference(one, other, sight) < LEAST_DIFFERENCE), None)


def _told_apart(colour: str, second: str) -> str | None:
    """The tint or shade nearest to the second colour that can be read and is told from the first."""
    for step in range(1, STEPS + 1):
        for end in (BLACK, PAPER):
            shade = between(step / STEPS, second, end)
            if contrast(shade, PAPER) >= LEAST_CONTRAST and not too_alike(colour, shade):
                return shade
    return None
