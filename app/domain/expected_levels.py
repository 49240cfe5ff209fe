"""Which levels one expects among the people invited, by the scale that a network works on."""

from collections.abc import Mapping

from app.domain.vocabulary import Level, WorkingScale

CORE: frozenset[Level] = frozenset({"governance", "operations"})
"""Boards and operations: their relation is crucial wherever a network works (De Meere & Boutellier 2021,
chapter 7, second vertical relation). Management stands between the two and the essay asks nothing of it."""

EXPECTED: Mapping[WorkingScale, frozenset[Level]] = {
    "region": CORE | {"national"},
    "city": CORE | {"national", "residents"},
    "district": CORE | {"residents"},
    "neighbourhood": CORE | {"residents"},
    "street": frozenset({"management", "operations", "residents"}),
    "case": frozenset({"management", "operations"}),
}
"""By working scale.

- National: the relation of national and local ambitions is arranged for a region or a city (City Deals,
  region deals, the programme in Rotterdam; chapters 6 and 7). Nobody expects a ministry at the table of a
  neighbourhood.
- Residents: the most important vertical relation (chapter 7), from a street up to a city (citizens' panel,
  chapter 8). Not in a region, where representatives stand for them, nor around one case, where they are the
  people that it is about.
- Governance: not in a street or around one case. There management has to give the mandate.
"""


def expected_levels(scale: WorkingScale | None) -> frozenset[Level]:
    """The levels of which somebody should be invited; scale not known: those that every network needs.

    >>> sorted(expected_levels("case"))
    ['management', 'operations']
    """
    return CORE if scale is None else EXPECTED[scale]
