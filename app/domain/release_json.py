"""The two parts of a release as JSON values (dict, list, str, int, float, bool, None) and back.

Keys come in a fixed order and nothing is left out: what may not be shown is null. A part is read back only
in a schema that is known here; schema 1 had no breakdowns and what follows from them.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.domain.breakdown_json import (
    breakdown_json,
    read_breakdown,
    read_contrast,
    read_difference,
    read_lean,
)
from app.domain.diagnosis import Verdict
from app.domain.disclosure import ChoiceCounts, Disclosed, DisclosedCriterion, Terms
from app.domain.figures import ItemFigures
from app.domain.finding_json import read_finding
from app.domain.json_values import (
    Json,
    criterion_figures_json,
    json_value,
    read_criterion_figures,
    read_facet_figures,
    read_interval,
)
from app.domain.published import Occasion, Published, Sources
from app.domain.release import SCHEMA, Release
from app.domain.sealed import CrossProducts, Sealed
from app.domain.vocabulary import LEVELS, LINES, SECTORS

UNKNOWN = "unknown"
"""The key that counts invited people whose level, line or sector is not known."""

_NEW_IN_SCHEMA_2: Json = {
    "formality": None,
    "scale": None,
    "phase": None,
    "invited_sectors": None,
    "silent_organisations": {},
    "comments": {},
    "breakdowns": [],
    "left_out": [],
    "contrasts": [],
    "leans": [],
    "differences": [],
    "findings": [],
    "shared_with": None,
    "shared": {},
}
_NEW_TERMS_IN_SCHEMA_2: Json = {"breakdowns": [], "row_export": False}


def published_json(published: Published) -> Json:
    """The part that may be shown."""
    occasion, results = published.occasion, published.results
    return {
        "schema": SCHEMA,
        "network": occasion.network,
        "wave": occasion.wave,
        "closed_on": occasion.closed_on.isoformat(),
        "demo": occasion.demo,
        "formality": occasion.formality,
        "scale": occasion.scale,
        "phase": occasion.phase,
        "questionnaire": {
            "id": published.sources.questionnaire_id,
            "version": published.sources.questionnaire_version,
            "digest": published.sources.questionnaire_digest,
        },
        "scoring": {"version": published.sources.scoring_version, "weighting": results.weighting},
        "terms": json_value(published.terms),
        "respondents": results.respondents,
        "invited": results.invited,
        "organisations": results.organisations,
        "invited_levels": _numbers(published.invited_levels),
        "invited_lines": _numbers(published.invited_lines),
        "invited_sectors": _numbers(published.invited_sectors),
        "silent_organisations": dict(published.silent_organisations),
        "criteria": {
            id_: _criterion_json(criterion, published.verdicts[id_])
            for id_, criterion in results.criteria.items()
        },
        "choices": json_value(results.choices),
        "comments": json_value(results.comments),
        "breakdowns": [breakdown_json(breakdown) for breakdown in results.breakdowns],
        "left_out": list(results.left_out),
        "contrasts": json_value(results.contrasts),
        "leans": json_value(results.leans),
        "differences": json_value(results.differences),
        "findings": json_value(published.findings),
    }


def read_published(value: Json) -> Published:
    """`published_json` back. Raises ValueError for another schema."""
    value = _up_to_date(value)
    terms = {**_NEW_TERMS_IN_SCHEMA_2, **value["terms"]}
    criteria: Json = value["criteria"]
    return Published(
        occasion=Occasion(
            network=value["network"],
            wave=value["wave"],
            closed_on=date.fromisoformat(value["closed_on"]),
            demo=value["demo"],
            formality=value["formality"],
            scale=value["scale"],
            phase=value["phase"],
        ),
        sources=Sources(
            questionnaire_id=value["questionnaire"]["id"],
            questionnaire_version=value["questionnaire"]["version"],
            questionnaire_digest=value["questionnaire"]["digest"],
            scoring_version=value["scoring"]["version"],
        ),
        terms=Terms(**{**terms, "breakdowns": tuple(terms["breakdowns"])}),
        results=_results(value),
        verdicts={id_: _verdict(criterion["verdict"]) for id_, criterion in criteria.items()},
        invited_levels=_numbers_of(LEVELS, value["invited_levels"]),
        invited_lines=_numbers_of(LINES, value["invited_lines"]),
        invited_sectors=_numbers_of(SECTORS, value["invited_sectors"]),
        silent_organisations=value["silent_organisations"],
        findings=tuple(read_finding(finding) for finding in value["findings"]),
    )


def sealed_json(sealed: Sealed) -> Json:
    """The part that is never shown."""
    return {
        "schema": SCHEMA,
        "input_digest": sealed.input_digest,
        "reliability": json_value(sealed.reliability),
        "shared_with": sealed.shared_with,
        "shared": {id_: criterion_figures_json(figures) for id_, figures in sealed.shared.items()},
    }


def read_sealed(value: Json) -> Sealed:
    """`sealed_json` back. Raises ValueError for another schema."""
    value = _up_to_date(value)
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
        shared_with=value["shared_with"],
        shared={id_: read_criterion_figures(figures) for id_, figures in value["shared"].items()},
    )


def release_json(release: Release) -> Json:
    """Both parts, under `published` and `sealed`."""
    return {"published": published_json(release.published), "sealed": sealed_json(release.sealed)}


def read_release(value: Json) -> Release:
    """`release_json` back. Raises ValueError for another schema."""
    return Release(read_published(value["published"]), read_sealed(value["sealed"]))


def _up_to_date(value: Json) -> Json:
    if value.get("schema") == SCHEMA:
        return value
    if value.get("schema") == 1:
        return {**_NEW_IN_SCHEMA_2, **value}
    raise ValueError(f"a release of schema {value.get('schema')!r}; this version reads 1 to {SCHEMA}")


def _criterion_json(criterion: DisclosedCriterion, verdict: Verdict) -> Json:
    return {
        "verdict": json_value(verdict),
        "figures": criterion_figures_json(criterion.figures),
        "facets": json_value(criterion.facets),
        "items": json_value(criterion.items),
    }


def _results(value: Json) -> Disclosed:
    return Disclosed(
        respondents=value["respondents"],
        invited=value["invited"],
        organisations=value["organisations"],
        weighting=value["scoring"]["weighting"],
        criteria={id_: _criterion(criterion) for id_, criterion in value["criteria"].items()},
        choices={
            id_: None if counts is None else ChoiceCounts(**counts)
            for id_, counts in value["choices"].items()
        },
        breakdowns=tuple(read_breakdown(breakdown) for breakdown in value["breakdowns"]),
        left_out=tuple(value["left_out"]),
        contrasts=tuple(read_contrast(contrast) for contrast in value["contrasts"]),
        leans=tuple(read_lean(lean) for lean in value["leans"]),
        differences=tuple(read_difference(difference) for difference in value["differences"]),
        comments={
            id_: None if comments is None else tuple(comments) for id_, comments in value["comments"].items()
        },
    )


def _criterion(value: Json) -> DisclosedCriterion:
    return DisclosedCriterion(
        figures=read_criterion_figures(value["figures"]),
        facets={id_: read_facet_figures(facet) for id_, facet in value["facets"].items()},
        items={
            id_: item and ItemFigures(**{**item, "frequencies": tuple(item["frequencies"])})
            for id_, item in value["items"].items()
        },
    )


def _verdict(value: Json) -> Verdict:
    return Verdict(value["kind"], read_interval(value["interval"]))


def _numbers(groups: Mapping[Any, int] | None) -> Json | None:
    if groups is None:
        return None
    return {UNKNOWN if group is None else group: number for group, number in groups.items()}


def _numbers_of(known: tuple[Any, ...], value: Json | None) -> dict[Any, int] | None:
    if value is None:
        return None
    return {group: value[group or UNKNOWN] for group in (*known, None) if (group or UNKNOWN) in value}
