"""Published figures made to measure: what a rule looks at is given, all else is strong and agreed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.domain.breakdown import Breakdown, Contrast, Difference, Group, Lean, Part
from app.domain.diagnosis import verdict
from app.domain.disclosed import Disclosed, DisclosedCriterion
from app.domain.figures import CriterionFigures, FacetFigures, Interval
from app.domain.finding import Finding
from app.domain.findings import find
from app.domain.grouping import Dimension
from app.domain.questionnaire import Criterion, Questionnaire
from app.domain.release import Occasion, Published, Sources
from app.domain.terms import Terms
from app.domain.vocabulary import Level, Line, Weighting, WorkingScale
from tests.domain.report_samples import make_criterion, make_questionnaire, make_scale

NINE: Mapping[str, tuple[str, ...]] = {
    "drive": ("initiative", "motivation", "urgency"),
    "direction": ("analysis", "goals", "coordination"),
    "mandate": ("authority", "backing", "feedback"),
    "operational-unit": ("scale", "bridging"),
    "normative-balance": ("approach", "collaboration"),
    "instruments": ("range", "consultation"),
    "information": ("ability", "willingness"),
    "steering": ("agreement", "compliance"),
    "action-embedding": ("action", "embedding"),
}


def questionnaire(
    shape: Mapping[str, Sequence[str]] = NINE, first: int = 1, values: int = 5
) -> Questionnaire:
    """Criteria and facets with these ids, one item each; bipolar where a criterion is about balance."""
    criteria = []
    for id_, facets in shape.items():
        scale = make_scale(values, "bipolar" if "balance" in id_ else "ordinal", first)
        made = make_criterion(id_, [1] * len(facets), scale)
        named = tuple(replace(facet, id=name) for facet, name in zip(made.facets, facets, strict=True))
        criteria.append(replace(made, facets=named))
    return replace(make_questionnaire(), criteria=tuple(criteria))


def criterion(
    mean: float | None = 4.2,
    sd: float = 0.5,
    n: int = 16,
    *,
    ad: float | None = 0.4,
    vdeijk_a: float | None = 0.7,
    bounds: Interval | None = None,
    facets: Mapping[str, float] | None = None,
    **named: float,
) -> DisclosedCriterion:
    """`facets` or `named`: the means of the facets that are shown, each with the same n and sd."""
    figures = CriterionFigures(n, mean, sd, None, None, bounds, None, ad, vdeijk_a)
    means = {**(facets or {}), **named}
    return DisclosedCriterion(figures, {id_: FacetFigures(n, value, sd) for id_, value in means.items()}, {})


WITHHELD = DisclosedCriterion(None, {}, {})


def published(
    asked: Questionnaire,
    criteria: Mapping[str, DisclosedCriterion] | None = None,
    *,
    contrasts: Sequence[Contrast] = (),
    leans: Sequence[Lean] = (),
    differences: Sequence[Difference] = (),
    breakdowns: Sequence[Breakdown] = (),
    respondents: int = 16,
    invited: int | None = 16,
    levels: Mapping[Level | None, int] | None = None,
    lines: Mapping[Line | None, int] | None = None,
    scale: WorkingScale | None = None,
    threshold: int = 5,
    weighting: Weighting = "respondent",
    organisations: int | None = None,
) -> Published:
    """Every criterion that is not given is strong, with strong facets."""
    shown = {each.id: _complete(each, (criteria or {}).get(each.id)) for each in asked.criteria}
    return Published(
        occasion=Occasion("Zuidwijk", 1, date(2026, 3, 20), scale=scale),
        sources=Sources(asked.id, asked.version, asked.digest, "1.0.0"),
        terms=Terms(threshold=threshold),
        results=Disclosed(
            respondents=respondents,
            invited=invited,
            organisations=organisations,
            weighting=weighting,
            criteria=shown,
            choices={"hindering": None},
            breakdowns=tuple(breakdowns),
            contrasts=tuple(contrasts),
            leans=tuple(leans),
            differences=tuple(differences),
        ),
        verdicts={
            each.id: verdict(shown[each.id].figures, each.minimum, each.maximum, weighting)
            for each in asked.criteria
        },
        invited_levels=levels,
        invited_lines=lines,
    )


def _complete(asked: Criterion, given: DisclosedCriterion | None) -> DisclosedCriterion:
    """With a place for every facet and item, None where it is not shown."""
    if given is None:
        given = criterion(facets=dict.fromkeys((facet.id for facet in asked.facets), 4.2))
    return DisclosedCriterion(
        given.figures,
        {facet.id: given.facets.get(facet.id) for facet in asked.facets},
        dict.fromkeys(item.id for item in asked.items),
    )


def found(asked: Questionnaire, figures: Published) -> dict[str, Finding]:
    """The findings by id, which are all different."""
    findings = find(asked, figures)
    by_id = {each.id: each for each in findings}
    assert len(by_id) == len(findings)
    return by_id


def part(text: str) -> Part:
    """`criterion` or `criterion.facet`."""
    id_, _, facet = text.partition(".")
    return Part(id_, facet or None)


def contrast(first: str, second: str, mean: float, sd: float = 0.8, n: int = 16) -> Contrast:
    return Contrast(part(first), part(second), n, mean, sd)


def lean(facet: str, mean: float, sd: float = 0.8, n: int = 16) -> Lean:
    return Lean(part(facet), n, mean, sd, left=0, middle=0, right=0)


def difference(
    about: str,
    group: str,
    other: str | None = None,
    *,
    dimension: Dimension = "level",
    delta: float = 0.5,
    p: float = 0.02,
    means: tuple[float, float] = (4.0, 3.0),
) -> Difference:
    return Difference(about, dimension, group, other, 8, 8, *means, delta, p)


def breakdown(dimension: Dimension, **respondents: int) -> Breakdown:
    """Groups of which everybody invited answered."""
    return Breakdown(
        dimension, tuple(Group(id_, (id_,), number, number, {}) for id_, number in respondents.items())
    )
