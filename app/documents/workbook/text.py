"""Texts as they may stand in a workbook: nothing that a spreadsheet would run, nothing that XML refuses."""

import unicodedata

FORMULA_STARTS = frozenset("=+-@＝＋－＠")
"""A cell that begins with one of these is a formula once it is typed, or read from a CSV file."""
GUARD = "'"
TURNING = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
"""These turn the direction of the text after them."""
ELLIPSIS = "…"
MOST_LINES = 24
"""A row of a spreadsheet is 409 points high at most, about 27 lines."""
CHARACTERS_A_UNIT = 1.08
"""Of average text, in a column that is one unit wide."""


def visible(text: str) -> str:
    """The text with `[U+XXXX]` for control characters, lone surrogates and non-characters."""
    if text.isprintable():
        return text
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(_visible(character) for character in plain)


def guarded(text: str) -> str:
    """The text, after an apostrophe where it would be read as a formula from a CSV file of this sheet."""
    return GUARD + text if text.lstrip()[:1] in FORMULA_STARTS and text.strip() else text


def safe(text: str) -> str:
    return guarded(visible(text))


def shortened(text: str, most: int) -> str:
    """On one line, for titles and properties."""
    line = " ".join(visible(text).split())
    return line if len(line) <= most else line[: most - 1].rstrip() + ELLIPSIS


def lines(text: str, width: float) -> int:
    """How many lines the text takes in a column of that width, roughly and rather too many."""
    units = width * CHARACTERS_A_UNIT
    return sum(max(1, -int(-_size(paragraph) // units)) for paragraph in text.split("\n"))


def pieces(text: str, width: float) -> list[str]:
    """The text in as many pieces as it takes for each to be seen whole in a cell of that width."""
    most = int(MOST_LINES * width * CHARACTERS_A_UNIT) + 1
    found, rest = [], text
    while len(rest) > most or lines(rest, width) > MOST_LINES:
        end = _fitting(rest[:most], width)
        found.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return [*found, rest] if rest or not found else found


def _fitting(text: str, width: float) -> int:
    """Where to cut: after the last white space that fits, if there is one in the second half."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if lines(text[:middle], width) <= MOST_LINES:
            low = middle
        else:
            high = middle - 1
    space = max(text.rfind(" ", 0, low), text.rfind("\n", 0, low))
    return space + 1 if space > low // 2 else low


def _size(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def _visible(character: str) -> str:
    kind = unicodedata.category(character)
    hidden = kind in ("Cc", "Cs") or character in TURNING or ord(character) & 0xFFFE == 0xFFFE
    return f"[U+{ord(character):04X}]" if hidden and character != "\n" else character
