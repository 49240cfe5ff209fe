"""Mail through a mail server: one dialogue a message, so that a broken one says how far it came."""

import re
import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from app.mail.handover import Handover, Outcome

CONNECT_SECONDS = 20.0
REPLY_SECONDS = 60.0


@dataclass(frozen=True)
class SmtpServer:
    """Where and how to reach a mail server. `starttls`: None uses it where the server offers it."""

    host: str
    port: int
    user: str = ""
    password: str = ""
    tls: bool = False
    starttls: bool | None = None
    verify: bool = True

    @classmethod
    def from_url(cls, url: str) -> "SmtpServer":
        """`smtp://user:password@host:587`, `smtps://host`, `smtp+starttls://host`; `?starttls=no&verify=no`.

        Raises ValueError for anything else.
        """
        parts = urlsplit(url)
        if parts.scheme not in {"smtp", "smtps", "smtp+starttls"} or not parts.hostname:
            raise ValueError("SMTP address: expected smtp://, smtps:// or smtp+starttls:// and a host")
        options = {key: values[-1] for key, values in parse_qs(parts.query).items()}
        starttls = _choice(options.get("starttls"))
        return cls(
            host=parts.hostname,
            port=parts.port or _usual_port(parts),
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            tls=parts.scheme == "smtps",
            starttls=True if parts.scheme == "smtp+starttls" else starttls,
            verify=_choice(options.get("verify")) is not False,
        )


def _usual_port(parts: SplitResult) -> int:
    if parts.scheme == "smtps":
        return 465
    return 587 if parts.username or parts.scheme == "smtp+starttls" else 25


def _choice(word: str | None) -> bool | None:
    if word is None:
        return None
    if word.lower() in {"yes", "true", "1", "required", "always"}:
        return True
    if word.lower() in {"no", "false", "0", "never"}:
        return False
    raise ValueError(f"SMTP address: expected yes or no instead of {word}")


class SmtpTransport:
    """One connection a mail: the rate is limited by the queue, and a connection kept open goes stale."""

    def __init__(
        self, url: str, connect_seconds: float = CONNECT_SECONDS, reply_seconds: float = REPLY_SECONDS
    ) -> None:
        self.server = SmtpServer.from_url(url)
        self._connect_seconds = connect_seconds
        self._reply_seconds = reply_seconds

    def hand_over(self, message: EmailMessage) -> Handover:
        try:
            client = self._connect()
        except (OSError, smtplib.SMTPException) as error:
            return Handover(Outcome.LATER, _words(error))
        try:
            return _Delivery(client, message).offer()
        finally:
            with suppress(OSError):
                client.close()

    def _connect(self) -> smtplib.SMTP:
        """A greeted, encrypted and logged-in connection, as far as the server is able to."""
        context = ssl.create_default_context()
        if not self.server.verify:
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
        where = (self.server.host, self.server.port)
        client = (
            smtplib.SMTP_SSL(*where, timeout=self._connect_seconds, context=context)
            if self.server.tls
            else smtplib.SMTP(*where, timeout=self._connect_seconds)
        )
        try:
            self._prepare(client, context)
        except BaseException:
            client.close()
            raise
        return client

    def _prepare(self, client: smtplib.SMTP, context: ssl.SSLContext) -> None:
        if client.sock is not None:
            client.sock.settimeout(self._reply_seconds)
        client.ehlo_or_helo_if_needed()
        if not self.server.tls and self._starttls_wanted(client):
            client.starttls(context=context)
            client.ehlo()
        if self.server.user:
            client.login(self.server.user, self.server.password)

    def _starttls_wanted(self, client: smtplib.SMTP) -> bool:
        if self.server.starttls is None:
            return client.has_extn("starttls")
        return self.server.starttls


class _Delivery:
    """The dialogue of one message, which remembers whether the last dot was on its way."""

    def __init__(self, client: smtplib.SMTP, message: EmailMessage) -> None:
        self._client = client
        self._message = message
        self._dotted = False

    def offer(self) -> Handover:
        try:
            return self._converse()
        except (OSError, smtplib.SMTPException) as error:
            return Handover(Outcome.UNCERTAIN if self._dotted else Outcome.LATER, _words(error))

    def _converse(self) -> Handover:
        sender, recipient = _address(self._message, "From"), _address(self._message, "To")
        international = not (sender + recipient).isascii()
        if international and not self._client.has_extn("smtputf8"):
            return Handover(
                Outcome.REFUSED, "the mail server takes no addresses with such letters (SMTPUTF8)"
            )
        options = ["SMTPUTF8"] if international else []
        content = self._message.as_bytes(policy=SMTPUTF8 if international else SMTP)
        say: tuple[Callable[[], tuple[int, bytes]], ...] = (
            lambda: self._client.mail(sender, options),
            lambda: self._client.rcpt(recipient),
            lambda: self._client.docmd("DATA"),
        )
        for command in say:
            code, words = command()
            if code >= 400:
                return self._turned_down(code, words)
        self._client.send(_dot_stuffed(content))
        self._dotted = True
        self._client.send(b".\r\n")
        code, words = self._client.getreply()
        if code >= 400:
            return self._turned_down(code, words)
        self._leave()
        return Handover(Outcome.ACCEPTED, _readable(code, words))

    def _turned_down(self, code: int, words: bytes) -> Handover:
        self._leave()
        return Handover(Outcome.REFUSED if code >= 500 else Outcome.LATER, _readable(code, words))

    def _leave(self) -> None:
        with suppress(OSError, smtplib.SMTPException):
            self._client.quit()


def _address(message: EmailMessage, header: str) -> str:
    return str(message[header].addresses[0].addr_spec)


def _dot_stuffed(content: bytes) -> bytes:
    stuffed = re.sub(rb"(?m)^\.", b"..", content)
    return stuffed if stuffed.endswith(b"\r\n") else stuffed + b"\r\n"


def _words(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        raw = error.smtp_error
        return _readable(error.smtp_code, raw if isinstance(raw, bytes) else str(raw).encode())
    if isinstance(error, TimeoutError):
        return "no reply in time"
    return str(error) or type(error).__name__


def _readable(code: int, words: bytes) -> str:
    text = " ".join(words.decode("utf-8", "replace").split())
    return f"{code} {text}"[:500].strip()
