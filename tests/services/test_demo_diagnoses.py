"""What a good consultant would say of each made-up network, and what the reports say."""

from app.domain.breakdown import Difference
from app.domain.finding import Finding
from app.domain.findings import stall_points
from app.domain.release import Published
from app.persistence import releases as release_rows
from app.services import planned_actions
from app.services.demo.comments import CARE_AND_SAFETY_REWRITTEN
from app.services.planned_actions import Plan
from tests.services.conftest import FIRE, REGION, SOUTH, YOUTH, Planted, published


def points(shown: Published) -> list[str]:
    return [each.id for each in stall_points(shown.findings, shown.results.choices)]


def ids(shown: Published) -> set[str]:
    return {each.id for each in shown.findings}


def finding(shown: Published, id_: str) -> Finding:
    return next(each for each in shown.findings if each.id == id_)


def divided(shown: Published) -> set[str]:
    return {id_ for id_, verdict in shown.verdicts.items() if verdict.kind == "divided"}


def mean(shown: Published, criterion: str, facet: str | None = None) -> float:
    results = shown.results.criteria[criterion]
    figures = results.facets[facet] if facet else results.figures
    assert figures
    assert figures.mean is not None
    return figures.mean


def gap(shown: Published, criterion: str, group: str, other: str | None) -> Difference:
    return next(
        each
        for each in shown.results.differences
        if (each.criterion, each.group, each.other) == (criterion, group, other)
    )


def plan_at(planted: Planted, wave: int) -> Plan:
    with planted.runtime.database.reading() as session:
        (assessment,) = [
            line.assessment.id
            for line in release_rows.lines(session)
            if (line.network.name, line.assessment.wave) == (SOUTH, wave)
        ]
        return planned_actions.plan_of(session, assessment, "nl")


def test_in_the_safety_network_the_work_floor_misses_what_the_boards_think_they_give(
    planted: Planted,
) -> None:
    """Willing people, but on the work floor little is felt of the mandate; what goes on upwards is lowest."""
    for wave in (1, 2):
        shown = published(planted.runtime)[SOUTH, wave]
        assert points(shown)[0] == "pattern.willing-without-backing"
        between = finding(shown, "vertical-gap.mandate.governance.operations")
        assert (between.severity, between.certainty) == ("high", "clear")
        difference = gap(shown, "mandate", "governance", "operations")
        assert difference.mean >= difference.mean_other + 1
        assert difference.n >= 5
        assert mean(shown, "mandate", "feedback") < mean(shown, "mandate", "authority") - 0.5
        others = {each for each in ids(shown) if each.startswith("vertical-gap") and "mandate" not in each}
        assert not others
        assert not divided(shown)


def test_before_it_was_badly_steered_and_informed_and_nothing_stayed(planted: Planted) -> None:
    shown = published(planted.runtime)[SOUTH, 1]
    assert {
        "stalling.steering",
        "stalling.information",
        "stalling.action-embedding",
        "facet-gap.action-embedding.action.embedding",
        "imbalance.normative-balance.approach.left",
    } <= ids(shown)
    assert points(shown)[1] == "facet-gap.action-embedding.action.embedding"


def test_a_year_later_it_acts_and_shares_but_hardly_anchors_what_it_does(planted: Planted) -> None:
    before, after = (published(planted.runtime)[SOUTH, wave] for wave in (1, 2))
    assert points(after)[1:] == ["pattern.project-carousel"]
    for criterion in ("steering", "information"):
        assert mean(after, criterion) - mean(before, criterion) >= 0.5
        assert f"stalling.{criterion}" not in ids(after)
    for criterion in ("drive", "mandate", "operational-unit"):
        assert abs(mean(after, criterion) - mean(before, criterion)) < 0.4
    assert mean(after, "action-embedding", "embedding") < 3 < mean(after, "action-embedding", "action")


def test_what_it_agreed_stands_beside_what_changed_since(planted: Planted) -> None:
    plan = plan_at(planted, 2)
    (part,) = [each for each in plan.parts if each.lines]
    assert part.assessment.wave == 1
    assert part.compared_with == 2
    found = ids(published(planted.runtime)[SOUTH, 1])
    gains = {}
    for line in part.lines:
        action = line.agreed.action
        assert action.finding in found
        assert action.intervention
        assert line.agreed.organisation
        assert line.compared
        gains[action.criterion] = line.compared.now - line.compared.then
    assert {line.agreed.action.state for line in part.lines} == {"done", "started", "dropped"}
    assert min(gains["steering"], gains["information"]) >= 0.5 > gains["mandate"]


def test_the_youth_network_stands_in_two_camps_and_the_midfield_in_one_of_them(planted: Planted) -> None:
    """Who maintains order sees course and lead, who helps sees neither: not three problems but one rift."""
    shown = published(planted.runtime)[YOUTH, 1]
    assert divided(shown) == {"direction", "normative-balance", "steering"}
    assert set(points(shown)) == {f"divided.{each}" for each in divided(shown)}
    for criterion in divided(shown):
        found = finding(shown, f"divided.{criterion}")
        assert found.severity == "high"
        assert [(each.dimension, each.group) for each in found.subjects] == [("line", "midfield")]
        assert gap(shown, criterion, "midfield", None).mean < 2
    assert gap(shown, "direction", "defence", None).mean >= 4
    (lines,) = shown.results.breakdowns
    assert {group.id: group.respondents >= 5 for group in lines.groups} == {
        "defence": True,
        "midfield": True,
        "merged": True,
    }


def test_and_on_the_whole_it_is_more_about_limits_than_about_help(planted: Planted) -> None:
    shown = published(planted.runtime)[YOUTH, 1]
    assert "imbalance.normative-balance.approach.left" in ids(shown)
    assert not any(each.startswith("imbalance.normative-balance.collaboration") for each in ids(shown))


def test_the_regional_network_is_able_but_not_willing_to_share(planted: Planted) -> None:
    shown = published(planted.runtime)[REGION, 1]
    assert points(shown)[0] == "pattern.able-not-willing"
    found = finding(shown, "pattern.able-not-willing")
    assert (found.severity, found.certainty) == ("high", "clear")
    assert mean(shown, "information", "willingness") < 2.3
    assert mean(shown, "information", "ability") >= 3.5
    hindering = shown.results.choices["hindering"]
    assert hindering
    assert max(hindering.counts, key=lambda id_: hindering.counts[id_]) == "information"


def test_its_direction_and_agreements_are_clear_but_little_comes_of_them(planted: Planted) -> None:
    shown = published(planted.runtime)[REGION, 1]
    assert set(points(shown)[1:]) == {"pattern.stuck-in-process", "pattern.agreed-not-followed"}
    assert "facet-gap.action-embedding.embedding.action" in ids(shown)
    assert "imbalance.normative-balance.collaboration.left" in ids(shown)
    assert "pattern.missing-line.forward" in ids(shown)
    assert not any(
        each.startswith(("vertical-gap", "line-gap", "isolated", "divided")) for each in ids(shown)
    )


def test_its_comments_were_read_and_the_one_about_a_person_rewritten(planted: Planted) -> None:
    comments = published(planted.runtime)[REGION, 1].results.comments
    first_steps, kept = comments["first-step"], comments["keep"]
    assert first_steps
    assert kept
    assert (len(first_steps), len(kept)) == (10, 6)
    for written, released in CARE_AND_SAFETY_REWRITTEN.items():
        assert written not in first_steps
        assert released in first_steps


def test_of_the_small_network_nothing_is_said_that_five_people_cannot_carry(planted: Planted) -> None:
    shown = published(planted.runtime)[FIRE, 1]
    assert points(shown) == []
    assert ids(shown) == {"pattern.missing-line.goal", "missing.level.management"}
    assert not shown.results.breakdowns
    assert shown.results.left_out
    assert any(each.figures for each in shown.results.criteria.values())
    items = [item for each in shown.results.criteria.values() for item in each.items.values()]
    assert None in items
    assert all(item.n >= 5 for item in items if item)


def test_in_networks_without_anything_planted_nobody_stands_apart(planted: Planted) -> None:
    """What their means differ is found; groups or camps are not."""
    own = {FIRE, SOUTH, YOUTH, REGION}
    for (name, _), shown in published(planted.runtime).items():
        if name not in own:
            kinds = {each.kind for each in shown.findings}
            assert not kinds & {"divided", "vertical-gap", "line-gap", "group-gap", "isolated"}, name
