"""The keys of findings that texts may be written for, and the names that texts may insert."""

from collections.abc import Iterator, Mapping
from itertools import permutations, product

from app.domain.finding import FindingKind
from app.domain.grouping import DIMENSIONS
from app.domain.vocabulary import LEVELS, LINES

FACETS: Mapping[str, tuple[str, ...]] = {
    "drive": ("initiative", "motivation", "urgency"),
    "direction": ("analysis", "goals", "coordination"),
    "mandate": ("authority", "backing", "feedback"),
    "operational-unit": ("scale", "bridging"),
    "normative-balance": ("approach", "collaboration"),
    "instruments": ("range", "consultation"),
    "information": ("ability", "willingness"),
    "steering": ("agreement", "compliance"),
    "action-embedding": ("action", "embedding"),
}
"""The nine criteria of De Meere & Boutellier (2021) with their facets. Findings about other criteria get the
texts of their kind, and the general interventions."""

GENERAL = "general"
"""Stands for the criterion of interventions that are for the network as a whole."""

PATTERNS = (
    "willing-without-backing",
    "stuck-in-process",
    "project-carousel",
    "agreed-not-followed",
    "able-not-willing",
    "willing-not-able",
    "control-over-trust",
    "trust-over-control",
)

PLACEHOLDERS: Mapping[FindingKind, frozenset[str]] = {
    "stalling": frozenset({"criterion"}),
    "divided": frozenset({"criterion"}),
    "facet-gap": frozenset({"criterion", "first", "second"}),
    "imbalance": frozenset({"criterion", "first", "pole"}),
    "vertical-gap": frozenset({"criterion", "first", "second"}),
    "line-gap": frozenset({"criterion", "first", "second"}),
    "group-gap": frozenset({"criterion", "first", "second"}),
    "isolated": frozenset({"group", "other"}),
    "pattern": frozenset({"group", "other"}),
    "missing": frozenset({"group"}),
    "low-response": frozenset(),
}
"""What a text of each kind may insert. `first` and `second`: the parts or the groups, the higher-scoring one
first; in an imbalance `first` is the facet and `pole` the side that it tips to. `group` and `other`: groups,
where no order is meant; in a pattern between levels the upper one and the lower one."""


def _longest_keys() -> Iterator[tuple[str, ...]]:
    for kind in ("stalling", "divided", "line-gap", "group-gap"):
        yield from ((kind, criterion) for criterion in FACETS)
    for criterion, facets in FACETS.items():
        yield from (("facet-gap", criterion, *pair) for pair in permutations(facets, 2))
        yield from (("imbalance", criterion, *side) for side in product(facets, ("left", "right")))
        yield from (("vertical-gap", criterion, *pair) for pair in permutations(LEVELS, 2))
    yield from (("isolated", dimension) for dimension in DIMENSIONS)
    yield from (("pattern", name) for name in PATTERNS)
    yield ("pattern", "willing-without-backing", "vertical")
    yield from (("pattern", "missing-line", line) for line in LINES)
    yield from (("missing", "level", level) for level in LEVELS)
    yield from (("missing", "line", line) for line in LINES)
    yield ("missing", "organisation")
    yield ("low-response",)


KNOWN_KEYS = frozenset(
    ".".join(segments[:length]) for segments in _longest_keys() for length in range(1, len(segments) + 1)
)
"""Every key that a finding about the nine criteria can have, and every beginning of one."""


def shortenings(key: str) -> Iterator[str]:
    """The key itself, then ever shorter ones, without the last segments."""
    while key:
        yield key
        key = key.rpartition(".")[0]
