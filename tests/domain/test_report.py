"""A report holds what a release publishes, in the order and the words of the questionnaire."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.disclosure import Terms
from app.domain.release import InvitedGroup, Occasion, Published, build_release
from app.domain.report import Balance
from app.domain.report_making import comparable_wave, make_report
from tests.domain.report_samples import (
    OCCASION,
    make_questionnaire,
    make_scale,
    published,
    report_on,
    rows,
)
from tests.questionnaire_samples import SMALL


def test_words_come_in_the_language_of_the_reader() -> None:
    questionnaire = make_questionnaire()
    shown = published(questionnaire, *["44"] * 5)
    dutch = make_report(questionnaire, shown, None, "nl")
    english = make_report(questionnaire, shown, None, "en")
    assert (dutch.criteria[0].name, english.criteria[0].name) == ("Criterium a", "Criterium a (en)")
    assert dutch.criteria[0].items[0].labels[0] == "waarde 1"
    assert english.criteria[0].items[0].labels[0] == "value 1"
    assert [each.text for each in english.comments] == ["Wat is de eerste stap? (en)"]


def test_a_questionnaire_without_the_reader_s_language_speaks_its_own() -> None:
    questionnaire = replace(make_questionnaire(), languages=("nl",))
    report = make_report(questionnaire, published(questionnaire, *["44"] * 5), None, "en")
    assert report.language == "en"
    assert report.criteria[0].name == "Criterium a"


def test_figures_stand_with_their_criterion_facet_and_item() -> None:
    questionnaire = make_questionnaire(criteria=2, facets=(1, 1))
    report = report_on(questionnaire, "5414", "5414", "5414", "541?", "541?", "541?")
    first, second = report.criteria
    assert (first.id, second.id) == ("a", "b")
    assert first.figures is not None
    assert first.figures.mean == 4.5
    assert [facet.figures.mean if facet.figures else None for facet in first.facets] == [5.0, 4.0]
    assert second.facets[1].figures is None
    assert second.items[1].figures is None
    assert first.items[0].figures is not None
    assert first.items[0].figures.frequencies == (0, 0, 0, 0, 6)


def test_don_t_knows_are_counted_on_what_is_shown() -> None:
    report = report_on(make_questionnaire(facets=(3,)), "44?", "4?4", "444", "444", "444", "444")
    assert report.criteria[0].dont_know == 2
    hidden = report_on(make_questionnaire(facets=(3,)), "44?", "4?4", "444", "444", "444", "44-")
    assert hidden.criteria[0].dont_know == 0  # four answers to the third item hide those to all three


def test_agreement_follows_the_rules_of_the_verdict() -> None:
    report = report_on(make_questionnaire(facets=(1,)), *"55511")
    assert report.criteria[0].agreement == "divided"
    assert [criterion.id for criterion in report.having("divided")] == ["a"]
    assert report.having("strong") == ()


@pytest.mark.parametrize(
    ("answers", "expected", "lean"),
    [("11335", (2, 2, 1), "left"), ("33345", (0, 3, 2), "right"), ("12345", (2, 1, 2), None)],
)
def test_balance_counts_both_sides(answers: str, expected: tuple[int, int, int], lean: str | None) -> None:
    report = report_on(make_questionnaire(scale=make_scale(kind="bipolar"), facets=(1,)), *answers)
    assert report.criteria[0].items[0].balance == Balance(*expected)
    assert Balance(*expected).lean == lean


def test_only_a_bipolar_item_that_is_shown_has_a_balance() -> None:
    assert report_on(make_questionnaire(facets=(1,)), *"33333").criteria[0].items[0].balance is None
    bipolar = make_questionnaire(scale=make_scale(kind="bipolar"), facets=(1,))
    assert report_on(bipolar, *"3333").criteria[0].items[0].balance is None


def test_choices_come_most_chosen_first() -> None:
    questionnaire = make_questionnaire(criteria=3)
    answers = [
        replace(row, choices={"hindering": ("b", "c")}) for row in rows(questionnaire, *["444444"] * 5)
    ]
    answers.append(replace(answers[0], choices={"hindering": ("c",)}))
    shown = build_release(questionnaire, answers, None, Terms(), OCCASION).published
    choice = make_report(questionnaire, shown, None, "nl").choices[0]
    assert choice.n == 6
    assert choice.counts == (("Criterium c", 6), ("Criterium b", 5), ("Criterium a", 0))


def test_choices_of_too_few_people_are_not_there() -> None:
    choice = report_on(make_questionnaire(), *["44"] * 5).choices[0]
    assert (choice.n, choice.counts) == (None, ())


def test_levels_and_lines_without_anybody_are_named() -> None:
    invited = [InvitedGroup(6, "operations", "midfield"), InvitedGroup(2, "governance"), InvitedGroup(1)]
    attendance = report_on(make_questionnaire(), *["44"] * 6, invited=invited).attendance
    assert (attendance.respondents, attendance.invited) == (6, 9)
    assert attendance.share == pytest.approx(2 / 3)
    assert attendance.levels == {
        "national": 0,
        "governance": 2,
        "management": 0,
        "operations": 6,
        "residents": 0,
    }
    assert attendance.unknown_levels == 1
    assert attendance.missing_levels == ("national", "management", "residents")
    assert attendance.missing_lines == ("goal", "defence", "forward")
    assert attendance.unknown_lines == 3


def test_nobody_is_called_missing_where_nothing_is_known() -> None:
    attendance = report_on(make_questionnaire(), *["44"] * 5, invited=[InvitedGroup(9)]).attendance
    assert (attendance.missing_levels, attendance.missing_lines) == ((), ())
    unknown = report_on(make_questionnaire(), *["44"] * 5).attendance
    assert (unknown.share, unknown.missing_levels) == (None, ())


@pytest.mark.parametrize(("lines", "expected"), [(["44"] * 4, False), (["4-"] * 5, True), ([], False)])
def test_whether_there_is_anything_to_show(lines: list[str], expected: bool) -> None:
    assert report_on(make_questionnaire(), *lines).shows_anything is expected


@pytest.mark.parametrize("criteria", [1, 2, 12])
def test_any_number_of_criteria(criteria: int) -> None:
    questionnaire = make_questionnaire(criteria=criteria, facets=(1, 2))
    report = report_on(questionnaire, *["444" * criteria] * 5)
    assert len(report.criteria) == criteria
    assert [len(group.criteria) for group in report.groups] == [criteria]


def test_criteria_on_different_scales_are_grouped_in_their_order() -> None:
    answers = [{"drive-1": 4, "drive-2": 5, "balance-1": 0, "steering-1": 2}] * 5
    release = build_release(
        SMALL, [replace(rows(SMALL, "----")[0], answers=given) for given in answers], None, Terms(), OCCASION
    )
    report = make_report(SMALL, release.published, None, "nl")
    assert [(group.minimum, group.maximum) for group in report.groups] == [(1, 5), (-2, 2)]
    assert [[criterion.id for criterion in group.criteria] for group in report.groups] == [
        ["drive", "steering"],
        ["balance"],
    ]


def wave(number: int, version: str = "1.0.0", **change: str) -> Published:
    questionnaire = replace(make_questionnaire(version=version), **change)  # type: ignore[arg-type]
    occasion = Occasion("Zuidwijk", number, date(2020 + number, 3, 1))
    return published(questionnaire, *["44"] * 5, occasion=occasion)


def test_the_latest_earlier_wave_is_compared_with() -> None:
    third = wave(3)
    assert comparable_wave(third, [wave(1), wave(2), third, wave(4)]) == wave(2)


@pytest.mark.parametrize("other", [wave(2, version="2.0.0"), wave(2, id="andere")])
def test_another_questionnaire_or_major_version_is_not_compared_with(other: Published) -> None:
    assert comparable_wave(wave(3), [other]) is None
    assert comparable_wave(wave(3), [wave(1), other]) == wave(1)


def test_what_came_before_is_told_from_the_dates() -> None:
    """An import brings the first wave in late: its number is the highest, its date the earliest."""
    imported = replace(wave(1), occasion=Occasion("Zuidwijk", 4, date(2019, 3, 1)))
    assert comparable_wave(wave(2), [imported, wave(3)]) == imported
    assert comparable_wave(imported, [wave(1), wave(2)]) is None


def test_a_minor_version_is_compared_with() -> None:
    assert comparable_wave(wave(2, version="1.1.0"), [wave(1)]) == wave(1)


def test_the_earlier_figures_stand_beside_those_of_now() -> None:
    questionnaire = make_questionnaire()
    now = published(questionnaire, *["44"] * 5, occasion=Occasion("Zuidwijk", 2, date(2027, 1, 1)))
    report = make_report(questionnaire, now, published(questionnaire, *["22"] * 5), "nl")
    assert report.previous == OCCASION
    previous = report.criteria[0].previous
    assert previous is not None
    assert previous.mean == 2.0


def test_a_criterion_that_was_not_there_or_not_shown_before_has_no_earlier_figures() -> None:
    questionnaire = make_questionnaire(criteria=2)
    now = published(questionnaire, *["4444"] * 5, occasion=Occasion("Zuidwijk", 2, date(2027, 1, 1)))
    before = published(make_questionnaire(criteria=1), *["22"] * 4)
    report = make_report(questionnaire, now, before, "nl")
    assert [criterion.previous for criterion in report.criteria] == [None, None]


def test_a_release_made_with_another_file_is_refused() -> None:
    questionnaire = make_questionnaire()
    shown = published(questionnaire, *["44"] * 5)
    with pytest.raises(ValueError, match="another questionnaire"):
        make_report(replace(questionnaire, digest="1" * 64), shown, None, "nl")
