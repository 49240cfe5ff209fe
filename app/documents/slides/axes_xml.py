"""The axes of charts."""

from dataclasses import dataclass

from app.documents.slides.chart_xml import line, stroke, text_look
from app.domain.vocabulary import Language

CATEGORIES, VALUES = 111111111, 222222222
"""How charts name their two axes."""


@dataclass(frozen=True)
class ValueAxis:
    """`position`: l, r, t or b. `labels`: '' hides them."""

    minimum: float | None
    maximum: float | None
    position: str = "b"
    unit: float = 1
    labels: str = "nextTo"
    deleted: bool = False
    grid: bool = True
    downwards: bool = False
    number: int = VALUES
    crosses: int = CATEGORIES
    code: str = "0"
    between: str = "midCat"
    size: float = 11
    crosses_at: str = "autoZero"


def value_axis(axis: ValueAxis, language: Language) -> str:
    ends = (("max", axis.maximum), ("min", axis.minimum))
    scale = "".join(f'<c:{name} val="{value!r}"/>' for name, value in ends if value is not None)
    grid = f"<c:majorGridlines>{stroke(line('bg2', 0.75))}</c:majorGridlines>" if axis.grid else ""
    unit = "" if axis.minimum is None else f'<c:majorUnit val="{axis.unit!r}"/>'
    return (
        f'<c:valAx><c:axId val="{axis.number}"/><c:scaling>'
        f'<c:orientation val="{"maxMin" if axis.downwards else "minMax"}"/>{scale}</c:scaling>'
        f'<c:delete val="{int(axis.deleted)}"/><c:axPos val="{axis.position}"/>{grid}'
        f'<c:numFmt formatCode="{axis.code}" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="{axis.labels}"/>{stroke(line(None))}'
        f'{text_look(axis.size, language, "tx2")}<c:crossAx val="{axis.crosses}"/>'
        f'<c:crosses val="{axis.crosses_at}"/><c:crossBetween val="{axis.between}"/>{unit}</c:valAx>'
    )


def category_axis(language: Language, downwards: bool, size: float, grid: bool = False) -> str:
    lines = f"<c:majorGridlines>{stroke(line('bg2', 0.75))}</c:majorGridlines>" if grid else ""
    return (
        f'<c:catAx><c:axId val="{CATEGORIES}"/><c:scaling>'
        f'<c:orientation val="{"maxMin" if downwards else "minMax"}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{"l" if downwards else "b"}"/>{lines}<c:numFmt formatCode="General"'
        ' sourceLinked="0"/>'
        f'<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'{stroke(line("bg2", 0.75))}{text_look(size, language)}<c:crossAx val="{VALUES}"/>'
        '<c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        '<c:noMultiLvlLbl val="0"/></c:catAx>'
    )
