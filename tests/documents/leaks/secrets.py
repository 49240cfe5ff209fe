"""What must not be in a file, and finding it there however it is written."""

import base64
import re
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from tests.documents.leaks.unpacking import closed_up, texts, unpacked

NUMBERS = (
    (re.compile(r"(?<![\d.])\d+(?:\.\d+)?(?:[eE][+-]?\d{1,2})?", re.ASCII), "", "."),
    (re.compile(r"(?<![\d,])\d+,\d+", re.ASCII), "", ","),
    (re.compile(r"(?<![\d,])\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII), ",", "."),
    (
        re.compile(r"(?<![\d.])\d{1,3}(?:[.\u00a0\u202f ’']\d{3})+(?:,\d+)?", re.ASCII),
        ".\u00a0\u202f ’'",
        ",",
    ),
)
"""Ways to write a number: as program and Englishman do, as Dutchmen do, both with thousands apart. With what
stands between thousands and before decimals."""
FEWEST_DECIMALS = 1
LARGE = 10_000
"""A smaller figure without decimals could be any number."""


@dataclass(frozen=True)
class SecretText:
    """Words so rare that they stand for themselves."""

    text: str

    @cached_property
    def encoded(self) -> tuple[bytes, ...]:
        """As bytes that no text view shows: in base64, at each of the three places it can begin."""
        plain = self.text.encode()
        return tuple(
            base64.b64encode(b"\x00" * shift + plain)[(shift * 8 + 5) // 6 : -4] for shift in range(3)
        )

    @cached_property
    def closed_up(self) -> str:
        return closed_up(self.text)

    def found_in(self, text: str) -> bool:
        return self.text in text or self.closed_up in text

    def found_in_bytes(self, piece: bytes) -> bool:
        return any(part in piece for part in self.encoded)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class SecretFigure:
    """A figure far from all that may be shown, so that it is known from its first decimal on."""

    value: float
    about: str

    @cached_property
    def doubles(self) -> tuple[bytes, ...]:
        rounded = {self.value, *(round(self.value, decimals) for decimals in (1, 2, 3, 4))}
        return tuple(struct.pack(order, each) for each in rounded for order in ("<d", ">d"))

    def is_written_as(self, written: float, decimals: int) -> bool:
        if decimals < FEWEST_DECIMALS and self.value < LARGE:
            return False
        return abs(written - self.value) <= 0.5001 * 10.0**-decimals

    def found_in_bytes(self, piece: bytes) -> bool:
        return any(double in piece for double in self.doubles)

    def __str__(self) -> str:
        return f"{self.value!r} ({self.about})"


Secret = SecretText | SecretFigure


def leaks(content: bytes, secrets: Iterable[Secret], name: str = "file") -> list[str]:
    """Where which secret was found."""
    words = [secret for secret in secrets if isinstance(secret, SecretText)]
    figures = [secret for secret in secrets if isinstance(secret, SecretFigure)]
    found = []
    for place, piece in unpacked(content, name):
        hidden: list[Secret] = [word for word in words if word.found_in_bytes(piece)]
        hidden += [figure for figure in figures if figure.found_in_bytes(piece)]
        told = set(texts(piece))
        hidden += [word for word in words if any(word.found_in(text) for text in told)]
        hidden += _figures_in(told, figures)
        found += [f"{place}: {secret}" for secret in dict.fromkeys(map(str, hidden))]
    return found


def _figures_in(told: set[str], figures: list[SecretFigure]) -> Iterator[SecretFigure]:
    if not figures:
        return
    low, high = min(each.value for each in figures) - 1, max(each.value for each in figures) + 1
    written = {number for text in told for number in readings(text)}
    near = [(value, decimals) for value, decimals in written if low <= value <= high]
    for figure in figures:
        if any(figure.is_written_as(value, decimals) for value, decimals in near):
            yield figure


def readings(text: str) -> Iterator[tuple[float, int]]:
    """Every number in a text, with how many decimals it tells; one that can be read in two ways twice."""
    for pattern, between, point in NUMBERS:
        for token in set(pattern.findall(text)):
            mantissa, _, exponent = token.lower().partition("e")
            plain = mantissa.translate(dict.fromkeys(map(ord, between)))
            whole, _, decimals = plain.partition(point)
            power = int(exponent or 0)
            told = decimals.rstrip("0") or decimals[:1]
            yield float(f"{whole}.{decimals or 0}") * 10.0**power, max(0, len(told) - power)
