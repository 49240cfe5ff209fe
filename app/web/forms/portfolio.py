from collections.abc import Mapping, Sequence
from typing import cast

from starlette.datastructures import FormData, QueryParams, UploadFile
from wtforms import SelectField

from app.domain.portfolio_filter import BY_DATE, BY_NAME, SizeClass, Wanted
from app.domain.questionnaire import Questionnaire
from app.domain.vocabulary import Formality, Language, Phase, Sector
from app.language import vocabulary_texts as words
from app.language.catalogues import N_
from app.web.forms.base import SelectChoice, TranslatedForm

SIZES = {
    "small": N_("Small (up to 15 people)"),
    "medium": N_("Medium (16 to 40 people)"),
    "large": N_("Large (more than 40 people)"),
}
ORDERS = {BY_NAME: N_("Name"), BY_DATE: N_("Closing date, latest first")}


class PortfolioForm(TranslatedForm):
    """Read from the address; a value that is not on offer means: all."""

    formality = SelectField(N_("Formality"))
    size = SelectField(N_("Size"))
    phase = SelectField(N_("Phase"))
    sector = SelectField(N_("With the sector"))
    sort = SelectField(N_("Order"), default=BY_NAME)

    def __init__(self, query: QueryParams, language: Language, shown: Sequence[Questionnaire]) -> None:
        given: list[tuple[str, str | UploadFile]] = list(query.multi_items())
        super().__init__(FormData(given) if given else None, language)
        orders = [SelectChoice(value, self._gettext(label)) for value, label in ORDERS.items()]
        criteria = [
            SelectChoice(criterion.id, criterion.name[questionnaire.language(language)])
            for questionnaire in shown[:1]
            for criterion in questionnaire.criteria
        ]
        self._offered = {
            "formality": self._any_of(words.FORMALITIES),
            "size": self._any_of(SIZES),
            "phase": self._any_of(words.PHASES),
            "sector": self._any_of(words.SECTORS),
            "sort": [*orders, *criteria],
        }
        for field in (self.formality, self.size, self.phase, self.sector, self.sort):
            field.choices = self._offered[field.name]

    def read(self) -> Wanted:
        return Wanted(
            formality=cast(Formality | None, self._chosen("formality")),
            size=cast(SizeClass | None, self._chosen("size")),
            phase=cast(Phase | None, self._chosen("phase")),
            sector=cast(Sector | None, self._chosen("sector")),
            sort=self._chosen("sort") or BY_NAME,
        )

    def _chosen(self, name: str) -> str | None:
        offered = [choice.value for choice in self._offered[name]]
        return self[name].data or None if self[name].data in offered else None

    def _any_of(self, texts: Mapping[str, str]) -> list[SelectChoice]:
        return [
            SelectChoice("", self._gettext(N_("All"))),
            *(SelectChoice(value, self._gettext(label)) for value, label in texts.items()),
        ]
