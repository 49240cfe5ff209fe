"""What the published figures say about the collaboration, told with the figures that say it.

Rules only, no texts. Every border stands in `borders`; docs/method/findings.md explains them to readers.
"""

from typing import TYPE_CHECKING

from app.domain.finding import Finding
from app.domain.findings import isolation, patterns
from app.domain.findings.attendance import attendance_findings
from app.domain.findings.facet_gaps import facet_gap_findings
from app.domain.findings.gaps import gaps_that_count, leans_that_count
from app.domain.findings.group_gaps import group_gap_findings, group_gaps
from app.domain.findings.imbalances import imbalance_findings, not_leaning
from app.domain.findings.reading import Reading
from app.domain.findings.stall import stall_points
from app.domain.findings.verdict_findings import verdict_findings
from app.domain.questionnaire import Questionnaire

if TYPE_CHECKING:
    from app.domain.release import Published

__all__ = ["find", "stall_points"]


def find(questionnaire: Questionnaire, published: "Published") -> tuple[Finding, ...]:
    """All findings of one assessment, each with its evidence, from what is published and nothing else.

    `questionnaire`: the one that the release was made with. `published.findings` is not looked at. What is
    withheld gives no finding. In the order patterns, verdicts, gaps between facets, imbalances, gaps
    between groups, groups that stand apart, and who is missing; within these in the questionnaire's order.
    Every `id` occurs once, and is the same whenever the same is found again.
    """
    reading = Reading(questionnaire, published)
    signs = patterns.Signs(gaps_that_count(reading), leans_that_count(reading), group_gaps(reading))
    told = patterns.pattern_findings(reading, signs)
    apart = isolation.isolated_findings(reading)
    leaning = imbalance_findings(reading, signs.tippings)
    details = (*facet_gap_findings(reading, not_leaning(signs.gaps, leaning)), *leaning)
    return (
        *told,
        *verdict_findings(reading, signs.groups),
        *patterns.not_told_by(told, details),
        *group_gap_findings(reading, isolation.not_told_by(apart, signs.groups)),
        *apart,
        *attendance_findings(reading),
    )
