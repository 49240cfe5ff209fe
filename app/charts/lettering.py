"""How much room text takes, and where it breaks: an estimate that holds for the usual sans-serif faces."""

from functools import lru_cache

NARROW = frozenset("iljItf.,;:'|!()[]/ -r")
WIDE = frozenset("mwMW@%—…")
ELLIPSIS = "…"


@lru_cache(maxsize=4096)
def width(text: str, size: float) -> float:
    """Estimated width in the unit of `size` (the font size); errs on the wide side."""
    return size * sum(_share(letter) for letter in text)


def _share(letter: str) -> float:
    if letter in NARROW:
        return 0.34
    if letter in WIDE:
        return 0.92
    if ord(letter) > 0x2E80:
        return 1.3 if ord(letter) > 0x1F000 else 1.0
    if letter.isupper():
        return 0.72
    return 0.58


@lru_cache(maxsize=4096)
def wrap(text: str, size: float, room: float, most: int = 99) -> tuple[str, ...]:
    """The text in lines of at most `room`; too long a word breaks, and after `most` lines comes …"""
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width(joined, size) <= room:
            lines[-1] = joined
        else:
            lines.extend(_pieces(word, size, room))
    if len(lines) > most:
        lines = [*lines[: most - 1], _shortened(" ".join(lines[most - 1 :]), size, room)]
    return tuple(lines)


def _pieces(word: str, size: float, room: float) -> list[str]:
    pieces: list[str] = []
    rest = word
    while width(rest, size) > room and len(rest) > 2:
        fits = max(2, _fitting(rest, size, room - width("-", size)))
        pieces.append(f"{rest[:fits]}-")
        rest = rest[fits:]
    return [*pieces, rest] if rest else pieces


def _fitting(text: str, size: float, room: float) -> int:
    used = 0.0
    for position, letter in enumerate(text):
        used += _share(letter) * size
        if used > room:
            return position
    return len(text)


def _shortened(text: str, size: float, room: float) -> str:
    kept = text[: _fitting(text, size, room - width(ELLIPSIS, size))]
    return f"{kept.rstrip()}{ELLIPSIS}"
