"""The form of the house style, and what a person reads about what will not do."""

from collections.abc import Mapping
from dataclasses import replace
from math import floor

from starlette.datastructures import FormData, UploadFile
from wtforms import FileField, StringField

from app.domain.house_style import HouseStyle, Logo
from app.domain.house_style_rules import Code, StyleProblem, problems
from app.domain.vocabulary import Language
from app.files.logos import LARGEST_FILE, LogoProblem, LogoRefused, read_logo
from app.language.catalogues import N_, texts
from app.language.formatting import format_number
from app.web.forms.base import TranslatedForm
from app.web.forms.networks import trimmed_lower

PROBLEMS: Mapping[Code, str] = {
    "control-character": N_("This text holds characters that can't be printed. Type it in again."),
    "text-too-long": N_("Use at most %(longest)s characters."),
    "name-for-logo": N_("Fill in the name as well: it stands for the logo where that can't be seen."),
    "not-a-colour": N_("Write the colour as # and six digits or letters a to f, such as #0f5c8c."),
    "too-light": N_(
        "This colour is too light: its contrast with white is %(ratio)s : 1, at least %(least)s : 1 is "
        "needed."
    ),
    "too-much-alike": N_("This colour looks too much like the first, %(vision)s."),
}
SUGGESTION = N_("%(colour)s will do.")
SIGHTS = {
    "common": N_("also to people who see all colours"),
    "protanopia": N_("to people who can't see red (protanopia)"),
    "deuteranopia": N_("to people who can't see green (deuteranopia)"),
    "tritanopia": N_("to people who can't see blue (tritanopia)"),
}
LOGO_PROBLEMS: Mapping[LogoProblem, str] = {
    "logo-empty": N_("This file is empty."),
    "logo-too-large": N_("The logo is larger than 1 MB. Choose a smaller file."),
    "logo-svg": N_(
        "A logo in SVG is not accepted, because such a file can hold programs. Save the logo as PNG."
    ),
    "logo-not-a-picture": N_("This is not a PNG or JPEG picture, or it is damaged."),
    "logo-too-many-pixels": N_("The logo has more than 4,000 pixels a side. Make it smaller."),
}


class HouseStyleForm(TranslatedForm):
    name = StringField(N_("Name of the workspace"), filters=[lambda value: (value or "").strip()])
    footer = StringField(N_("Line at the foot of pages and documents"), filters=[lambda v: (v or "").strip()])
    colour = StringField(N_("Colour"), filters=[trimmed_lower])
    second_colour = StringField(N_("Second colour"), filters=[trimmed_lower])
    logo = FileField(N_("Logo"))

    def __init__(self, form: FormData | None, language: Language, style: HouseStyle) -> None:
        super().__init__(form, language, obj=replace(style, logo=None))
        self.language = language
        self.before = style

    def read(self) -> HouseStyle | None:
        """The style to save; None with the problems beside their fields."""
        style = HouseStyle(
            name=self.name.data or "",
            footer=self.footer.data or "",
            colour=self.colour.data or "",
            second_colour=self.second_colour.data or "",
            logo=self.before.logo,
        )
        try:
            style = replace(style, logo=self._logo() or style.logo)
        except LogoRefused as refused:
            self.refuse("logo", LOGO_PROBLEMS[refused.code])
        for problem in problems(style):
            self.refuse(problem.field, problem_text(problem, self.language))
        if self.errors and style.logo is not self.before.logo:
            self.refuse("logo", N_("The logo was not saved. Choose it again."))
        return None if self.errors else style

    def _logo(self) -> Logo | None:
        upload = self.logo.data
        if not isinstance(upload, UploadFile) or not upload.filename:
            return None
        return read_logo(upload.file.read(LARGEST_FILE + 1))


def problem_text(problem: StyleProblem, language: Language) -> str:
    translate = texts(language).gettext
    values: dict[str, object] = dict(problem.values)
    for name in ("ratio", "least"):
        if name in values:
            values[name] = format_number(floor(float(problem.values[name]) * 10) / 10, language, 1)
    if "vision" in values:
        values["vision"] = translate(SIGHTS[str(values["vision"])])
    text = translate(PROBLEMS[problem.code]) % values
    if problem.suggestion is None:
        return text
    return f"{text} {translate(SUGGESTION) % {'colour': problem.suggestion}}"
