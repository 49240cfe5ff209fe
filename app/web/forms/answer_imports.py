import re
from datetime import date
from pathlib import PurePath
from typing import cast

from starlette.datastructures import UploadFile
from wtforms import DateField, Field, FileField, IntegerField, RadioField, SelectField, validators

from app.domain.answers import UNPRINTABLE
from app.domain.disclosure import LOWEST_THRESHOLD
from app.domain.problems import found
from app.domain.vocabulary import Language, Mode
from app.language import vocabulary_texts as words
from app.language.catalogues import N_
from app.questionnaires.catalogue import Catalogue
from app.services.answer_imports import ImportTerms
from app.services.answer_uploads import BroughtAnswers, SourceFile
from app.web.forms.accounts import REQUIRED
from app.web.forms.assessments import HIGHEST_THRESHOLD
from app.web.forms.base import TranslatedForm, choices

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 20_000
MOST_LINES, LONGEST_LINE = 5 * MOST_ROWS, 100_000
"""A file beyond these is not even read: a text may take several lines, but not that many."""
LONGEST_NAME = 100
WORKBOOK = b"PK\x03\x04"

TOO_MANY_ROWS = N_(
    "This page takes at most 20,000 rows. Ask the administrator: the command “slagvaardig import-answers” "
    "takes more."
)
THRESHOLD_TEXT = N_("Fill in a whole number from 3 to 50.")


class AnswerImportForm(TranslatedForm):
    """The contents of each file are read once, while it is checked, and kept in `files`."""

    answers = FileField(N_("File with answers (CSV)"))
    questionnaire_digest = SelectField(N_("Questionnaire"), [REQUIRED])
    questionnaire = FileField(N_("Another questionnaire (YAML)"))
    taken_on = DateField(N_("Date of the answers"), [validators.InputRequired(N_("Fill in a date."))])
    invited = FileField(N_("File with numbers invited (CSV)"))
    mode = RadioField(N_("How are the results shown?"), [REQUIRED], choices=choices(words.MODES))
    threshold = IntegerField(
        N_("Smallest group to show"),
        [
            validators.InputRequired(THRESHOLD_TEXT),
            validators.NumberRange(LOWEST_THRESHOLD, HIGHEST_THRESHOLD, THRESHOLD_TEXT),
        ],
    )

    def __init__(
        self, form: object, language: Language, catalogue: Catalogue, today: date, **values: object
    ) -> None:
        super().__init__(form, language, **values)  # type: ignore[arg-type]
        self.catalogue, self.today = catalogue, today
        self.files: dict[str, SourceFile] = {}
        self.questionnaire_digest.choices = [
            (each.digest, f"{each.title[each.language(language)]} ({each.version})")
            for each in catalogue.all()
        ]

    def validate_answers(self, field: Field) -> None:
        self._take(field)
        if field.name not in self.files:
            raise validators.ValidationError(N_("Choose the file with the answers."))

    def validate_questionnaire(self, field: Field) -> None:
        self._take(field)

    def validate_invited(self, field: Field) -> None:
        self._take(field)

    def validate_taken_on(self, field: Field) -> None:
        if field.data and field.data > self.today:
            raise validators.ValidationError(
                N_("This date lies in the future. Fill in today or an earlier date.")
            )

    def _take(self, field: Field) -> None:
        upload = field.data
        if not isinstance(upload, UploadFile) or not upload.filename:
            return
        content = upload.file.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise validators.ValidationError(N_("This file is larger than 10 MB."))
        if content.startswith(WORKBOOK):
            raise validators.ValidationError(
                N_("This is an Excel workbook. Save it as “CSV UTF-8” in Excel and choose that file.")
            )
        if content.count(b"\n") > MOST_LINES or len(content.split(b"\n", 1)[0]) > LONGEST_LINE:
            raise validators.ValidationError(TOO_MANY_ROWS)
        self.files[field.name] = SourceFile(plain_name(upload.filename), content)

    def read(self) -> BroughtAnswers:
        digest = self.questionnaire_digest.data
        chosen = found(self.catalogue.by_digest(digest))
        own = self.files.get("questionnaire")
        return BroughtAnswers(
            answers=self.files["answers"],
            invited=self.files.get("invited"),
            questionnaire=own or SourceFile(f"{chosen.id} {chosen.version}", self.catalogue.content(digest)),
            terms=ImportTerms(
                found(self.taken_on.data), self.threshold.data or 0, cast(Mode, self.mode.data)
            ),
        )


def plain_name(name: str) -> str:
    """The last part of a file's name, as it can be shown and stored."""
    last = PurePath(re.sub(r"[\\/]+", "/", name)).name
    return " ".join(UNPRINTABLE.sub("", last).split())[:LONGEST_NAME] or "-"
