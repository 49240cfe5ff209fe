from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from app.domain.grouping import Attributes
from app.domain.separation import NOTHING, separated

ROWS = st.lists(
    st.builds(
        Attributes,
        organisation=st.sampled_from([None, "a", "b", "c", "d"]),
        sector=st.sampled_from([None, "care", "police"]),
        level=st.sampled_from([None, "operations", "management"]),
        line=st.sampled_from([None, "goal", "defence"]),
    ),
    max_size=60,
)
K = st.integers(3, 8)
NAMES = ("organisation", "sector", "level", "line")


@given(rows=ROWS, k=K)
def test_every_combination_that_is_left_is_shared_by_k_rows(rows: list[Attributes], k: int) -> None:
    kept = separated(rows, k, "confidential")
    counts = Counter(kept)
    assert len(kept) == len(rows)
    assert all(count >= k for count in counts.values()) or set(kept) == {NOTHING}


@given(rows=ROWS, k=K)
def test_attributes_are_only_taken_away(rows: list[Attributes], k: int) -> None:
    for mode in ("confidential", "open"):
        for before, after in zip(rows, separated(rows, k, mode), strict=True):
            assert all(getattr(after, name) in (None, getattr(before, name)) for name in NAMES)


@given(rows=ROWS, k=K)
def test_open_keeps_organisations_and_no_small_group_within_one(rows: list[Attributes], k: int) -> None:
    kept = separated(rows, k, "open")
    for before, after in zip(rows, kept, strict=True):
        assert (after.organisation, after.sector, after.line) == (
            before.organisation,
            before.sector,
            before.line,
        )
    told = {row.organisation for row in kept if row.level is not None}
    groups = Counter((row.organisation, row.level) for row in kept)
    assert all(count >= k for (organisation, _), count in groups.items() if organisation in told)


def test_what_is_shared_by_enough_stays_whole() -> None:
    rows = [Attributes("a", "care", "operations", "goal")] * 5 + [Attributes("b", "police", None, None)] * 6
    assert separated(rows, 5, "confidential") == rows


def test_the_most_telling_attribute_goes_first() -> None:
    rows = [Attributes(name, "care", "operations", "goal") for name in "aabbccdd"]
    assert separated(rows, 5, "confidential") == [Attributes(None, "care", "operations", "goal")] * 8


def test_the_few_that_lose_everything_are_not_left_alone() -> None:
    rows = [Attributes(level="operations")] * 6 + [Attributes(level="management")] * 9 + [Attributes()]
    kept = separated(rows, 5, "confidential")
    assert Counter(kept) == {NOTHING: 7, Attributes(level="management"): 9}


def test_a_lonely_manager_is_not_given_away_by_what_the_colleagues_keep() -> None:
    rows = [Attributes("a", level="operations")] * 6 + [Attributes("a", level="management")]
    assert separated(rows, 5, "open") == [Attributes("a")] * 7
