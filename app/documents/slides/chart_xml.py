"""Pieces of the XML of charts, with elements in the order of the standard (ISO/IEC 29500-1, 21.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from app.documents.slides.chart_sheet import ChartSheet, numbers
from app.domain.vocabulary import Language

LANGUAGES: dict[Language, str] = {"nl": "nl-NL", "en": "en-GB"}
THEME = ("accent1", "accent2", "accent3", "tx1", "tx2", "bg1", "bg2")
NONE = "<a:noFill/>"
HALF_POINT = 6350
POINTS = 100


@dataclass(frozen=True)
class NativeChart:
    """A chart with its workbook; what python-pptx asks of chart data."""

    xml: str
    xlsx_blob: bytes

    def xml_bytes(self, _chart_type: object) -> bytes:
        return self.xml.encode()


def native(sheet: ChartSheet, xml: str, at: datetime) -> NativeChart:
    return NativeChart(xml, sheet.content(at))


def colour(name: str) -> str:
    """A colour of the theme by its name, or `#rrggbb`."""
    inner = f'<a:schemeClr val="{name}"/>' if name in THEME else f'<a:srgbClr val="{name[1:].upper()}"/>'
    return f"<a:solidFill>{inner}</a:solidFill>"


def line(name: str | None, width: float = 1, dashes: str = "solid") -> str:
    """`width` in points; None: no line."""
    if name is None:
        return "<a:ln><a:noFill/></a:ln>"
    return (
        f'<a:ln w="{round(width * 2 * HALF_POINT)}" cap="rnd">{colour(name)}<a:prstDash val="{dashes}"/>'
        "<a:round/></a:ln>"
    )


def shape(fill: str | None, outline: str = "") -> str:
    inner = NONE if fill is None else colour(fill)
    return f"<c:spPr>{inner}{outline or line(None)}</c:spPr>"


def stroke(outline: str) -> str:
    """Of what is a line and no area."""
    return f"<c:spPr>{outline}</c:spPr>"


def run_look(tag: str, size: float, language: Language, name: str = "tx1", bold: bool = False) -> str:
    weight = "1" if bold else "0"
    return (
        f'<a:{tag} lang="{LANGUAGES[language]}" sz="{round(size * POINTS)}" b="{weight}">{colour(name)}'
        f'<a:latin typeface="+mn-lt"/></a:{tag}>'
    )


def text_look(size: float, language: Language, name: str = "tx1", bold: bool = False) -> str:
    look = run_look("defRPr", size, language, name, bold).replace(f' lang="{LANGUAGES[language]}"', "")
    return (
        f"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{look}</a:pPr>"
        f'<a:endParaRPr lang="{LANGUAGES[language]}"/></a:p></c:txPr>'
    )


def marker(symbol: str, size: int, fill: str | None, edge: str | None) -> str:
    if symbol == "none":
        return '<c:marker><c:symbol val="none"/></c:marker>'
    return (
        f'<c:marker><c:symbol val="{symbol}"/><c:size val="{size}"/>{shape(fill, line(edge, 1.5))}</c:marker>'
    )


def series_head(number: int, sheet: ChartSheet, column: int) -> str:
    """Number and name of a series, the head of its column."""
    title = escape(sheet.head[column])
    return (
        f'<c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef>'
        f'<c:f>{sheet.head_reference(column)}</c:f><c:strCache><c:ptCount val="1"/>'
        f'<c:pt idx="0"><c:v>{title}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
    )


def text_cells(tag: str, sheet: ChartSheet, column: int) -> str:
    cells = sheet.column(column)
    points = "".join(f'<c:pt idx="{n}"><c:v>{escape(str(cell))}</c:v></c:pt>' for n, cell in enumerate(cells))
    return (
        f"<c:{tag}><c:strRef><c:f>{sheet.reference(column)}</c:f><c:strCache>"
        f'<c:ptCount val="{len(cells)}"/>{points}</c:strCache></c:strRef></c:{tag}>'
    )


def number_cells(tag: str, sheet: ChartSheet, column: int, code: str, rows: int | None = None) -> str:
    """The numbers of a column, or of its first rows; an empty cell is a gap."""
    return (
        f"<c:{tag}><c:numRef><c:f>{sheet.reference(column, rows)}</c:f>"
        f"<c:numCache>{_points(numbers(sheet.column(column)[:rows]), code)}</c:numCache></c:numRef></c:{tag}>"
    )


def literal(tag: str, values: Sequence[float]) -> str:
    """Numbers that stand in no cell: where labels and guiding lines lie."""
    return f"<c:{tag}><c:numLit>{_points(values, 'General')}</c:numLit></c:{tag}>"


def _points(values: Sequence[float | None], code: str) -> str:
    points = "".join(
        f'<c:pt idx="{n}"><c:v>{value!r}</c:v></c:pt>' for n, value in enumerate(values) if value is not None
    )
    return f'<c:formatCode>{escape(code)}</c:formatCode><c:ptCount val="{len(values)}"/>{points}'


def shown(value: bool = False, name: bool = False) -> str:
    """What labels of points tell."""
    flags = {"LegendKey": False, "Val": value, "CatName": False, "SerName": name, "Percent": False}
    parts = "".join(f'<c:show{flag} val="{int(on)}"/>' for flag, on in flags.items())
    return f'{parts}<c:showBubbleSize val="0"/>'


def chart_space(plot: str, language: Language, legend: str = "", size: float = 12) -> str:
    """The whole file around a plot area."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f'<c:date1904 val="0"/><c:lang val="{LANGUAGES[language]}"/><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>{plot}</c:plotArea>{legend}'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr>{NONE}{line(None)}</c:spPr>{text_look(size, language)}</c:chartSpace>"
    )


def inner_layout(x: float, y: float, width: float, height: float) -> str:
    """The plot itself, without labels of axes, in parts of the chart."""
    places = {"x": x, "y": y, "w": width, "h": height}
    modes = '<c:xMode val="edge"/><c:yMode val="edge"/>'
    values = "".join(f'<c:{name} val="{round(value, 4)!r}"/>' for name, value in places.items())
    return (
        f'<c:layout><c:manualLayout><c:layoutTarget val="inner"/>{modes}{values}</c:manualLayout></c:layout>'
    )


def legend(language: Language, position: str = "b", hidden: Sequence[int] = (), size: float = 11) -> str:
    """`hidden`: series that are no more than aids."""
    entries = "".join(
        f'<c:legendEntry><c:idx val="{number}"/><c:delete val="1"/></c:legendEntry>' for number in hidden
    )
    return (
        f'<c:legend><c:legendPos val="{position}"/>{entries}<c:overlay val="0"/>'
        f"{text_look(size, language)}</c:legend>"
    )
