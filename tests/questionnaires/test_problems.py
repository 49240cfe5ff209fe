"""Every mistake that a questionnaire file can hold is found, with its own code and its place."""

import re
from pathlib import Path

import pytest

from app.questionnaires import QuestionnaireInvalid, parse_questionnaire
from app.questionnaires.problems import CODES, FileProblem
from tests.questionnaires import test_digests
from tests.questionnaires.examples import VALID, changed

DOCS = Path(__file__).parents[2] / "docs" / "error-codes.md"

Mistake = tuple[str, str, tuple[tuple[str, str], ...]]

MISTAKES: list[Mistake] = [
    ("alias", "*x", (("source: Written for the tests", "source: ¶*x"), ("id: small", "id: &x small"))),
    ("bad-id", "Small_Check", (("id: small-check", "id: ¶Small_Check"),)),
    ("bad-id", "drive 2", (("id: drive-2", "id: ¶drive 2"),)),
    ("bad-id", "é", (("id: drive-2", "id: ¶é"),)),
    ("bad-id", "balance|", (("  balance:\n", "  ¶balance|:\n"), ("scale: balance\n", "scale: balance|\n"))),
    ("bad-kind", "likert", (("kind: ordinal", "kind: ¶likert"),)),
    ("bad-kind", "essay", (("kind: open", "kind: ¶essay"),)),
    ("bad-language", "Dutch!", (("[nl, en]\n", "[¶Dutch!]\n"),)),
    ("bad-number", "0", (("minutes: 3", "minutes: ¶0"),)),
    ("bad-number", "0", (("max: 1", "max: ¶0"),)),
    ("bad-number", "10001", (("max_length: 500", "max_length: ¶10001"),)),
    ("bad-number", "2000", (("ordinal\n    values: [1,", "ordinal\n    values: [¶2000,"),)),
    (
        "bad-values",
        "1, 2, 3, 5",
        (("ordinal\n    values: [1, 2, 3, 4, 5]", "ordinal\n    values: ¶[1, 2, 3, 5]"),),
    ),
    ("bad-values", "2, 1", (("ordinal\n    values: [1, 2, 3, 4, 5]", "ordinal\n    values: ¶[2, 1]"),)),
    ("bad-values", "1", (("ordinal\n    values: [1, 2, 3, 4, 5]", "ordinal\n    values: ¶[1]"),)),
    ("bad-version", "1.2", (("version: 1.2.0", "version: ¶1.2"),)),
    ("bad-version", "2026-11-23", (("version: 1.2.0", "version: ¶2026-11-23"),)),
    ("bad-version", "1.02.0", (("version: 1.2.0", "version: ¶1.02.0"),)),
    ("bad-version", "", (("version: 1.2.0", "version: ¶''"),)),
    ("control-character", "Wel\0kom", (("Welkom.", '¶"Wel\\0kom"'),)),
    ("duplicate-id", "drive-1", (("id: drive-2", "id: ¶drive-1"),)),
    ("duplicate-id", "drive", (("- id: normative-balance", "- id: ¶drive"),)),
    ("duplicate-id", "balance-1", (("id: first-step", "id: ¶balance-1"),)),
    ("duplicate-id", "hindering", (("id: first-step", "id: ¶hindering"),)),
    ("duplicate-key", "minutes", (("minutes: 3", "minutes: 3\n¶minutes: 4"),)),
    ("duplicate-key", "nl", (("{nl: Drive, en: Drive}", "{nl: Drive, en: Drive, ¶nl: Wil}"),)),
    ("duplicate-language", "nl", (("[nl, en]\n", "[nl, en, ¶nl]\n"),)),
    ("empty-list", "[]", (("languages: [nl, en]", "languages: ¶[]"),)),
    ("empty-list", "[]", (("poles: {nl: [te hard, te zacht]", "poles: {nl: ¶[]"),)),
    ("empty-text", "", (("Welkom.", "¶''"),)),
    ("even-bipolar", "1, 2", (("bipolar\n    values: [1, 2, 3, 4, 5]", "bipolar\n    values: ¶[1, 2]"),)),
    ("key-not-for-kind", "max_length", (("max: 1", "max: 1, max_length: ¶10"),)),
    ("key-not-for-kind", "max", (("max_length: 500", "max: ¶1"),)),
    ("label-count", "4 labels", (("[strongly disagree, disagree,", "¶[disagree,"),)),
    (
        "missing-key",
        "scale",
        (("{id: drive-2", "¶{id: drive-2"), ("We go on.}, scale: agreement}", "We go on.}}")),
    ),
    ("missing-key", "minutes", (("id: small-check", "¶id: small-check"), ("minutes: 3\n", ""))),
    ("missing-translation", "en", (("{nl: Welkom., en: Welcome.}", "¶{nl: Welkom.}"),)),
    (
        "mixed-scales",
        "0 to 4 and 1 to 5",
        (
            ("- id: drive\n", "- id: ¶drive\n"),
            ("ordinal\n    values: [1, 2, 3, 4, 5]", "ordinal\n    values: [0, 1, 2, 3, 4]"),
            ("We go on.}, scale: agreement", "We go on.}, scale: balance"),
        ),
    ),
    ("pole-count", "nl: te hard", (("poles: {nl: [te hard, te zacht]", "poles: ¶{nl: [te hard]"),)),
    ("pole-count", "nl: te hard, ", (("poles: {nl: [te hard, te zacht]", "poles: ¶{nl: [te hard, '']"),)),
    (
        "poles-on-ordinal",
        "balance-1",
        (("scale: balance\n", "scale: agreement\n"), ("poles: {", "poles: ¶{")),
    ),
    ("reserved-id", "organisation", (("id: drive-2", "id: ¶organisation"),)),
    ("reserved-id", "line", (("id: first-step", "id: ¶line"),)),
    (
        "reversed-bipolar",
        "balance-1",
        (("scale: balance\n", "scale: balance\n            reversed: ¶true\n"),),
    ),
    ("undeclared-language", "de", (("{nl: Welkom.,", "{nl: Welkom., ¶de: Hallo,"),)),
    ("unknown-key", "duration", (("minutes: 3", "minutes: 3\n¶duration: 3"),)),
    ("unknown-key", "<<", (("minutes: 3", "minutes: 3\n¶<<: {a: b}"),)),
    ("unknown-scale", "", (("We go on.}, scale: agreement}", "We go on.}, scale: ¶''}"),)),
    ("unknown-scale", "agrement", (("We go on.}, scale: agreement}", "We go on.}, scale: ¶agrement}"),)),
    ("unnamed-value", "nl labels", (("[te weinig, '', precies goed,", "¶[te weinig, '', '',"),)),
    ("wrong-type", "about 3", (("minutes: 3", "minutes: ¶about 3"),)),
    ("wrong-type", "8.5", (("minutes: 3", "minutes: ¶8.5"),)),
    ("wrong-type", "010", (("minutes: 3", "minutes: ¶010"),)),
    ("wrong-type", "9" * 5000, (("minutes: 3", "minutes: ¶" + "9" * 5000),)),
    ("wrong-type", "2026-11-23", (("nl: Drive,", "nl: ¶2026-11-23,"),)),
    ("wrong-type", "yes", (("nl: Drive,", "nl: ¶yes,"),)),
    ("wrong-type", "", (("nl: Drive,", "nl: ¶,"),)),
    ("wrong-type", "true", (("reversed: true", "reversed: ¶'true'"),)),
    ("wrong-type", "on", (("reversed: true", "reversed: ¶on"),)),
    ("wrong-type", "list of 1", (("languages: [nl, en]", "languages: [nl, en]\n? ¶[a]\n: b"),)),
    ("wrong-type", "list of 1", (("id: drive-2", "id: ¶[drive-2]"),)),
    ("wrong-type", "mapping of 1", (("languages: [nl, en]", "languages: ¶{nl: en}"),)),
    ("wrong-type", "Written for the tests", (("source: Written", "source: ¶!!binary Written"),)),
    ("wrong-type", "1.2.0", (("version: 1.2.0", "version: ¶!release 1.2.0"),)),
    ("wrong-type", "list of 5", (("[strongly disagree", "¶!mine [strongly disagree"),)),
]

BROKEN: list[tuple[str, str, bytes, str]] = [
    ("not-utf-8", "byte 0xe9", VALID.replace("Welkom", "Wélkom").encode("cp1252"), "5:21"),
    ("not-yaml", "did not find expected node content", b"id: [", "2:1"),
    ("not-yaml", "but found another document", b"id: a\n---\nid: b\n", "2:1"),
    (
        "not-yaml",
        "unacceptable character #x0007: control characters are not allowed",
        b"a: b\nx: \x07\n",
        "2:4",
    ),
    ("not-yaml", "", b"# nothing\n", "1:1"),
    ("not-yaml", "", b"", "1:1"),
    ("too-deep", "", b"[" * 200_000, "1:21"),
    ("too-deep", "", b"- " * 200_000, "1:41"),
    ("too-large", "", VALID.encode() + b"#" * 1024 * 1024, "1:1"),
    ("wrong-type", "list of 2", b"- a\n- b\n", "1:1"),
    ("wrong-type", "word", b"word", "1:1"),
    (
        "empty-list",
        "{}",
        VALID.replace(VALID[VALID.index("scales:") : VALID.index("criteria:")], "scales: {}\n").encode(),
        "8:9",
    ),
    ("empty-list", "[]", VALID[: VALID.index("criteria:")].encode() + b"criteria: []\n", "22:11"),
]


def problems_of(content: bytes) -> tuple[FileProblem, ...]:
    with pytest.raises(QuestionnaireInvalid) as raised:
        parse_questionnaire(content, "small.yaml")
    return raised.value.problems


@pytest.mark.parametrize(("code", "value", "replacements"), MISTAKES)
def test_a_mistake_is_found_where_it_stands(
    code: str, value: str, replacements: tuple[tuple[str, str], ...]
) -> None:
    text = changed(*replacements).decode()
    before, _, after = text.partition("¶")
    (problem,) = problems_of((before + after).encode())
    line, column = before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
    assert (problem.code, problem.value, problem.line, problem.column) == (code, value, line, column)


@pytest.mark.parametrize(("code", "value", "content", "place"), BROKEN)
def test_a_file_without_a_usable_tree_is_refused(code: str, value: str, content: bytes, place: str) -> None:
    found = [
        (problem.code, problem.value, f"{problem.line}:{problem.column}") for problem in problems_of(content)
    ]
    assert (code, value, place) in found


def test_every_code_has_a_test_and_a_row_in_the_docs() -> None:
    documented = re.findall(
        r"^\| `([a-z0-9-]+)` \|",
        DOCS.read_text().partition("## Questionnaire files")[2].partition("\n## ")[0],
        re.M,
    )
    assert sorted(documented) == sorted(CODES)
    assert {mistake[0] for mistake in [*MISTAKES, *BROKEN]} | test_digests.TESTED == set(CODES)


def test_all_problems_of_a_file_come_at_once_and_in_order() -> None:
    content = changed(
        ("version: 1.2.0", "version: one"),
        ("minutes: 3", "minutes: -1\nextra: 1"),
        ("id: drive-2", "id: drive-1"),
        ("max: 1", "max: many"),
    )
    assert [(p.line, p.code) for p in problems_of(content)] == [
        (2, "bad-version"),
        (6, "bad-number"),
        (7, "unknown-key"),
        (32, "duplicate-id"),
        (45, "wrong-type"),
    ]


def test_a_problem_reads_as_the_command_prints_it() -> None:
    (problem,) = problems_of(changed(("version: 1.2.0", "version: one")))
    assert str(problem) == "small.yaml:2:10: bad-version 'one'; expected a version such as 1.0.0"


def test_a_long_or_unprintable_value_stays_on_one_line() -> None:
    long = str(FileProblem("q.yaml", 1, 1, "bad-id", "x" * 500, "a word"))
    assert len(long) < 120
    assert "\n" not in str(FileProblem("q.yaml", 1, 1, "bad-id", "a\nb\x1b[31m", "a word"))
    assert "\x1b" not in str(FileProblem("q.yaml", 1, 1, "bad-id", "a\nb\x1b[31m", "a word"))


def test_a_bomb_of_aliases_is_refused_quickly() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    codes = {problem.code for problem in problems_of("\n".join(lines).encode())}
    assert "alias" in codes


def test_an_alias_to_itself_is_refused() -> None:
    assert "alias" in {problem.code for problem in problems_of(b"id: &a [*a]\n")}
