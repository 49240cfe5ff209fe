"""Staff accounts from the command line."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from sqlmodel import Session

    from app.domain.problems import Problem

app = typer.Typer(no_args_is_help=True, help="Staff accounts.")
Email = Annotated[str, typer.Argument(metavar="EMAIL")]
PasswordStdin = Annotated[
    bool,
    typer.Option("--password-stdin", help="Read the password from standard input instead of making one up."),
]


@app.command()
def add(
    email: Email,
    role: Annotated[str, typer.Option(help="administrator, coordinator, consultant or reader")],
    password_stdin: PasswordStdin = False,
) -> None:
    """Make an account and print its password."""
    from app.services import accounts

    _carry_out(
        "user-added", email, password_stdin, lambda session, word: accounts.add(session, email, role, word)
    )


@app.command()
def reset(email: Email, password_stdin: PasswordStdin = False) -> None:
    """Give an account a new password and end its sessions."""
    from app.services import accounts

    _carry_out(
        "user-reset", email, password_stdin, lambda session, word: accounts.reset(session, email, word)
    )


def _carry_out(
    action: str, email: str, password_stdin: bool, change: "Callable[[Session, str], object]"
) -> None:
    from app.config import Settings
    from app.domain.problems import Problem
    from app.persistence.database import Database
    from app.services import accounts

    database = Database(Settings().database)
    if not database.answers():
        typer.echo("The database has no tables yet: run `slagvaardig migrate` first.", err=True)
        raise typer.Exit(2)
    password = sys.stdin.readline().rstrip("\r\n") if password_stdin else accounts.made_up_password()
    try:
        with database.writing() as session:
            change(session, password)
            accounts.record(session, datetime.now(UTC), "command line", "", action, email)
    except Problem as problem:
        typer.echo(_line(problem), err=True)
        raise typer.Exit(2) from None
    finally:
        database.dispose()
    if not password_stdin:
        typer.echo(f"{email}\nPassword: {password}")


def _line(problem: "Problem") -> str:
    from app.web.problem_texts import problem_text

    return problem_text(problem, "en")
