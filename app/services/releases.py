"""Keeping releases, and reading back what they publish."""

import json
from datetime import date
from typing import Any

from sqlmodel import Session

from app.domain.problems import Conflict, NotFound
from app.domain.release import Published, Release
from app.domain.release_json import published_json, read_published, read_sealed, sealed_json
from app.domain.sealed import Sealed
from app.persistence import releases, tables


def save(session: Session, assessment_id: str, release: Release, released_on: date) -> None:
    """Keep an assessment's release. Raises Conflict where it has one: a release is never made twice."""
    if releases.of_assessment(session, assessment_id) is not None:
        raise Conflict("released-already")
    releases.add(
        session,
        tables.Release(
            assessment_id=assessment_id,
            published=_text(published_json(release.published)),
            sealed=_text(sealed_json(release.sealed)),
            released_on=released_on,
        ),
    )


def published(session: Session, assessment_id: str) -> Published:
    """What the assessment's release publishes. Raises NotFound while there is none."""
    return read_published(json.loads(_found(session, assessment_id).published))


def sealed(session: Session, assessment_id: str) -> Sealed:
    """For figures over many networks, never to be shown. Raises NotFound while there is no release."""
    return read_sealed(json.loads(_found(session, assessment_id).sealed))


def published_of_network(session: Session, network_id: str) -> list[Published]:
    """What every wave of a network publishes, the first wave first."""
    return [read_published(json.loads(each.published)) for each in releases.of_network(session, network_id)]


def _found(session: Session, assessment_id: str) -> tables.Release:
    release = releases.of_assessment(session, assessment_id)
    if release is None:
        raise NotFound("not-released")
    return release


def _text(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
