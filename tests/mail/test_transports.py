import email
import ssl
import subprocess
from email import policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult

from app.config import Settings
from app.mail.handover import Handover, Outcome
from app.mail.messages import compose
from app.mail.smtp import SmtpServer, SmtpTransport
from app.mail.transports import OutboxTransport, transport_from
from tests.mail.letters import LINK, letter
from tests.mail.mail_servers import Received, free_port, mail_server, talker


def message(**changes: object) -> EmailMessage:
    return compose(letter(**changes), "Slagvaardig <post@stad.nl>")


def offer(url: str, **changes: object) -> Handover:
    return SmtpTransport(url, connect_seconds=2, reply_seconds=2).hand_over(message(**changes))


def test_an_accepted_mail_arrives_as_it_was_written() -> None:
    with mail_server() as received:
        handover = offer(received.url, words="Eén regel.\n.\n..\nEn de laatste.")
    assert handover == Handover(Outcome.ACCEPTED, "250 2.0.0 Ok: queued as 4XyZ")
    assert received.recipients == ["jan@school.nl"]
    assert received.senders == ["post@stad.nl"]
    text = received.messages[0].get_body(("plain",))
    assert text is not None
    assert "> Eén regel.\n> .\n> ..\n> En de laatste.\n" in text.get_content().replace("\r\n", "\n")


def test_a_refused_recipient_gives_the_words_of_the_server() -> None:
    said = "550 5.1.1 <jan@school.nl>: no such user"
    with mail_server(Received(recipient_answers={"jan@school.nl": said})) as received:
        assert offer(received.url) == Handover(Outcome.REFUSED, said)
    assert received.messages == []


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [("554 5.7.1 looks like spam", Outcome.REFUSED), ("451 4.7.1 greylisted", Outcome.LATER)],
)
def test_what_the_server_says_after_the_message_decides(answer: str, outcome: Outcome) -> None:
    with mail_server(Received(answer=answer)) as received:
        assert offer(received.url) == Handover(outcome, answer)


def test_a_recipient_who_is_refused_for_now_is_for_later() -> None:
    with mail_server(Received(recipient_answers={"jan@school.nl": "450 4.2.0 try again"})) as received:
        assert offer(received.url).outcome == Outcome.LATER


def test_no_server_is_for_later() -> None:
    handover = offer(f"smtp://127.0.0.1:{free_port()}")
    assert handover.outcome == Outcome.LATER
    assert "refused" in handover.words


GREETED = (b"220 hi", b"250 hi", b"250 ok", b"250 ok")


def test_a_connection_lost_before_the_message_is_for_later() -> None:
    with talker(*GREETED[:3]) as url:
        assert offer(url).outcome == Outcome.LATER


def test_a_connection_lost_after_the_message_is_uncertain() -> None:
    with talker(*GREETED, b"354 go on") as url:
        assert offer(url).outcome == Outcome.UNCERTAIN


def test_silence_after_the_message_is_uncertain() -> None:
    with mail_server(Received(delay=5)) as received:
        handover = SmtpTransport(received.url, reply_seconds=0.3).hand_over(message())
    assert handover.outcome == Outcome.UNCERTAIN
    assert len(received.messages) == 1


def test_an_international_domain_is_written_in_ascii() -> None:
    with mail_server() as received:
        assert offer(received.url, recipient_address="jan@scholengroep-süd.nl").outcome == Outcome.ACCEPTED
    assert received.recipients == ["jan@xn--scholengroep-sd-dwb.nl"]


def test_an_international_name_needs_a_server_that_takes_it() -> None:
    with mail_server(enable_SMTPUTF8=True) as received:
        assert offer(received.url, recipient_address="zoë@school.nl").outcome == Outcome.ACCEPTED
    with mail_server(enable_SMTPUTF8=False) as received:
        assert offer(received.url, recipient_address="zoë@school.nl").outcome == Outcome.REFUSED


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tls")
    made = folder / "both.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", folder / "key.pem", "-out",
         folder / "cert.pem", "-subj", "/CN=localhost", "-days", "2"],
        check=True, capture_output=True,
    )  # fmt: skip
    made.write_text((folder / "cert.pem").read_text() + (folder / "key.pem").read_text())
    return made


def tls_context(certificate: Path) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    return context


def test_encryption_and_password_are_used_where_the_server_asks_for_them(certificate: Path) -> None:
    known = {b"post": b"geheim: @/"}

    def authenticator(*given: object) -> AuthResult:
        data = given[-1]
        return AuthResult(success=known.get(data.login) == data.password)  # type: ignore[attr-defined]

    settings: dict[str, Any] = {
        "tls_context": tls_context(certificate),
        "require_starttls": True,
        "authenticator": authenticator,
        "auth_required": True,
    }
    with mail_server(**settings) as received:
        where = f"127.0.0.1:{received.port}?verify=no"
        assert offer(f"smtp://post:geheim%3A%20%40%2F@{where}").outcome == Outcome.ACCEPTED
        assert offer(f"smtp://post:anders@{where}").outcome == Outcome.LATER, "wrong password"
        assert offer(received.url).outcome == Outcome.LATER, "unknown certificate"
    assert len(received.messages) == 1


def test_starttls_that_is_asked_for_but_not_offered_sends_nothing() -> None:
    with mail_server() as received:
        assert offer(received.url.replace("smtp:", "smtp+starttls:")).outcome == Outcome.LATER
    assert received.messages == []


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.stad.nl", SmtpServer("mail.stad.nl", 25)),
        ("smtp://u:p%40ss@mail.stad.nl", SmtpServer("mail.stad.nl", 587, "u", "p@ss")),
        ("smtps://u:p@mail.stad.nl", SmtpServer("mail.stad.nl", 465, "u", "p", tls=True)),
        ("smtp+starttls://mail.stad.nl:2525", SmtpServer("mail.stad.nl", 2525, starttls=True)),
        ("smtp://localhost:1025?starttls=no", SmtpServer("localhost", 1025, starttls=False)),
    ],
)
def test_addresses_of_servers(url: str, server: SmtpServer) -> None:
    assert SmtpServer.from_url(url) == server


@pytest.mark.parametrize(
    "url", ["mail.stad.nl", "http://mail.stad.nl", "smtp://", "smtp://x?starttls=perhaps"]
)
def test_addresses_that_are_none(url: str) -> None:
    with pytest.raises(ValueError, match="SMTP address"):
        SmtpServer.from_url(url)


def test_the_outbox_holds_whole_mails_that_only_the_owner_can_read(tmp_path: Path) -> None:
    outbox = OutboxTransport(tmp_path / "data" / "outbox")
    for name in ("Jan", "Piet"):
        assert outbox.hand_over(message(recipient_name=name)).outcome == Outcome.ACCEPTED
    files = sorted((tmp_path / "data" / "outbox").iterdir())
    assert [file.suffix for file in files] == [".eml", ".eml"]
    assert all(file.stat().st_mode & 0o077 == 0 for file in [*files, files[0].parent])
    assert not any(LINK.rsplit("/", 1)[1] in file.name for file in files)
    found = email.message_from_bytes(files[0].read_bytes(), policy=policy.default)
    assert found["Message-ID"] == "<mail-0123abcd-1@stad.nl>"


def test_an_outbox_that_cannot_be_written_is_for_later(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert OutboxTransport(tmp_path / "file").hand_over(message()).outcome == Outcome.LATER


def test_the_settings_choose_the_transport(tmp_path: Path) -> None:
    assert isinstance(transport_from(Settings(folder=tmp_path, smtp_url="")), OutboxTransport)
    assert isinstance(transport_from(Settings(folder=tmp_path, smtp_url="smtp://localhost")), SmtpTransport)
