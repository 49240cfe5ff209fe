import re
from collections.abc import Mapping, Sequence

from wtforms import DateField, HiddenField, SelectField, StringField, TextAreaField, validators

from app.domain.vocabulary import Language
from app.language.catalogues import N_
from app.persistence.tables import Organisation
from app.services.planned_actions import ActionData
from app.web.forms.accounts import REQUIRED
from app.web.forms.base import SelectChoice, TranslatedForm, choices
from app.web.forms.networks import LONG, NAME, NOT_SAID, trimmed

ACTION_STATES = {
    "planned": N_("Planned"),
    "started": N_("Under way"),
    "done": N_("Done"),
    "dropped": N_("Dropped"),
}
REFERENCE = re.compile(r"[^\x00-\x1f\x7f]{1,200}")
"""The id of a finding or an intervention, which comes in through an address; it may hold a group's name."""


def reference(value: str | None) -> str:
    return value if value and REFERENCE.fullmatch(value) else ""


class PlannedActionForm(TranslatedForm):
    title = StringField(N_("What are you going to do?"), [REQUIRED, NAME], filters=[trimmed])
    criterion = SelectField(N_("What is it about?"))
    organisation_id = SelectField(N_("Who takes care of it?"))
    due_on = DateField(N_("When is it ready?"), [validators.Optional()], default=None)
    state = SelectField(N_("How far is it?"), [REQUIRED], choices=choices(ACTION_STATES))
    note = TextAreaField(N_("Note"), [validators.Optional(), LONG])
    finding = HiddenField(filters=[reference])
    intervention = HiddenField(filters=[reference])

    def __init__(
        self,
        form: object,
        language: Language,
        criteria: Mapping[str, str],
        organisations: Sequence[Organisation],
        **values: object,
    ) -> None:
        super().__init__(form, language, **values)  # type: ignore[arg-type]
        whole = SelectChoice("", self._gettext(N_("The collaboration as a whole")))
        self.criterion.choices = [whole, *(SelectChoice(id_, name) for id_, name in criteria.items())]
        nobody = SelectChoice("", self._gettext(str(NOT_SAID.label)))
        self.organisation_id.choices = [nobody, *(SelectChoice(row.id, row.name) for row in organisations)]

    def read(self) -> ActionData:
        return ActionData(
            criterion=self.criterion.data or "",
            title=self.title.data or "",
            note=(self.note.data or "").strip(),
            organisation_id=self.organisation_id.data or None,
            due_on=self.due_on.data,
            state=self.state.data,
            finding=self.finding.data or "",
            intervention=self.intervention.data or "",
        )
