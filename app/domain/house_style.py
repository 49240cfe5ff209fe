"""How a workspace wants its pages and documents to look: its name, logo, colours and footer."""

from dataclasses import dataclass
from typing import Literal

LogoType = Literal["image/png", "image/jpeg"]

DEFAULT_COLOUR = "#0f5c8c"
DEFAULT_SECOND_COLOUR = "#a1490b"
"""Blue and orange-brown: told apart in every common kind of colour blindness, and by their lightness."""


@dataclass(frozen=True)
class Logo:
    """A picture that was checked and written anew when it came in. Width and height in pixels."""

    content: bytes
    media_type: LogoType
    width: int
    height: int


@dataclass(frozen=True)
class HouseStyle:
    """`name`: of the workspace, also the text that stands for its logo; '' where none was given.

    `colour` and `second_colour` (`#rrggbb`) both stand out from paper by 4.5 or more: headings, lines and
    buttons take the first, what is set beside it the second. `footer`: a line under every page of a document.
    """

    name: str = ""
    footer: str = ""
    colour: str = DEFAULT_COLOUR
    second_colour: str = DEFAULT_SECOND_COLOUR
    logo: Logo | None = None


DEFAULT_STYLE = HouseStyle()
