"""Which levels one expects at each working scale."""

import pytest

from app.domain.expected_levels import EXPECTED, expected_levels
from app.domain.vocabulary import WORKING_SCALES, WorkingScale


@pytest.mark.parametrize(
    ("scale", "levels"),
    [
        ("region", "governance national operations"),
        ("city", "governance national operations residents"),
        ("district", "governance operations residents"),
        ("neighbourhood", "governance operations residents"),
        ("street", "management operations residents"),
        ("case", "management operations"),
        (None, "governance operations"),
    ],
)
def test_levels_by_scale(scale: WorkingScale | None, levels: str) -> None:
    assert sorted(expected_levels(scale)) == levels.split()


def test_every_scale_is_thought_of_and_needs_operations() -> None:
    assert set(EXPECTED) == set(WORKING_SCALES)
    assert all("operations" in levels for levels in EXPECTED.values())
