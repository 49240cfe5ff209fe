"""Dates and numbers as a reader of the language writes them."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from babel.dates import format_date as babel_date
from babel.numbers import format_decimal

from app.domain.vocabulary import Language

LOCALES: dict[Language, str] = {"nl": "nl_NL", "en": "en_GB"}
EN_DASH = "\N{EN DASH}"
MINUS = "\N{MINUS SIGN}"


def format_date(day: date, language: Language) -> str:
    """`3 maart 2026`, `3 March 2026`."""
    return babel_date(day, "d MMMM y", locale=LOCALES[language])


def format_short_date(day: date, language: Language) -> str:
    """`3 mrt 2026`, `3 Mar 2026`: for tables."""
    return babel_date(day, "d MMM y", locale=LOCALES[language]).replace(".", "")


def format_date_range(first: date, last: date, language: Language) -> str:
    """`3 – 14 maart 2026`, naming month and year once where they are the same."""
    if first == last:
        return format_date(first, language)
    if (first.year, first.month) == (last.year, last.month):
        start = babel_date(first, "d", locale=LOCALES[language])
    elif first.year == last.year:
        start = babel_date(first, "d MMMM", locale=LOCALES[language])
    else:
        start = format_date(first, language)
    return f"{start} {EN_DASH} {format_date(last, language)}"


def format_number(value: float, language: Language, decimals: int = 0, signed: bool = False) -> str:
    """`3,4` or `3.4`, `1.250` or `1,250`: always that many decimals, halves rounded up, a true minus.

    `signed` shows a plus too. What rounds to zero has no sign.
    """
    rounded = rounded_half_up(value, decimals)
    digits = format_decimal(abs(rounded), decimal_pattern(decimals), locale=LOCALES[language])
    if rounded < 0:
        return MINUS + digits
    return "+" + digits if signed and rounded > 0 else digits


def format_percentage(share: float, language: Language, decimals: int = 0) -> str:
    """A share between 0 and 1 as `45%`."""
    digits = format_decimal(
        rounded_half_up(share, decimals + 2) * 100, decimal_pattern(decimals), locale=LOCALES[language]
    )
    return digits + "%"


def decimal_pattern(decimals: int) -> str:
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def rounded_half_up(value: float, decimals: int) -> Decimal:
    """Rounded as people do by hand, from the shortest decimal that stands for the float."""
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
