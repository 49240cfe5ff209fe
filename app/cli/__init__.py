"""The `slagvaardig` command. A module per command; what a command needs is imported where it runs."""

import sys

import typer

from app.cli.backups import backup, restore
from app.cli.demo import demo
from app.cli.export import export
from app.cli.imports import import_answers
from app.cli.questionnaires import questionnaires
from app.cli.score import score
from app.cli.server import migrate, serve, worker
from app.cli.users import app as users

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False)
app.add_typer(questionnaires, name="questionnaires")
app.add_typer(users, name="user")
for command in (serve, worker, demo, migrate, score, import_answers, export, backup, restore):
    app.command()(command)


def main() -> None:
    """Runs the command; a wrong option is one line on standard error and exit code 2."""
    try:
        sys.exit(app(standalone_mode=False))
    except typer.TyperException as error:
        if message := error.format_message():
            typer.echo(f"slagvaardig: {message}", err=True)
        sys.exit(getattr(error, "exit_code", 2))
    except typer.Abort:
        sys.exit(130)
