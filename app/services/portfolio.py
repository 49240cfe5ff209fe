"""All networks beside each other, each by its latest wave; made from releases and from nothing else."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import Session

from app.domain.figures import ReliabilityFigures
from app.domain.portfolio import Reference, pooled_reliability, references
from app.domain.portfolio_filter import Wanted, chosen
from app.domain.problems import NotFound
from app.domain.questionnaire import Questionnaire
from app.domain.release import Published
from app.domain.release_json import read_sealed
from app.persistence import releases
from app.services.letters import questionnaire_of
from app.services.reports import ReportLine, lines


@dataclass(frozen=True)
class Shelf:
    """The networks of one questionnaire and major version, whose scores can be compared.

    `questionnaire`: the newest version in use here; `lines` in the wanted order.
    """

    questionnaire: Questionnaire
    lines: tuple[ReportLine, ...]


@dataclass(frozen=True)
class Comparison:
    """One network beside others like it; a criterion without enough of these has None."""

    questionnaire: Questionnaire
    published: Published
    references: Mapping[str, Reference | None]


def shelves(session: Session) -> list[Shelf]:
    """The latest release of every network, by questionnaire."""
    found: dict[tuple[str, str], list[ReportLine]] = {}
    for line in latest(session):
        sources = line.published.sources
        found.setdefault((sources.questionnaire_id, sources.major_version), []).append(line)
    return [
        Shelf(_questionnaire(session, max(each, key=_moment)), tuple(each))
        for _, each in sorted(found.items())
    ]


def narrowed(shelf: Shelf, wanted: Wanted) -> Shelf:
    """The networks on a shelf that are wanted, in the wanted order."""
    by_release = {id(line.published): line for line in shelf.lines}
    kept = chosen([line.published for line in shelf.lines], wanted)
    return Shelf(shelf.questionnaire, tuple(by_release[id(each)] for each in kept))


def latest(session: Session) -> list[ReportLine]:
    """The latest release of every network."""
    by_network: dict[str, ReportLine] = {}
    for line in lines(session):
        known = by_network.get(line.network_id)
        if known is None or _moment(line) > _moment(known):
            by_network[line.network_id] = line
    return list(by_network.values())


def comparison(session: Session, assessment_id: str) -> Comparison:
    """A released assessment beside the latest of all other networks. Raises NotFound without a release."""
    everything = lines(session)
    own = next((line for line in everything if line.assessment_id == assessment_id), None)
    if own is None:
        raise NotFound("not-found")
    others = [line.published for line in latest(session) if line.network_id != own.network_id]
    return Comparison(_questionnaire(session, own), own.published, references(own.published, others))


def reliability(session: Session, shelf: Shelf) -> Mapping[str, ReliabilityFigures | None]:
    """Over the networks on a shelf that used exactly its questionnaire."""
    digest = shelf.questionnaire.digest
    same = [line for line in shelf.lines if line.published.sources.questionnaire_digest == digest]
    rows = releases.of_assessments(session, [line.assessment_id for line in same])
    sealed = {row.assessment_id: read_sealed(json.loads(row.sealed)) for row in rows}
    return pooled_reliability(
        shelf.questionnaire, [(line.published, sealed[line.assessment_id]) for line in same]
    )


def _questionnaire(session: Session, line: ReportLine) -> Questionnaire:
    return questionnaire_of(session, releases.assessment(session, line.assessment_id))


def _moment(line: ReportLine) -> tuple[str, int]:
    occasion = line.published.occasion
    return occasion.closed_on.isoformat(), occasion.wave
