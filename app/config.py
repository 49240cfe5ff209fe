"""Settings of one installation, read once from the environment and passed on."""

import secrets
from functools import cached_property
from pathlib import Path
from typing import Self

from pydantic import AliasChoices, Field
from pydantic_settings import BaseSettings, SettingsConfigDict


def data_folder() -> Path:
    """Where questionnaires, reports and migrations lie: in the installed package, else beside it."""
    package = Path(__file__).parent
    installed = package / "_data"
    return installed if installed.is_dir() else package.parent


class Settings(BaseSettings):
    """Every field can be set as SLAGVAARDIG_<NAME>; `PORT` also without the prefix."""

    model_config = SettingsConfigDict(env_prefix="SLAGVAARDIG_", frozen=True, extra="ignore")

    folder: Path = Path("data")
    database_url: str = ""
    secret_key: str = ""
    base_url: str = ""
    smtp_url: str = ""
    mail_from: str = "Slagvaardig <slagvaardig@localhost>"
    timezone: str = "Europe/Amsterdam"
    mails_per_minute: int = Field(default=60, ge=1)
    job_poll_seconds: float = Field(default=1.0, gt=0)
    tokens_file: Path | None = None
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535, validation_alias=AliasChoices("SLAGVAARDIG_PORT", "PORT"))

    @cached_property
    def database(self) -> str:
        """The SQLAlchemy address of the database; by default an SQLite file in the folder."""
        url = self.database_url or f"sqlite:///{self.folder / 'slagvaardig.db'}"
        for scheme in ("postgres://", "postgresql://"):
            if url.startswith(scheme):
                return "postgresql+psycopg://" + url.removeprefix(scheme)
        return url

    @property
    def on_sqlite(self) -> bool:
        return self.database.startswith("sqlite")

    @cached_property
    def secret(self) -> bytes:
        """The installation's secret: as set, else kept in a file that only its owner can read."""
        if self.secret_key:
            return self.secret_key.encode()
        path = self.folder / "secret.key"
        if not path.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            _write_new(path, secrets.token_urlsafe(48))
        return path.read_text().strip().encode()

    @property
    def outbox(self) -> Path | None:
        """The folder that mails are written to, or None when they go through SMTP."""
        return None if self.smtp_url else self.folder / "outbox"

    @property
    def public_address(self) -> str:
        return (self.base_url or f"http://{self.host}:{self.port}").rstrip("/")

    @property
    def over_https(self) -> bool:
        return self.public_address.startswith("https://")

    def with_changes(self, **changes: object) -> Self:
        """A copy with some fields replaced, validated like the first."""
        return type(self).model_validate({**self.model_dump(), **changes})


def _write_new(path: Path, text: str) -> None:
    try:
        path.touch(mode=0o600, exist_ok=False)
    except FileExistsError:
        return
    path.write_text(text + "\n")
