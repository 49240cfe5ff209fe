"""A region to look at: a network of two waves with its plan and its links, one that waits, ten small ones."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlmodel import Session, select

from app.persistence.database import Database
from app.persistence.tables import Assessment, Organisation
from app.services import closing, planned_actions, share_links
from app.services.planned_actions import ActionData
from app.services.runtime import Runtime
from tests.browser import district
from tests.factories import add_user, make_runtime
from tests.web.test_portfolio import keep

WAITING = "Jong Kanaaldorp"
COORDINATOR = "regie@kanaaldorp.example"
OTHERS = 11


@dataclass(frozen=True)
class Region:
    """`first` and `second`: the released waves. `coming`: one in preparation. `reviewing`: of another
    network, with comments to read. `action`: of the plan. `links`: the path of each kind of link."""

    runtime: Runtime
    first: str
    second: str
    coming: str
    reviewing: str
    beside: str
    action: str
    links: Mapping[str, str]


@contextmanager
def region(template: Path, folder: Path) -> Iterator[Region]:
    shutil.copy(template, folder / "slagvaardig.db")
    database = Database(f"sqlite:///{folder / 'slagvaardig.db'}")
    runtime = make_runtime(database, folder)
    add_user(database, COORDINATOR, "coordinator")
    for number in range(OTHERS):
        beside = keep(database, runtime.catalogue, f"Buurt {number}", "12345"[number % 5])
    with database.writing() as session:
        network = district.found_network(session)
        first, second = (
            _released(session, runtime, network, wave, breakdowns)
            for wave, breakdowns in ((1, ["level", "organisation"]), (2, ["level", "line"]))
        )
        coming = district.open_wave(session, runtime, network, 3, ["level", "line"])
        _prepare(session.get_one(Assessment, coming))
        action = _plan(session, network, first, second)
        links = _share(session, runtime, second)
        reviewing = _waiting(session, runtime)
    yield Region(runtime, first, second, coming, reviewing, beside, action, links)
    database.dispose()


def _released(session: Session, runtime: Runtime, network: str, wave: int, breakdowns: list[str]) -> str:
    assessment = district.open_wave(session, runtime, network, wave, breakdowns)
    district.answer_all(session, runtime, assessment, wave)
    district.close(session, assessment, runtime.today())
    return assessment


def _prepare(assessment: Assessment) -> None:
    assessment.state, assessment.row_export = "draft", True


def _plan(session: Session, network: str, first: str, second: str) -> str:
    """Something agreed after each wave; gives the action of the second."""
    owner = session.exec(select(Organisation).where(Organisation.network_id == network)).first()
    assert owner
    agreed = ActionData(
        "drive", "Vier wat lukt", "Elke maand.\nMet taart.", owner.id, date(2026, 2, 1), "done"
    )
    planned_actions.add(session, first, agreed)
    open_end = ActionData("steering", "Kies één regisseur", "", None, None, "planned", "", "")
    return planned_actions.add(session, second, open_end).id


def _share(session: Session, runtime: Runtime, assessment: str) -> dict[str, str]:
    secret = runtime.settings.secret
    for kind in share_links.SHARE_KINDS:
        share_links.switch_on(session, assessment, kind, secret)
    found = share_links.shares(session, assessment, secret, "")
    return {kind: str(share.address) for kind, share in found.items()}


def _waiting(session: Session, runtime: Runtime) -> str:
    network = district.found_network(session, WAITING)
    assessment = district.open_wave(session, runtime, network, 1, [])
    district.answer_all(session, runtime, assessment, 1)
    closing.request_close(session, runtime.jobs, assessment, runtime.clock())
    assert session.get_one(Assessment, assessment).state == "reviewing"
    return assessment
