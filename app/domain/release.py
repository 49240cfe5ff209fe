"""A release: the frozen results of one assessment, in a part that may be shown and a part that never is.

Whatever a person gets to see is made from `Published`, which comes out of `disclosure.disclose`. `Sealed`
serves reliability over many networks and is never shown. A release is made once, when the assessment
closes, and never changed: an assessment that is closed never reopens.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from app.domain.diagnosis import Verdict, verdict
from app.domain.disclosure import Disclosed, Terms, disclose
from app.domain.findings import find
from app.domain.grouping import Attributes, Dimension
from app.domain.published import Occasion, Published, Sources
from app.domain.questionnaire import Questionnaire
from app.domain.responses import DONT_KNOW, ResponseRow, answer_matrix, input_digest, respondents_of
from app.domain.scores import SCORING_VERSION
from app.domain.sealed import Sealed, reliability_sums
from app.domain.shared_items import shared_figures
from app.domain.vocabulary import LEVELS, LINES, SECTORS, Level, Line

__all__ = [
    "DONT_KNOW",
    "SCHEMA",
    "InvitedGroup",
    "Occasion",
    "Published",
    "Release",
    "ResponseRow",
    "Sources",
    "answer_matrix",
    "build_release",
    "input_digest",
    "respondents_of",
]

SCHEMA = 2
"""Of the JSON form; raised when an older reader could no longer read it."""

Known = TypeVar("Known")


@dataclass(frozen=True)
class InvitedGroup:
    """How many people of one level, line, sector and organisation were invited; None where that is not
    known of them."""

    number: int
    level: Level | None = None
    line: Line | None = None
    sector: str | None = None
    organisation: str | None = None


@dataclass(frozen=True)
class Release:
    published: Published
    sealed: Sealed


def build_release(
    questionnaire: Questionnaire,
    responses: Sequence[ResponseRow],
    invited: Sequence[InvitedGroup] | None,
    terms: Terms,
    occasion: Occasion,
    previous: Questionnaire | None = None,
) -> Release:
    """The release of one assessment.

    `responses` in any order: the release does not depend on it. `invited` None: it is not known who were
    asked (answers gathered elsewhere). `previous`: the questionnaire of the wave before; None: there was
    none. Raises ValueError for an answer off its scale or more responses than invited.
    """
    respondents = respondents_of(questionnaire, responses)
    results = disclose(questionnaire, respondents, None if invited is None else _numbers(invited), terms)
    published = Published(
        occasion=occasion,
        sources=Sources(questionnaire.id, questionnaire.version, questionnaire.digest, SCORING_VERSION),
        terms=terms,
        results=results,
        verdicts=_verdicts(questionnaire, results),
        invited_levels=_invited(invited, "level", LEVELS),
        invited_lines=_invited(invited, "line", LINES),
        invited_sectors=_invited(invited, "sector", SECTORS),
        silent_organisations=_silent(invited or (), responses, terms.threshold),
    )
    sealed = Sealed(
        input_digest=input_digest(responses),
        reliability=reliability_sums(questionnaire, respondents.answers, terms.threshold),
    )
    if previous is not None and previous.version != questionnaire.version:
        shared = shared_figures(previous, questionnaire, respondents.answers, results, terms.threshold)
        sealed = replace(sealed, shared_with=previous.version if shared else None, shared=shared)
    return Release(replace(published, findings=find(questionnaire, published)), sealed)


def _silent(
    invited: Sequence[InvitedGroup], responses: Sequence[ResponseRow], threshold: int
) -> dict[str, int]:
    """Organisations that many were invited of and nobody answered of; none where any answer's is unknown."""
    answered = {row.organisation for row in responses}
    if None in answered:
        return {}
    numbers: Counter[str] = Counter()
    for group in invited:
        if group.organisation is not None:
            numbers[group.organisation] += group.number
    return {
        name: number
        for name, number in sorted(numbers.items())
        if number >= threshold and name not in answered
    }


def _verdicts(questionnaire: Questionnaire, results: Disclosed) -> Mapping[str, Verdict]:
    return {
        criterion.id: verdict(
            results.criteria[criterion.id].figures, criterion.minimum, criterion.maximum, results.weighting
        )
        for criterion in questionnaire.criteria
    }


def _numbers(invited: Sequence[InvitedGroup]) -> Counter[Attributes]:
    numbers: Counter[Attributes] = Counter()
    for group in invited:
        numbers[Attributes(group.organisation, group.sector, group.level, group.line)] += group.number
    return numbers


def _invited(
    invited: Sequence[InvitedGroup] | None, dimension: Dimension, known: Sequence[Known]
) -> dict[Known | None, int] | None:
    if invited is None:
        return None
    numbers: dict[Known | None, int] = dict.fromkeys((*known, None), 0)
    for group in invited:
        value = getattr(group, dimension)
        numbers[value if value in known else None] += group.number
    return {each: number for each, number in numbers.items() if number}
