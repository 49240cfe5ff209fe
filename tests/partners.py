"""An assessment with invited partners, and what they do with their links."""

import re
from datetime import date
from functools import partial
from typing import Any

from fastapi.testclient import TestClient
from httpx2 import Response
from sqlmodel import Session

from app.domain.answers import Page, pages
from app.persistence.database import Database
from app.persistence.tables import (
    Assessment,
    Invitation,
    Network,
    Organisation,
    Participant,
    QuestionnaireFile,
)
from app.services import drafts, invitations
from app.services.invitations import Visit
from app.services.runtime import Runtime
from tests.factories import browser, csrf
from tests.questionnaire_samples import SMALL

SECRET = b"secret for tests"
TODAY = date(2026, 3, 2)

PAGES = pages(SMALL)
enter = partial(invitations.enter, secret=SECRET, today=TODAY)
entering = partial(invitations.enter, secret=SECRET, today=TODAY, hold=True)


def token(invitation: Invitation) -> str:
    return invitations.token_of(invitation, SECRET)


def add_questionnaire(session: Session, digest: str, content: bytes = b"") -> None:
    session.add(QuestionnaireFile(digest=digest, questionnaire_id="small", version="1.0.0", content=content))
    session.flush()


def add_participants(session: Session, network: Network, count: int) -> list[Participant]:
    organisation = Organisation(
        network_id=network.id, name="Politie Zuid", sector="police-justice", line="defence"
    )
    session.add(organisation)
    session.flush()
    found = [
        Participant(
            network_id=network.id,
            organisation_id=organisation.id,
            name=f"Partner {number}",
            email=f"partner{number}@voorbeeld.nl",
            level="operations",
        )
        for number in range(count)
    ]
    session.add_all(found)
    session.flush()
    return found


def invite(database: Database, people: int = 1, **assessment: object) -> list[Invitation]:
    """An open assessment of SMALL in a new network, with that many people invited."""
    with database.writing() as session:
        if session.get(QuestionnaireFile, SMALL.digest) is None:
            add_questionnaire(session, SMALL.digest)
        return invite_in(session, SMALL.digest, people, **assessment)


def invite_in(session: Session, digest: str, people: int, **assessment: object) -> list[Invitation]:
    network = Network(
        name="Veilig Zuid", purpose="Minder overlast", formality="formal", scale="district", phase="running"
    )
    session.add(network)
    session.flush()
    values: dict[str, Any] = {
        "network_id": network.id,
        "wave": 1,
        "questionnaire_digest": digest,
        "opens_on": date(2026, 3, 1),
        "closes_on": date(2026, 3, 20),
        "reply_to": "regie@voorbeeld.nl",
        "state": "open",
        **assessment,
    }
    wave = Assessment(**values)
    session.add(wave)
    session.flush()
    participants = add_participants(session, network, people)
    return invitations.create_invitations(session, wave, participants, SECRET)


def invite_to_catalogue(
    runtime: Runtime, people: int = 1, questionnaire: str = "slagvaardigheid", **assessment: object
) -> list[Invitation]:
    """As `invite`, with a questionnaire of the installation, so that its pages can be shown."""
    found = runtime.catalogue.latest(questionnaire)
    assert found
    with runtime.database.writing() as session:
        if session.get(QuestionnaireFile, found.digest) is None:
            add_questionnaire(session, found.digest, runtime.catalogue.content(found.digest))
        return invite_in(session, found.digest, people, **assessment)


def save(database: Database, link: str, page: Page, **given: str) -> None:
    """Posts one page of SMALL; `drive_1="4"` answers `drive-1`."""
    form = {key.replace("_", "-"): [value] for key, value in given.items()}
    with database.writing() as session:
        drafts.save_page(session, entering(session, link), PAGES, page, form)


def drafted(database: Database, link: str) -> dict[str, object]:
    with database.reading() as session:
        return dict(drafts.read(session, enter(session, link), PAGES))


def visit(database: Database, link: str) -> Visit:
    with database.reading() as session:
        return enter(session, link)


def everything_stored(database: Database) -> str:
    """Every cell of every table as one text, to look for what must not be there."""
    with database.reading() as session:
        tables = Invitation.metadata.sorted_tables
        return "\n".join(repr(tuple(row)) for table in tables for row in session.execute(table.select()))


def partner(runtime: Runtime, link: str) -> TestClient:
    """A browser that came in with a link."""
    client = browser(runtime)
    answer = client.post(f"/a/{link}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/answer")
    return client


def send(client: TestClient, path: str, page: str | None = None, **fields: object) -> Response:
    """Posts a form with the token that stands on `page`, by default the one at the same path."""
    token_of_form = csrf(client.get(page or path).text)
    data = {key.replace("_", "-"): value for key, value in fields.items()}
    return client.post(path, data={"csrf_token": token_of_form, **data})


def submission(client: TestClient) -> dict[str, str]:
    """The form of the review page, as a browser would post it."""
    page = client.get("/answer/review").text
    found = re.search(r'name="receipt" value="([^"]+)"', page)
    assert found
    return {"csrf_token": csrf(page), "receipt": found.group(1)}
