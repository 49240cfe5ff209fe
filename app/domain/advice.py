"""What a report has to say beside its figures: the words of a finding, and interventions to choose from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from app.domain.vocabulary import Level, Line

Texts = Mapping[str, str]
"""One text in every language of the product, by language code."""

Effort = Literal["small", "medium", "large"]


@dataclass(frozen=True)
class Actor:
    """Who must act: the levels and lines (none: every line), and in words."""

    levels: tuple[Level, ...]
    lines: tuple[Line, ...]
    text: Texts


@dataclass(frozen=True)
class Intervention:
    """`findings`: keys of findings (or their beginnings) that it fits best. `facets`: of its criterion; none:
    all. `shows`: by what the next wave would tell that it worked. `first_step`: what to do next week.
    """

    id: str
    criterion: str
    facets: tuple[str, ...]
    findings: tuple[str, ...]
    title: Texts
    text: Texts
    first_step: Texts
    shows: Texts
    effort: Effort
    actor: Actor
    source: str


@dataclass(frozen=True)
class FindingText:
    """`title`: the finding in one sentence. `why`: why we think so, before the figures. `otherwise`: what
    else could explain it. `questions`: for the conversation.

    Texts may name `{criterion}`, `{first}`, `{second}` (the parts), `{group}`, `{other}` and `{pole}`.
    """

    key: str
    title: Texts
    why: Texts
    otherwise: Texts
    questions: tuple[Texts, ...]
