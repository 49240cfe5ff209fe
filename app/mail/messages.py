"""Letters written out: subject, plain text and HTML from three templates a kind."""

import re
import textwrap
from dataclasses import replace
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from functools import cache, partial

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from app.domain.vocabulary import Language
from app.language import format_date, texts
from app.mail.letter import Letter

COLUMNS = 75
LONGEST_NAME = 120
ADDRESS = re.compile(r"""(?P<local>[^\s\x00-\x1f\x7f@<>()\[\]\\,;:"]+)@(?P<domain>[\w.-]+)""")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def compose(letter: Letter, sender: str) -> EmailMessage:
    """The message as it is handed over. What people typed ends up in no header unchecked."""
    letter = _without_control_characters(letter)
    subject = one_line(_written(letter, "subject.txt"))
    message = EmailMessage()
    message["From"] = _address(*parseaddr(sender))
    message["To"] = _address(letter.recipient_name, letter.recipient_address)
    if letter.reply_to:
        message["Reply-To"] = _address("", letter.reply_to)
    message["Subject"] = subject
    message["Date"] = format_datetime(letter.sent_at)
    message["Message-ID"] = f"<mail-{letter.number}@{_domain(sender)}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(_written(letter, "text.txt"), cte="quoted-printable")
    message.add_alternative(
        _written(letter, "page.html", subject=subject), subtype="html", cte="quoted-printable"
    )
    return message


def one_line(text: str) -> str:
    """Without line ends and other control characters, so that it can stand in a header."""
    return " ".join(CONTROL.sub(" ", text).split())


def _without_control_characters(letter: Letter) -> Letter:
    return replace(
        letter,
        recipient_name=one_line(letter.recipient_name),
        network=one_line(letter.network),
        words="\n".join(CONTROL.sub(" ", line).rstrip() for line in letter.words.strip().splitlines()),
    )


def _address(name: str, address: str) -> Address:
    """An international domain in its ASCII form. ValueError for what is no address."""
    found = ADDRESS.fullmatch(address.strip())
    if found is None:
        raise ValueError("not an e-mail address")
    domain = found["domain"].encode("idna").decode("ascii")
    return Address(one_line(name)[:LONGEST_NAME], found["local"], domain)


def _domain(sender: str) -> str:
    return parseaddr(sender)[1].rpartition("@")[2] or "localhost"


def _written(letter: Letter, part: str, **more: str) -> str:
    template = _environment(letter.language).get_template(f"{letter.kind}/{part}")
    return template.render(letter=letter, until=format_date(letter.closes_on, letter.language), **more)


@cache
def _environment(language: Language) -> Environment:
    environment = Environment(
        loader=PackageLoader("app.mail"),
        extensions=["jinja2.ext.i18n"],
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.install_gettext_translations(texts(language), newstyle=True)  # type: ignore[attr-defined]
    environment.filters["wrapped"] = wrapped
    environment.filters["quoted"] = partial(wrapped, before="> ")
    environment.filters["lines"] = str.splitlines
    return environment


def wrapped(text: str, before: str = "") -> str:
    """Lines of at most 75 columns; the line ends that were typed stay, no word or link is broken."""
    lines = [
        textwrap.fill(
            line,
            COLUMNS,
            initial_indent=before,
            subsequent_indent=before,
            break_long_words=False,
            break_on_hyphens=False,
        )
        or before.rstrip()
        for line in text.strip().splitlines()
    ]
    return "\n".join(lines)
