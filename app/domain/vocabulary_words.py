"""The words with which Dutch and English lists name a level, line, sector or language."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import TypeVar

from app.domain.vocabulary import LANGUAGES, LEVELS, LINES, SECTORS, Language, Level, Line, Sector

Id = TypeVar("Id", bound=str)

_CONNECTORS = {"en", "and", "of", "or"}


def plain(text: str) -> str:
    """The text in lower case, without accents, punctuation and connecting words.

    "Zorg & Welzijn" becomes "zorg welzijn"; a connecting word that stands alone stays.
    """
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    words = re.findall(r"[a-z0-9]+", bare)
    kept = [word for word in words if word not in _CONNECTORS]
    return " ".join(kept or words)


def _words(ids: Iterable[Id], synonyms: Mapping[Id, str]) -> dict[str, Id]:
    """Each id by itself and by its comma-separated synonyms; no word may name two ids."""
    words: dict[str, Id] = {}
    for each in ids:
        for word in [str(each), *synonyms[each].split(",")]:
            if words.setdefault(plain(word), each) != each:
                raise ValueError(f"{word.strip()!r} names both {words[plain(word)]} and {each}")
    return words


_LEVELS: Mapping[str, Level] = _words(
    LEVELS,
    {
        "national": "nationaal, rijk, rijksniveau, rijksoverheid, landelijk, landelijk niveau, ministerie,"
        " central government",
        "governance": "bestuur, bestuurlijk, bestuurlijk niveau, bestuurder, bestuurders, raad van bestuur,"
        " board, boards, board member, executive, strategisch, strategic, directeur-bestuurder,"
        " wethouder, burgemeester",
        "management": "manager, managers, managementniveau, middenmanagement, leidinggevend, leidinggevende,"
        " leidinggevenden, teamleider, teamleiders, teammanager, team leader, afdelingshoofd,"
        " tactisch, tactical",
        "operations": "operation, operational, operationeel, uitvoering, uitvoerend, uitvoerende,"
        " uitvoerenden, uitvoerder, uitvoerders, uitvoeringsniveau, werkvloer, work floor, workfloor, shop"
        " floor, professional, professionals, frontlijn, frontline, front line",
        "residents": "resident, bewoner, bewoners, burger, burgers, inwoner, inwoners, citizen, citizens",
    },
)
_LINES: Mapping[str, Line] = _words(
    LINES,
    {
        "goal": "doel, keeper, doelman, doelverdediger, goalkeeper, goalie",
        "defence": "verdediging, verdediger, verdedigers, achterhoede, defense, defender, defenders",
        "midfield": "middenveld, middenvelder, middenvelders, midfielder, midfielders",
        "forward": "voorhoede, aanval, aanvaller, aanvallers, spits, spitsen, forwards, attack, attackers,"
        " front",
    },
)
_SECTORS: Mapping[str, Sector] = _words(
    SECTORS,
    {
        "municipality": "gemeente, gemeenten, gemeentelijk, gemeentelijke overheid, lokale overheid, local"
        " government, council",
        "police-justice": "politie, justitie, politie en justitie, police, justice, police and justice,"
        " openbaar ministerie, om, reclassering, rechtspraak, veiligheid, veiligheid en justitie,"
        " strafrecht",
        "education": "onderwijs, school, scholen, schools, mbo, schoolbestuur",
        "housing": "wonen, huisvesting, volkshuisvesting, woningcorporatie, woningcorporaties, corporatie,"
        " corporaties, woningbouw, woningbouwvereniging, housing association, housing corporation",
        "care-welfare": "zorg, welzijn, zorg en welzijn, welzijn en zorg, maatschappelijk werk, sociaal werk,"
        " welzijnswerk, opbouwwerk, care, welfare, care and welfare, welfare and care, social work",
        "health": "gezondheid, gezondheidszorg, ggz, ggd, huisarts, huisartsen, ziekenhuis, medisch, health"
        " care, healthcare",
        "youth": "jeugd, jeugdzorg, jeugdhulp, jeugdwerk, jongerenwerk, jeugd en gezin, youth services,"
        " youth care",
        "work-income": "werk en inkomen, werk, inkomen, sociale zaken, uwv, sociale dienst, work and income,"
        " employment",
        "national-government": "rijk, rijksoverheid, ministerie, landelijke overheid, nationale overheid,"
        " central government",
        "business": "bedrijfsleven, bedrijf, bedrijven, ondernemer, ondernemers, mkb, winkeliers, company,"
        " companies, private sector",
        "residents": "bewoners, bewonersorganisatie, bewonersorganisaties, bewonersvereniging, inwoners,"
        " burgers, resident, residents' organisation, residents' organisations, citizens",
        "other": "overig, overige, anders, andere, others",
    },
)
_LANGUAGES: Mapping[str, Language] = _words(
    LANGUAGES,
    {"nl": "nederlands, ned, dutch, nl-nl, nederland, hollands", "en": "engels, eng, english, en-gb, en-us"},
)


def level_named(text: str) -> Level | None:
    return _named(_LEVELS, text)


def line_named(text: str) -> Line | None:
    return _named(_LINES, text)


def sector_named(text: str) -> Sector | None:
    return _named(_SECTORS, text)


def language_named(text: str) -> Language | None:
    return _named(_LANGUAGES, text)


def _named(words: Mapping[str, Id], text: str) -> Id | None:
    """What the text names, as a whole or without what stands between brackets."""
    return words.get(plain(text)) or words.get(plain(re.sub(r"\([^)]*\)", " ", text)))
