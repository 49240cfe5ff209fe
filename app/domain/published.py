"""The part of a release that may be shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.diagnosis import Verdict
from app.domain.disclosed import Disclosed
from app.domain.finding import Finding
from app.domain.terms import Terms
from app.domain.vocabulary import Formality, Level, Line, Phase, Sector, WorkingScale


@dataclass(frozen=True)
class Occasion:
    """Which network was assessed, in which wave, and when that closed. `demo`: made-up answers.

    `formality`, `scale` and `phase` as they were on that day; None: not known.
    """

    network: str
    wave: int
    closed_on: date
    demo: bool = False
    formality: Formality | None = None
    scale: WorkingScale | None = None
    phase: Phase | None = None


@dataclass(frozen=True)
class Sources:
    """What the figures were computed with."""

    questionnaire_id: str
    questionnaire_version: str
    questionnaire_digest: str
    scoring_version: str

    @property
    def major_version(self) -> str:
        return self.questionnaire_version.split(".", maxsplit=1)[0]


@dataclass(frozen=True)
class Published:
    """All that may be shown.

    `invited_levels`, `invited_lines` and `invited_sectors` count the people invited (key None: not known of
    them), in the fixed order, without those of which nobody was invited; None when it is not known who were
    invited. `silent_organisations`: of which at least as many people as the threshold were invited and nobody
    answered, by name, with that number.
    """

    occasion: Occasion
    sources: Sources
    terms: Terms
    results: Disclosed
    verdicts: Mapping[str, Verdict]
    invited_levels: Mapping[Level | None, int] | None
    invited_lines: Mapping[Line | None, int] | None
    invited_sectors: Mapping[Sector | None, int] | None = None
    silent_organisations: Mapping[str, int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
