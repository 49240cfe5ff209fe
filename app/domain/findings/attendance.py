"""Who is missing among those invited or those who answered, and what that means for the rest."""

from collections.abc import Mapping

from app.domain.breakdown import Part
from app.domain.expected_levels import expected_levels
from app.domain.finding import Certainty, Evidence, Finding, Severity, Subject
from app.domain.findings.borders import LARGE_ORGANISATION, VERY_LOW_RESPONSE
from app.domain.findings.group_gaps import slug
from app.domain.findings.reading import Reading
from app.domain.findings.weighing import certainty, severity
from app.domain.grouping import UNKNOWN, Dimension
from app.domain.vocabulary import LEVELS, LINES, Level, Line

Invited = Mapping[Level | None, int] | Mapping[Line | None, int] | None

GRAVEST_LEVELS = ("governance", "operations")
"""Without the view of boards or of operations the vertical relation that matters most can't be seen."""

LEAST_LINES = 2
"""With people of one line alone the lines say nothing: then they were not used to tell partners apart."""


def attendance_findings(reading: Reading) -> tuple[Finding, ...]:
    """Lines that nobody was invited of; levels, lines and large organisations missing; a low response.

    Of a missing forward line and missing residents only the line is told: they are the same people.
    """
    lines = _uninvited_lines(reading)
    forward = any(each.id == "pattern.missing-line.forward" for each in lines)
    levels = [
        each for each in _missing_levels(reading) if not (forward and each.id == "missing.level.residents")
    ]
    return (
        *lines,
        *levels,
        *_silent(reading, "line", reading.published.invited_lines),
        *_silent_organisations(reading),
        *_low_response(reading),
    )


def _missing_levels(reading: Reading) -> list[Finding]:
    """`missing.level.<level>`: expected and nobody invited, or many invited and nobody answered."""
    invited = reading.published.invited_levels
    known = _known(invited)
    if not known:
        return []
    scale = reading.published.occasion.scale
    uninvited = [
        _missing(
            f"missing.level.{level}",
            Subject("level", level),
            0,
            severity(level != "national", level in GRAVEST_LEVELS),
            certainty(True, _unknown(invited) > 0, scale is None),
        )
        for level in LEVELS
        if level in expected_levels(scale) and not known.get(level)
    ]
    return [*uninvited, *_silent(reading, "level", invited)]


def _uninvited_lines(reading: Reading) -> list[Finding]:
    """`pattern.missing-line.<line>`: nobody was invited of it, and the lines of most people are known."""
    invited = reading.published.invited_lines
    known, unknown = _known(invited), _unknown(invited)
    if len(known) < LEAST_LINES or sum(known.values()) <= unknown:
        return []
    return [
        Finding(
            id=f"pattern.missing-line.{line}",
            kind="pattern",
            criterion=None,
            severity=severity(True, False),
            certainty=certainty(True, unknown > 0),
            text=f"pattern.missing-line.{line}",
            evidence=(
                _invited("line", line, 0),
                *(_invited("line", other, number) for other, number in known.items()),
            ),
            subjects=(Subject("line", line),),
        )
        for line in LINES
        if line not in known
    ]


def _silent(reading: Reading, dimension: Dimension, invited: Invited) -> list[Finding]:
    """Groups of which at least as many people as the threshold were invited, and nobody answered.

    Told only where the breakdown is published; its groups name everybody's, the merged one too.
    """
    breakdown = reading.breakdowns.get(dimension)
    if breakdown is None:
        return []
    answered = {value for group in breakdown.groups if group.respondents for value in group.values}
    return [
        _missing(
            f"missing.{dimension}.{group}",
            Subject(dimension, group),
            number,
            severity(True, dimension == "level" and group in GRAVEST_LEVELS),
            certainty(True, UNKNOWN in answered),
        )
        for group, number in _known(invited).items()
        if number >= reading.published.terms.threshold and group not in answered
    ]


def _silent_organisations(reading: Reading) -> list[Finding]:
    """`missing.organisation`: a large organisation of which nobody answered."""
    total = reading.published.results.invited
    if not total:
        return []
    return [
        _missing(
            "missing.organisation",
            Subject("organisation", organisation),
            invited,
            severity(True, False),
            certainty(True),
            id_=f"missing.organisation.{slug(organisation)}",
        )
        for organisation, invited in reading.published.silent_organisations.items()
        if invited >= LARGE_ORGANISATION * total
    ]


def _low_response(reading: Reading) -> list[Finding]:
    """`low-response`; its parts are the criteria of which those who did not answer could turn the verdict."""
    respondents, invited = reading.published.results.respondents, reading.published.results.invited
    if not reading.low_response or not invited:
        return []
    return [
        Finding(
            id="low-response",
            kind="low-response",
            criterion=None,
            severity=severity(True, respondents < VERY_LOW_RESPONSE * invited),
            certainty="clear",
            text="low-response",
            evidence=(
                Evidence("share", respondents / invited, n=invited),
                Evidence("count", invited - respondents),
            ),
            parts=tuple(Part(criterion) for criterion in reading.shown if _could_turn(reading, criterion)),
        )
    ]


def _could_turn(reading: Reading, criterion: str) -> bool:
    """Whether the mean could come to lie on the other side of the norm had all others answered (`bounds`)."""
    verdict, bounds = reading.verdict_kind(criterion), reading.shown[criterion].bounds
    if bounds is None:
        return False
    norm = reading.norm(criterion)
    return bounds[1] >= norm if verdict == "stalling" else verdict == "strong" and bounds[0] < norm


def _missing(
    key: str, subject: Subject, invited: int, grave: Severity, sure: Certainty, *, id_: str | None = None
) -> Finding:
    return Finding(
        id=id_ or key,
        kind="missing",
        criterion=None,
        severity=grave,
        certainty=sure,
        text=key,
        evidence=(_invited(subject.dimension, subject.group, invited),),
        subjects=(subject,),
    )


def _invited(dimension: Dimension, group: str, number: int) -> Evidence:
    return Evidence("count", number, subject=Subject(dimension, group))


def _known(invited: Invited) -> dict[str, int]:
    return {group: number for group, number in (invited or {}).items() if group is not None and number}


def _unknown(invited: Invited) -> int:
    return (invited or {}).get(None, 0)
