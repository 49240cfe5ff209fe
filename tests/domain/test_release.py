"""A release computed by hand, and what must hold for any."""

import json
import random
from dataclasses import replace

import pytest

from app.domain.disclosure import Terms
from app.domain.release import InvitedGroup, Release, ResponseRow, build_release, input_digest
from app.domain.release_json import published_json, release_json
from app.domain.sealed import CrossProducts
from tests.domain.report_samples import OCCASION, make_questionnaire, make_scale, rows

INVITED = [
    InvitedGroup(4, "operations", "midfield", "housing"),
    InvitedGroup(2, "governance", "defence", "education"),
    InvitedGroup(1, "operations", "defence", "housing"),
    InvitedGroup(1),
]


def small_release() -> Release:
    """Five respondents of eight invited, two items: scores 4, 4, 4, 3 and 2.5."""
    questionnaire = make_questionnaire()
    answers = rows(questionnaire, "44", "44", "44", "33", "32")
    answers[0] = replace(answers[0], choices={"hindering": ("a",)}, texts={"first-step": "Samen beginnen"})
    return build_release(questionnaire, answers, INVITED, Terms(), OCCASION)


def test_published_by_hand() -> None:
    """mean 3.5; sd sqrt(2 / 4) = .7071; se .3162 x sqrt(1 - 5/8) = .1936; t(.975, 4) = 2.7764: 3.5 -+ .538;
    bounds (17.5 + 3) / 8 and (17.5 + 15) / 8; interval of the verdict 3.5 -+ 2.7764 x .71 / sqrt(5) = .88."""
    published = published_json(small_release().published)
    assert {key: published[key] for key in ("schema", "network", "wave", "closed_on", "demo")} == {
        "schema": 2,
        "network": "Zuidwijk",
        "wave": 1,
        "closed_on": "2026-03-20",
        "demo": False,
    }
    assert published["questionnaire"] == {"id": "proef", "version": "1.0.0", "digest": "0" * 64}
    assert published["scoring"] == {"version": "1.0.0", "weighting": "respondent"}
    assert published["terms"] == {
        "mode": "confidential",
        "threshold": 5,
        "weighting": "respondent",
        "breakdowns": [],
        "row_export": False,
    }
    assert (published["respondents"], published["invited"], published["organisations"]) == (5, 8, None)
    assert published["invited_levels"] == {"governance": 2, "operations": 5, "unknown": 1}
    assert published["invited_lines"] == {"defence": 3, "midfield": 4, "unknown": 1}
    assert published["invited_sectors"] == {"education": 2, "housing": 5, "unknown": 1}
    criterion = published["criteria"]["a"]
    assert criterion["verdict"] == {"kind": "uncertain", "interval": [2.6, 4.4]}
    figures = criterion["figures"]
    assert (figures["n"], figures["mean"], figures["sd"], figures["se"]) == (5, 3.5, 0.71, 0.19)
    assert (figures["ci95"], figures["bounds"]) == ([3.0, 4.0], [2.6, 4.1])
    assert criterion["items"]["a-1-2"]["frequencies"] == [0, 1, 1, 3, 0]
    assert published["choices"] == {"hindering": None}


def test_sealed_by_hand() -> None:
    """First item 4 4 4 3 3, second 4 4 4 3 2."""
    sealed = small_release().sealed
    assert sealed.reliability == {
        "a": CrossProducts(n=5, sums=(18.0, 17.0), products=((66.0, 63.0), (63.0, 61.0)))
    }


def test_sealed_sums_use_keyed_answers() -> None:
    """On a bipolar scale of five the middle counts 5 and an end 1."""
    questionnaire = make_questionnaire(scale=make_scale(kind="bipolar"), facets=(1,))
    release = build_release(questionnaire, rows(questionnaire, *"33315"), None, Terms(), OCCASION)
    assert release.sealed.reliability["a"] == CrossProducts(n=5, sums=(17.0,), products=((77.0,),))


def test_sealed_sums_of_few_complete_rows_are_not_kept() -> None:
    """They would hold those people's answers after the rows themselves are erased."""
    questionnaire = make_questionnaire()
    release = build_release(
        questionnaire, rows(questionnaire, "44", "44", "44", "43", "4-", "-4"), None, Terms(), OCCASION
    )
    assert release.sealed.reliability == {"a": None}


def test_the_comments_of_few_people_stand_nowhere_in_a_release() -> None:
    assert "Samen beginnen" not in json.dumps(release_json(small_release()))


def test_comments_come_in_an_order_that_tells_nothing() -> None:
    questionnaire = make_questionnaire()
    said = ["Wacht niet", "", "Begin samen", "  ", "Zie elkaar", "Wacht niet", "Luister", ""]
    answers = [
        replace(row, texts={"first-step": text})
        for row, text in zip(rows(questionnaire, *["44"] * 8), said, strict=True)
    ]
    release = build_release(questionnaire, answers, None, Terms(), OCCASION)
    assert published_json(release.published)["comments"] == {
        "first-step": ["Begin samen", "Luister", "Wacht niet", "Wacht niet", "Zie elkaar"]
    }


def test_what_is_sealed_does_not_stand_in_what_is_published() -> None:
    release = small_release()
    text = json.dumps(published_json(release.published))
    assert release.sealed.input_digest not in text
    assert "reliability" not in text


def test_the_order_of_the_responses_does_not_matter() -> None:
    questionnaire = make_questionnaire(criteria=2, facets=(2, 1))
    answers = rows(questionnaire, "123451", "54321?", "44-444", "3?3333", "222222", "515151", "-21443")
    expected = release_json(build_release(questionnaire, answers, None, Terms(), OCCASION))
    for seed in range(5):
        shuffled = random.Random(seed).sample(answers, len(answers))
        assert release_json(build_release(questionnaire, shuffled, None, Terms(), OCCASION)) == expected


def test_the_input_digest_tells_every_change() -> None:
    row = ResponseRow(answers={"a": 4}, choices={"q": ("x", "y")}, texts={"t": "é"}, organisation="o")
    changes = [
        replace(row, answers={"a": 3}),
        replace(row, answers={"a": "dk"}),
        replace(row, answers={}),
        replace(row, choices={"q": ("x",)}),
        replace(row, texts={}),
        replace(row, organisation="p"),
        replace(row, level="operations"),
    ]
    digests = {input_digest([changed]) for changed in [row, *changes]}
    assert len(digests) == len(changes) + 1
    assert input_digest([replace(row, choices={"q": ("y", "x")})]) == input_digest([row])
    assert input_digest([row, row]) != input_digest([row])


def test_more_responses_than_invited_is_an_error() -> None:
    questionnaire = make_questionnaire()
    with pytest.raises(ValueError, match="fewer people invited"):
        build_release(questionnaire, rows(questionnaire, "44", "44"), [InvitedGroup(1)], Terms(), OCCASION)


def test_an_answer_off_the_scale_is_an_error() -> None:
    questionnaire = make_questionnaire()
    with pytest.raises(ValueError, match="not on its scale"):
        build_release(questionnaire, rows(questionnaire, "46"), None, Terms(), OCCASION)


def test_organisations_are_counted() -> None:
    questionnaire = make_questionnaire()
    answers = [
        replace(row, organisation=name)
        for row, name in zip(rows(questionnaire, "44", "44", "44"), "xxy", strict=True)
    ]
    release = build_release(questionnaire, answers, None, Terms(), OCCASION)
    assert release.published.results.organisations == 2


@pytest.mark.parametrize(
    ("asked", "answering", "expected"),
    [
        (5, ("West",), {"Oost": 5}),
        (4, ("West",), {}),  # below the threshold
        (5, ("West", "Oost"), {}),
        (5, ("West", None), {}),  # the answer of unknown origin may be theirs
    ],
)
def test_organisations_that_kept_silent(
    asked: int, answering: tuple[str | None, ...], expected: dict[str, int]
) -> None:
    questionnaire = make_questionnaire()
    answers = [
        replace(row, organisation=organisation)
        for organisation in answering
        for row in rows(questionnaire, *["44"] * 5)
    ]
    invited = [InvitedGroup(asked, organisation="Oost"), InvitedGroup(15, organisation="West")]
    assert build_release(
        questionnaire, answers, invited, Terms(), OCCASION
    ).published.silent_organisations == (expected)
