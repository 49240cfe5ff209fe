"""How grave and how sure a finding is: the same counting for every kind."""

from app.domain.finding import CERTAINTIES, SEVERITIES, Certainty, Severity
from app.domain.findings.borders import BEYOND_DOUBT


def severity(*grounds: bool) -> Severity:
    """`low`, and one step graver for each of the two grounds that holds.

    >>> severity(False, False), severity(True, False), severity(True, True)
    ('low', 'medium', 'high')
    """
    return SEVERITIES[max(len(SEVERITIES) - 1 - sum(grounds), 0)]


def certainty(clear: bool, *doubts: bool) -> Certainty:
    """`clear` or else `likely`, and one step less for each doubt that holds; never below `tentative`.

    >>> certainty(True, False), certainty(True, True), certainty(False, True, True)
    ('clear', 'likely', 'tentative')
    """
    return CERTAINTIES[min((0 if clear else 1) + sum(doubts), len(CERTAINTIES) - 1)]


def beyond_doubt(p: float) -> bool:
    return p < BEYOND_DOUBT
