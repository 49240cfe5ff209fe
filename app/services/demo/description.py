"""What a made-up network is described with: who takes part, where they stand, and how its waves went."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.action_plan import ActionState
from app.domain.grouping import Dimension
from app.domain.vocabulary import Formality, Level, Line, Phase, Sector, WorkingScale

Place = str
"""A criterion's id, or `criterion/facet` where a facet differs from the rest of its criterion."""


@dataclass(frozen=True)
class Partner:
    """An organisation with the level of each of its people, from wave `since` up to and with wave `until`.

    `domain`: of its people's addresses, under .example, which never exists (RFC 2606).
    """

    name: str
    domain: str
    sector: Sector
    line: Line
    levels: tuple[Level, ...]
    since: int = 1
    until: int = 99


@dataclass(frozen=True)
class Camps:
    """Two camps that look at the same network with other eyes.

    `first`: the share of the people in a line who belong to the first camp. `apart`: how far both camps stand
    from the network's middle, in scale points, the first camp upwards (on balance items to the right).
    """

    first: Mapping[Line, float]
    apart: Mapping[Place, float]


@dataclass(frozen=True)
class Profile:
    """Where the people of a network stand, in scale points.

    `means`: keyed, of scales from 1 to 5. `leans`: on balance items, from the middle to the left (negative)
    or the right pole. `shifts`: what people of a level or line answer more, or less, than others.
    """

    means: Mapping[Place, float]
    leans: Mapping[Place, float] = field(default_factory=dict)
    shifts: Mapping[Level | Line, Mapping[Place, float]] = field(default_factory=dict)
    camps: Camps | None = None


@dataclass(frozen=True)
class Action:
    """What partners agreed after a wave: an intervention of the library with its finding. `owner`: a
    partner's name. `due`: days from today."""

    finding: str
    intervention: str
    criterion: str
    owner: str
    due: int
    state: ActionState
    note: str


@dataclass(frozen=True)
class Wave:
    """One assessment. `opened`, `closes`: days from today, negative for the past. A wave whose closing day
    has not come yet stays open. `answered`: how many people answer. `comments`: by open question, what is
    written, each text by somebody else. `rewritten`: the comments that who reads them does not release as
    they were, by what was written; '' leaves one out."""

    opened: int
    closes: int
    answered: int
    profile: Profile
    words: str
    comments: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rewritten: Mapping[str, str] = field(default_factory=dict)
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True)
class DemoNetwork:
    """`founded`: years before today. `questionnaire`: its id, of which the newest version is used.
    `breakdowns`: that the coordinator chose; none: left to the product. `row_export`: whether partners agreed
    that the answers may be taken out row by row. `shared`: whether partners without an account can open the
    newest report."""

    name: str
    purpose: str
    formality: Formality
    scale: WorkingScale
    phase: Phase
    founded: float
    questionnaire: str
    reply_to: str
    partners: tuple[Partner, ...]
    waves: tuple[Wave, ...]
    breakdowns: tuple[Dimension, ...] = ()
    row_export: bool = False
    shared: bool = False

    def partners_in(self, wave: int) -> tuple[Partner, ...]:
        return tuple(partner for partner in self.partners if partner.since <= wave <= partner.until)
