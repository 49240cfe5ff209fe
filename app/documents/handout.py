"""Everything that a document is made of. The same handout gives the same bytes."""

from dataclasses import dataclass
from datetime import UTC, datetime

from app.charts.palette import Palette
from app.domain.action_plan import PlanSection
from app.domain.house_style import DEFAULT_STYLE, HouseStyle
from app.domain.report import Report


@dataclass(frozen=True)
class Handout:
    """A report with the action plan as it stands, the part of this wave first, in the style of the house.

    `release_id`: of the release that the report was made from.
    """

    report: Report
    release_id: str
    plan: tuple[PlanSection, ...] = ()
    house: HouseStyle = DEFAULT_STYLE

    @property
    def palette(self) -> Palette:
        return Palette.of(self.house.colour, self.house.second_colour)

    @property
    def released_at(self) -> datetime:
        """What files give as the moment they were made: the day of the release, so they stay the same."""
        closed = self.report.occasion.closed_on
        return datetime(closed.year, closed.month, closed.day, 12, tzinfo=UTC)
