import pytest

from app.domain.rounding import rounded


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [(2.25, 1, 2.3), (2.35, 1, 2.4), (2.2499, 1, 2.2), (-2.25, 1, -2.3), (0.835, 2, 0.84), (3, 1, 3.0)],
)
def test_halves_go_away_from_zero(value: float, decimals: int, expected: float) -> None:
    assert rounded(value, decimals) == expected


def test_noise_of_binary_numbers_does_not_decide() -> None:
    assert rounded(0.1 + 0.2 + 0.05 - 1e-16, 1) == 0.4
    assert rounded(3.4499999999999997, 1) == 3.5


def test_nothing_is_never_less_than_nothing() -> None:
    assert str(rounded(-0.01, 1)) == "0.0"
