"""Every page component once, with texts as they would be, to look at and to test."""

from datetime import date
from pathlib import Path
from typing import Any

import wtforms
from jinja2 import ChoiceLoader, FileSystemLoader, Template
from starlette.datastructures import FormData

from app.domain.vocabulary import Language
from app.web import templating

AGREEMENT = ("Helemaal mee oneens", "Mee oneens", "Neutraal", "Mee eens", "Helemaal mee eens")


class NetworkForm(wtforms.Form):
    name = wtforms.StringField(
        "Naam van het netwerk", [wtforms.validators.InputRequired("Vul de naam van het netwerk in.")]
    )
    email = wtforms.EmailField("E-mailadres", [wtforms.validators.InputRequired("Vul een e-mailadres in.")])
    password = wtforms.PasswordField("Wachtwoord", [wtforms.validators.Optional()])
    opens = wtforms.DateField("Opent op", [wtforms.validators.Optional()])
    closes = wtforms.DateField("Sluit op", [wtforms.validators.Optional()])
    threshold = wtforms.IntegerField("Drempel", [wtforms.validators.InputRequired("Vul de drempel in.")])
    phase = wtforms.SelectField(
        "Fase", choices=[("starting", "Begint"), ("running", "Loopt"), ("stuck", "Zit vast")]
    )
    line = wtforms.SelectField("Linie", choices=[("", "Geen"), ("goal", "Doel")])
    purpose = wtforms.TextAreaField("Doel", [wtforms.validators.Optional()])
    mode = wtforms.RadioField(
        "Wat mag het rapport laten zien?",
        [wtforms.validators.InputRequired("Kies wat het rapport mag laten zien.")],
        choices=[("confidential", "Vertrouwelijk"), ("open", "Open")],
    )
    lines = wtforms.SelectMultipleField(
        "Linies", choices=[("defence", "Verdediging"), ("midfield", "Middenveld")]
    )
    agreed = wtforms.BooleanField("De deelnemers weten dat zij worden uitgenodigd")
    file = wtforms.FileField("Lijst met deelnemers", [wtforms.validators.Optional()])


def template(name: str, language: Language) -> Template:
    """A template of the tests in the application's own environment."""
    jinja = templating.environment(language)
    loader = ChoiceLoader([FileSystemLoader(Path(__file__).parent), jinja.loader])  # type: ignore[list-item]
    return jinja.overlay(loader=loader).get_template(name)


def ordinal(item_id: str, text: str, **changes: Any) -> dict[str, Any]:
    options = list(enumerate(AGREEMENT, start=1))
    return {
        "id": item_id,
        "text": text,
        "options": options,
        "no_answer": "Weet ik niet",
        "chosen": None,
        "number": None,
        "error": None,
        "poles": False,
    } | changes


def bipolar(item_id: str, text: str, left: str, right: str, **changes: Any) -> dict[str, Any]:
    options = [(1, left), (2, ""), (3, "Evenveel van beide"), (4, ""), (5, right)]
    return ordinal(item_id, text, options=options, poles=True) | changes


ITEMS = [
    bipolar(
        "approach-1",
        "Waar ligt in dit netwerk de nadruk op?",
        "Handhaven en ingrijpen",
        "Voorkomen en ondersteunen",
        number=17,
    ),
    bipolar(
        "collaboration-1",
        "Hoe werken partners in dit netwerk samen?",
        "Volgens vaste regels en afspraken op papier",
        "Door elkaar te kennen en te bellen",
        chosen="4",
        number=18,
    ),
    ordinal(
        "drive-1",
        "Partners in dit netwerk beginnen uit zichzelf met nieuwe acties, ook als niemand daarom vraagt.",
        number=19,
    ),
    ordinal("drive-2", "Partners voelen dat er snel iets moet gebeuren.", chosen="4", number=20),
    ordinal(
        "drive-3",
        "Wie aan tafel zit, mag beslissen.",
        chosen="dk",
        number=21,
        error="Kies één van de antwoorden.",
    ),
]
CHOICE = {
    "id": "hindering",
    "text": "Welke onderwerpen hinderen het netwerk nu het meest?",
    "chosen": {"mandate"},
    "number": None,
    "maximum": 3,
    "choices": [
        ("drive", "Drive", "De energie in het netwerk."),
        ("direction", "Inhoudelijke richting", "Een gedeeld beeld en gedeelde doelen."),
        ("mandate", "Organisatiemandaat", "Ruimte om te beslissen."),
        ("operational-unit", "Operationele eenheid", "Eén gezamenlijk werkgebied."),
    ],
    "error": None,
}
OPEN = {
    "id": "first-step",
    "text": "Wat zou de eerste stap moeten zijn?",
    "chosen": "",
    "max_length": 1000,
    "error": None,
}
PEOPLE = [
    {
        "id": 1,
        "name": "Fatima El Amrani",
        "organisation": "Gemeente Rotterdam",
        "state": "Heeft geantwoord",
        "kind": "positive",
        "reminders": 0,
    },
    {
        "id": 2,
        "name": "Jan-Willem van der Meulen-Oosterbaan",
        "organisation": "Politie-eenheid Rotterdam",
        "state": "Aangekomen",
        "kind": "info",
        "reminders": 1,
    },
    {
        "id": 3,
        "name": "Sanne de Wit",
        "organisation": "Stichting Jeugdzorg Zuid",
        "state": "Onzeker",
        "kind": "warning",
        "reminders": 12,
    },
    {
        "id": 4,
        "name": "Ömer Yıldız",
        "organisation": "Bewonersraad",
        "state": "Geweigerd",
        "kind": "negative",
        "reminders": 0,
    },
    {
        "id": 5,
        "name": "Priya Jansen",
        "organisation": "Scholengroep De Brug",
        "state": "Nog niet verstuurd",
        "kind": "neutral",
        "reminders": 0,
    },
]


def from_string(source: str, **values: Any) -> str:
    """A few lines of template, in Dutch."""
    return templating.environment("nl").from_string(source).render(ALWAYS, **values)


ALWAYS = {"csrf_token": "token", "user": None, "today": date(2026, 3, 3), "demo": False}


def staff_page(language: Language = "nl", with_errors: bool = False) -> str:
    form = NetworkForm(FormData({"phase": "running", "line": ""}) if with_errors else None)
    if with_errors:
        form.validate()
    page = ALWAYS | {
        "user": {"email": "coordinator@example.org"},
        "demo": True,
        "outbox": True,
        "section": "networks",
        "current_path": "/networks",
        "flashes": [("ok", "De wijzigingen zijn opgeslagen.")],
    }
    return template("gallery.html", language).render(page, form=form, people=PEOPLE)


def partner_page(language: Language = "nl") -> str:
    questions = {"items": ITEMS, "choice": CHOICE, "open": OPEN}
    errors = [("drive-3", "Kies één van de antwoorden.")]
    return template("gallery_questions.html", language).render(
        ALWAYS, **questions, errors=errors, network_name="Veilig opgroeien in Zuid"
    )
