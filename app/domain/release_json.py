"""The two parts of a release as JSON values (dict, list, str, int, float, bool, None) and back.

Keys come in a fixed order and nothing is left out: what may not be shown is null. A part is read back only
in a schema that is known here.
"""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from app.domain.diagnosis import Verdict
from app.domain.disclosure import ChoiceCounts, Disclosed, DisclosedCriterion, Terms
from app.domain.figures import CriterionFigures, FacetFigures, Interval, ItemFigures
from app.domain.release import SCHEMA, CrossProducts, Occasion, Published, Release, Sealed, Sources
from app.domain.vocabulary import LEVELS, LINES

Json = dict[str, Any]

UNKNOWN = "unknown"
"""The key that counts invited people whose level or line is not known."""


def published_json(published: Published) -> Json:
    """The part that may be shown."""
    occasion, results = published.occasion, published.results
    return {
        "schema": SCHEMA,
        "network": occasion.network,
        "wave": occasion.wave,
        "closed_on": occasion.closed_on.isoformat(),
        "demo": occasion.demo,
        "questionnaire": {
            "id": published.sources.questionnaire_id,
            "version": published.sources.questionnaire_version,
            "digest": published.sources.questionnaire_digest,
        },
        "scoring": {"version": published.sources.scoring_version, "weighting": results.weighting},
        "terms": {**asdict(published.terms), "breakdowns": list(published.terms.breakdowns)},
        "respondents": results.respondents,
        "invited": results.invited,
        "organisations": results.organisations,
        "invited_levels": _numbers(published.invited_levels),
        "invited_lines": _numbers(published.invited_lines),
        "criteria": {
            id_: _criterion_json(criterion, published.verdicts[id_])
            for id_, criterion in results.criteria.items()
        },
        "choices": {
            id_: None if counts is None else asdict(counts) for id_, counts in results.choices.items()
        },
    }


def read_published(value: Json) -> Published:
    """`published_json` back. Raises ValueError for another schema."""
    _check_schema(value)
    criteria: Json = value["criteria"]
    return Published(
        occasion=Occasion(
            value["network"], value["wave"], date.fromisoformat(value["closed_on"]), value["demo"]
        ),
        sources=Sources(
            questionnaire_id=value["questionnaire"]["id"],
            questionnaire_version=value["questionnaire"]["version"],
            questionnaire_digest=value["questionnaire"]["digest"],
            scoring_version=value["scoring"]["version"],
        ),
        terms=Terms(**{**value["terms"], "breakdowns": tuple(value["terms"]["breakdowns"])}),
        results=Disclosed(
            respondents=value["respondents"],
            invited=value["invited"],
            organisations=value["organisations"],
            weighting=value["scoring"]["weighting"],
            criteria={id_: _criterion(criterion) for id_, criterion in criteria.items()},
            choices={
                id_: None if counts is None else ChoiceCounts(**counts)
                for id_, counts in value["choices"].items()
            },
        ),
        verdicts={id_: _verdict(criterion["verdict"]) for id_, criterion in criteria.items()},
        invited_levels=_numbers_of(LEVELS, value["invited_levels"]),
        invited_lines=_numbers_of(LINES, value["invited_lines"]),
    )


def sealed_json(sealed: Sealed) -> Json:
    """The part that is never shown."""
    return {
        "schema": SCHEMA,
        "input_digest": sealed.input_digest,
        "reliability": {id_: sums and _sums_json(sums) for id_, sums in sealed.reliability.items()},
    }


def read_sealed(value: Json) -> Sealed:
    """`sealed_json` back. Raises ValueError for another schema."""
    _check_schema(value)
    return Sealed(
        input_digest=value["input_digest"],
        reliability={
            id_: None
            if sums is None
            else CrossProducts(
                sums["n"], tuple(sums["sums"]), tuple(tuple(line) for line in sums["products"])
            )
            for id_, sums in value["reliability"].items()
        },
    )


def release_json(release: Release) -> Json:
    """Both parts, under `published` and `sealed`."""
    return {"published": published_json(release.published), "sealed": sealed_json(release.sealed)}


def read_release(value: Json) -> Release:
    """`release_json` back. Raises ValueError for another schema."""
    return Release(read_published(value["published"]), read_sealed(value["sealed"]))


def _sums_json(sums: CrossProducts) -> Json:
    return {"n": sums.n, "sums": list(sums.sums), "products": [list(line) for line in sums.products]}


def _check_schema(value: Json) -> None:
    if value.get("schema") != SCHEMA:
        raise ValueError(f"a release of schema {value.get('schema')!r}; this version reads {SCHEMA}")


def _criterion_json(criterion: DisclosedCriterion, verdict: Verdict) -> Json:
    return {
        "verdict": {"kind": verdict.kind, "interval": verdict.interval and list(verdict.interval)},
        "figures": _without_parts(criterion.figures),
        "facets": {id_: facet and asdict(facet) for id_, facet in criterion.facets.items()},
        "items": {
            id_: item and {**asdict(item), "frequencies": list(item.frequencies)}
            for id_, item in criterion.items.items()
        },
    }


def _without_parts(figures: CriterionFigures | None) -> Json | None:
    if figures is None:
        return None
    values = asdict(figures)
    del values["facets"], values["items"]
    for name in ("ci95", "bounds"):
        values[name] = values[name] and list(values[name])
    return values


def _criterion(value: Json) -> DisclosedCriterion:
    figures = value["figures"]
    return DisclosedCriterion(
        figures=figures
        and CriterionFigures(
            **{**figures, "ci95": _interval(figures["ci95"]), "bounds": _interval(figures["bounds"])}
        ),
        facets={id_: facet and FacetFigures(**facet) for id_, facet in value["facets"].items()},
        items={
            id_: item and ItemFigures(**{**item, "frequencies": tuple(item["frequencies"])})
            for id_, item in value["items"].items()
        },
    )


def _verdict(value: Json) -> Verdict:
    return Verdict(value["kind"], _interval(value["interval"]))


def _interval(ends: list[float] | None) -> Interval | None:
    return None if ends is None else (ends[0], ends[1])


def _numbers(groups: Mapping[Any, int] | None) -> Json | None:
    if groups is None:
        return None
    return {UNKNOWN if group is None else group: number for group, number in groups.items()}


def _numbers_of(known: tuple[Any, ...], value: Json | None) -> dict[Any, int] | None:
    if value is None:
        return None
    return {group: value[group or UNKNOWN] for group in (*known, None) if (group or UNKNOWN) in value}
