"""The attacker of PRIVACY rule 8 against what decides on what may be shown, in random networks.

By default a part of the ten thousand cases; all of them with SLAGVAARDIG_ATTACKS=10000, and other cases every
time by Hypothesis' profile `explore`.
"""

import os

from hypothesis import HealthCheck, given, settings

from app.domain.disclosure_plan import plan_disclosure
from tests.domain.attack.attacker import attack
from tests.domain.attack.plan_attack import attack_plan
from tests.domain.attack.released import released
from tests.domain.attack.worlds import World, with_usable_weighting, worlds

CASES = int(os.environ.get("SLAGVAARDIG_ATTACKS", "1500"))


@given(worlds)
@settings(max_examples=CASES, suppress_health_check=list(HealthCheck))
def test_no_plan_gives_anybody_away(world: World) -> None:
    world = with_usable_weighting(world)
    people, counted = world.respondents, world.counted()
    plan = plan_disclosure(people, counted, world.terms)
    assert attack_plan(plan, people, counted, world.terms) == []


@given(worlds)
@settings(max_examples=CASES // 6, suppress_health_check=list(HealthCheck))
def test_no_release_gives_anybody_away(world: World) -> None:
    assert attack(*released(world)) == []
