"""Finds the header of an address list and what its columns mean."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from app.domain.vocabulary_words import plain
from app.files.address_rows import Row

SEARCHED_ROWS = 30

_SYNONYMS = {
    "name": "naam, name, volledige naam, full name, contactpersoon, naam contactpersoon,"
    " contact person, contact, deelnemer, naam deelnemer, participant, persoon,"
    " person, display name, weergavenaam, naam persoon, voor- en achternaam",
    "first_name": "voornaam, first name, firstname, given name, roepnaam, voornamen, voorletters,"
    " voorletter, initialen, initials",
    "infix": "tussenvoegsel, tussenvoegsels, tussenv, tv, tussen, voorvoegsel, prefix, infix, middle name",
    "last_name": "achternaam, last name, lastname, surname, family name, familienaam",
    "email": "e-mail, email, mail, e-mailadres, emailadres, mailadres, e-mail adres, mail"
    " adres, e-mail address, email address, e-mailaddress, emailaddress, mailaddress,"
    " mail address, e-mailadressen, werk e-mail, e-mail werk, zakelijk e-mailadres,"
    " contact e-mail",
    "organisation": "organisatie, organisation, organization, instelling, bedrijf, bedrijfsnaam,"
    " company, werkgever, employer, partner, partnerorganisatie, partner organisation,"
    " naam organisatie, organisatienaam, organisation name, naam instelling,"
    " institution, instantie, agency, organisatie instelling",
    "level": "niveau, level, bestuurslaag, laag",
    "language": "taal, language, voorkeurstaal, preferred language, taalvoorkeur, correspondentietaal",
    "sector": "sector, domein, branche, domain",
    "line": "linie, line, positie in het veld",
}
_FIELDS = {plain(word): field for field, words in _SYNONYMS.items() for word in words.split(",")}


@dataclass(frozen=True)
class Header:
    """`row` is its number in the file; `columns` gives the column of each field; `texts` are as written."""

    row: int
    columns: dict[str, int]
    texts: tuple[str, ...]

    @property
    def score(self) -> int:
        """How much of the row was recognised; 0 when it can't be the header of an address list."""
        return len(self.columns) if "email" in self.columns and len(self.columns) > 1 else 0

    @cached_property
    def ignored(self) -> tuple[str, ...]:
        used = set(self.columns.values())
        return tuple(text for column, text in enumerate(self.texts) if text and column not in used)

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields without which nobody can be added."""
        named = {"name", "first_name", "last_name"} & self.columns.keys()
        required = (("name", bool(named)), ("organisation", "organisation" in self.columns))
        return tuple(field for field, there in required if not there)


def find_header(rows: Iterable[Row]) -> Header | None:
    """The best header among these rows, the first of equals."""
    headers = [_read_header(row) for row in rows]
    best = max(headers, key=lambda header: header.score, default=None)
    return best if best and best.score else None


def _read_header(row: Row) -> Header:
    columns: dict[str, int] = {}
    for column, text in enumerate(row.texts):
        field = _field(text)
        if field and field not in columns:
            columns[field] = column
    return Header(row.number, columns, row.texts)


def _field(text: str) -> str | None:
    """What a column of this name holds, if that is known; what stands between brackets may be left out."""
    return _FIELDS.get(plain(text)) or _FIELDS.get(plain(text.partition("(")[0]))
