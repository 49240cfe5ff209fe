"""A questionnaire: criteria, their facets and items, the scales to answer on, and unscored questions."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Texts = Mapping[str, str]
"""One text in every language of the questionnaire, by language code."""

ScaleKind = Literal["ordinal", "bipolar"]
QuestionKind = Literal["choose-criteria", "open"]


@dataclass(frozen=True)
class Scale:
    """Consecutive integers to answer with.

    `labels` holds, per language, one text a value ('' where a value is unnamed). `no_answer` is the text of
    "don't know", or None when the scale does not offer it.
    """

    id: str
    kind: ScaleKind
    values: tuple[int, ...]
    labels: Mapping[str, tuple[str, ...]]
    no_answer: Texts | None = None

    @property
    def minimum(self) -> int:
        return self.values[0]

    @property
    def maximum(self) -> int:
        return self.values[-1]

    @property
    def middle(self) -> float:
        """The value half-way; on a bipolar scale the best answer."""
        return (self.minimum + self.maximum) / 2


@dataclass(frozen=True)
class Item:
    """One statement. `poles` holds, per language, the left and right end of a bipolar item of its own."""

    id: str
    text: Texts
    scale: Scale
    reversed: bool = False
    poles: Mapping[str, tuple[str, str]] | None = None

    def labels(self, language: str) -> tuple[str, ...]:
        """One text a value of the scale, with the item's own poles at the ends."""
        labels = self.scale.labels[language]
        if self.poles is None:
            return labels
        left, right = self.poles[language]
        return (left, *labels[1:-1], right)


@dataclass(frozen=True)
class Facet:
    id: str
    name: Texts
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Criterion:
    id: str
    name: Texts
    definition: Texts
    facets: tuple[Facet, ...]

    @cached_property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for facet in self.facets for item in facet.items)

    @property
    def minimum(self) -> int:
        """Lowest value of the criterion's scales, which all share their ends."""
        return self.items[0].scale.minimum

    @property
    def maximum(self) -> int:
        return self.items[0].scale.maximum


@dataclass(frozen=True)
class Question:
    """Asked, not scored: a choice among the criteria (`maximum` of them) or an open text (`max_length`)."""

    id: str
    kind: QuestionKind
    text: Texts
    maximum: int | None = None
    max_length: int | None = None


@dataclass(frozen=True)
class Questionnaire:
    """`digest` is the lower-case SHA-256 of the file's bytes; the first language is the default."""

    id: str
    version: str
    languages: tuple[str, ...]
    title: Texts
    introduction: Texts
    minutes: int
    source: str
    scales: tuple[Scale, ...]
    criteria: tuple[Criterion, ...]
    questions: tuple[Question, ...]
    digest: str

    @cached_property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for criterion in self.criteria for item in criterion.items)

    @cached_property
    def item_by_id(self) -> Mapping[str, Item]:
        return {item.id: item for item in self.items}

    @cached_property
    def criterion_by_id(self) -> Mapping[str, Criterion]:
        return {criterion.id: criterion for criterion in self.criteria}

    def language(self, wanted: str) -> str:
        """`wanted` where the questionnaire speaks it, else its default language."""
        return wanted if wanted in self.languages else self.languages[0]
