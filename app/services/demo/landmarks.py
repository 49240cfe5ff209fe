"""The demo as a visitor finds it: planted when it is not there yet, and where to look."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from sqlmodel import Session

from app.persistence import assessments as assessment_rows
from app.persistence import drafts, networks, releases, users
from app.persistence.tables import Assessment
from app.services import accounts, assessments
from app.services.demo import neighbours
from app.services.demo.seed import SEED, plant
from app.services.invitations import link_of
from app.services.runtime import Runtime

ACCOUNT = "demo@slagvaardig.example"
STAYS_OPEN = timedelta(days=14)


class Refused(Exception):
    """Why no demo is made here, in words."""


@dataclass(frozen=True)
class Landmarks:
    """Addresses to open. `partner` None: nobody can answer any more. `moved_to`: the new closing day of the
    open assessment, where the old one had passed."""

    email: str
    password: str
    login: str
    partner: str | None
    outbox: str
    report: str
    moved_to: date | None


def ready(runtime: Runtime, seed: int = SEED) -> Landmarks:
    """Where to look in the demo, which is planted first in an empty database and otherwise left as it is.

    Its account gets a new password every time. Raises Refused where there is other data than the demo's, or
    where mails would really be sent.
    """
    there = require_room(runtime)
    with _no_mail_left_behind(runtime), runtime.database.writing() as session:
        if not there:
            plant(session, runtime, seed)
            neighbours.bring_in(session, runtime, seed)
        moved_to = _keep_open(session, runtime)
        found = _landmarks(session, runtime, _let_in(session, runtime), moved_to)
    if not there:
        runtime.database.compact()
    return found


def require_room(runtime: Runtime) -> bool:
    """Whether the demo is there. Raises Refused where there is other data only, which must stay by itself.

    Works with tables of every age, and without.
    """
    if runtime.settings.outbox is None:
        raise Refused("the demo's mails go to files; leave SLAGVAARDIG_SMTP_URL out")
    if not runtime.database.answers():
        return False
    with runtime.database.reading() as session:
        kinds = networks.demo_flags(session)
        if True in kinds:
            return True
        if kinds or users.count(session):
            raise Refused("this database is in use; point SLAGVAARDIG_FOLDER to an empty folder for the demo")
        return False


@contextmanager
def _no_mail_left_behind(runtime: Runtime) -> Iterator[None]:
    """Takes out what was put in the outbox, when what it was about is undone."""
    before = _mails(runtime)
    try:
        yield
    except BaseException:
        for path in _mails(runtime) - before:
            path.unlink()
        raise


def _mails(runtime: Runtime) -> set[Path]:
    outbox = runtime.settings.outbox
    return set(outbox.glob("*.eml")) if outbox else set()


def _let_in(session: Session, runtime: Runtime) -> str:
    """The demo's account with a new password."""
    password = accounts.made_up_password()
    if users.by_email(session, ACCOUNT):
        accounts.reset(session, ACCOUNT, password)
    else:
        accounts.add(session, ACCOUNT, "administrator", password)
    accounts.record(session, runtime.clock(), "command line", "", "demo-made-ready", ACCOUNT)
    return password


def _open(session: Session) -> Assessment | None:
    latest = [line.latest for line in networks.lines(session) if line.network.demo]
    return next((assessment for assessment in latest if assessment and assessment.state == "open"), None)


def _keep_open(session: Session, runtime: Runtime) -> date | None:
    assessment, today = _open(session), runtime.today()
    if assessment is None or assessment.closes_on >= today:
        return None
    assessments.move_closing_date(session, assessment.id, today + STAYS_OPEN, today)
    return today + STAYS_OPEN


def _landmarks(session: Session, runtime: Runtime, password: str, moved_to: date | None) -> Landmarks:
    address = runtime.settings.public_address
    reports = [line.assessment for line in releases.lines(session) if line.network.demo]
    return Landmarks(
        email=ACCOUNT,
        password=password,
        login=f"{address}/login",
        partner=_partner(session, runtime),
        outbox=f"{address}/outbox",
        report=f"{address}/reports/{max(reports, key=lambda assessment: assessment.wave).id}",
        moved_to=moved_to,
    )


def _partner(session: Session, runtime: Runtime) -> str | None:
    """The link of somebody who was reached and has not begun to answer."""
    assessment = _open(session)
    for row in assessment_rows.follow(session, assessment.id) if assessment else ():
        untouched = not row.invitation.answered and drafts.get(session, row.invitation.id) is None
        if untouched and not row.invitation.bounced and row.mail and row.mail.state == "accepted":
            return link_of(row.invitation, runtime.settings.secret, runtime.settings.public_address)
    return None
