"""Names of files: sensible, and safe wherever they are saved."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.document_kinds import DOCUMENT_KINDS, DocumentKind
from app.domain.document_names import FORMATS, LONGEST_NETWORK, document_name, slug
from app.domain.vocabulary import LANGUAGES, Language

SAFE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.[a-z]{3,4}")


@pytest.mark.parametrize(
    ("language", "kind", "expected"),
    [
        ("nl", "report", "veilig-lisvoorde-zuid-meting-2-rapport.pdf"),
        ("en", "report", "veilig-lisvoorde-zuid-wave-2-report.pdf"),
        ("nl", "slides", "veilig-lisvoorde-zuid-meting-2-presentatie.pptx"),
        ("en", "answers-sav", "veilig-lisvoorde-zuid-wave-2-answers.sav"),
    ],
)
def test_a_name_tells_network_wave_and_kind(language: Language, kind: DocumentKind, expected: str) -> None:
    assert document_name("Veilig Lisvoorde-Zuid", 2, kind, language) == expected


def test_a_file_without_a_place_for_it_tells_in_its_name_of_what_it_was_made() -> None:
    name = document_name("Zuid", 1, "answers-csv", "nl", "slagvaardigheid 1.0.0 scoring 1.0.0 release ab12")
    assert name == "zuid-meting-1-antwoorden-slagvaardigheid-1-0-0-scoring-1-0-0-release-ab12.csv"


def test_no_two_documents_of_an_assessment_have_the_same_name() -> None:
    names = {
        document_name("Veilig Zuid", 1, kind, language) for kind in DOCUMENT_KINDS for language in LANGUAGES
    }
    assert len(names) == len(DOCUMENT_KINDS) * len(LANGUAGES)


@pytest.mark.parametrize(
    ("network", "expected"),
    [
        ("Jeugd & gezin: 's-Hertogenbosch", "jeugd-gezin-s-hertogenbosch"),
        ("Fryslân – Súdwest", "fryslan-sudwest"),
        ("Straße Ørsted Łódź", "strasse-orsted-lodz"),
        ("../../etc/passwd", "etc-passwd"),
        ("北区 الشمال 🙂", ""),
        ("\ud800\x00\n", ""),
        ("=1+1", "1-1"),
    ],
)
def test_only_what_every_system_takes_is_left(network: str, expected: str) -> None:
    assert slug(network) == expected


def test_a_name_of_which_nothing_is_left_has_a_plain_one() -> None:
    assert document_name("🙂", 1, "report", "nl") == "netwerk-meting-1-rapport.pdf"
    assert document_name("🙂", 1, "report", "en") == "network-wave-1-report.pdf"


def test_a_name_of_a_device_is_never_a_whole_name() -> None:
    assert document_name("CON", 1, "results", "en") == "con-wave-1-results.json"


def test_a_long_name_ends_with_a_whole_word() -> None:
    words = slug("samenwerken " * 20)
    assert len(words) <= LONGEST_NETWORK
    assert set(words.split("-")) == {"samenwerken"}
    assert slug("a" * 10_000) == "a" * LONGEST_NETWORK


@given(st.text(), st.integers(1, 99), st.sampled_from(DOCUMENT_KINDS), st.sampled_from(LANGUAGES))
def test_any_name_is_safe(network: str, wave: int, kind: DocumentKind, language: Language) -> None:
    name = document_name(network, wave, kind, language)
    assert SAFE.fullmatch(name)
    assert len(name) < 120
    assert name.endswith(FORMATS[kind][0])
