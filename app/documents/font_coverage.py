"""Which characters the fonts of documents have, as `tools/fonts/font_coverage.py` read them."""

import json
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache

from app.config import data_folder


@dataclass(frozen=True)
class Family:
    """`starts` and `ends`: first and last code point of every stretch that it covers."""

    name: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def has(self, letter: str) -> bool:
        stretch = bisect_right(self.starts, ord(letter)) - 1
        return stretch >= 0 and ord(letter) <= self.ends[stretch]


@cache
def families() -> tuple[Family, ...]:
    """In the order in which a document tries them."""
    written = json.loads((data_folder() / "reports" / "fonts" / "coverage.json").read_text())
    return tuple(_family(name, stretches) for name, stretches in written.items())


@lru_cache(maxsize=4096)
def having(letter: str) -> frozenset[Family]:
    """The families that have this character."""
    return frozenset(family for family in families() if family.has(letter))


def in_text_font(letter: str) -> bool:
    """Whether the font of ordinary text has it."""
    return families()[0].has(letter)


def _family(name: str, stretches: str) -> Family:
    ends = [[int(end, 16) for end in stretch.split("-")] for stretch in stretches.split()]
    return Family(name, tuple(end[0] for end in ends), tuple(end[-1] for end in ends))
