"""Any text as text that the fonts of documents can set: nothing breaks a page, nothing is left out unsaid."""

import re
from functools import lru_cache
from unicodedata import category, normalize

from app.documents.font_coverage import having

LONGEST_WORD = 34
"""Longer than the longest words of Dutch; such a word may be broken anywhere."""
PIECE = 10
MOST_MARKS = 6
"""Marks on one letter; a higher tower would run over the lines above it."""

BREAK_HERE = "\u200b"
JOINER = "\u200d"

_PLAIN = re.compile("[\n -~\u00a0-\u00ac\u00ae-\u017f\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u2022]*")
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u180b-\u180f\u202a-\u202e\u2060-\u206f\ufff9-\ufffb\ufeff\U000e0000-\U000e0fff]"
)
"""Control characters, what turns the text after it, tags and most selectors of glyph forms."""
_NO_CHARACTER = re.compile("[\ufffe\uffff]")
_LONG_WORD = re.compile(rf"(?:[^ \n{BREAK_HERE}-]|-(?=-)){{{LONGEST_WORD + 1},}}")
_SELECTORS = re.compile("[\ufe00-\ufe0f]")
_TONES = re.compile("[\U0001f3fb-\U0001f3ff]")
_FLAG_HALF = re.compile("[\U0001f1e6-\U0001f1ff]")
_LATER_JAMO = re.compile("[\u1160-\u11ff\ud7b0-\ud7ff]")
_NEEDS_NO_GLYPH = frozenset("\n\u00ad\u034f\u200b\u200c\u200d\u200e\u200f")


def printable(text: str) -> str:
    """The text with what no font has as `[U+…]`, and with places to break in very long words."""
    text = drawable(text).replace("][U+", f"]{BREAK_HERE}[U+")
    return text if len(text) <= LONGEST_WORD else _LONG_WORD.sub(_broken, text)


def drawable(text: str) -> str:
    """The same without places to break: for drawings, which lay out their own lines."""
    if _PLAIN.fullmatch(text):
        return text
    return "".join(_shown(cluster) for cluster in clusters(normalize("NFC", readable(text))))


def readable(text: str) -> str:
    """Without control characters and halves of characters, which no file may hold."""
    text = _UNSEEN.sub("", _LINE_END.sub("\n", text).replace("\t", " "))
    text = _NO_CHARACTER.sub("\ufffd", text)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def clusters(text: str) -> list[str]:
    """Letters, each with what belongs to it: marks, what is joined to it, the other half of a flag."""
    found: list[str] = []
    for letter in text:
        if found and _belongs(letter, found[-1]):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def _belongs(letter: str, before: str) -> bool:
    if letter.isascii() or before == "\n":
        return False
    if category(letter)[0] == "M" or letter in "\u200c\u200d" or _TONES.match(letter):
        return True
    if _FLAG_HALF.match(letter):
        return len(before) == 1 and bool(_FLAG_HALF.match(before))
    return (before[-1] == JOINER and len(before) > 1) or bool(_LATER_JAMO.match(letter))


@lru_cache(maxsize=4096)
def _shown(cluster: str) -> str:
    """The cluster as far as one font has all of it; what is left over follows by its number."""
    cluster = _within_reason(cluster)
    needed = [letter for letter in cluster if letter not in _NEEDS_NO_GLYPH and not _SELECTORS.match(letter)]
    fonts = having(needed[0]) if needed else frozenset()
    odd = [] if fonts or not needed else [needed[0]]
    for letter in needed[1:]:
        if odd[:1] == needed[:1] or not fonts & having(letter):
            odd.append(letter)
        else:
            fonts &= having(letter)
    if not odd:
        return cluster
    kept = "" if odd[0] == needed[0] else "".join(letter for letter in cluster if letter not in odd)
    return kept.rstrip(JOINER) + "".join(f"[U+{ord(letter):04X}]" for letter in odd)


def _within_reason(cluster: str) -> str:
    marks = 0
    kept = []
    for letter in cluster:
        marks = marks + 1 if category(letter) in ("Mn", "Me") else 0
        if marks <= MOST_MARKS:
            kept.append(letter)
    return "".join(kept)


def _broken(word: re.Match[str]) -> str:
    letters = clusters(word[0])
    pieces = ("".join(letters[start : start + PIECE]) for start in range(0, len(letters), PIECE))
    return BREAK_HERE.join(pieces)
