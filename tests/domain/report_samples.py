"""Small questionnaires and answers whose figures can be computed by hand."""

from collections.abc import Sequence
from datetime import date

from app.domain.disclosure import Terms
from app.domain.questionnaire import Criterion, Facet, Item, Question, Questionnaire, Scale, ScaleKind
from app.domain.release import InvitedGroup, Occasion, Published, ResponseRow, build_release
from app.domain.report import Report
from app.domain.report_making import make_report

OCCASION = Occasion(network="Zuidwijk", wave=1, closed_on=date(2026, 3, 20))


def texts(text: str) -> dict[str, str]:
    return {"nl": text, "en": f"{text} (en)"}


def make_scale(values: int = 5, kind: ScaleKind = "ordinal", first: int = 1) -> Scale:
    labels = tuple(f"waarde {first + step}" for step in range(values))
    return Scale(
        id=f"{kind}-{values}",
        kind=kind,
        values=tuple(range(first, first + values)),
        labels={"nl": labels, "en": tuple(label.replace("waarde", "value") for label in labels)},
        no_answer={"nl": "Weet ik niet", "en": "I don't know"},
    )


def make_criterion(id_: str, facets: Sequence[int], scale: Scale) -> Criterion:
    """A criterion with as many facets as given, each with that many items."""
    return Criterion(
        id=id_,
        name=texts(f"Criterium {id_}"),
        definition=texts(f"Wat {id_} betekent."),
        facets=tuple(
            Facet(
                id=f"{id_}-facet{position}",
                name=texts(f"Facet {position} van {id_}"),
                items=tuple(
                    Item(
                        id=f"{id_}-{position}-{number}",
                        text=texts(f"Stelling {number} van facet {position} van {id_}"),
                        scale=scale,
                    )
                    for number in range(1, size + 1)
                ),
            )
            for position, size in enumerate(facets, start=1)
        ),
    )


def make_questionnaire(
    criteria: int = 1, facets: Sequence[int] = (2,), scale: Scale | None = None, version: str = "1.0.0"
) -> Questionnaire:
    """Criteria `a`, `b`, ... that all have these facets on one scale."""
    used = scale or make_scale()
    return Questionnaire(
        id="proef",
        version=version,
        languages=("nl", "en"),
        title=texts("Proefvragenlijst"),
        introduction=texts("Een proef."),
        minutes=1,
        source="Bron van de proef",
        scales=(used,),
        criteria=tuple(make_criterion(chr(ord("a") + place), facets, used) for place in range(criteria)),
        questions=(
            Question("hindering", "choose-criteria", texts("Wat hindert het meest?"), maximum=3),
            Question("first-step", "open", texts("Wat is de eerste stap?"), max_length=1000),
        ),
        digest="0" * 64,
    )


def rows(questionnaire: Questionnaire, *lines: str) -> list[ResponseRow]:
    """One respondent a line, one character an item: a number, `?` for don't know, `-` for nothing."""
    return [
        ResponseRow(
            answers={
                item.id: "dk" if mark == "?" else int(mark)
                for item, mark in zip(questionnaire.items, line, strict=True)
                if mark != "-"
            }
        )
        for line in lines
    ]


def published(
    questionnaire: Questionnaire,
    *lines: str,
    occasion: Occasion = OCCASION,
    invited: Sequence[InvitedGroup] | None = None,
) -> Published:
    return build_release(questionnaire, rows(questionnaire, *lines), invited, Terms(), occasion).published


def report_on(
    questionnaire: Questionnaire, *lines: str, invited: Sequence[InvitedGroup] | None = None
) -> Report:
    return make_report(questionnaire, published(questionnaire, *lines, invited=invited), None, "nl")
