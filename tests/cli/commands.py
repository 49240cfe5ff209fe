"""The command as it is typed, in this process."""

from dataclasses import dataclass

import pytest
from typer.testing import CliRunner

from app.cli import app


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


def run(*words: str) -> Outcome:
    result = CliRunner().invoke(app, list(words))
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Outcome(result.exit_code, result.stdout, result.stderr)


def use(monkeypatch: pytest.MonkeyPatch, **settings: object) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(f"SLAGVAARDIG_{name.upper()}", str(value))
