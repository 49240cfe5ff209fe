"""What a document's file is called, and what kind of file it is."""

import re
import unicodedata
from collections.abc import Mapping

from app.domain.document_kinds import DocumentKind
from app.domain.vocabulary import Language

LONGEST_NETWORK = 60

WORDS: Mapping[DocumentKind, Mapping[Language, str]] = {
    "report": {"nl": "rapport", "en": "report"},
    "summary": {"nl": "samenvatting", "en": "summary"},
    "guide": {"nl": "draaiboek", "en": "facilitators-guide"},
    "slides": {"nl": "presentatie", "en": "slides"},
    "workbook": {"nl": "werkmap", "en": "workbook"},
    "answers-csv": {"nl": "antwoorden", "en": "answers"},
    "answers-sav": {"nl": "antwoorden", "en": "answers"},
    "results": {"nl": "uitkomsten", "en": "results"},
    "codebook-xml": {"nl": "codeboek", "en": "code-book"},
    "codebook-html": {"nl": "codeboek", "en": "code-book"},
}
WAVE: Mapping[Language, str] = {"nl": "meting", "en": "wave"}
NO_NAME: Mapping[Language, str] = {"nl": "netwerk", "en": "network"}

FORMATS: Mapping[DocumentKind, tuple[str, str]] = {
    "report": ("pdf", "application/pdf"),
    "summary": ("pdf", "application/pdf"),
    "guide": ("pdf", "application/pdf"),
    "slides": ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    "workbook": ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "answers-csv": ("csv", "text/csv; charset=utf-8"),
    "answers-sav": ("sav", "application/x-spss-sav"),
    "results": ("json", "application/json"),
    "codebook-xml": ("xml", "application/xml"),
    "codebook-html": ("html", "text/html; charset=utf-8"),
}
"""The ending of the file's name, and its media type."""

WITHOUT_ACCENT = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})


def document_name(network: str, wave: int, kind: DocumentKind, language: Language, origin: str = "") -> str:
    """`veilig-zuid-meting-2-rapport.pdf`: a name that every system takes, whatever the network is called.

    `origin`: of what it was made, for a file that has no place inside to say so.
    """
    parts = (
        slug(network) or NO_NAME[language],
        WAVE[language],
        str(wave),
        WORDS[kind][language],
        *filter(None, [slug(origin)]),
    )
    return f"{'-'.join(parts)}.{FORMATS[kind][0]}"


def slug(text: str) -> str:
    """Small letters without accents, digits and single hyphens; '' where nothing of that is left."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(WITHOUT_ACCENT))
    ascii_only = plain.encode("ascii", "ignore").decode()
    words = [word for word in re.split("[^a-z0-9]+", re.sub("['`]", "", ascii_only)) if word]
    return _shortened(words)


def _shortened(words: list[str]) -> str:
    whole = "-".join(words)
    if len(whole) <= LONGEST_NETWORK:
        return whole
    cut = whole[: LONGEST_NETWORK + 1].rpartition("-")[0]
    return cut or whole[:LONGEST_NETWORK]
