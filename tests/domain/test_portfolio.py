"""Networks beside each other: what counts as comparable, and figures that need many of them."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from app.domain.answer_matrix import CodedAnswers
from app.domain.disclosure import Terms
from app.domain.portfolio import FEWEST_NETWORKS, Reference, comparable, pooled_reliability, references
from app.domain.portfolio_filter import Wanted, chosen, size_class
from app.domain.release import InvitedGroup, Occasion, Published, Release, answer_matrix, build_release
from app.domain.reliability import score_reliability
from app.domain.scores import score_networks
from tests.domain.report_samples import make_questionnaire, rows

QUESTIONNAIRE = make_questionnaire(criteria=2, facets=(2,))


def release(name: str, *lines: str, invited: int | None = None, sector: str | None = None) -> Release:
    occasion = Occasion(name, 1, date(2026, 5, 1), formality="formal", scale="district", phase="running")
    groups = [InvitedGroup(invited or len(lines), sector=sector)]
    return build_release(QUESTIONNAIRE, rows(QUESTIONNAIRE, *lines), groups, Terms(), occasion)


def network(name: str, answer: str, people: int = 6, sector: str | None = None) -> Published:
    return release(name, *[answer * 4] * people, sector=sector).published


def test_a_reference_needs_ten_comparable_networks() -> None:
    own = network("own", "4")
    nine = [network(str(number), "3") for number in range(FEWEST_NETWORKS - 1)]
    assert references(own, nine) == {"a": None, "b": None}
    assert references(own, [*nine, network("ten", "3", people=30)])["a"] is None
    found = references(own, [*nine, network("ten", "5")])["a"]
    assert found is not None
    assert (found.networks, found.mean, found.sd) == (10, 3.2, 0.6)  # 9 x 3 and 1 x 5: 3.2, sqrt(3.6 / 9)


def test_a_network_that_shows_nothing_does_not_count() -> None:
    others = [network(str(number), "3") for number in range(FEWEST_NETWORKS)]
    others[0] = network("few", "3", people=4)
    assert references(network("own", "4"), others)["a"] is None


@pytest.mark.parametrize(("people", "expected"), [(3, True), (2, False), (6, True), (12, True), (13, False)])
def test_comparable_size_is_at_most_a_factor_two(people: int, expected: bool) -> None:
    assert comparable(network("own", "4"), network("other", "4", people=people)) is expected


def test_what_is_not_comparable() -> None:
    own = network("own", "4")
    other = network("other", "4")
    assert comparable(own, other)
    informal = replace(other, occasion=replace(other.occasion, formality="informal"))
    unknown = replace(other, occasion=replace(other.occasion, formality=None))
    made_up = replace(other, occasion=replace(other.occasion, demo=True))
    next_major = replace(other, sources=replace(other.sources, questionnaire_version="2.0.0"))
    next_minor = replace(other, sources=replace(other.sources, questionnaire_version="1.1.0"))
    assert not any(comparable(own, each) for each in (informal, unknown, made_up, next_major))
    assert not comparable(replace(own, occasion=unknown.occasion), unknown)
    assert comparable(own, next_minor)


def test_reliability_over_networks_is_that_of_score_on_the_same_complete_answers() -> None:
    """`score` works from the rows themselves; here only sums and products are left of them."""
    generator = np.random.default_rng(7)
    drawn = [generator.integers(1, 6, (8, 4)) for _ in range(4)]
    lines = [["".join(str(value) for value in row) for row in each] for each in drawn]
    releases = [release(str(place), *each) for place, each in enumerate(lines)]
    found = pooled_reliability(QUESTIONNAIRE, [(each.published, each.sealed) for each in releases])

    matrix = answer_matrix(QUESTIONNAIRE, rows(QUESTIONNAIRE, *[line for each in lines for line in each]))
    table = CodedAnswers(
        networks=("0", "1", "2", "3"),
        network=np.repeat(np.arange(4), 8),
        codes=(matrix.values.T - 1).astype(np.int16),
    )
    expected = score_reliability(QUESTIONNAIRE, table, score_networks(QUESTIONNAIRE, table))
    for id_, figures in expected.items():
        pooled = found[id_]
        assert pooled is not None
        assert pooled.n == figures.n == 32
        for name in ("alpha", "icc1", "icc2"):
            assert getattr(pooled, name) == pytest.approx(getattr(figures, name), abs=1e-9)


def test_reliability_needs_two_networks_and_one_questionnaire() -> None:
    one = release("one", *["4321", "1234", "2222", "3333", "4545"])
    assert pooled_reliability(QUESTIONNAIRE, [(one.published, one.sealed)])["a"] is None
    other = replace(QUESTIONNAIRE, digest="1" * 64)
    with pytest.raises(ValueError, match="one questionnaire"):
        pooled_reliability(other, [(one.published, one.sealed)])


def test_filtering_and_sorting() -> None:
    high = network("Berg", "5", sector="education")
    low = network("Aarde", "2", people=16)
    hidden = network("Cel", "4", people=4)
    everybody = [hidden, high, low]

    def names(wanted: Wanted) -> list[str]:
        return [each.occasion.network for each in chosen(everybody, wanted)]

    assert names(Wanted()) == ["Aarde", "Berg", "Cel"]
    assert names(Wanted(sort="a")) == ["Aarde", "Berg", "Cel"]
    assert names(Wanted(sort="b", size="small")) == ["Berg", "Cel"]
    assert names(Wanted(sector="education")) == ["Berg"]
    assert names(Wanted(formality="informal")) == []
    assert names(Wanted(phase="running", size="medium")) == ["Aarde"]


@pytest.mark.parametrize(
    ("people", "expected"), [(15, "small"), (16, "medium"), (40, "medium"), (41, "large")]
)
def test_size_classes(people: int, expected: str) -> None:
    assert size_class(network("any", "4", people=people)) == expected


@pytest.mark.parametrize(
    ("mean", "expected"), [(3.6, "among"), (3.7, "above"), (2.6, "among"), (2.5, "below"), (3.1, "among")]
)
def test_a_network_stands_apart_beyond_one_sd(mean: float, expected: str) -> None:
    assert Reference(10, 3.1, 0.5).place(mean) == expected
