"""What every text in `reports/` has to be, whatever it says."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import permutations

import pytest

from app.advice import load_advice
from app.advice.keys import FACETS, GENERAL, PATTERNS, PLACEHOLDERS
from app.config import data_folder
from app.domain.advice import Texts
from app.domain.finding import FINDING_KINDS
from app.domain.findings.pattern_table import PATTERNS as LOOKED_FOR
from app.domain.vocabulary import LANGUAGES, LINES
from app.questionnaires.catalogue import Catalogue

ADVICE = load_advice()

LONGEST_SENTENCE = 35

NEEDED_KEYS = {
    *FINDING_KINDS,
    *(f"{kind}.{criterion}" for kind in ("stalling", "divided") for criterion in FACETS),
    *(
        f"facet-gap.{criterion}.{higher}.{lower}"
        for criterion, facets in FACETS.items()
        for higher, lower in permutations(facets, 2)
    ),
    *(
        f"imbalance.normative-balance.{facet}.{side}"
        for facet in FACETS["normative-balance"]
        for side in ("left", "right")
    ),
    *(f"pattern.{name}" for name in PATTERNS),
    *(f"pattern.missing-line.{line}" for line in LINES),
    *("missing.level", "missing.line", "missing.organisation", "low-response"),
}


def texts() -> Iterator[tuple[str, Texts]]:
    for each in ADVICE.all:
        for name in ("title", "text", "first_step", "shows"):
            yield f"{each.id} {name}", getattr(each, name)
        yield f"{each.id} actor", each.actor.text
    for key, found in ADVICE.texts.items():
        for name in ("title", "why", "otherwise"):
            yield f"{key} {name}", getattr(found, name)
        for number, question in enumerate(found.questions):
            yield f"{key} question {number}", question


ALL_TEXTS = dict(texts())


def test_there_are_enough_interventions() -> None:
    counts = Counter(each.criterion for each in ADVICE.all)

    assert len(ADVICE.all) >= 45
    assert set(counts) == {*FACETS, GENERAL}
    assert min(counts.values()) >= 4


def test_every_facet_has_an_intervention() -> None:
    for criterion, facets in FACETS.items():
        served = {facet for each in ADVICE.all if each.criterion == criterion for facet in each.facets}
        assert served == set(facets)


def test_every_needed_key_has_a_text_of_its_own() -> None:
    assert not NEEDED_KEYS - ADVICE.texts.keys()


def test_the_criteria_and_facets_are_those_of_the_questionnaire() -> None:
    questionnaire = Catalogue(data_folder() / "questionnaires").latest("slagvaardigheid")

    assert questionnaire is not None
    found = {each.id: tuple(facet.id for facet in each.facets) for each in questionnaire.criteria}
    assert found == FACETS


def test_the_patterns_are_those_that_are_looked_for() -> None:
    assert {each.name for each in LOOKED_FOR} == set(PATTERNS)


def test_every_text_is_in_every_language() -> None:
    for name, text in ALL_TEXTS.items():
        assert tuple(text) == LANGUAGES, name
        assert text["nl"] != text["en"], name


def test_both_languages_insert_the_same() -> None:
    for name, text in ALL_TEXTS.items():
        inserted = [sorted(re.findall(r"\{\w+\}", text[language])) for language in LANGUAGES]
        assert inserted[0] == inserted[1], name


def test_every_placeholder_of_a_kind_is_used() -> None:
    for kind in ("stalling", "divided", "facet-gap", "imbalance", "vertical-gap", "line-gap", "group-gap"):
        title = ADVICE.texts[kind].title["nl"]
        used = set(re.findall(r"\{(\w+)\}", title))
        assert used
        assert used <= PLACEHOLDERS[kind]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_typographic_slips(language: str) -> None:
    slip = re.compile(r"""  |["'`]|\.\.|\s[.,;:?!]|\n|\t|^\s|\s$|[.?!][A-Za-z]|--""")
    for name, text in ALL_TEXTS.items():
        found = slip.search(text[language])
        assert found is None, f"{name}: {text[language]}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotation_marks_come_in_pairs(language: str) -> None:
    apostrophe = re.compile(r"(?<=\w)’(?=\w)")
    quoted, plural = re.compile("‘[^‘’]+’"), re.compile("s’ ")
    for name, text in ALL_TEXTS.items():
        rest = plural.sub("", quoted.sub("", apostrophe.sub("", text[language])))
        assert not re.search("[‘’]", rest), f"{name}: {text[language]}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_begin_with_a_capital_and_end(language: str) -> None:
    for name, text in ALL_TEXTS.items():
        for sentence in re.split(r"(?<=[.?!]) ", text[language]):
            assert sentence[0].isupper(), f"{name}: {sentence}"
        is_name = name.endswith(" title") and name.split()[0] not in ADVICE.texts
        assert is_name or text[language].endswith((".", "?")), name


def test_sentences_can_be_read_aloud() -> None:
    for name, text in ALL_TEXTS.items():
        for sentence in re.split(r"(?<=[.?!]) ", text["nl"]):
            assert len(sentence.split()) <= LONGEST_SENTENCE, f"{name}: {sentence}"


def test_questions_are_questions() -> None:
    for key, found in ADVICE.texts.items():
        assert all(
            question[language].endswith("?") for question in found.questions for language in LANGUAGES
        ), key


def test_finding_texts_hold_no_figures() -> None:
    for name, text in ALL_TEXTS.items():
        if name.split()[0] in ADVICE.texts:
            assert not re.search(r"\d|%", text["nl"] + text["en"]), name


def test_no_text_says_more_than_answers_can_carry() -> None:
    too_much = re.compile(r"bewij|prove[sn]?\b|gelijkwaardig|equality|altijd al waar", re.IGNORECASE)
    for name, text in ALL_TEXTS.items():
        assert not too_much.search(text["nl"] + text["en"]), name


def test_no_sentence_is_in_two_findings() -> None:
    titles = Counter(found.title["nl"] for key, found in ADVICE.texts.items() if "{" not in found.title["nl"])
    assert [title for title, count in titles.items() if count > 1] == []


def test_ids_are_words() -> None:
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)+", each.id) for each in ADVICE.all)
    assert len({each.id for each in ADVICE.all}) == len(ADVICE.all)
    assert len({each.title["nl"] for each in ADVICE.all}) == len(ADVICE.all)


def test_every_source_names_who_and_when() -> None:
    for each in ADVICE.all:
        assert re.search(r"\((19|20)\d\d\)|2016/679", each.source), each.id


def test_every_intervention_names_findings_that_it_fits() -> None:
    assert all(each.findings for each in ADVICE.all)
