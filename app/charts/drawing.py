"""Fills the SVG templates: the frame round every chart, and the lettering in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from app.charts import style
from app.charts.palette import Palette

Layout = Literal["wide", "narrow"]
"""Wide reads well from about 560 pixels up and in print; narrow is drawn anew for a phone."""

Drawing = Literal["wide", "narrow", "small"]
"""A small drawing is one of many side by side, the same at every width."""

Anchor = Literal["start", "middle", "end"]
LINE_HEIGHT = 1.25


@dataclass(frozen=True)
class Frame:
    """The size of a drawing and the texts that stand for it in a screen reader."""

    id: str
    layout: Drawing
    width: float
    height: float
    title: str
    description: str

    @property
    def title_id(self) -> str:
        return f"{self.id}-{self.layout}-title"

    @property
    def description_id(self) -> str:
        return f"{self.id}-{self.layout}-description"


@dataclass(frozen=True)
class Lettering:
    """Lines of text; `y` is the baseline of the first."""

    x: float
    y: float
    lines: Sequence[str]
    anchor: Anchor = "start"
    size: float = 13
    fill: str = style.INK
    bold: bool = False

    @property
    def step(self) -> float:
        return self.size * LINE_HEIGHT


def fill(template: str, frame: Frame, palette: Palette, **shapes: object) -> Markup:
    """The template as SVG; every text in it escaped."""
    return render(f"{template}.svg", frame=frame, palette=palette, **shapes)


def render(template: str, **values: object) -> Markup:
    """A template of this room; every text in it escaped."""
    return Markup(_TEMPLATES.get_template(template).render(**values))  # noqa: S704 - rendered with autoescape on


_TEMPLATES = Environment(
    loader=PackageLoader("app.charts", "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)
_TEMPLATES.globals["style"] = style
_TEMPLATES.filters["at"] = lambda value: f"{value:.1f}".removesuffix(".0")
