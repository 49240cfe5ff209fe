"""A whole release of a random network, and what its insider knows."""

from typing import Any, cast

import numpy as np

from app.domain.grouping import Attributes
from app.domain.kept_rows import row_plan
from app.domain.questionnaire import Item, Question, Questionnaire
from app.domain.release import InvitedGroup, Occasion, ResponseRow, build_release
from app.domain.release_json import published_json
from app.domain.vocabulary import Level, Line
from tests.domain.attack.insider import Insider, Person
from tests.domain.attack.worlds import World
from tests.domain.report_samples import OCCASION, texts
from tests.domain.scoring_samples import FIVE, POLES, criterion, item, questionnaire

Json = dict[str, Any]


def questionnaire_of(world: World) -> Questionnaire:
    """Facets are bipolar, reversed and plain by turns."""
    scales = (FIVE, POLES, FIVE)
    return questionnaire(
        *(
            criterion(
                id_,
                **{
                    facet: [item(each, scales[place], place == 2) for each in items]
                    for place, (facet, items) in enumerate(facets.items())
                },
            )
            for id_, facets in world.parts.items()
        ),
        questions=[
            Question("hindering", "choose-criteria", texts("Wat hindert?"), maximum=2),
            Question("first-step", "open", texts("Wat eerst?"), max_length=40),
        ],
    )


def released(
    world: World, occasion: Occasion = OCCASION
) -> tuple[Json, Insider, tuple[Attributes, ...] | None]:
    """The published JSON, as it is made when an assessment closes; the insider; and what stands beside each
    row that may be exported, None where none may."""
    asked = questionnaire_of(world)
    rng = np.random.default_rng(world.seed + 1)
    responses = [_response(world, person, asked, rng) for person in np.flatnonzero(~world.silent).tolist()]
    invited = [
        InvitedGroup(
            1, cast(Level | None, each.level), cast(Line | None, each.line), each.sector, each.organisation
        )
        for each in world.invited
    ]
    release = build_release(asked, responses, invited, world.terms, occasion)
    kept = row_plan(asked, responses, world.terms)
    return (
        published_json(release.published),
        _insider(world, asked),
        None if kept is None else kept.attributes,
    )


def _insider(world: World, asked: Questionnaire) -> Insider:
    ids = [each.id for each in asked.items]
    return Insider(
        tuple(
            Person(
                each.organisation,
                each.sector,
                each.level,
                each.line,
                None if silent else frozenset(id_ for id_, there in zip(ids, given, strict=True) if there),
            )
            for each, silent, given in zip(world.invited, world.silent, world.given, strict=True)
        ),
        world.parts,
    )


def _response(world: World, person: int, asked: Questionnaire, rng: np.random.Generator) -> ResponseRow:
    who = world.invited[person]
    answers = {
        each.id: _answer(each, bool(there), rng)
        for each, there in zip(asked.items, world.given[person], strict=True)
    }
    chosen = tuple(each.id for each in asked.criteria if rng.random() < 0.3)[:2]
    return ResponseRow(
        answers=cast(Any, {id_: answer for id_, answer in answers.items() if answer is not None}),
        choices={"hindering": chosen},
        texts={"first-step": f"stap {rng.integers(9)}"} if rng.random() < 0.4 else {},
        organisation=who.organisation,
        sector=who.sector,
        level=cast(Level | None, who.level),
        line=cast(Line | None, who.line),
    )


def _answer(each: Item, given: bool, rng: np.random.Generator) -> int | str | None:
    if given:
        return int(rng.choice(each.scale.values))
    return "dk" if rng.random() < 0.5 else None
