"""What the texts in one row of an address list mean."""

from dataclasses import dataclass, replace
from typing import TypeVar

from app.domain.address_list import PERSON_FIELDS, ListedPerson
from app.domain.address_plan import Refusal
from app.domain.addresses import is_address, split_address
from app.domain.vocabulary import Language, Level
from app.domain.vocabulary_words import language_named, level_named, plain

T = TypeVar("T")

LONGEST_NAME = 200
NOTHING = {
    "nvt",
    "n v t",
    "na",
    "n a",
    "onbekend",
    "unknown",
    "geen",
    "none",
    "not applicable",
    "niet toepassing",
}
CELL_ERRORS = {
    "#N/A",
    "#NAME?",
    "#REF!",
    "#VALUE!",
    "#DIV/0!",
    "#NUM!",
    "#NULL!",
    "#N/B",
    "#NAAM?",
    "#VERW!",
    "#WAARDE!",
}


@dataclass(frozen=True)
class Understood:
    """A row whose texts were understood, or the reasons why not. Empty texts and None: nothing was filled in.

    `sector` and `line` are still as typed: they say something about the organisation, not about the person.
    """

    listed: ListedPerson
    name: str = ""
    email: str = ""
    organisation: str = ""
    level: Level | None = None
    language: Language | None = None
    sector: str = ""
    line: str = ""
    refusals: tuple[Refusal, ...] = ()

    def joined(self, other: "Understood") -> "Understood":
        """This row, with what it leaves empty from the other."""
        return replace(
            self,
            name=self.name or other.name,
            organisation=self.organisation or other.organisation,
            level=self.level or other.level,
            language=self.language or other.language,
        )


def understand(listed: ListedPerson) -> Understood:
    """The row with every word read; `refusals` holds all that is wrong with it by itself."""
    formulas = [text for field in PERSON_FIELDS if _is_formula(text := getattr(listed, field).strip())]
    if formulas:
        return Understood(listed, refusals=(Refusal("formula", formulas[0]),))
    written_name, addresses = split_address(listed.email if _says_something(listed.email) else "")
    name = _text(listed.name) or written_name
    organisation = "" if plain(listed.organisation) in NOTHING else _text(listed.organisation)
    level_text, language_text = _word(listed.level), _word(listed.language)
    level, language = level_named(level_text), language_named(language_text)
    refusals = [
        *_address_refusals(addresses),
        *(Refusal("too-long", text[:40] + "…") for text in (name, organisation) if len(text) > LONGEST_NAME),
        *_unknown(level_text, level, Refusal("unknown-level", level_text)),
        *_unknown(language_text, language, Refusal("unknown-language", language_text)),
    ]
    return Understood(
        listed=listed,
        name=name,
        email=addresses[0] if addresses else "",
        organisation=organisation,
        level=level,
        language=language,
        sector=_word(listed.sector),
        line=_word(listed.line),
        refusals=tuple(refusals),
    )


def _address_refusals(addresses: tuple[str, ...]) -> list[Refusal]:
    if not addresses:
        return [Refusal("no-address")]
    if len(addresses) > 1:
        return [Refusal("several-addresses", ", ".join(addresses))]
    return [] if is_address(addresses[0]) else [Refusal("bad-address", addresses[0])]


def _unknown(text: str, meaning: object, refusal: Refusal) -> list[Refusal]:
    return [refusal] if text and meaning is None else []


def _is_formula(text: str) -> bool:
    """Whether a formula or its error stands where its outcome should."""
    return text.startswith("=") or text.upper() in CELL_ERRORS


def _text(text: str) -> str:
    return " ".join(text.split()) if _says_something(text) else ""


def _word(text: str) -> str:
    return "" if plain(text) in NOTHING else _text(text)


def _says_something(text: str) -> bool:
    """A dash or a question mark fills a cell without saying anything."""
    return any(character.isalnum() for character in text)
