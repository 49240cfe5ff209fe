"""Scores over the items that two versions of a questionnaire have in common."""

from dataclasses import replace

import pytest

from app.domain.figures import CriterionFigures
from app.domain.questionnaire import Questionnaire
from app.domain.release import build_release
from app.domain.sealed import Sealed
from app.domain.shared_items import comparable_items
from app.domain.terms import Terms
from tests.domain.report_samples import OCCASION, make_questionnaire, make_scale, rows

OLD = make_questionnaire(criteria=2, facets=(1, 2))
NEW = make_questionnaire(criteria=2, facets=(2, 2), version="1.1.0")
"""`a-1-2` and `b-1-2` were added."""


def without_b(questionnaire: Questionnaire) -> Questionnaire:
    return replace(questionnaire, criteria=questionnaire.criteria[:1])


def sealed(
    *lines: str,
    to: Questionnaire = NEW,
    previous: Questionnaire | None = OLD,
    organisations: str | None = None,
) -> Sealed:
    answers = rows(to, *lines)
    terms = Terms(threshold=3)
    if organisations is not None:
        terms = Terms(threshold=3, weighting="organisation")
        answers = [replace(row, organisation=o) for row, o in zip(answers, organisations, strict=True)]
    return build_release(to, answers, None, terms, OCCASION, previous).sealed


def figures(n: int, mean: float, sd: float, se: float) -> CriterionFigures:
    return CriterionFigures(n, mean, sd, se, None, None, None, None, None)


@pytest.mark.parametrize(
    ("previous", "now", "expected"),
    [
        (OLD, NEW, {"a": ("a-1-1", "a-2-1", "a-2-2"), "b": ("b-1-1", "b-2-1", "b-2-2")}),
        (
            OLD,
            replace(OLD, version="1.0.1"),
            {"a": ("a-1-1", "a-2-1", "a-2-2"), "b": ("b-1-1", "b-2-1", "b-2-2")},
        ),
        (NEW, OLD, {}),
        (without_b(OLD), NEW, {"a": ("a-1-1", "a-2-1", "a-2-2")}),
        (OLD, without_b(NEW), {"a": ("a-1-1", "a-2-1", "a-2-2")}),
        (OLD, replace(NEW, version="2.0.0"), {}),
        (OLD, replace(NEW, id="another"), {}),
        (OLD, make_questionnaire(2, (2, 2), make_scale(7), "1.1.0"), {}),
        (OLD, make_questionnaire(2, (2, 2), make_scale(kind="bipolar"), "1.1.0"), {}),
    ],
    ids=["added", "wording", "removed", "new criterion", "criterion gone", "major", "other", "scale", "kind"],
)
def test_comparable_items(
    previous: Questionnaire, now: Questionnaire, expected: dict[str, tuple[str, ...]]
) -> None:
    assert comparable_items(previous, now) == expected


def test_scores_are_over_the_items_in_common_alone() -> None:
    """Over a-1-1, a-2-1 and a-2-2 the three score 4, 3 and 2; not so with the second one."""
    found = sealed("41444444", "35333333", "25222222")
    assert found.shared_with == "1.0.0"
    assert found.shared == {"a": figures(3, 3.0, 1.0, 0.58), "b": figures(3, 3.0, 1.0, 0.58)}


def test_they_are_what_the_old_version_would_have_scored() -> None:
    """Source: the same people's answers, scored as if they had filled in the old version; half of three
    items is two."""
    lines = ["41?44123", "3533----", "2-222251", "-4-52341", "5432123?", "1-1---4-"]
    kept = [(line[0] + line[2:4]) + (line[4] + line[6:]) for line in lines]
    found = sealed(*lines)
    old = build_release(OLD, rows(OLD, *kept), None, Terms(threshold=3), OCCASION).published.results.criteria
    for id_, shared in found.shared.items():
        then = old[id_].figures
        if shared is not None:
            assert then is not None
            assert (shared.n, shared.mean, shared.sd, shared.se) == (then.n, then.mean, then.sd, then.se)
    assert found.shared["a"] is not None


def test_organisations_weigh_as_they_do_in_the_release() -> None:
    """Organisation x scores 5 three times, y 1 six times: the mean of the means is 3, their se 2."""
    lines = ["51555555"] * 3 + ["15111111"] * 6
    found = sealed(*lines, organisations="xxxyyyyyy").shared["a"]
    assert found is not None
    assert (found.n, found.mean, found.se) == (9, 3.0, 2.0)
    scored = sealed(*lines).shared["a"]
    assert scored is not None
    assert scored.mean == 2.3


def test_figures_of_few_people_are_not_kept() -> None:
    found = sealed("44444444", "44444444", "4444----")
    assert found.shared["b"] is None
    assert found.shared["a"] == figures(3, 4.0, 0.0, 0.0)


def test_nothing_is_kept_of_a_criterion_of_which_items_are_withheld() -> None:
    """Two people skipped the added item: beside the mean of all four items, that of three would tell on
    them."""
    assert sealed("44444444", "44444444", "4-444444", "4-444444").shared["a"] is None
    only_once = "44444444", "44444444", "44444444", "4-444444"
    assert sealed(*only_once).shared["a"] is not None


def test_withheld_items_are_no_matter_where_the_items_are_the_same() -> None:
    """Then it is the figure that is published anyway."""
    patched = replace(OLD, version="1.0.1")
    found = sealed("444444", "444444", "4-4444", "4-4444", to=patched)
    assert found.shared["a"] == figures(4, 4.0, 0.0, 0.0)


@pytest.mark.parametrize("previous", [None, NEW, replace(OLD, id="another"), replace(OLD, version="0.9.0")])
def test_nothing_is_shared_with_the_same_version_or_with_another_questionnaire(
    previous: Questionnaire | None,
) -> None:
    found = sealed(*["44444444"] * 5, previous=previous)
    assert (found.shared_with, found.shared) == (None, {})
