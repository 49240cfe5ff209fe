"""Writes `reports/fonts/coverage.json`: which characters each family covers, in the order in which documents
try them. Run with the test packages installed, after a font was added or replaced:

    .venv/bin/python tools/fonts/font_coverage.py
"""

import json
from collections.abc import Iterator
from pathlib import Path

from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parents[2] / "reports" / "fonts"
FIRST = ("Noto Sans",)
LAST = ("Droid Sans Fallback", "Noto Sans Math", "Noto Sans Symbols", "Noto Sans Symbols2", "Noto Emoji")


def families() -> dict[str, set[int]]:
    """What every face of a family has, the first to try first."""
    found: dict[str, set[int]] = {}
    for file in sorted(FOLDER.glob("*.ttf")):
        font = TTFont(file, lazy=True)
        name = str(font["name"].getDebugName(1))
        covered = {code for code, glyph in font.getBestCmap().items() if glyph != ".notdef"}
        found[name] = found.get(name, covered) & covered
    return {name: found[name] for name in sorted(found, key=_turn)}


def _turn(name: str) -> tuple[int, int, str]:
    if name in FIRST:
        return 0, FIRST.index(name), name
    return (2, LAST.index(name), name) if name in LAST else (1, 0, name)


def ranges(codes: set[int]) -> Iterator[tuple[int, int]]:
    """First and last code point of every unbroken stretch."""
    stretch: list[int] = []
    for code in sorted(codes):
        if stretch and code != stretch[-1] + 1:
            yield stretch[0], stretch[-1]
            stretch = []
        stretch = [*stretch[:1], code]
    if stretch:
        yield stretch[0], stretch[-1]


def coverage() -> str:
    written = {
        name: " ".join(f"{low:x}" if low == high else f"{low:x}-{high:x}" for low, high in ranges(codes))
        for name, codes in families().items()
    }
    return json.dumps(written, indent=1) + "\n"


if __name__ == "__main__":
    (FOLDER / "coverage.json").write_text(coverage())
