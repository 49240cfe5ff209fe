"""Gettext catalogues, merged from one file a part and read once."""

from functools import cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from app.domain.vocabulary import LANGUAGES, Language

Texts = NullTranslations
"""The texts of one language: `gettext(message)` and `ngettext(singular, plural, n)`."""

DUTCH = Path(__file__).parent / "nl"


class ConflictingTexts(ValueError):
    """Two parts translate the same message differently."""


def N_(message: str) -> str:  # noqa: N802
    """Mark a message for translation where it is written; it is translated where it is shown."""
    return message


@cache
def texts(language: Language) -> Texts:
    """English messages are their own text; the Dutch come from all the parts together."""
    if language not in LANGUAGES:
        raise ValueError(f"no such language: {language}")
    return NullTranslations() if language == "en" else compiled(merged(read_parts(DUTCH)))


def read_parts(folder: Path) -> dict[str, Catalog]:
    """Every `<part>.po` of a folder by the name of its part."""
    parts = {}
    for file in sorted(folder.glob("*.po")):
        with file.open("rb") as content:
            parts[file.stem] = read_po(content, locale=folder.name, abort_invalid=True)
    return parts


def merged(parts: dict[str, Catalog]) -> Catalog:
    """One catalogue of all parts, which may share a message only if they agree on its text."""
    whole = Catalog(locale="nl")
    for part, catalogue in parts.items():
        for message in catalogue:
            if not message.id:
                continue
            known = whole.get(message.id, message.context)
            if known is not None and known.string != message.string:
                raise ConflictingTexts(
                    f"{part}.po: {message.id!r}: {message.string!r}, elsewhere {known.string!r}"
                )
            whole.add(message.id, message.string, flags=message.flags, context=message.context)
    return whole


def compiled(catalogue: Catalog) -> Translations:
    binary = BytesIO()
    write_mo(binary, catalogue)
    binary.seek(0)
    return Translations(binary)
