from dataclasses import dataclass

from starlette.datastructures import UploadFile
from wtforms import Field, FileField, validators

from app.files.address_lists import LARGEST_FILE
from app.language.catalogues import N_
from app.web.forms.base import TranslatedForm

CHOOSE_FILE = N_("Choose an Excel or CSV file.")


@dataclass(frozen=True)
class ChosenFile:
    """`content` is cut off just above the largest size that a list may have."""

    name: str
    content: bytes


class AddressListForm(TranslatedForm):
    file = FileField(N_("Excel or CSV file"), [validators.InputRequired(CHOOSE_FILE)])

    def validate_file(self, field: Field) -> None:
        if not isinstance(field.data, UploadFile) or not field.data.filename:
            raise validators.ValidationError(CHOOSE_FILE)

    def read(self) -> ChosenFile:
        upload = self.file.data
        return ChosenFile(upload.filename, upload.file.read(LARGEST_FILE + 1))
