"""A questionnaire with every kind of item, and answers to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from hypothesis import strategies as st

from app.domain.answer_matrix import AnswerMatrix, CodedAnswers, table_of
from app.domain.questionnaire import Criterion, Facet, Item, Question, Questionnaire, Scale
from tests.domain.report_samples import make_scale, texts

Answer = int | str | None
"""A value of the scale, "dk", or None where nothing was answered."""

FIVE, POLES = make_scale(5), make_scale(5, "bipolar")
SEVEN = make_scale(7, first=-3)
NO_DONT_KNOW = Scale("no-dont-know", "ordinal", (1, 2, 3, 4, 5), FIVE.labels)


@dataclass(frozen=True)
class Row:
    """One respondent; items left out of `answers` were not answered."""

    network: str
    answers: Mapping[str, Answer] = field(default_factory=dict)
    organisation: str | None = None


def item(id_: str, scale: Scale = FIVE, reversed_: bool = False) -> Item:
    return Item(id_, texts(id_), scale, reversed_)


def criterion(id_: str, **facets: Sequence[Item]) -> Criterion:
    return Criterion(
        id_,
        texts(id_),
        texts(id_),
        tuple(Facet(name, texts(name), tuple(items)) for name, items in facets.items()),
    )


def questionnaire(*criteria: Criterion, questions: Sequence[Question] = ()) -> Questionnaire:
    scales = {each.scale.id: each.scale for made in criteria for each in made.items}
    return Questionnaire(
        id="mixed",
        version="2.1.0",
        languages=("nl", "en"),
        title=texts("Gemengd"),
        introduction=texts("Alle soorten stellingen."),
        minutes=3,
        source="Made for tests.",
        scales=tuple(scales.values()),
        criteria=criteria,
        questions=tuple(questions),
        digest="0" * 64,
    )


MIXED = questionnaire(
    criterion(
        "plain", first=[item("p1"), item("p2", reversed_=True)], second=[item("p3"), item("p4"), item("p5")]
    ),
    criterion("balance", whole=[item("b1", POLES), item("b2"), item("b3", POLES)]),
    criterion("wide", low=[item("w1", SEVEN), item("w2", SEVEN, True)]),
    criterion("single", one=[item("s1", NO_DONT_KNOW)]),
    questions=[
        Question("hindering", "choose-criteria", texts("Wat hindert?"), maximum=2),
        Question("first-step", "open", texts("Wat eerst?"), max_length=40),
    ],
)


def answers_of(rows: Sequence[Row], to: Questionnaire = MIXED) -> AnswerMatrix:
    """The matrix of rows of one network."""
    values = np.full((len(rows), len(to.items)), np.nan)
    dont_know = np.zeros(values.shape, dtype=bool)
    for number, row in enumerate(rows):
        for column, each in enumerate(to.items):
            answer = row.answers.get(each.id)
            if answer == "dk":
                dont_know[number, column] = True
            elif answer is not None:
                values[number, column] = answer
    organisations = tuple(row.organisation for row in rows)
    known = any(organisation is not None for organisation in organisations)
    return AnswerMatrix(values, dont_know, organisations if known else None)


def table(rows: Sequence[Row], to: Questionnaire = MIXED) -> CodedAnswers:
    """The table of rows of many networks, in the order in which these first appear."""
    whole = table_of(answers_of(rows, to), to.items)
    names = tuple(dict.fromkeys(row.network for row in rows))
    network = np.array([names.index(row.network) for row in rows], dtype=np.int64)
    return CodedAnswers(names, network, whole.codes, whole.organisation)


def rows(
    to: Questionnaire = MIXED,
    networks: Sequence[str] = ("A", "B", "C"),
    organisations: Sequence[str | None] = (None,),
    most: int = 12,
) -> st.SearchStrategy[list[Row]]:
    """Rows with answers of every kind, missing ones and don't-knows included."""
    answers = st.fixed_dictionaries({each.id: st.sampled_from(possible(each)) for each in to.items})
    row = st.builds(Row, st.sampled_from(networks), answers, st.sampled_from(organisations))
    return st.lists(row, min_size=1, max_size=most)


def possible(each: Item) -> list[Answer]:
    answers: list[Answer] = [*each.scale.values, None]
    return answers if each.scale.no_answer is None else [*answers, "dk"]
