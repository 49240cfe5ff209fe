"""`slagvaardig serve`, `worker` and `migrate`: what keeps running, and what it needs before it can."""

import os
import signal
import socket
import sys
import threading
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from app.config import Settings
    from app.jobs.engine import Engine
    from app.persistence.database import Database
    from app.services.runtime import Runtime

OCCUPIED = "another process works on this database; stop `slagvaardig serve` and `worker` first"
NOT_READY = "the tables are not there or not up to date; run `slagvaardig migrate`"
ANOTHER_INSTALLATION = (
    "the secret is not the one that links in this database were made with; set it back, "
    "or `slagvaardig backup` and `restore` to make new links"
)
Host = Annotated[str | None, typer.Option("--host", help="Address to listen on; by default 127.0.0.1.")]
Port = Annotated[int | None, typer.Option("--port", help="Port to listen on; by default 8000.")]


def serve(host: Host = None, port: Port = None) -> None:
    """Serve the pages and run the jobs until stopped."""
    from app.bootstrap import build

    runtime = build(settings_with(host, port))
    run(runtime, f"Slagvaardig is at {runtime.settings.public_address}")


def settings_with(host: str | None, port: int | None) -> "Settings":
    """The settings of this installation, with what was given as an option in the place of what was set."""
    from app.config import Settings

    changes = {key: value for key, value in (("host", host), ("port", port)) if value is not None}
    return Settings().with_changes(**changes)


def run(runtime: "Runtime", announcement: str) -> None:
    """Runs the jobs, says so, and serves the pages until stopped."""
    from app.cli.logs import set_up_logs

    set_up_logs()
    _stop_when_told(exit_at_once=True)
    _require_free_port(runtime.settings)
    engine = _started(runtime)
    try:
        _serve_pages(runtime, announcement)
    finally:
        engine.stop()


def worker() -> None:
    """Run jobs beside `serve`, in as many processes as you like (PostgreSQL only)."""
    from app.bootstrap import build
    from app.cli.logs import set_up_logs
    from app.config import Settings

    settings = Settings()
    if settings.on_sqlite:
        refuse("on SQLite `slagvaardig serve` runs the jobs; a worker of its own needs PostgreSQL")
    set_up_logs()
    engine = _started(build(settings))
    try:
        _stop_when_told().wait()
    finally:
        engine.stop()


def migrate() -> None:
    """Make the tables, or bring them up to date. Nothing else may run on the database meanwhile."""
    from app.config import Settings
    from app.jobs import engine
    from app.persistence import migrations
    from app.persistence.database import Database
    from app.persistence.presence import Occupied, alone

    os.umask(0o077)
    database = Database(Settings().database)
    try:
        with alone(database):
            migrations.upgrade(database)
            engine.migrate(database)
    except Occupied:
        refuse(OCCUPIED)
    typer.echo(f"The tables are at revision {migrations.current_revision(database)}.")


def refuse(reason: str) -> None:
    """One line on standard error, exit code 2."""
    typer.echo(f"slagvaardig: {reason}", err=True)
    raise typer.Exit(2)


def require_tables(database: "Database") -> None:
    from app.persistence import job_rows, migrations

    if migrations.current_revision(database) != migrations.newest_revision() or not job_rows.made(database):
        refuse(NOT_READY)


def _started(runtime: "Runtime") -> "Engine":
    from app.jobs.engine import Engine, TablesOutdated
    from app.persistence.presence import Occupied
    from app.services import backups

    os.umask(0o077)
    require_tables(runtime.database)
    if backups.has_other_secret(runtime.database, runtime.settings.secret):
        refuse(ANOTHER_INSTALLATION)
    engine = Engine(runtime, poll_seconds=runtime.settings.job_poll_seconds)
    try:
        engine.start()
    except Occupied:
        refuse(_why_occupied(runtime.settings))
    except TablesOutdated:
        refuse(NOT_READY)
    return engine


def _why_occupied(settings: "Settings") -> str:
    if settings.on_sqlite:
        return "`slagvaardig serve` is running on this database already; SQLite takes one at a time"
    return "the database is being restored or migrated, or 64 processes work on it already"


def _require_free_port(settings: "Settings") -> None:
    try:
        socket.create_server((settings.host, settings.port)).close()
    except OSError as error:
        reason = os.strerror(error.errno or 0).lower()
        refuse(f"can't listen on {settings.host}:{settings.port}: {reason}; choose another --port")


def _serve_pages(runtime: "Runtime", announcement: str) -> None:
    import uvicorn

    from app.main import create_app

    settings = runtime.settings
    typer.echo(announcement)
    uvicorn.run(
        create_app(runtime),
        host=settings.host,
        port=settings.port,
        access_log=False,
        server_header=False,
        proxy_headers=True,
        forwarded_allow_ips="127.0.0.1",
        log_config=None,
        timeout_graceful_shutdown=10,
    )


def _stop_when_told(exit_at_once: bool = False) -> threading.Event:
    """SIGTERM ends the process in order: what stands in a `finally` is done."""
    told = threading.Event()

    def stop(_signal: int, _frame: object) -> None:
        told.set()
        if exit_at_once:
            sys.exit(0)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    return told
