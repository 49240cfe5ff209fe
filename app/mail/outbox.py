"""Reading the outbox folder back."""

import email
import re
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.message import EmailMessage
from pathlib import Path

NAME = re.compile(r"[A-Za-z0-9._-]{1,200}\.eml")


@dataclass(frozen=True)
class KeptLetter:
    """A mail as it lies in the outbox."""

    name: str
    recipient: str
    sender: str
    reply_to: str
    subject: str
    sent_at: datetime | None
    text: str
    html: str


def newest(folder: Path, limit: int) -> list[KeptLetter]:
    names = sorted((path.name for path in folder.glob("*.eml")), reverse=True)[:limit]
    return [letter for name in names if (letter := read(folder, name))]


def read(folder: Path, name: str) -> KeptLetter | None:
    """The mail of that name; None when there is none."""
    path = folder / name
    if not NAME.fullmatch(name) or not path.is_file():
        return None
    message = email.message_from_bytes(path.read_bytes(), policy=policy.default)
    date = message["Date"]
    return KeptLetter(
        name=name,
        recipient=str(message["To"] or ""),
        sender=str(message["From"] or ""),
        reply_to=str(message["Reply-To"] or ""),
        subject=str(message["Subject"] or "").strip(),
        sent_at=date.datetime if date else None,
        text=_part(message, "plain"),
        html=_part(message, "html"),
    )


def _part(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    return str(part.get_content()) if part else ""
