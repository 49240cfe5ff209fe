"""What charts of groups are drawn from. As in `data`: labels in the reader's language, None is a gap."""

from dataclasses import dataclass
from typing import Literal

from app.charts.data import Estimate
from app.charts.palette import DEFAULT, Palette
from app.domain.vocabulary import Language

MOST_OVERLAID = 3
"""More lines in one radar can't be told apart; small multiples can."""

PairOrder = Literal["gap", "given"]
LineState = Literal["shown", "merged", "empty"]


@dataclass(frozen=True)
class PairedRow:
    """One criterion seen from both ends; `clear`: the difference is beyond chance."""

    id: str
    label: str
    upper: Estimate
    lower: Estimate
    clear: bool = False


@dataclass(frozen=True)
class PairedChart:
    """Two levels side by side, criterion by criterion. Intervals of the estimates are not drawn.

    `order`: "gap" puts the widest gap first and rows without one last, "given" keeps the order of `rows`.
    """

    id: str
    title: str
    upper: str
    lower: str
    upper_n: int | None
    lower_n: int | None
    rows: tuple[PairedRow, ...]
    minimum: float
    maximum: float
    order: PairOrder = "gap"
    language: Language = "nl"
    palette: Palette = DEFAULT


@dataclass(frozen=True)
class PitchLine:
    """One line of the pitch: `answered` of `invited` people (None: not known) and their mean.

    "merged": too few people to be shown apart, `together_with` names the line or group that holds them;
    "empty": nobody of this line takes part. Neither shows a figure, whatever it was given.
    """

    id: str
    label: str
    state: LineState = "shown"
    answered: int | None = None
    invited: int | None = None
    mean: float | None = None
    together_with: str = ""


@dataclass(frozen=True)
class PitchChart:
    """The lines of a network from the own goal forwards; `subject` says of what the means are."""

    id: str
    title: str
    subject: str
    lines: tuple[PitchLine, ...]
    minimum: float
    maximum: float
    language: Language = "nl"
    palette: Palette = DEFAULT


@dataclass(frozen=True)
class HeatCell:
    value: float | None
    n: int | None = None


@dataclass(frozen=True)
class HeatColumn:
    """`note`: a quiet second line, such as how many people are in it."""

    label: str
    note: str = ""


@dataclass(frozen=True)
class HeatRow:
    """One cell a column, in the order of the columns. `href`: where the label leads; `note`: under it."""

    label: str
    cells: tuple[HeatCell, ...]
    href: str = ""
    note: str = ""


@dataclass(frozen=True)
class HeatmapChart:
    """A table whose cells are shaded by their value; `corner` heads the names of the rows.

    With a `norm` the shades part there, and every cell says how far above or below it lies.
    """

    id: str
    title: str
    corner: str
    columns: tuple[HeatColumn, ...]
    rows: tuple[HeatRow, ...]
    minimum: float
    maximum: float
    norm: float | None = None
    language: Language = "nl"
    palette: Palette = DEFAULT


@dataclass(frozen=True)
class RadarAxis:
    id: str
    label: str


@dataclass(frozen=True)
class RadarGroup:
    """One mean an axis, in the order of the axes. `n`: people in the group, None when not known."""

    id: str
    label: str
    means: tuple[float | None, ...]
    n: int | None = None


@dataclass(frozen=True)
class GroupRadarChart:
    """One to three groups over the same axes in one radar."""

    id: str
    title: str
    axes: tuple[RadarAxis, ...]
    groups: tuple[RadarGroup, ...]
    minimum: float
    maximum: float
    language: Language = "nl"
    palette: Palette = DEFAULT


@dataclass(frozen=True)
class SmallMultiples:
    """A small radar a group, each with `whole` (the network) behind it."""

    id: str
    title: str
    axes: tuple[RadarAxis, ...]
    groups: tuple[RadarGroup, ...]
    whole: RadarGroup
    minimum: float
    maximum: float
    language: Language = "nl"
    palette: Palette = DEFAULT
