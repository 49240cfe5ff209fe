"""The house style of the workspace."""

from dataclasses import replace
from typing import cast

from sqlmodel import Session

from app.domain.house_style import DEFAULT_STYLE, HouseStyle, Logo, LogoType
from app.domain.house_style_rules import problems
from app.domain.problems import Problem
from app.persistence import house_styles as queries
from app.persistence import tables


def house_style(session: Session) -> HouseStyle:
    """As it was last saved; DEFAULT_STYLE where none was."""
    row = queries.row(session)
    if row is None:
        return DEFAULT_STYLE
    logo = None
    if row.logo is not None:
        logo = Logo(row.logo, cast(LogoType, row.logo_type), row.logo_width, row.logo_height)
    return HouseStyle(row.name, row.footer, row.colour, row.second_colour, logo)


def save(session: Session, style: HouseStyle) -> None:
    """Raises Problem for a style that `domain.house_style_rules.problems` refuses."""
    if found := problems(style):
        raise Problem("house-style-refused", field=found[0].field, why=found[0].code)
    logo = style.logo
    queries.put(
        session,
        tables.HouseStyle(
            name=style.name,
            footer=style.footer,
            colour=style.colour,
            second_colour=style.second_colour,
            logo=logo.content if logo else None,
            logo_type=logo.media_type if logo else "",
            logo_width=logo.width if logo else 0,
            logo_height=logo.height if logo else 0,
        ),
    )


def remove_logo(session: Session) -> None:
    save(session, replace(house_style(session), logo=None))


def back_to_default(session: Session) -> None:
    queries.remove(session)
