"""Whose names stand with the groups taken together: they must not tell who of a few people answered."""

from collections.abc import Mapping
from typing import Any

from app.domain.breakdown import Group
from app.domain.release import InvitedGroup, Published, ResponseRow, build_release
from app.domain.terms import Terms
from app.domain.vocabulary import Level
from tests.domain.report_samples import OCCASION, make_questionnaire

ASKED = make_questionnaire(facets=(2,))


def row(organisation: str | None, level: Level = "operations") -> ResponseRow:
    return ResponseRow({item.id: 4 for item in ASKED.items}, organisation=organisation, level=level)


def published(answered: Mapping[Any, int], invited: Mapping[Any, int]) -> Published:
    rows = [row(name) for name, number in answered.items() for _ in range(number)]
    asked = [InvitedGroup(number, organisation=name) for name, number in invited.items()]
    return build_release(ASKED, rows, asked, Terms(breakdowns=("organisation",)), OCCASION).published


def groups(shown: Published) -> dict[str, Group]:
    (breakdown,) = shown.results.breakdowns
    return {group.id: group for group in breakdown.groups}


def test_organisations_of_one_partner_are_named_whether_or_not_that_partner_answered() -> None:
    small = {f"K{number}": 1 for number in range(9)}
    shown = groups(published({"Groot": 6} | dict.fromkeys(list(small)[:6], 1), {"Groot": 7, **small}))
    assert shown["Groot"].values == ("Groot",)
    assert shown["merged"].values == tuple(small)
    assert (shown["merged"].respondents, shown["merged"].invited) == (6, 9)


def test_who_is_not_known_comes_last() -> None:
    shown = groups(published({"Groot": 6, None: 5}, {"Groot": 6, None: 5, "Zeker": 2, "Aan zet": 1}))
    assert shown["merged"].values == ("Aan zet", "Zeker", "unknown")


def test_a_large_group_that_kept_silent_is_told_as_such() -> None:
    shown = published({"Groot": 6, "A": 3, "B": 3}, {"Groot": 6, "A": 3, "B": 3, "Stil": 5})
    assert groups(shown)["merged"].values == ("A", "B")
    assert shown.silent_organisations == {"Stil": 5}


def test_without_groups_taken_together_there_is_nothing_to_name_them_in() -> None:
    shown = groups(published({"Groot": 6, "Midden": 5}, {"Groot": 6, "Midden": 5, "Klein": 1}))
    assert {id_: group.values for id_, group in shown.items()} == {
        "Groot": ("Groot",),
        "Midden": ("Midden",),
    }


def test_where_nobody_knows_who_were_invited_small_organisations_have_no_names() -> None:
    rows = [row(name) for name, number in (("Groot", 6), ("A", 3), ("B", 3)) for _ in range(number)]
    made = build_release(ASKED, rows, None, Terms(breakdowns=("organisation",)), OCCASION).published
    assert groups(made)["merged"].values == ()


def test_levels_that_answered_are_named_whoever_were_invited() -> None:
    rows = [row("Groot", level) for level in ("governance", "management") for _ in range(3)]
    rows += [row("Groot") for _ in range(6)]
    made = build_release(ASKED, rows, None, Terms(breakdowns=("level",)), OCCASION).published
    assert groups(made)["merged"].values == ("governance", "management")
