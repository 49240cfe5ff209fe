"""Every border that decides on a finding, with the reason for it. The norm itself, and the borders of the
verdicts, stand in `app.domain.diagnosis`; size and clearness of a difference between groups in
`app.domain.breakdown`.

Where no source is named the border is a choice of this product. The essay (De Meere & Boutellier 2021) names
what may stall and gives no figures.
"""

from typing import Literal

from app.domain.grouping import Dimension

PRACTICAL_SHARE = 1 / 8
"""A gap between two facets, or a lean to one pole, counts from this share of the scale's range on: half a
step on five values, as if half of the people put the one facet one step higher than the other. It is as far
as the norm lies above the middle. Less can be told from chance in a large network, but nobody would notice
it at the table."""

LARGE_SHARE = 1 / 4
"""A gap or a lean of this share of the range is large: a whole step on five values."""

SIGNIFICANT = 0.05
"""A gap or a lean is told from chance when its p, after Holm over its family, lies below this. The same
border as the 95% intervals that stand beside it."""

BEYOND_DOUBT = 0.01
"""Below this p, or where also the 99% interval lies wholly below the norm, the certainty is `clear`; else it
is `likely`."""

FEW_PEOPLE = 8
"""With fewer people a finding that rests on a t interval is one step less certain: t allows for few people,
but it takes their scores to be distributed normally, and with fewer than eight that can't be seen. The
permutation test of differences between groups needs no such assumption."""

LOW_RESPONSE = 0.65
"""With a smaller share of those invited a finding is one step less certain, and the report warns. Well above
the 53% (sd 20) that surveys of people in organisations reach on average (Baruch & Holtom 2008, Human
Relations 61(8), 1139-1160): partners know each other, and can be called."""

VERY_LOW_RESPONSE = 0.5
"""With less than this, those who did not answer outnumber those who did."""

NEEDED_CRITERIA = 3
"""A group stands apart when it differs clearly on at least this many criteria, and on at least
`NEEDED_SHARE` of those on which it was compared: a third of the nine."""

NEEDED_SHARE = 1 / 3

MUCH_OF_CRITERIA = 1 / 2
"""A group that differs on at least this share of the criteria stands far apart."""

MADE_OF_ORGANISATIONS: frozenset[Dimension] = frozenset({"line", "sector"})
"""Groups of whole organisations: what is found about them is one step less certain. Colleagues answer alike,
and the permutation test shuffles people as if they did not. With 60 people of twelve organisations that made
one network in four stall at a line, where there was nothing but organisations that differ a little
(docs/method/findings.md, "How often it errs"). Of an organisation itself that is the finding, and levels run
through organisations."""

LARGE_ORGANISATION = 0.15
"""An organisation is large with at least this share of all people invited, and at least as many people as the
threshold: as much as each has where seven organisations share a network equally."""

MOST_POINTS = 3
"""A steering group can talk about three things in one meeting, not about nine."""

HINDERING = "hindering"
"""The question, by id, in which partners choose what hinders most. Without it the order does without."""

Side = Literal["left", "right"]
