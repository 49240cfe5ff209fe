"""What every request and every job works with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from app.config import Settings
from app.mail.transports import Transport
from app.persistence.database import Database
from app.questionnaires.catalogue import Catalogue
from app.services.jobs import Jobs

Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Runtime:
    """Built once by `app.bootstrap`. `clock` gives the present moment with its time zone."""

    settings: Settings
    database: Database
    catalogue: Catalogue
    transport: Transport
    jobs: Jobs
    clock: Clock

    def today(self) -> date:
        """The date where the users are (Europe/Amsterdam unless the clock says otherwise)."""
        return self.clock().date()
