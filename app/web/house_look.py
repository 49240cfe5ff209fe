"""How pages look in this house: its style sheet, logo and name. Read now and then, not for every page."""

import hashlib
import time
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request

from app.charts.palette import Palette
from app.charts.style import legible_on
from app.domain.colours import luminance, tone
from app.domain.house_style import DEFAULT_COLOUR, DEFAULT_SECOND_COLOUR, DEFAULT_STYLE, HouseStyle
from app.domain.house_style_rules import darkened
from app.persistence.database import Database
from app.services import house_styles
from app.web.templating import STATIC, static

SECONDS = 5
"""How long another process may still show the look from before."""
TINT = luminance("#eaf2f7")
DARKER = 0.55
"""Luminance of the accent under a pointer, as a share of the accent's own."""


@dataclass(frozen=True)
class HouseLook:
    """`stylesheet` stands in the place of `app.css`. `logo` '' where there is none."""

    style: HouseStyle
    stylesheet: str
    logo: str

    @property
    def palette(self) -> Palette:
        return Palette.of(self.style.colour, self.style.second_colour)

    @property
    def logo_width(self) -> int:
        return self.style.logo.width if self.style.logo else 0

    @property
    def logo_height(self) -> int:
        return self.style.logo.height if self.style.logo else 0


class HouseLooks:
    """The look of this installation, for the pages of one process."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._look = look_of(DEFAULT_STYLE)
        self._read_at = float("-inf")

    def current(self) -> HouseLook:
        """Pages are made without a database too: the page that says that it can't be reached."""
        if time.monotonic() - self._read_at > SECONDS:
            try:
                with self.database.reading() as session:
                    self._look = look_of(house_styles.house_style(session))
            except SQLAlchemyError:
                return self._look
            self._read_at = time.monotonic()
        return self._look

    def forget(self) -> None:
        """The next page reads anew."""
        self._read_at = float("-inf")


def house_look(request: Request) -> HouseLook:
    look: HouseLook = request.app.state.house_looks.current()
    return look


@lru_cache(maxsize=8)
def look_of(style: HouseStyle) -> HouseLook:
    logo = f"/house-style/logo?v={_digest(style.logo.content)}" if style.logo else ""
    if has_own_colours(style):
        return HouseLook(style, f"/house-style.css?v={_digest(stylesheet(style))}", logo)
    return HouseLook(style, static("css/app.css"), logo)


def has_own_colours(style: HouseStyle) -> bool:
    return (style.colour, style.second_colour) != (DEFAULT_COLOUR, DEFAULT_SECOND_COLOUR)


def stylesheet(style: HouseStyle) -> bytes:
    """`app.css` with the colours of the house after it: one file, so that pages ask for no more files."""
    return (STATIC / "css" / "app.css").read_bytes() + _colours(style).encode()


def _colours(style: HouseStyle) -> str:
    """Links stand on tinted ground too, so the accent of pages is darkened until it can be read there."""
    tint = tone(style.colour, TINT)
    accent = darkened(style.colour, tint)
    dark = tone(accent, DARKER * luminance(accent))
    return (
        "\n@layer tokens {\n  :root {\n"
        f"    --slagvaardig-accent: {accent};\n"
        f"    --slagvaardig-accent-dark: {dark};\n"
        f"    --slagvaardig-accent-tint: {tint};\n"
        "  }\n}\n@layer house {\n" + "".join(_shades(style)) + "}\n"
    )


def _shades(style: HouseStyle) -> list[str]:
    """Those of the heatmap; named more narrowly than in `charts.css`, which comes later."""
    palette = Palette.of(style.colour, style.second_colour)
    ramps = {"heat": palette.heat, "heat-above": palette.above, "heat-below": palette.below}
    return [
        f"  .heatmap .{stem}-{step} {{ background: {shade}; color: {legible_on(shade)}; }}\n"
        for stem, ramp in ramps.items()
        for step, shade in enumerate(ramp, start=1)
    ]


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:10]
