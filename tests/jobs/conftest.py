from dataclasses import replace
from pathlib import Path

import pytest

from app.jobs import engine
from app.jobs.engine import JobQueue
from app.persistence.database import Database
from app.services.runtime import Runtime
from tests.factories import make_runtime


@pytest.fixture
def runtime(database: Database, tmp_path: Path) -> Runtime:
    """An installation whose jobs are really enqueued; nothing runs them yet."""
    engine.migrate(database)
    return replace(make_runtime(database, tmp_path, mails_per_minute=100000), jobs=JobQueue(database))
