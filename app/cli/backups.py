"""`slagvaardig backup` and `restore`."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli.server import OCCUPIED, refuse, require_tables

File = Annotated[Path, typer.Argument(metavar="FILE")]


def backup(file: File) -> None:
    """Write everything to FILE, except the secret; the server may be running."""
    from datetime import UTC, datetime

    from app.config import Settings
    from app.persistence.database import Database
    from app.services import backups

    database = Database(Settings().database)
    require_tables(database)
    if not file.parent.is_dir():
        refuse(f"{file.parent} is no folder")
    manifest = backups.write(database, file, datetime.now(UTC))
    typer.echo(f"{file}: {manifest.rows} rows. Keep the secret apart from it: without it links do not open.")


def restore(file: File) -> None:
    """Put what is in FILE in the place of everything in the database. The server must be stopped."""
    from app.bootstrap import build
    from app.config import Settings
    from app.files.backup_files import BackupRefused
    from app.persistence.presence import Occupied, alone
    from app.services import backups

    runtime = build(Settings())
    require_tables(runtime.database)
    try:
        with alone(runtime.database):
            manifest = backups.restore(runtime.database, runtime.jobs, file, runtime.today())
            renewed = backups.has_other_secret(runtime.database, runtime.settings.secret)
            if renewed:
                with runtime.database.writing() as session:
                    backups.renew_links(session, runtime.settings.secret)
    except Occupied:
        refuse(OCCUPIED)
    except BackupRefused as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None
    typer.echo(f"{manifest.rows} rows restored from {manifest.made_at}.")
    if renewed:
        typer.echo(
            "The secret is another one than when the backup was made: links mailed before no longer open, "
            "and drafts are gone. Reminders carry new links."
        )
