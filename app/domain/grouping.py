"""The groups that respondents belong to, and by which results may be broken down."""

from dataclasses import dataclass
from typing import Literal, get_args

Dimension = Literal["level", "line", "sector", "organisation"]

DIMENSIONS: tuple[Dimension, ...] = get_args(Dimension)
"""In the order in which breakdowns are tried where the coordinator chose none."""

MOST_BREAKDOWNS = 2

MERGED = "merged"
"""The id of the group that small groups, and people of whom the group is not known, are taken together in."""

UNKNOWN = "unknown"
"""Stands among the values of a group for people of whom the level, line, sector or organisation is not
known."""


@dataclass(frozen=True)
class Attributes:
    """The groups that one respondent belongs to; None: not known, or no longer told."""

    organisation: str | None = None
    sector: str | None = None
    level: str | None = None
    line: str | None = None
