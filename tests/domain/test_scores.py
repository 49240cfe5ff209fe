from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.figures import CriterionFigures, FacetFigures, ItemFigures, NetworkFigures
from app.domain.questionnaire import Criterion, Item, Questionnaire, Scale
from app.domain.score_arrays import ScoredNetworks
from app.domain.scores import keyed_values, score_network, score_networks
from app.domain.vocabulary import WEIGHTINGS, Weighting
from tests.domain import plain_scores
from tests.domain.scoring_samples import (
    FIVE,
    MIXED,
    POLES,
    SEVEN,
    Answer,
    Row,
    answers_of,
    criterion,
    item,
    questionnaire,
    rows,
    table,
)

ORGANISATIONS = ("politie", "school", "wijkteam")
THREE = questionnaire(criterion("c", f=[item("i1"), item("i2"), item("i3")]))


def alike(found: object, expected: object, tolerance: float = 1e-9) -> None:
    """Fails unless both have the same keys and, within rounding, the same figures."""
    if expected is None:
        assert found is None
    elif isinstance(expected, Mapping):
        assert isinstance(found, Mapping)
        assert found.keys() == expected.keys()
        for key in expected:
            alike(found[key], expected[key], tolerance)
    elif isinstance(expected, Sequence):
        assert isinstance(found, Sequence)
        assert len(found) == len(expected)
        for one, other in zip(found, expected, strict=True):
            alike(one, other, tolerance)
    else:
        assert found == pytest.approx(expected, rel=tolerance, abs=tolerance)


def score_rows(
    to: Questionnaire, answered: Sequence[Sequence[Answer]], invited: int | None = None
) -> CriterionFigures:
    """The first criterion's figures; each row has its answers in the order of the items."""
    ids = [each.id for each in to.items]
    people = [Row("A", dict(zip(ids, row, strict=True))) for row in answered]
    scored = score_network(to, answers_of(people, to), invited=invited)
    return scored.criteria[to.criteria[0].id]


class TestTheDefinition:
    """Source: CONTRACTS 4, written out person by person in plain_scores."""

    @given(rows(networks=["A"]), st.none() | st.integers(0, 10))
    def test_one_network_equals_it(self, people: list[Row], missing: int | None) -> None:
        invited = None if missing is None else len(people) + missing
        found = score_network(MIXED, answers_of(people), invited=invited)
        alike(asdict(found), plain_scores.network_figures(MIXED, people, invited))

    @given(rows(networks=["A"], organisations=ORGANISATIONS))
    def test_weighing_organisations_equals_it(self, people: list[Row]) -> None:
        found = score_network(MIXED, answers_of(people), invited=20, weighting="organisation")
        alike(asdict(found), plain_scores.network_figures(MIXED, people, 20, by_organisation=True))

    @given(rows(organisations=ORGANISATIONS, most=25), st.sampled_from(WEIGHTINGS))
    def test_many_networks_equal_each_by_itself(self, people: list[Row], weighting: Weighting) -> None:
        scored = score_networks(MIXED, table(people), weighting=weighting)
        for position, name in enumerate(scored.networks):
            own = [row for row in people if row.network == name]
            expected = plain_scores.network_figures(MIXED, own, by_organisation=weighting == "organisation")
            alike(asdict(scored.network(position)), expected)


class TestOrder:
    @given(rows(networks=["A"], organisations=ORGANISATIONS), st.randoms(use_true_random=False))
    def test_of_people_does_not_matter(self, people: list[Row], random: Random) -> None:
        shuffled = random.sample(people, len(people))
        for weighting in WEIGHTINGS:
            first, second = (
                score_network(MIXED, answers_of(each), invited=15, weighting=weighting)
                for each in (people, shuffled)
            )
            alike(asdict(first), asdict(second), 1e-12)

    @given(rows(most=20), st.randoms(use_true_random=False))
    def test_of_networks_does_not_matter(self, people: list[Row], random: Random) -> None:
        shuffled = random.sample(people, len(people))
        by_name = [by_network(score_networks(MIXED, table(each))) for each in (people, shuffled)]
        alike(by_name[0], by_name[1], 1e-12)


class TestReversing:
    @pytest.mark.parametrize("scale", [FIVE, SEVEN])
    def test_twice_changes_nothing(self, scale: Scale) -> None:
        once = keyed_values(item("i", scale, True))
        plain = keyed_values(item("i", scale))
        assert once[::-1].tolist() == plain.tolist()
        assert (once + plain == plain[0] + plain[-1]).all()

    @given(rows(networks=["A"]), st.sampled_from(["p1", "p2", "p4", "b2", "w1", "s1"]))
    def test_an_item_changes_nothing_about_the_answers_as_given(self, people: list[Row], which: str) -> None:
        before = score_network(MIXED, answers_of(people))
        after = score_network(reversing(MIXED, which), answers_of(people))
        for id_, figures in before.criteria.items():
            turned = after.criteria[id_]
            assert (turned.rwg_j, turned.ad, turned.vdeijk_a) == (figures.rwg_j, figures.ad, figures.vdeijk_a)
            for name, one in figures.items.items():
                other = turned.items[name]
                assert (one.raw_mean, one.frequencies, one.vdeijk_a) == (
                    other.raw_mean,
                    other.frequencies,
                    other.vdeijk_a,
                )
        criterion_of = next(each for each in MIXED.criteria if which in [i.id for i in each.items])
        mean = before.criteria[criterion_of.id].items[which].mean
        turned_mean = after.criteria[criterion_of.id].items[which].mean
        if mean is not None and turned_mean is not None:
            assert mean + turned_mean == pytest.approx(criterion_of.minimum + criterion_of.maximum)

    def test_bipolar_answers_are_best_in_the_middle(self) -> None:
        assert keyed_values(item("i", POLES)).tolist() == [1, 3, 5, 3, 1]

    def test_people_at_opposite_poles_are_divided_however_equal_they_score(self) -> None:
        to = questionnaire(criterion("c", f=[item("i", POLES)]))
        figures = score_rows(to, [[1], [5]] * 5)
        assert (figures.mean, figures.sd) == (1, 0)
        assert (figures.vdeijk_a, figures.ad, figures.rwg_j) == (-1, 2, 0)
        assert figures.items["i"].raw_mean == 3


class TestRange:
    @settings(max_examples=60)
    @given(rows(networks=["A"]), st.integers(0, 5))
    def test_every_figure_lies_where_theory_puts_it(self, people: list[Row], missing: int) -> None:
        scored = score_network(MIXED, answers_of(people), invited=len(people) + missing)
        for each in MIXED.criteria:
            within_range(scored.criteria[each.id], each)

    @given(rows(networks=["A"]), st.integers(0, 20))
    def test_the_bounds_hold_the_mean_and_whatever_the_missing_think(
        self, people: list[Row], missing: int
    ) -> None:
        invited = len(people) + missing
        for figures in score_network(MIXED, answers_of(people), invited=invited).criteria.values():
            assert figures.bounds is not None
            low, high = figures.bounds
            if figures.mean is not None:
                assert low - 1e-9 <= figures.mean <= high + 1e-9


class TestHalfRule:
    @pytest.mark.parametrize(
        ("answers", "mean"),
        [([5, 4, 3], 4), ([5, 4, None], 4.5), ([5, "dk", 3], 4), ([5, None, None], None), ([None] * 3, None)],
    )
    def test_two_of_three_items_make_a_score(self, answers: list[Answer], mean: float | None) -> None:
        assert score_rows(THREE, [answers]).mean == mean

    def test_facets_follow_it_with_their_own_items(self) -> None:
        to = questionnaire(criterion("c", one=[item("a"), item("b")], two=[item("d"), item("e"), item("f")]))
        figures = score_rows(to, [[5, None, 1, None, None], [None, None, 2, 2, None]])
        assert (figures.n, figures.mean) == (0, None)
        assert (figures.facets["one"].n, figures.facets["one"].mean) == (1, 5)
        assert (figures.facets["two"].n, figures.facets["two"].mean) == (1, 2)


class TestBorders:
    def test_an_empty_row_counts_as_a_respondent_only(self) -> None:
        scored = score_network(MIXED, answers_of([Row("A"), Row("A")]), invited=3)
        assert scored.respondents == 2
        for each in MIXED.criteria:
            figures = scored.criteria[each.id]
            assert (figures.n, figures.mean, figures.se, figures.ci95) == (0, None, None, None)
            assert figures.bounds == (each.minimum, each.maximum)
            assert (figures.rwg_j, figures.ad, figures.vdeijk_a) == (None, None, None)
            assert all(found.frequencies == (0,) * len(found.frequencies) for found in figures.items.values())

    def test_one_person_has_a_mean_and_no_interval(self) -> None:
        figures = score_rows(THREE, [[2, 3, 4]])
        assert (figures.n, figures.mean, figures.sd, figures.se, figures.ci95) == (1, 3, None, None, None)
        assert (figures.rwg_j, figures.ad, figures.vdeijk_a) == (None, None, None)
        assert figures.items["i1"].vdeijk_a == 1

    def test_full_response_makes_the_interval_a_point(self) -> None:
        figures = score_rows(THREE, [[1, 2, 3], [4, 4, 4], [5, 5, 2]], invited=3)
        assert figures.se == 0
        assert figures.ci95 == (figures.mean, figures.mean)
        assert figures.bounds == pytest.approx((figures.mean, figures.mean))

    def test_without_invited_numbers_there_are_no_bounds(self) -> None:
        assert score_rows(THREE, [[1, 2, 3], [4, 4, 4]]).bounds is None

    def test_items_with_one_answer_leave_the_agreement(self) -> None:
        figures = score_rows(THREE, [[3, 3, 1], [3, 3, None], [3, 3, "dk"]])
        assert (figures.rwg_j, figures.ad, figures.vdeijk_a) == (1, 0, 1)

    def test_one_organisation_has_a_mean_and_no_interval(self) -> None:
        people = [Row("A", {"i1": 4, "i2": 4, "i3": x}, "school") for x in (1, 4)]
        found = score_network(THREE, answers_of(people, THREE), invited=9, weighting="organisation")
        figures = found.criteria["c"]
        assert figures.mean == 3.5
        assert figures.sd == pytest.approx(0.5**0.5)
        assert (figures.se, figures.ci95, figures.bounds) == (None, None, None)

    def test_organisations_weigh_equally_whatever_their_size(self) -> None:
        people = [Row("A", dict.fromkeys(("i1", "i2", "i3"), 5), "school")] * 9
        people.append(Row("A", dict.fromkeys(("i1", "i2", "i3"), 1), "politie"))
        by_person, by_organisation = (
            score_network(THREE, answers_of(people, THREE), weighting=weighting).criteria["c"]
            for weighting in WEIGHTINGS
        )
        assert by_person.mean == pytest.approx(4.6)
        assert by_organisation.mean == 3
        assert by_organisation.se == pytest.approx(2)
        assert by_organisation.facets["f"].mean == by_organisation.items["i1"].mean == 3
        assert by_organisation.items["i1"].raw_mean == pytest.approx(4.6)
        assert by_organisation.sd == by_person.sd


class TestMistakes:
    def test_more_answers_than_invited(self) -> None:
        with pytest.raises(ValueError, match="fewer people invited"):
            score_network(MIXED, answers_of([Row("A"), Row("A")]), invited=1)

    @pytest.mark.parametrize("organisations", [[None, None], ["school", None]])
    def test_weighing_organisations_that_are_not_known(self, organisations: list[str | None]) -> None:
        people = [Row("A", {}, organisation) for organisation in organisations]
        with pytest.raises(ValueError, match="needs every respondent's organisation"):
            score_network(MIXED, answers_of(people), weighting="organisation")


def by_network(scored: ScoredNetworks) -> dict[str, object]:
    return {name: asdict(scored.network(place)) for place, name in enumerate(scored.networks)}


def reversing(to: Questionnaire, which: str) -> Questionnaire:
    """The same questionnaire with one item's direction turned."""

    def turned(each: Item) -> Item:
        return replace(each, reversed=not each.reversed) if each.id == which else each

    return replace(
        to,
        criteria=tuple(
            replace(
                each,
                facets=tuple(
                    replace(facet, items=tuple(turned(one) for one in facet.items)) for facet in each.facets
                ),
            )
            for each in to.criteria
        ),
    )


def within_range(figures: CriterionFigures, of: Criterion) -> None:
    span, small = of.maximum - of.minimum, 1e-9
    scored: list[CriterionFigures | FacetFigures | ItemFigures] = [figures]
    scored += [*figures.facets.values(), *figures.items.values()]
    assert all(each.mean is None or of.minimum - small <= each.mean <= of.maximum + small for each in scored)
    assert all(each.sd is None or 0 <= each.sd <= span / 2**0.5 + small for each in scored)
    assert figures.se is None or figures.sd is None or figures.se <= figures.sd + small
    assert figures.rwg_j is None or 0 <= figures.rwg_j <= 1
    assert figures.ad is None or 0 <= figures.ad <= span / 2 + small
    assert figures.vdeijk_a is None or -1 - small <= figures.vdeijk_a <= 1 + small
    for each in figures.items.values():
        assert sum(each.frequencies) == each.n
        assert each.vdeijk_a is None or -1 - small <= each.vdeijk_a <= 1 + small


def test_network_figures_hold_plain_numbers() -> None:
    scored = score_network(MIXED, answers_of([Row("A", {"p1": 3, "p2": 2, "p3": 5})]), invited=4)
    assert isinstance(scored, NetworkFigures)
    assert type(scored.criteria["plain"].mean) is float
    assert type(scored.criteria["plain"].items["p1"].frequencies[0]) is int
    assert np.isfinite(scored.criteria["plain"].mean)
