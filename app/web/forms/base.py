"""Forms that speak the person's language."""

from collections.abc import Iterable, Mapping
from typing import Any

from starlette.datastructures import FormData
from wtforms import Form, SelectFieldBase
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

from app.domain.vocabulary import Language
from app.language.catalogues import texts

__all__ = ["Posted", "SelectChoice", "TranslatedForm", "choices"]


class Posted:
    """Starlette's form data with the one method that WTForms asks for."""

    def __init__(self, form: FormData) -> None:
        self._form = form

    def getlist(self, name: str) -> list[Any]:
        return self._form.getlist(name)

    def __contains__(self, name: str) -> bool:
        return name in self._form

    def __iter__(self) -> Any:  # noqa: ANN401
        return iter(self._form)

    def __len__(self) -> int:
        return len(self._form)


class TranslatedForm(Form):
    """Labels, choices and messages are written as message ids and shown in `language`."""

    def __init__(self, form: FormData | None, language: Language, **values: Any) -> None:  # noqa: ANN401
        super().__init__(Posted(form) if form is not None else None, meta={"locales": [language]}, **values)
        self._gettext = texts(language).gettext
        for field in self:
            field.label.text = self._gettext(field.label.text) if field.label.text else ""
            if isinstance(field, SelectFieldBase):
                self._translate_choices(field)

    def _translate_choices(self, field: SelectFieldBase) -> None:
        choices: Iterable[Any] = getattr(field, "choices", None) or ()
        field.choices = [  # type: ignore[attr-defined]
            SelectChoice(choice.value, self._gettext(choice.label) if choice.label else "")
            for choice in choices
        ]

    def validate(self, extra_validators: Any = None) -> bool:  # noqa: ANN401
        valid = super().validate(extra_validators)
        for field in self:
            field.errors = [self._gettext(str(error)) for error in field.errors]
        return bool(valid)

    def refuse(self, field: str, message: str) -> None:
        """Adds a problem that only the service could see."""
        self[field].errors = [*self[field].errors, self._gettext(message)]


def choices(texts: Mapping[str, str]) -> list[SelectChoice]:
    """Choices from message ids by value."""
    return [SelectChoice(value, label) for value, label in texts.items()]
