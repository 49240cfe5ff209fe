"""A publisher without scruples, in the form of a release: it shows whatever it is asked, of however few.

Whatever the attacker must find is planted with it, away from the code that makes releases.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from tests.domain.attack.insider import Insider, Person

Json = dict[str, Any]

PARTS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "drive": {"initiative": ("i1", "i2"), "urgency": ("u1",)},
    "steering": {"agreement": ("a1",)},
}
ITEMS = tuple(item for facets in PARTS.values() for items in facets.values() for item in items)


@dataclass(frozen=True)
class Answerer:
    """One respondent and the answers (1 to 5) by item; items left out were not answered."""

    answers: Mapping[str, int]
    organisation: str | None = None
    sector: str | None = None
    level: str | None = None
    line: str | None = None


def insider(people: Sequence[Answerer]) -> Insider:
    return Insider(
        tuple(
            Person(each.organisation, each.sector, each.level, each.line, frozenset(each.answers))
            for each in people
        ),
        PARTS,
    )


def naive_release(
    people: Sequence[Answerer],
    breakdowns: Mapping[str, Mapping[str, tuple[str, ...]]],
    k: int = 5,
    weighting: str = "respondent",
    mode: str = "confidential",
) -> Json:
    """Everything of everybody. `breakdowns`: of each dimension the values taken together in each group."""
    return {
        "schema": 2,
        "network": "Zuidwijk",
        "wave": 1,
        "closed_on": "2026-03-20",
        "demo": False,
        "questionnaire": {"id": "proef", "version": "1.0.0", "digest": "0" * 64},
        "scoring": {"version": "1.0.0", "weighting": weighting},
        "terms": {
            "mode": mode,
            "threshold": k,
            "weighting": weighting,
            "breakdowns": [],
            "row_export": False,
        },
        "respondents": len(people),
        "invited": len(people),
        "organisations": len({each.organisation for each in people}),
        "criteria": {id_: _whole(id_, people) for id_ in PARTS},
        "choices": {},
        "comments": {},
        "breakdowns": [
            {
                "dimension": dimension,
                "groups": [_group(people, dimension, *group) for group in groups.items()],
            }
            for dimension, groups in breakdowns.items()
        ],
        "left_out": [],
        "contrasts": [],
        "leans": [],
        "differences": [],
        "findings": [],
    }


def _whole(id_: str, people: Sequence[Answerer]) -> Json:
    criterion = _criterion(id_, people)
    for item, figures in criterion["items"].items():
        given = [each.answers[item] for each in people if item in each.answers]
        figures["frequencies"] = [given.count(value) for value in range(1, 6)]
    return {"verdict": {"kind": "uncertain", "interval": None}, **criterion}


def _group(people: Sequence[Answerer], dimension: str, id_: str, values: tuple[str, ...]) -> Json:
    members = [each for each in people if (getattr(each, dimension) or "unknown") in values]
    return {
        "id": id_,
        "values": list(values),
        "respondents": len(members),
        "invited": len(members),
        "criteria": {criterion: _criterion(criterion, members) for criterion in PARTS},
    }


def _criterion(id_: str, people: Sequence[Answerer]) -> Json:
    facets = PARTS[id_]
    return {
        "figures": _figures(people, [item for items in facets.values() for item in items]),
        "facets": {facet: _figures(people, items) for facet, items in facets.items()},
        "items": {item: _figures(people, [item]) for items in facets.values() for item in items},
    }


def _figures(people: Sequence[Answerer], items: Sequence[str]) -> Json:
    given = [[each.answers[item] for item in items if item in each.answers] for each in people]
    scores = [float(np.mean(answers)) for answers in given if 2 * len(answers) >= len(items)]
    return {
        "n": len(scores),
        "mean": round(float(np.mean(scores)), 1) if scores else None,
        "sd": round(float(np.std(scores, ddof=1)), 2) if len(scores) > 1 else None,
    }
