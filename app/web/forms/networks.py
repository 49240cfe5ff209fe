from collections.abc import Sequence

from wtforms import (
    DateField,
    EmailField,
    Field,
    SelectField,
    StringField,
    TextAreaField,
    validators,
)

from app.domain.addresses import is_address
from app.domain.vocabulary import Language
from app.language import vocabulary_texts as words
from app.language.catalogues import N_
from app.persistence.tables import Organisation
from app.services.networks import NetworkData, OrganisationData, ParticipantData
from app.web.forms.accounts import REQUIRED
from app.web.forms.base import SelectChoice, TranslatedForm, choices

NOT_SAID = SelectChoice("", N_("Not filled in"))
NAME = validators.Length(max=200, message=N_("Use at most 200 characters."))
LONG = validators.Length(max=4000, message=N_("Use at most 4,000 characters."))


def trimmed(value: str | None) -> str:
    return " ".join(value.split()) if value else ""


def trimmed_lower(value: str | None) -> str:
    return trimmed(value).lower()


class NetworkForm(TranslatedForm):
    name = StringField(N_("Name of the network"), [REQUIRED, NAME], filters=[trimmed])
    purpose = TextAreaField(N_("What the network is for"), [LONG])
    formality = SelectField(
        N_("How formal is the collaboration?"), [REQUIRED], choices=choices(words.FORMALITIES)
    )
    scale = SelectField(N_("On what scale does it work?"), [REQUIRED], choices=choices(words.SCALES))
    phase = SelectField(N_("In what phase is it?"), [REQUIRED], choices=choices(words.PHASES))
    started_on = DateField(N_("Started on"), [validators.Optional()])

    def read(self) -> NetworkData:
        return NetworkData(
            name=self.name.data or "",
            purpose=(self.purpose.data or "").strip(),
            formality=self.formality.data,
            scale=self.scale.data,
            phase=self.phase.data,
            started_on=self.started_on.data,
        )


class OrganisationForm(TranslatedForm):
    name = StringField(N_("Name of the organisation"), [REQUIRED, NAME], filters=[trimmed])
    sector = SelectField(N_("Sector"), choices=[NOT_SAID, *choices(words.SECTORS)])
    line = SelectField(N_("Line"), choices=[NOT_SAID, *choices(words.LINES)])

    def read(self) -> OrganisationData:
        return OrganisationData(self.name.data or "", self.sector.data or None, self.line.data or None)


class ParticipantForm(TranslatedForm):
    name = StringField(N_("Name"), [REQUIRED, NAME], filters=[trimmed])
    email = EmailField(N_("E-mail address"), [REQUIRED], filters=[trimmed_lower])
    organisation_id = SelectField(N_("Organisation"), [REQUIRED])
    level = SelectField(N_("Level"), choices=[NOT_SAID, *choices(words.LEVELS)])
    language = SelectField(N_("Language"), [REQUIRED], choices=choices(words.LANGUAGES))

    def __init__(
        self, form: object, language: Language, organisations: Sequence[Organisation], **values: object
    ) -> None:
        super().__init__(form, language, **values)  # type: ignore[arg-type]
        self.organisation_id.choices = [SelectChoice(row.id, row.name) for row in organisations]

    def validate_email(self, field: Field) -> None:
        if not is_address(field.data or ""):
            raise validators.ValidationError(
                N_("This is not an e-mail address. Write it like name@organisation.nl.")
            )

    def read(self) -> ParticipantData:
        return ParticipantData(
            name=self.name.data or "",
            email=self.email.data or "",
            organisation_id=self.organisation_id.data,
            level=self.level.data or None,
            language=self.language.data,
        )
