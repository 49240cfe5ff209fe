"""The way that mails of this installation go: an outbox folder, or a mail server."""

import os
from email.message import EmailMessage
from email.policy import SMTPUTF8
from pathlib import Path
from uuid import uuid4

from app.config import Settings
from app.mail.handover import Handover, Outcome, Transport
from app.mail.smtp import SmtpTransport

__all__ = ["Handover", "OutboxTransport", "Outcome", "Transport", "transport_from"]


class OutboxTransport:
    """Writes each mail to a file of its own, whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def hand_over(self, message: EmailMessage) -> Handover:
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            path = self.folder / f"{_moment(message)}-{uuid4().hex[:8]}.eml"
            _write_whole(path, message.as_bytes(policy=SMTPUTF8))
        except OSError as error:
            return Handover(Outcome.LATER, error.strerror or type(error).__name__)
        return Handover(Outcome.ACCEPTED, path.name)


def _moment(message: EmailMessage) -> str:
    sent = message["Date"].datetime if message["Date"] else None
    return f"{sent:%Y%m%d-%H%M%S}" if sent else "00000000-000000"


def _write_whole(path: Path, content: bytes) -> None:
    unfinished = path.with_suffix(".part")
    with unfinished.open("wb") as file:
        unfinished.chmod(0o600)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.rename(path)


def transport_from(settings: Settings) -> Transport:
    if settings.outbox is not None:
        return OutboxTransport(settings.outbox)
    return SmtpTransport(settings.smtp_url)
