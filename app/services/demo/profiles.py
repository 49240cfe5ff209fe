"""Where each of the made-up networks stands: the story that its report should tell."""

from collections.abc import Mapping

from app.domain.vocabulary import Level, Line
from app.services.demo.description import Camps, Place, Profile

AFTER_THE_FIRE = Profile(
    means={
        "drive": 4.5,
        "direction": 4.1,
        "mandate": 3.2,
        "operational-unit": 4.2,
        "normative-balance": 4.2,
        "instruments": 3.6,
        "information": 3.7,
        "steering": 3.9,
        "action-embedding/action": 4.3,
        "action-embedding/embedding": 2.4,
    },
    leans={"normative-balance": 0.2},
)
"""Willing people who act at once; little of it has a fixed place in their organisations."""

_SOUTH_SEEN_FROM: Mapping[Level | Line, Mapping[Place, float]] = {
    "governance": {
        "mandate": 0.8,
        "mandate/feedback": 1.0,
        "direction": 0.2,
        "steering": 0.2,
        "action-embedding": 0.2,
    },
    "operations": {
        "mandate": -0.8,
        "mandate/feedback": -0.9,
        "steering": -0.1,
        "drive": 0.2,
    },
    "residents": {"mandate/feedback": -0.4, "information": -0.4, "action-embedding/action": -0.3},
}
"""The boards think that people have their backing and that they hear the work floor; the work floor does not
think so."""

SAFE_SOUTH_BEFORE = Profile(
    means={
        "drive": 4.0,
        "direction": 3.1,
        "mandate": 3.7,
        "mandate/feedback": 2.8,
        "operational-unit": 3.9,
        "instruments": 3.1,
        "information": 2.7,
        "information/willingness": 3.2,
        "steering": 2.8,
        "action-embedding/action": 3.0,
        "action-embedding/embedding": 2.4,
    },
    leans={"normative-balance/approach": -1.0, "normative-balance/collaboration": 0.2},
    shifts=_SOUTH_SEEN_FROM,
)

SAFE_SOUTH_NOW = Profile(
    means={
        "drive": 4.0,
        "direction": 3.3,
        "mandate": 3.7,
        "mandate/feedback": 2.8,
        "operational-unit": 3.9,
        "instruments": 3.1,
        "information": 3.7,
        "information/willingness": 3.9,
        "steering": 3.7,
        "action-embedding/action": 3.9,
        "action-embedding/embedding": 2.4,
    },
    leans={"normative-balance/approach": -0.4, "normative-balance/collaboration": 0.1},
    shifts=_SOUTH_SEEN_FROM,
)
"""A year later: better steered and better informed; the gap between boards and work floor is still there."""

YOUTH = Profile(
    means={
        "drive": 3.6,
        "direction": 3.0,
        "mandate": 3.3,
        "operational-unit": 3.7,
        "instruments": 3.0,
        "information": 3.0,
        "information/willingness": 2.9,
        "steering": 2.9,
        "action-embedding": 2.7,
    },
    leans={"normative-balance/approach": -1.0},
    camps=Camps(
        first={"goal": 0.95, "defence": 0.97, "midfield": 0.03, "forward": 0.6},
        apart={"direction": 1.35, "normative-balance": 1.35, "steering": 1.3},
    ),
)
"""Who maintains order sees a clear course, a clear lead and too soft an approach; who helps sees no course,
no lead and an approach that is too hard, and they are more."""

CARE_AND_SAFETY = Profile(
    means={
        "drive": 3.4,
        "drive/initiative": 2.9,
        "direction": 3.5,
        "mandate": 3.6,
        "operational-unit": 3.2,
        "instruments": 3.7,
        "information/ability": 3.9,
        "information/willingness": 1.6,
        "steering": 3.6,
        "steering/compliance": 3.0,
        "action-embedding/action": 2.8,
        "action-embedding/embedding": 3.7,
    },
    leans={"normative-balance/approach": -0.1, "normative-balance/collaboration": -0.9},
    shifts={
        "governance": {"information": 0.3, "steering": 0.3, "drive": 0.2},
        "national": {"mandate": 0.3},
    },
)
"""Well anchored, well equipped and able to share, but partners keep what they know to themselves, rules take
the place of contact, and little is to be seen of it all."""

GROWING_OLD = Profile(
    means={
        "drive": 4.2,
        "direction": 3.2,
        "mandate": 3.0,
        "operational-unit": 4.0,
        "instruments": 3.3,
        "information": 3.3,
        "steering": 3.1,
        "action-embedding/action": 3.5,
        "action-embedding/embedding": 2.6,
    },
    leans={"normative-balance/collaboration": 0.5},
)
"""Much energy; goals and agreements have yet to come."""
