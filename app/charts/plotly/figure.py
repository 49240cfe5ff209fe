"""What all figures share: the frame round the traces, and texts that Plotly cannot read as HTML."""

from collections.abc import Sequence
from html import escape
from typing import Any, Protocol

from app.charts import lettering, style
from app.charts.palette import Palette
from app.domain.vocabulary import Language

Figure = dict[str, Any]
Trace = dict[str, Any]
Narrow = dict[str, dict[str, Any]]
"""`data` and `layout` as Plotly.update takes them: a list with one entry a trace, and dotted names."""

TEXT_SIZE = 13


class Chart(Protocol):
    """What all charts bring along."""

    @property
    def language(self) -> Language: ...

    @property
    def palette(self) -> Palette: ...


CONFIG = {
    "displaylogo": False,
    "displayModeBar": True,
    "modeBarButtons": [["toImage"]],
    "plotlyServerURL": "",
    "responsive": True,
    "scrollZoom": False,
    "doubleClick": False,
}


def figure(
    traces: Sequence[Trace],
    layout: dict[str, Any],
    chart: Chart,
    toggles: Sequence[tuple[str, Sequence[int]]] = (),
    narrow: Narrow | None = None,
    names: Sequence[str] = (),
) -> Figure:
    """`toggles` pairs a name with the places of its traces; `names` spells out a narrow radar's numbers."""
    return {
        "data": list(traces),
        "layout": _common_layout(chart.palette) | layout,
        "config": CONFIG | {"locale": chart.language},
        "toggles": [{"name": name, "traces": list(places)} for name, places in toggles],
        "narrow": {"data": {}, "layout": {}} | (narrow or {}),
        "names": list(names),
    }


def plain(text: str) -> str:
    """The text as it is, safe where Plotly would read tags and entities."""
    return escape(text, quote=False)


def wrapped(text: str, room: float, most: int = 99) -> str:
    """The text in lines of at most `room` pixels."""
    return "<br>".join(plain(line) for line in lettering.wrap(text, TEXT_SIZE, room, most))


def lines(*texts: str) -> str:
    return "<br>".join(text for text in texts if text)


def _common_layout(palette: Palette) -> dict[str, Any]:
    return {
        "autosize": True,
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "paper_bgcolor": style.PAPER,
        "plot_bgcolor": style.PAPER,
        "font": {"family": style.FONT, "size": TEXT_SIZE, "color": style.INK},
        "hoverlabel": {
            "bgcolor": style.PAPER,
            "bordercolor": style.RIM,
            "align": "left",
            "font": {"family": style.FONT, "size": TEXT_SIZE, "color": style.INK},
        },
        "modebar": {"bgcolor": style.PAPER, "color": style.QUIET, "activecolor": palette.accent},
    }
