"""The variables of a code book, with what the release publishes of each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from app.domain.disclosed import ChoiceCounts
from app.domain.figures import CriterionFigures, ItemFigures
from app.domain.missing_codes import MissingCodes, missing_codes
from app.domain.published import Published
from app.domain.questionnaire import Criterion, Facet, Item, Question, Questionnaire, Texts
from app.domain.variable_names import ROW_VARIABLES, VariableNames, all_variable_names
from app.domain.vocabulary import LANGUAGES
from app.language import N_, texts
from app.language.vocabulary_texts import DIMENSIONS, LEVELS, LINES, SECTORS

Nature = Literal["nominal", "ordinal", "interval"]
Statistic = Literal["vald", "invd", "mean", "stdev"]
"""As DDI calls them: valid cases, invalid cases, mean and standard deviation."""

GROUP_WORDS: Mapping[str, Mapping[str, str]] = {"sector": SECTORS, "level": LEVELS, "line": LINES}

NOT_TOLD = N_("Not known, or not told because the group is small")


@dataclass(frozen=True)
class Category:
    """One code. `labels` by language, empty where unnamed; `count`: how many people, None: not shown.
    `cell`: what the CSV file has instead of the code, None: the code itself.
    """

    code: str
    labels: Texts = field(default_factory=dict)
    missing: bool = False
    count: int | None = None
    cell: str | None = None


@dataclass(frozen=True)
class Variable:
    """`column`: what the CSV file calls it, None where it has none. `concept`: what it measures, the widest
    first. `statistics`: those that are published. `item` and `criterion`: what it was made from.
    """

    name: str
    column: str | None
    labels: Texts
    nature: Nature
    categories: tuple[Category, ...] = ()
    question: Texts | None = None
    concepts: tuple[Texts, ...] = ()
    statistics: Mapping[Statistic, float] = field(default_factory=dict)
    item: Item | None = None
    criterion: Criterion | None = None

    @property
    def shown(self) -> bool:
        """Whether any figure of it is published."""
        return bool(self.statistics) or any(category.count is not None for category in self.categories)


@dataclass(frozen=True)
class FacetVariables:
    facet: Facet
    variables: tuple[Variable, ...]


@dataclass(frozen=True)
class CriterionVariables:
    criterion: Criterion
    facets: tuple[FacetVariables, ...]
    score: Variable


@dataclass(frozen=True)
class ChoiceVariables:
    """`n`: how many people chose any criterion, None: not shown."""

    question: Question
    n: int | None
    variables: tuple[Variable, ...]


@dataclass(frozen=True)
class Variables:
    """`beside`: what stands beside the answers in the files with rows, the `groups` last; none where there
    are no such files."""

    criteria: tuple[CriterionVariables, ...]
    choices: tuple[ChoiceVariables, ...]
    open_questions: tuple[Question, ...]
    beside: tuple[Variable, ...]
    missing: MissingCodes

    @property
    def groups(self) -> tuple[Variable, ...]:
        return tuple(variable for variable in self.beside if variable.categories)

    @property
    def answers(self) -> Iterator[Variable]:
        """What people answered, in the order of the questionnaire."""
        for criterion in self.criteria:
            for facet in criterion.facets:
                yield from facet.variables
        for choice in self.choices:
            yield from choice.variables


def variables_of(questionnaire: Questionnaire, published: Published, row_variables: bool) -> Variables:
    names, missing = all_variable_names(questionnaire), missing_codes(questionnaire)
    make = _VariableMaker(questionnaire, published, names, missing)
    return Variables(
        criteria=tuple(make.criterion(criterion) for criterion in questionnaire.criteria),
        choices=tuple(
            make.choice(question)
            for question in questionnaire.questions
            if question.kind == "choose-criteria"
        ),
        open_questions=tuple(each for each in questionnaire.questions if each.kind == "open"),
        beside=(*_row_variables(), *make.groups()) if row_variables else (),
        missing=missing,
    )


def said(message: str) -> Texts:
    """A text of our own in every language."""
    return {language: texts(language).gettext(message) for language in LANGUAGES}


def _row_variables() -> Iterator[Variable]:
    labels = (N_("Network"), N_("Assessment (wave)"), N_("Row number, in random order"))
    for name, label in zip(ROW_VARIABLES, labels, strict=True):
        yield Variable(name, None if name == "wave" else name, said(label), "nominal")


class _VariableMaker:
    """Variables of one released assessment."""

    def __init__(
        self,
        questionnaire: Questionnaire,
        published: Published,
        names: VariableNames,
        missing: MissingCodes,
    ) -> None:
        self._questionnaire = questionnaire
        self._results = published.results
        self._names = names
        self._missing = missing

    def criterion(self, criterion: Criterion) -> CriterionVariables:
        facets = tuple(
            FacetVariables(facet, tuple(self._item(item, criterion, facet) for item in facet.items))
            for facet in criterion.facets
        )
        score = Variable(
            name=self._names.scores[criterion.id],
            column=None,
            labels=criterion.name,
            nature="interval",
            concepts=(criterion.name,),
            statistics=self._score_statistics(self._results.criteria[criterion.id].figures),
            criterion=criterion,
        )
        return CriterionVariables(criterion, facets, score)

    def _item(self, item: Item, criterion: Criterion, facet: Facet) -> Variable:
        figures = self._results.criteria[criterion.id].items[item.id]
        return Variable(
            name=self._names.items[item.id],
            column=item.id,
            labels=item.text,
            nature="ordinal",
            categories=tuple(self._categories(item, figures)),
            question=item.text,
            concepts=(criterion.name, facet.name),
            statistics=self._item_statistics(item, figures),
            item=item,
            criterion=criterion,
        )

    def _categories(self, item: Item, figures: ItemFigures | None) -> Iterator[Category]:
        for position, value in enumerate(item.scale.values):
            labels = {language: item.labels(language)[position] for language in item.scale.labels}
            named = {language: label for language, label in labels.items() if label}
            yield Category(str(value), named, count=figures.frequencies[position] if figures else None)
        if item.scale.no_answer is not None:
            code, count = str(self._missing.dont_know), figures.dont_know if figures else None
            yield Category(code, item.scale.no_answer, missing=True, count=count, cell="dk")
        skipped = self._results.respondents - figures.n - figures.dont_know if figures else None
        yield self._not_answered(skipped)

    def _not_answered(self, count: int | None) -> Category:
        label = said(N_("Not answered"))
        return Category(str(self._missing.not_answered), label, missing=True, count=count, cell="")

    def _item_statistics(self, item: Item, figures: ItemFigures | None) -> dict[Statistic, float]:
        """Of answers as given, which is what the variable holds. The published sd is of keyed answers: the
        same, but for bipolar items."""
        if figures is None:
            return {}
        sd = figures.sd if item.scale.kind == "ordinal" else None
        return self._statistics(figures.n, figures.raw_mean, sd)

    def _score_statistics(self, figures: CriterionFigures | None) -> dict[Statistic, float]:
        return {} if figures is None else self._statistics(figures.n, figures.mean, figures.sd)

    def _statistics(self, n: int, mean: float | None, sd: float | None) -> dict[Statistic, float]:
        found: dict[Statistic, float] = {"vald": n, "invd": self._results.respondents - n}
        if mean is not None:
            found["mean"] = mean
        if sd is not None:
            found["stdev"] = sd
        return found

    def choice(self, question: Question) -> ChoiceVariables:
        counts = self._results.choices.get(question.id)
        return ChoiceVariables(
            question,
            counts.n if counts else None,
            tuple(
                Variable(
                    name=self._names.choices[question.id, criterion.id],
                    column=question.id,
                    labels=criterion.name,
                    nature="nominal",
                    categories=tuple(self._chosen(criterion.id, counts)),
                    question=question.text,
                    concepts=(criterion.name,),
                    criterion=criterion,
                )
                for criterion in self._questionnaire.criteria
            ),
        )

    def _chosen(self, criterion: str, counts: ChoiceCounts | None) -> Iterator[Category]:
        chosen = counts.counts[criterion] if counts else None
        rest = counts.n - counts.counts[criterion] if counts else None
        yield Category("0", said(N_("Not chosen")), count=rest, cell="")
        yield Category("1", said(N_("Chosen")), count=chosen, cell=criterion)
        yield self._not_answered(self._results.respondents - counts.n if counts else None)

    def groups(self) -> Iterator[Variable]:
        """What rows may tell is what the breakdowns tell."""
        for breakdown in self._results.breakdowns:
            if breakdown.dimension == "organisation":
                continue
            told = {group.id: group.respondents for group in breakdown.groups if not group.merged}
            words = GROUP_WORDS[breakdown.dimension]
            yield Variable(
                name=breakdown.dimension,
                column=breakdown.dimension,
                labels=said(DIMENSIONS[breakdown.dimension]),
                nature="nominal",
                categories=(
                    *(
                        Category(str(code), said(word), count=told.get(id_), cell=id_)
                        for code, (id_, word) in enumerate(words.items(), start=1)
                    ),
                    Category(str(self._missing.not_answered), said(NOT_TOLD), missing=True, cell=""),
                ),
            )
