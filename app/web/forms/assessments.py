from wtforms import (
    BooleanField,
    DateField,
    EmailField,
    Field,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    TextAreaField,
    validators,
)

from app.domain.addresses import is_address
from app.domain.disclosure import LOWEST_THRESHOLD
from app.domain.grouping import DIMENSIONS, MOST_BREAKDOWNS
from app.domain.problems import found
from app.domain.vocabulary import Language
from app.language import vocabulary_texts as words
from app.language.catalogues import N_
from app.questionnaires.catalogue import Catalogue
from app.services.assessments import OPEN_DIMENSIONS, AssessmentData
from app.web.forms.accounts import REQUIRED
from app.web.forms.base import SelectChoice, TranslatedForm, choices
from app.web.forms.networks import trimmed_lower

HIGHEST_THRESHOLD = 50
WORDS = validators.Length(max=2000, message=N_("Use at most 2,000 characters."))
WEIGHTINGS = {
    "respondent": N_("Every respondent counts equally"),
    "organisation": N_("Every organisation counts equally"),
}


class AssessmentForm(TranslatedForm):
    questionnaire_digest = SelectField(N_("Questionnaire"), [REQUIRED])
    mode = RadioField(N_("How are the results shown?"), [REQUIRED], choices=choices(words.MODES))
    threshold = IntegerField(
        N_("Smallest group to show"),
        [
            validators.InputRequired(N_("Fill in a whole number from 3 to 50.")),
            validators.NumberRange(
                LOWEST_THRESHOLD, HIGHEST_THRESHOLD, N_("Fill in a whole number from 3 to 50.")
            ),
        ],
    )
    weighting = RadioField(N_("Who counts how much?"), [REQUIRED], choices=choices(WEIGHTINGS))
    breakdowns = SelectMultipleField(
        N_("By which groups may the report also show results?"), choices=choices(words.DIMENSIONS)
    )
    row_export = BooleanField(N_("The answers may be taken out row by row, for research"))
    opens_on = DateField(N_("Opening date"), [validators.InputRequired(N_("Fill in a date."))])
    closes_on = DateField(N_("Closing date"), [validators.InputRequired(N_("Fill in a date."))])
    reply_to = EmailField(N_("Address for questions"), [REQUIRED], filters=[trimmed_lower])
    words_nl = TextAreaField(N_("Your own words in the Dutch invitation"), [validators.Optional(), WORDS])
    words_en = TextAreaField(N_("Your own words in the English invitation"), [validators.Optional(), WORDS])

    def __init__(self, form: object, language: Language, catalogue: Catalogue, **values: object) -> None:
        super().__init__(form, language, **values)  # type: ignore[arg-type]
        ids = dict.fromkeys(each.id for each in catalogue.all())
        offered = [found(catalogue.latest(each)) for each in ids]
        self.questionnaire_digest.choices = [
            SelectChoice(each.digest, f"{each.title[each.language(language)]} ({each.minutes} min.)")
            for each in offered
        ]

    def validate_reply_to(self, field: Field) -> None:
        if not is_address(field.data or ""):
            raise validators.ValidationError(
                N_("This is not an e-mail address. Write it like name@organisation.nl.")
            )

    def validate_closes_on(self, field: Field) -> None:
        if field.data and self.opens_on.data and field.data < self.opens_on.data:
            raise validators.ValidationError(N_("The closing date lies before the opening date."))

    def validate_weighting(self, field: Field) -> None:
        if field.data == "organisation" and self.mode.data != "open":
            raise validators.ValidationError(
                N_("Organisations can only count equally when results are shown by organisation.")
            )

    def validate_breakdowns(self, field: Field) -> None:
        if len(field.data or ()) > MOST_BREAKDOWNS:
            raise validators.ValidationError(N_("Choose at most two kinds of group."))
        if self.mode.data == "open" and not set(field.data or ()) <= OPEN_DIMENSIONS:
            raise validators.ValidationError(
                N_("When results are shown by organisation, they can't be shown by level.")
            )

    def validate_row_export(self, field: Field) -> None:
        if field.data and self.mode.data == "open":
            raise validators.ValidationError(
                N_("When results are shown by organisation, the answers can't be taken out row by row.")
            )

    def read(self) -> AssessmentData:
        return AssessmentData(
            questionnaire_digest=self.questionnaire_digest.data,
            mode=self.mode.data,
            threshold=self.threshold.data or 0,
            weighting=self.weighting.data,
            breakdowns=[each for each in DIMENSIONS if each in (self.breakdowns.data or ())],
            row_export=bool(self.row_export.data),
            opens_on=found(self.opens_on.data),
            closes_on=found(self.closes_on.data),
            words_nl=(self.words_nl.data or "").strip(),
            words_en=(self.words_en.data or "").strip(),
            reply_to=self.reply_to.data or "",
        )


class ClosingDateForm(TranslatedForm):
    closes_on = DateField(N_("New closing date"), [validators.InputRequired(N_("Fill in a date."))])


class AddressForm(TranslatedForm):
    email = EmailField(N_("E-mail address"), [REQUIRED], filters=[trimmed_lower])

    def validate_email(self, field: Field) -> None:
        if not is_address(field.data or ""):
            raise validators.ValidationError(
                N_("This is not an e-mail address. Write it like name@organisation.nl.")
            )
