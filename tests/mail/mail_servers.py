"""Mail servers for tests: a real one that takes its time or refuses, and one that hangs up half-way."""

import asyncio
import email
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class Received:
    """What arrived, in order; `delay` seconds pass between taking a message and saying so."""

    delay: float = 0.0
    answer: str = "250 2.0.0 Ok: queued as 4XyZ"
    recipient_answers: dict[str, str] = field(default_factory=dict)
    port: int = 0
    messages: list[EmailMessage] = field(default_factory=list)
    senders: list[str] = field(default_factory=list)
    refusals: int = 0

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    @property
    def recipients(self) -> list[str]:
        return [message["X-RcptTo"] for message in self.messages]

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[Any]
    ) -> str:
        refusal = self.recipient_answers.get(address)
        if refusal:
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.answer.startswith("2"):
            message = email.message_from_bytes(envelope.content or b"", policy=policy.default)  # type: ignore[arg-type]
            assert isinstance(message, EmailMessage)
            message["X-RcptTo"] = ", ".join(str(address) for address in envelope.rcpt_tos)
            self.messages.append(message)
            self.senders.append(str(envelope.mail_from))
        else:
            self.refusals += 1
        await asyncio.sleep(self.delay)
        return self.answer


@contextmanager
def mail_server(received: Received | None = None, **settings: Any) -> Iterator[Received]:
    found = received or Received()
    found.port = free_port()
    controller = Controller(found, hostname="127.0.0.1", port=found.port, **settings)
    controller.start()
    try:
        yield found
    finally:
        controller.stop()


@contextmanager
def talker(*lines: bytes) -> Iterator[str]:
    """A server that says these lines, one after each thing it hears, and then hangs up."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=_talk, args=(listening, lines), daemon=True)
        thread.start()
        yield f"smtp://127.0.0.1:{listening.getsockname()[1]}"
        thread.join(timeout=5)


def _talk(listening: socket.socket, lines: tuple[bytes, ...]) -> None:
    connection, _ = listening.accept()
    with connection, connection.makefile("rb") as heard:
        connection.sendall(lines[0] + b"\r\n")
        for line in lines[1:]:
            heard.readline()
            connection.sendall(line + b"\r\n")
            if line.startswith(b"354"):
                while heard.readline() not in (b".\r\n", b""):
                    pass


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
