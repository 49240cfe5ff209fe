"""Composition root: settings -> database, questionnaires, mail, jobs."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from app.config import Settings, data_folder
from app.jobs.engine import JobQueue
from app.mail.transports import transport_from
from app.persistence.database import Database
from app.questionnaires.catalogue import Catalogue
from app.services.runtime import Clock, Runtime


def build(settings: Settings, clock: Clock | None = None, questionnaires: Path | None = None) -> Runtime:
    database = Database(settings.database)
    return Runtime(
        settings=settings,
        database=database,
        catalogue=Catalogue(questionnaires or data_folder() / "questionnaires"),
        transport=transport_from(settings),
        jobs=JobQueue(database),
        clock=clock or _clock(settings.timezone),
    )


def _clock(timezone: str) -> Clock:
    zone = ZoneInfo(timezone)
    return lambda: datetime.now(zone)
