"""The style of the house on the master: colours of the theme, logo."""

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from app.charts.palette import Palette
from app.documents.handout import Handout
from app.documents.slides.text import plain
from app.domain.house_style import Logo

if TYPE_CHECKING:
    from pptx.presentation import Presentation

OWN_NAME = "Slagvaardig"
INCH = 914400
Pptx = Any
"""An object of python-pptx."""
FRONT_LOGO = (1.2, 0.7, 3.6, 1.0)
SMALL_LOGO = (11.13, 6.93, 0.9, 0.4)
"""Left, top and the largest width and height, in inches."""
ALIGNED_RIGHT = (SMALL_LOGO,)


def dress(made: "Presentation", handout: Handout) -> None:
    """Before any slide is added."""
    master = made.slide_master
    _colour(master, handout.palette)
    if handout.house.logo is None:
        return
    name = plain(handout.house.name, 200) or OWN_NAME
    _place(master, handout.house.logo, name, SMALL_LOGO)
    for layout in made.slide_layouts:
        if layout._element.get("showMasterSp") == "0":
            _place(layout, handout.house.logo, name, FRONT_LOGO)


def _colour(master: Pptx, palette: Palette) -> None:
    """The two colours of the house, and what is made of them."""
    from pptx.opc.constants import RELATIONSHIP_TYPE

    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    text = theme.blob.decode()
    shades = palette.scale(5)
    wanted = {
        "accent1": palette.accent,
        "accent2": palette.second,
        "accent3": palette.soft,
        "accent4": shades[2],
        "accent5": shades[4],
        "hlink": palette.accent,
    }
    for name, colour in wanted.items():
        text = re.sub(rf'(<a:{name}><a:srgbClr val=")[0-9A-Fa-f]{{6}}', rf"\g<1>{colour[1:].upper()}", text)
    theme._blob = text.encode()


def _place(shown_on: Pptx, logo: Logo, name: str, place: tuple[float, float, float, float]) -> None:
    from pptx.oxml.shapes.picture import CT_Picture

    _, relation = shown_on.part.get_or_add_image_part(BytesIO(logo.content))
    left, top, width, height = (round(each * INCH) for each in place)
    scale = min(width / logo.width, height / logo.height)
    across, down = round(logo.width * scale), round(logo.height * scale)
    if place in ALIGNED_RIGHT:
        left += width - across
    tree = shown_on.shapes._spTree
    number = max(int(each) for each in tree.xpath(".//p:cNvPr/@id")) + 1
    picture = CT_Picture.new_pic(  # type: ignore[no-untyped-call]
        number, "Logo", name, relation, left, top + (height - down) // 2, across, down
    )
    tree.append(picture)
