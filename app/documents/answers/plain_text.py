"""Texts that people typed, for files that hold one line where it stands and often no more than some bytes."""

import unicodedata

ELLIPSIS = "…"
_NOT_SHOWN = ("Cc", "Cs", "Zl", "Zp")


def one_line(text: str) -> str:
    """Without control characters, line ends and what is no character; spaces around it left out."""
    bare = "".join(" " if unicodedata.category(each) in _NOT_SHOWN else each for each in text)
    return bare.strip()


def cut(text: str, longest: int, ending: str = "") -> str:
    """One line of at most so many bytes of UTF-8, cut between two characters, with its ending whole."""
    line = one_line(text)
    whole = f"{line}{ending}"
    if len(whole.encode()) <= longest:
        return whole
    room = longest - len(f"{ELLIPSIS}{ending}".encode())
    return f"{line.encode()[:room].decode(errors='ignore').rstrip()}{ELLIPSIS}{ending}"


def wrapped(text: str, longest: int) -> list[str]:
    """Lines of at most so many bytes, broken between words, or within one that is longer than a line."""
    lines: list[str] = []
    line = ""
    for word in one_line(text).split():
        longer = f"{line} {word}" if line else word
        if len(longer.encode()) <= longest:
            line = longer
            continue
        if line:
            lines.append(line)
        while len(word.encode()) > longest:
            part = word.encode()[:longest].decode(errors="ignore")
            lines.append(part)
            word = word[len(part) :]  # noqa: PLW2901
        line = word
    return [*lines, line] if line else lines
