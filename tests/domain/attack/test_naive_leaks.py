"""Leaks planted in the JSON itself, away from the code that makes releases: the attacker finds every one, and
nothing where there is nothing."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.domain.attack.attacker import attack
from tests.domain.attack.integers import decoded_counts, possible_rests
from tests.domain.attack.naive import ITEMS, Answerer, insider, naive_release

Json = dict[str, Any]

LEVELS = {"management": ("management",), "operations": ("operations",)}
LINES = {"goal": ("goal",), "defence": ("defence",)}
ORGANISATIONS = {"a": ("a",), "b": ("b",), "c": ("c",)}


def people(number: int, **groups: str | None) -> list[Answerer]:
    return [
        Answerer({item: 1 + (place + len(item)) % 5 for item in ITEMS}, **groups) for place in range(number)
    ]


def crossed(*, management_goal: int = 0, operations_defence: int = 6) -> list[Answerer]:
    """Six people of each of the other two pairs of level and line."""
    return [
        *people(6, level="management", line="defence"),
        *people(6, level="operations", line="goal"),
        *people(management_goal, level="management", line="goal"),
        *people(operations_defence, level="operations", line="defence"),
    ]


def kinds(published: Json, who: list[Answerer]) -> set[str]:
    return {leak.kind for leak in attack(published, insider(who))}


def test_nothing_is_found_in_a_release_without_small_groups() -> None:
    who = crossed(management_goal=6)
    assert attack(naive_release(who, {"level": LEVELS, "line": LINES}), insider(who)) == []


def test_a_group_of_one_too_few() -> None:
    who = [*people(4, level="management"), *people(9, level="operations")]
    assert kinds(naive_release(who, {"level": LEVELS}), who) == {"few", "isolated"}
    assert attack(naive_release(who, {"level": LEVELS}, k=4), insider(who)) == []


def test_a_merged_group_of_too_few() -> None:
    who = [*people(9, level="operations"), *people(2, level="management"), *people(2)]
    groups = {"operations": ("operations",), "merged": ("management", "unknown")}
    assert kinds(naive_release(who, {"level": groups}), who) == {"few", "isolated"}


def test_small_groups_left_out_instead_of_merged() -> None:
    who = [*people(9, level="operations"), *people(6, level="management"), *people(4, level="residents")]
    assert kinds(naive_release(who, {"level": LEVELS}), who) == {"isolated"}
    enough = [*who, *people(1, level="residents")]
    assert kinds(naive_release(enough, {"level": LEVELS}), enough) == set()


def test_two_breakdowns_that_nearly_coincide() -> None:
    """Management is defence but for three people, so their sum is a difference of two published sums."""
    who = [*people(6, level="management", line="defence"), *people(3, level="operations", line="defence")]
    who += people(6, level="operations", line="goal")
    found = attack(naive_release(who, {"level": LEVELS, "line": LINES}), insider(who))
    assert {leak.kind for leak in found} == {"isolated", "pair"}
    assert {leak.people for leak in found} == {(6, 7, 8)}
    assert attack(naive_release(who, {"level": LEVELS}), insider(who)) == []


def test_one_item_that_too_few_of_a_pair_answered() -> None:
    """Six people are in management and goal; two of them answered the first item."""
    who = crossed(management_goal=2, operations_defence=0)
    who += [Answerer({"i2": 3, "u1": 3, "a1": 3}, level="management", line="goal") for _ in range(4)]
    found = attack(naive_release(who, {"level": LEVELS, "line": LINES}), insider(who))
    assert {(leak.kind, leak.where) for leak in found} == {("isolated", "i1"), ("pair", "i1")}


def test_a_third_breakdown_though_no_sum_of_two_is_about_few() -> None:
    """Any two of these breakdowns make groups that differ by five people; the three together leave one."""
    who = [
        person
        for sector, level, line, number in ("aaa1", "abb5", "bab5", "bba5")
        for person in people(int(number), sector=sector, level=level, line=line)
    ]
    two = {"a": ("a",), "b": ("b",)}
    assert kinds(naive_release(who, {"sector": two, "level": two}), who) == {"pair"}
    assert kinds(naive_release(who, {"sector": two, "line": two}), who) == {"pair"}
    assert kinds(naive_release(who, {"level": two, "line": two}), who) == {"pair"}
    found = attack(naive_release(who, {"sector": two, "level": two, "line": two}), insider(who))
    assert {leak.kind for leak in found} == {"breakdowns", "isolated", "pair"}
    assert {leak.people for leak in found if leak.kind == "isolated"} == {(0,)}


def test_organisations_weighing_equally_beside_counts_of_answers() -> None:
    """Sums s / 1, s / 6 and s / 6 beside plain sums: five sixths of the one person's answer are left."""
    who = [*people(1, organisation="a"), *people(6, organisation="b"), *people(6, organisation="c")]
    found = attack(naive_release(who, {}, weighting="organisation"), insider(who))
    assert {leak.kind for leak in found} == {"weighted", "isolated"}
    assert {leak.people for leak in found if leak.kind == "isolated"} == {(0,)}
    large = [*people(5, organisation="a"), *people(6, organisation="b"), *people(6, organisation="c")]
    assert attack(naive_release(large, {}, weighting="organisation"), insider(large)) == []


def test_a_breakdown_by_organisation_that_shows_a_small_one() -> None:
    who = [*people(2, organisation="a"), *people(6, organisation="b"), *people(6, organisation="c")]
    assert kinds(naive_release(who, {"organisation": ORGANISATIONS}), who) == {"few", "isolated"}
    assert attack(naive_release(who, {"organisation": ORGANISATIONS}, mode="open"), insider(who)) == []


def test_open_mode_that_shows_parts_of_an_organisation() -> None:
    who = [*people(6, organisation="a", level="management"), *people(6, organisation="a", level="operations")]
    published = naive_release(who, {"level": LEVELS}, mode="open")
    assert kinds(published, who) == {"split", "breakdowns"}


def test_an_item_that_too_few_answered() -> None:
    who = [*people(4), *(Answerer({"i1": 2, "i2": 3, "u1": 4}) for _ in range(4))]
    found = attack(naive_release(who, {}), insider(who))
    assert {leak.where for leak in found if leak.kind == "few"} == {
        "criteria.steering.figures",
        "criteria.steering.facets.agreement",
        "criteria.steering.items.a1",
    }


def first_item(published: Json) -> Json:
    item: Json = published["breakdowns"][0]["groups"][0]["criteria"]["drive"]["items"]["i1"]
    return item


def add_frequencies(published: Json) -> None:
    first_item(published)["frequencies"] = [1, 2, 3, 0, 0]


def add_shares(published: Json) -> None:
    published["criteria"]["drive"]["items"]["i1"]["shares"] = [0.58, 0.42, 0, 0, 0]


def add_a_second_weighting(published: Json) -> None:
    published["criteria"]["drive"]["figures"]["organisation_mean"] = 3.4567


def add_a_figure_without_its_number(published: Json) -> None:
    del first_item(published)["n"]


def add_a_small_figure_of_an_unknown_kind(published: Json) -> None:
    published["extremes"] = {"n": 2, "median": 4}


def add_a_small_difference(published: Json) -> None:
    published["contrasts"] = [
        {"first": {"criterion": "drive", "facet": "urgency"}, "second": None, "n": 3, "mean": 0.4, "sd": 0.2}
    ]


def add_a_comment_of_somebody(published: Json) -> None:
    published["comments"] = {"first-step": ["Ja"] * 5 + [{"text": "Nee", "level": "management"}]}


def add_too_few_comments(published: Json) -> None:
    published["comments"] = {"first-step": ["Ja"] * 4}


def add_a_finding_about_a_group_that_is_not_shown(published: Json) -> None:
    subject = {"dimension": "sector", "group": "housing"}
    evidence = {
        "subject": subject,
        "other": None,
        "part": {"criterion": "drive", "facet": None},
        "value": 2.5,
    }
    published["findings"] = [{"id": "isolated", "evidence": [evidence]}]


def add_how_many_of_a_group_answered(published: Json) -> None:
    subject = {"dimension": "level", "group": "management"}
    evidence = {"kind": "count", "subject": subject, "other": None, "part": None, "value": 1, "n": None}
    published["findings"] = [{"id": "missing", "evidence": [evidence]}]


def add_a_verdict_on_what_is_not_shown(published: Json) -> None:
    published["criteria"]["drive"].update(figures=None)
    published["criteria"]["drive"]["verdict"]["interval"] = [1.5, 2.5]


@pytest.mark.parametrize(
    ("planted", "kind"),
    [
        (add_frequencies, "unread"),
        (add_shares, "unread"),
        (add_a_second_weighting, "unread"),
        (add_a_figure_without_its_number, "few"),
        (add_a_small_figure_of_an_unknown_kind, "few"),
        (add_a_small_difference, "few"),
        (add_a_comment_of_somebody, "comments"),
        (add_too_few_comments, "comments"),
        (add_a_finding_about_a_group_that_is_not_shown, "few"),
        (add_how_many_of_a_group_answered, "few"),
        (add_a_verdict_on_what_is_not_shown, "few"),
    ],
)
def test_something_added_to_a_clean_release(planted: Callable[[Json], None], kind: str) -> None:
    who = crossed(management_goal=6)
    published = naive_release(who, {"level": LEVELS, "line": LINES})
    assert attack(published, insider(who)) == []
    planted(published)
    assert kind in kinds(published, who)


def test_a_difference_with_everybody_else_where_the_rest_is_small() -> None:
    who = [*people(9, level="operations"), *people(3, level="management")]
    published = naive_release(who, {"level": {"operations": ("operations",)}})
    published["differences"] = [
        {"criterion": "drive", "dimension": "level", "group": "operations", "other": None}
        | {"n": 9, "n_other": 3, "mean": 3.1, "mean_other": 2.1, "delta": 0.4, "p": 0.03}
    ]
    assert {"few", "isolated"} <= kinds(published, who)


def test_comments_of_too_few_respondents() -> None:
    who = people(7)
    published = naive_release(who, {}) | {"comments": {"first-step": ["Ja"] * 6}}
    assert kinds(published, who) == {"comments"}


def test_rounding_is_no_excuse() -> None:
    """The one person's answer, read back as a whole number from means printed to one decimal."""
    who = [*people(6, level="management", line="defence"), *people(1, level="operations", line="defence")]
    who += people(6, level="operations", line="goal")
    published = naive_release(who, {"level": LEVELS, "line": LINES})
    management, _ = published["breakdowns"][0]["groups"]
    _, defence = published["breakdowns"][1]["groups"]
    whole, part = (each["criteria"]["drive"]["items"]["i1"] for each in (defence, management))
    rest = possible_rests((whole["mean"], whole["n"]), [(part["mean"], part["n"])])
    assert list(rest) == [who[6].answers["i1"]]


def test_weighted_shares_give_the_answer_of_a_one_person_organisation() -> None:
    """Organisations of one and of six: a value that the one and two of the six gave has (1 + 2/6) / 2."""
    assert decoded_counts(0.67, [1, 6]) == [1, 2]
    assert decoded_counts(0.17, [1, 6]) == [0, 2]
