import email
import re
from email import policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from app.domain.vocabulary import LANGUAGES
from app.mail.messages import compose
from tests.mail.letters import LINK, letter

KINDS = ("invitation", "reminder", "test")
EACH = pytest.mark.parametrize(
    ("kind", "language"), [(kind, language) for kind in KINDS for language in LANGUAGES]
)


def written(**changes: Any) -> EmailMessage:
    """The message as it arrives."""
    sent = compose(letter(**changes), "Slagvaardig <post@stad.nl>").as_bytes(policy=policy.SMTP)
    found = email.message_from_bytes(sent, policy=policy.default)
    assert isinstance(found, EmailMessage)
    return found


def part(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


@EACH
def test_a_text_fits_in_75_columns_with_the_link_on_its_own_line(kind: str, language: str) -> None:
    text = part(written(kind=kind, language=language, words="lang " * 40, threshold=7), "plain")
    lines = text.splitlines()
    assert LINK in lines
    assert max(len(line) for line in lines if line != LINK) <= 75
    assert "Veilig Zuid" in text
    assert "\n\n\n" not in text
    assert " 8 " in text.replace("\n", " ")
    assert "7" in text


@EACH
def test_a_page_has_the_link_and_the_language_and_loads_nothing(kind: str, language: str) -> None:
    page = BeautifulSoup(part(written(kind=kind, language=language), "html"), "html.parser")
    assert page.html is not None
    assert page.html["lang"] == language
    assert {link["href"] for link in page.find_all("a")} == {LINK}
    assert page.find_all(["img", "script", "link", "iframe"]) == []
    assert page.title is not None
    assert "Veilig Zuid" in page.title.text


@EACH
def test_text_and_page_say_the_same(kind: str, language: str) -> None:
    message = written(kind=kind, language=language)
    page = BeautifulSoup(part(message, "html"), "html.parser").get_text(" ")
    assert page
    flat = " ".join(page.split())
    text = " ".join(part(message, "plain").split())
    for sentence in re.findall(r"[A-ZÀ-Þ][^.?!:]{30,}[.?!]", text):
        if LINK not in sentence:
            assert sentence in flat, sentence


def test_it_says_until_when_and_what_happens_to_the_answers() -> None:
    text = part(written(), "plain")
    assert "tot en met 14 maart 2026" in text
    assert "vertrouwelijk" in text
    assert "anoniem" not in text
    assert "minstens 5 mensen" in text.replace("\n", " ")


def test_open_mode_says_that_organisations_are_named() -> None:
    text = part(written(mode="open", language="en"), "plain").replace("\n", " ")
    assert "with the name of the organisation" in text
    assert "confidential" not in text


def test_a_reminder_names_the_last_day_in_its_subject() -> None:
    assert written(kind="reminder")["Subject"].startswith("Herinnering: ")
    assert "14 maart 2026" in written(kind="reminder")["Subject"]


def test_a_test_mail_and_demo_data_are_marked() -> None:
    message = written(kind="test", demo=True)
    assert message["Subject"].startswith("[Test] [Demo]")
    assert "PROEFMAIL" in part(message, "plain")
    assert "verzonnen" in part(message, "html")


def test_without_a_name_and_reply_address_nothing_is_left_hanging() -> None:
    message = written(recipient_name="", reply_to="")
    assert message["Reply-To"] is None
    assert part(message, "plain").startswith("Beste lezer,\n")
    assert "Beantwoord" not in part(message, "html")


def test_the_coordinators_words_are_text_and_nothing_else() -> None:
    message = written(words="<b>Let op</b>\n\nhttps://stad.nl & meer\x07")
    assert "&lt;b&gt;Let op&lt;/b&gt;<br>\n<br>\nhttps://stad.nl &amp; meer" in part(message, "html")
    assert "> <b>Let op</b>\n>\n> https://stad.nl & meer\n" in part(message, "plain")


def test_headers_for_machines() -> None:
    message = written()
    assert message["Date"].datetime == letter().sent_at
    assert message["Message-ID"] == "<mail-0123abcd-1@stad.nl>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Reply-To"] == "an@stad.nl"
    assert message["From"] == "Slagvaardig <post@stad.nl>"


def test_an_address_that_is_none_is_refused() -> None:
    for address in ("", "jan", "jan@school.nl\nBcc: x@y.nl", "a@b.nl, c@d.nl"):
        with pytest.raises(ValueError):
            compose(letter(recipient_address=address), "post@stad.nl")


NASTY = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@given(name=NASTY, network=NASTY, words=NASTY)
def test_nothing_that_is_typed_becomes_a_header_or_markup(name: str, network: str, words: str) -> None:
    message = written(recipient_name=name, network=network + "\r\nBcc: x@y.nl", words=words + "</title>")
    assert set(message.keys()) == {
        "From", "To", "Reply-To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version",
        "Content-Type",
    }  # fmt: skip
    assert [address.addr_spec for address in message["To"].addresses] == ["jan@school.nl"]
    assert message["Bcc"] is None
    page = BeautifulSoup(part(message, "html"), "html.parser")
    assert {link["href"] for link in page.find_all("a")} == {LINK}


@given(
    name=st.text(st.characters(codec="utf-8", categories=["L", "So", "Zs"]), min_size=1, max_size=119).filter(
        str.strip
    )
)
def test_names_arrive_as_they_are_written(name: str) -> None:
    sent = compose(letter(recipient_name=name), "post@stad.nl").as_bytes(policy=policy.SMTP)
    header = email.message_from_bytes(sent, policy=policy.compat32)["To"]
    decoded = str(make_header(decode_header(header)))
    assert decoded.replace('"', "") == f"{' '.join(name.split())} <jan@school.nl>".lstrip()


REPORT, PLAN = (
    "https://slagvaardig.voorbeeld.nl/shared/report",
    "https://slagvaardig.voorbeeld.nl/shared/plan",
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mail_with_results_brings_every_link_and_speaks_of_no_questionnaire(language: str) -> None:
    message = written(
        kind="results",
        language=language,
        link=REPORT,
        shared=(("report", REPORT), ("plan", PLAN)),
        words="Doe mee",
    )
    text, page = part(message, "plain"), BeautifulSoup(part(message, "html"), "html.parser")
    assert {REPORT, PLAN} <= set(text.splitlines())
    assert {link["href"] for link in page.find_all("a")} == {REPORT, PLAN}
    assert "Veilig Zuid" in str(message["Subject"])
    flat = " ".join(page.get_text(" ").split())
    for sentence in re.findall(r"[A-ZÀ-Þ][^.?!:]{30,}[.?!]", " ".join(text.split())):
        assert sentence in flat or "https" in sentence, sentence
    for elsewhere in ("Doe mee", "14 maart", "14 March", "vertrouwelijk", "confidential"):
        assert elsewhere not in text + flat
    assert max(len(line) for line in text.splitlines()) <= 75
    assert "\n\n\n" not in text


def test_only_who_can_see_scores_is_told_of_the_own_copy() -> None:
    own = "kopie van uw eigen antwoorden"
    plan = part(written(kind="results", link=PLAN, shared=(("plan", PLAN),)), "plain")
    summary = part(written(kind="results", link=REPORT, shared=(("summary", REPORT),)), "plain")
    assert own not in " ".join(plan.split())
    assert own in " ".join(summary.split())
