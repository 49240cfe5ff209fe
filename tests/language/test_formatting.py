from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language import (
    format_date,
    format_date_range,
    format_number,
    format_percentage,
    format_short_date,
)

THIRD_OF_MARCH = date(2026, 3, 3)


def test_dates_in_words() -> None:
    assert format_date(THIRD_OF_MARCH, "nl") == "3 maart 2026"
    assert format_date(THIRD_OF_MARCH, "en") == "3 March 2026"


def test_short_dates_have_no_full_stop() -> None:
    assert format_short_date(THIRD_OF_MARCH, "nl") == "3 mrt 2026"
    assert format_short_date(THIRD_OF_MARCH, "en") == "3 Mar 2026"


@pytest.mark.parametrize(
    ("last", "dutch", "english"),
    [
        (date(2026, 3, 3), "3 maart 2026", "3 March 2026"),
        (date(2026, 3, 14), "3 – 14 maart 2026", "3 – 14 March 2026"),
        (date(2026, 4, 1), "3 maart – 1 april 2026", "3 March – 1 April 2026"),
        (date(2027, 1, 5), "3 maart 2026 – 5 januari 2027", "3 March 2026 – 5 January 2027"),
    ],
)
def test_a_range_names_month_and_year_once(last: date, dutch: str, english: str) -> None:
    assert format_date_range(THIRD_OF_MARCH, last, "nl") == dutch
    assert format_date_range(THIRD_OF_MARCH, last, "en") == english


@pytest.mark.parametrize(
    ("value", "decimals", "dutch", "english"),
    [
        (3.44, 1, "3,4", "3.4"),
        (3.45, 1, "3,5", "3.5"),
        (2.5, 0, "3", "3"),
        (2.675, 2, "2,68", "2.68"),
        (3, 1, "3,0", "3.0"),
        (1250, 0, "1.250", "1,250"),
        (-1.26, 1, "−1,3", "−1.3"),
        (-0.04, 1, "0,0", "0.0"),
        (0, 2, "0,00", "0.00"),
    ],
)
def test_numbers(value: float, decimals: int, dutch: str, english: str) -> None:
    assert format_number(value, "nl", decimals) == dutch
    assert format_number(value, "en", decimals) == english


def test_a_signed_number_shows_its_plus() -> None:
    assert format_number(0.4, "nl", 1, signed=True) == "+0,4"
    assert format_number(-0.4, "nl", 1, signed=True) == "−0,4"
    assert format_number(0.01, "nl", 1, signed=True) == "0,0"


@pytest.mark.parametrize(
    ("share", "decimals", "dutch"),
    [(0.455, 0, "46%"), (0.285, 0, "29%"), (1, 0, "100%"), (0.1234, 1, "12,3%"), (0, 0, "0%")],
)
def test_percentages(share: float, decimals: int, dutch: str) -> None:
    assert format_percentage(share, "nl", decimals) == dutch


@given(st.floats(-1e6, 1e6), st.integers(0, 4))
def test_a_number_is_never_further_off_than_half_a_last_digit(value: float, decimals: int) -> None:
    shown = format_number(value, "en", decimals).replace(",", "").replace("−", "-")
    assert abs(float(shown) - value) <= 0.5 * 10**-decimals * (1 + 1e-9)
    assert not (shown.startswith("-") and float(shown) == 0)
