"""The engine that runs durable jobs in this process: DBOS, in the application's own database."""

import logging
import os
import signal
import threading
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import structlog
from sqlalchemy.exc import DBAPIError

from app.jobs.queue import APPLICATION, CLOSINGS, EXPORTS, MAILS, JobQueue
from app.jobs.workflows import register
from app.persistence import job_rows
from app.persistence.database import Database
from app.persistence.presence import Presence, abandoned, take_place
from app.services.runtime import Runtime

__all__ = ["Engine", "JobQueue", "TablesOutdated", "migrate"]

VERSION = "1"
"""Of the jobs. Raise it only when a job that is under way can't be finished by newer code."""

EXECUTOR = "process-"
THREADS = 12
MAILS_AT_ONCE = 8
EVERY_MINUTE = "* * * * *"
SECONDS_TO_FINISH = 15
POLLS_BETWEEN_ROUNDS = 10
ROUNDS_BETWEEN_CLEANINGS = 360
DAYS_KEPT = 1

log = structlog.get_logger()


class TablesOutdated(Exception):
    """The engine's own tables are older than the engine."""


def migrate(database: Database) -> None:
    """Make or update the engine's own tables."""
    from dbos import DBOS

    _let_log_with_the_rest()
    DBOS.migrate(database.url)


@dataclass
class Engine:
    """One a process. `start` raises `presence.Occupied` where this process may not run jobs, or
    `TablesOutdated`.
    """

    runtime: Runtime
    poll_seconds: float = 1.0
    schedule: str = EVERY_MINUTE

    def start(self) -> None:
        self._presence: Presence = take_place(self.runtime.database)
        self._stopping = threading.Event()
        try:
            self._launch()
        except BaseException:
            self._presence.leave()
            raise
        self._rounds = threading.Thread(target=self._make_rounds, name="job-rounds", daemon=True)
        self._rounds.start()

    def stop(self) -> None:
        """Finish what is under way, for a while; what is not finished then goes on at the next start."""
        from dbos import DBOS

        self._stopping.set()
        self._rounds.join()
        DBOS.destroy(destroy_registry=True, workflow_completion_timeout_sec=SECONDS_TO_FINISH)
        self._presence.leave()

    def _launch(self) -> None:
        from dbos import DBOS

        _let_log_with_the_rest()
        DBOS(
            config={
                "name": APPLICATION,
                "system_database_url": self.runtime.database.url,
                "sys_db_pool_size": THREADS,
                "max_executor_threads": THREADS,
                "application_version": VERSION,
                "executor_id": executor_id(self._presence.number),
                "run_migrations": False,
                "enable_otlp": False,
                "log_level": "WARNING",
            }
        )
        every_minute = register(DBOS, self.runtime)
        _launch_quietly()
        DBOS.register_queue(
            MAILS,
            limiter={"limit": self.runtime.settings.mails_per_minute, "period": 60.0},
            worker_concurrency=MAILS_AT_ONCE,
            polling_interval_sec=self.poll_seconds,
        )
        for one_at_a_time in (CLOSINGS, EXPORTS):
            DBOS.register_queue(one_at_a_time, worker_concurrency=1, polling_interval_sec=self.poll_seconds)
        DBOS.apply_schedules(
            [{"schedule_name": "every-minute", "workflow_fn": every_minute, "schedule": self.schedule}]
        )
        log.info("jobs-started", process=self._presence.number)

    def _make_rounds(self) -> None:
        count = 0
        while not self._stopping.wait(self.poll_seconds * POLLS_BETWEEN_ROUNDS):
            if not self._presence.kept():
                log.error("jobs-place-lost", process=self._presence.number)
                os.kill(os.getpid(), signal.SIGTERM)
                return
            try:
                take_over(self.runtime.database, self._presence.number)
                if count % ROUNDS_BETWEEN_CLEANINGS == 0:
                    forget_finished_jobs()
            except DBAPIError as error:
                log.warning("jobs-round-failed", error=type(error).__name__)
            count += 1


def _launch_quietly() -> None:
    from dbos import DBOS
    from dbos._error import DBOSInitializationError

    engine_log = logging.getLogger("dbos")
    engine_log.setLevel(logging.CRITICAL)
    try:
        DBOS.launch()
    except DBOSInitializationError as error:
        DBOS.destroy(destroy_registry=True)
        raise TablesOutdated from error
    finally:
        engine_log.setLevel(logging.WARNING)


def _let_log_with_the_rest() -> None:
    """The engine brings a handler of its own unless it finds one."""
    engine_log = logging.getLogger("dbos")
    engine_log.setLevel(logging.WARNING)
    if not engine_log.handlers:
        engine_log.addHandler(logging.NullHandler())


def executor_id(number: int) -> str:
    return f"{EXECUTOR}{number}"


def take_over(database: Database, own_number: int) -> None:
    """Go on with the jobs of processes that are no more."""
    from dbos import DBOS

    names = job_rows.running_executors(database) - {executor_id(own_number)}
    numbers = {int(name.removeprefix(EXECUTOR)) for name in names if name.startswith(EXECUTOR)}
    with abandoned(database, numbers) as gone:
        if gone:
            log.info("jobs-taken-over", processes=sorted(gone))
            DBOS._recover_pending_workflows([executor_id(number) for number in sorted(gone)])


def forget_finished_jobs() -> None:
    """What jobs were about stands in our own tables; the engine's notes of them are not kept."""
    from dbos import DBOS

    while jobs := DBOS.list_workflows(
        status=["SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"],
        completed_before=(datetime.now(UTC) - timedelta(days=DAYS_KEPT)).isoformat(),
        limit=500,
        load_input=False,
        load_output=False,
    ):
        DBOS.delete_workflows([job.workflow_id for job in jobs])
