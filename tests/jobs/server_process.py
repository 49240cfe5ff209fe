"""`slagvaardig serve` in a process of its own, to be killed at a moment of one's choice.

Run as a module it serves, and stops for good where the named function is called: before or after it.
"""

import importlib
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import text

from app.cli import main
from app.persistence.database import Database
from tests.mail.mail_servers import free_port

REPOSITORY = Path(__file__).parents[2]
PATIENCE = 60.0


class ServerProcess:
    """`stop_at`: "before:module:name" or "after:module:name"; there the process waits to be killed."""

    def __init__(self, database: Database, folder: Path, smtp_url: str = "", command: str = "serve") -> None:
        port = free_port()
        self.address = f"http://127.0.0.1:{port}"
        self._folder = folder
        self._command = command
        self._environment = os.environ | {
            "SLAGVAARDIG_DATABASE_URL": database.url,
            "SLAGVAARDIG_FOLDER": str(folder),
            "SLAGVAARDIG_SECRET_KEY": "secret for tests",
            "SLAGVAARDIG_SMTP_URL": smtp_url,
            "SLAGVAARDIG_MAILS_PER_MINUTE": "100000",
            "SLAGVAARDIG_JOB_POLL_SECONDS": "0.1",
            "SLAGVAARDIG_BASE_URL": self.address,
            "PORT": str(port),
        }
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "ServerProcess":
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    @property
    def reached(self) -> bool:
        return self._marker.exists()

    @property
    def _marker(self) -> Path:
        return self._folder / "reached"

    def start(self, stop_at: str = "") -> None:
        self._marker.unlink(missing_ok=True)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.jobs.server_process", self._command],
            env=self._environment | {"STOP_AT": stop_at, "REACHED": str(self._marker)},
            cwd=REPOSITORY,
            stdout=subprocess.DEVNULL,
            stderr=(self._folder / "log").open("ab"),
        )

    def kill(self) -> None:
        if self._process:
            self._process.kill()
            self._process.wait()

    def log(self) -> str:
        return (self._folder / "log").read_text()


def wait_until(true: Callable[[], bool], what: str = "") -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, f"waited in vain {what}"
        time.sleep(0.02)


def engine_is_idle(database: Database) -> bool:
    """Whether the engine has no job left to do, apart from the one of every minute."""
    table = "workflow_status" if database.on_sqlite else "dbos.workflow_status"
    busy = text(
        f"SELECT count(*) FROM {table} WHERE status IN ('ENQUEUED', 'PENDING') AND name <> 'every-minute'"
    )
    with database.engine.connect() as connection:
        return connection.execute(busy).scalar() == 0


def _hang_at(moment: str, module: str, name: str) -> None:
    owner: Any = importlib.import_module(module)
    *path, last = name.split(".")
    for step in path:
        owner = getattr(owner, step)
    original = getattr(owner, last)

    def hanging(*args: Any, **options: Any) -> Any:
        if moment == "after":
            original(*args, **options)
        Path(os.environ["REACHED"]).touch()
        time.sleep(600)

    setattr(owner, last, hanging)


if __name__ == "__main__":
    if os.environ["STOP_AT"]:
        _hang_at(*os.environ["STOP_AT"].split(":"))
    main()
