"""Which networks of a portfolio somebody wants to see, and in which order."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from app.domain.portfolio import size
from app.domain.release import Published
from app.domain.vocabulary import Formality, Phase, Sector

SizeClass = Literal["small", "medium", "large"]

SIZE_CLASSES: tuple[SizeClass, ...] = get_args(SizeClass)
MOST_IN_SMALL = 15
MOST_IN_MEDIUM = 40

BY_NAME = "name"
BY_DATE = "date"


@dataclass(frozen=True)
class Wanted:
    """None: any. `sort`: `BY_NAME`, `BY_DATE` (latest first) or a criterion (lowest mean first)."""

    formality: Formality | None = None
    size: SizeClass | None = None
    phase: Phase | None = None
    sector: Sector | None = None
    sort: str = BY_NAME


def size_class(published: Published) -> SizeClass:
    """Small: up to 15 people, one table. Medium: up to 40. Large: more, where sub-networks are likely."""
    people = size(published)
    if people <= MOST_IN_SMALL:
        return "small"
    return "medium" if people <= MOST_IN_MEDIUM else "large"


def chosen(releases: Sequence[Published], wanted: Wanted) -> list[Published]:
    """The releases that are wanted, in the wanted order. A criterion that is not shown comes last."""
    kept = [each for each in releases if _fits(each, wanted)]
    kept.sort(key=lambda each: each.occasion.network.casefold())
    if wanted.sort == BY_DATE:
        kept.sort(key=lambda each: each.occasion.closed_on, reverse=True)
    elif wanted.sort != BY_NAME:
        kept.sort(key=lambda each: _mean(each, wanted.sort))
    return kept


def _fits(published: Published, wanted: Wanted) -> bool:
    return (
        wanted.formality in (None, published.occasion.formality)
        and wanted.phase in (None, published.occasion.phase)
        and wanted.size in (None, size_class(published))
        and (wanted.sector is None or wanted.sector in (published.invited_sectors or {}))
    )


def _mean(published: Published, criterion: str) -> float:
    shown = published.results.criteria.get(criterion)
    mean = shown.figures.mean if shown and shown.figures else None
    return float("inf") if mean is None else mean
