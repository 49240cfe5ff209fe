"""The `slagvaardig` command. A module per command; what a command needs is imported where it runs."""

import typer

from app.cli.questionnaires import questionnaires

app = typer.Typer(no_args_is_help=True, pretty_exceptions_show_locals=False)
app.add_typer(questionnaires, name="questionnaires")


def main() -> None:
    app()
