from pathlib import Path

import pytest

from app.advice import AdviceInvalid, load_advice
from app.advice.library import Advice
from app.domain.advice import Actor
from tests.advice.examples import FINDINGS, INTERVENTION, TEXT, changed, finding, write

ONE = "drive.yaml: drive-one"


def test_a_file_becomes_an_intervention(tmp_path: Path) -> None:
    (found,) = load_advice(write(tmp_path)).all

    text = {"nl": "Een zin.", "en": "A sentence."}
    assert (found.id, found.criterion, found.facets) == ("drive-one", "drive", ("urgency",))
    assert (found.findings, found.effort) == (("stalling.drive",), "small")
    assert found.title == found.text == found.first_step == found.shows == text
    assert found.actor == Actor(("governance",), ("midfield",), text)
    assert found.source == "Somebody (2020). Something."


def test_a_file_becomes_finding_texts(tmp_path: Path) -> None:
    text = load_advice(write(tmp_path)).finding_text("stalling")

    assert text.key == "stalling"
    assert text.title["en"] == text.why["en"] == text.otherwise["en"] == "A sentence."
    assert [question["nl"] for question in text.questions] == ["Een zin.", "Een zin."]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("id: drive-one", "id: steering-one", "id: expected an id that begins with drive-"),
        ("facets: [urgency]", "facets: [backing]", "facets: backing is not known"),
        ("facets: [urgency]", "facets: [urgency, urgency]", "facets: the same word comes twice"),
        ("facets: [urgency]", "facets: urgency", "facets: expected a list"),
        ("findings: [stalling.drive]", "findings: [stalling.zest]", "findings: stalling.zest is not known"),
        ("effort: small", "effort: tiny", "effort: tiny is not known"),
        ("levels: [governance]", "levels: [boss]", "actor: levels: boss is not known"),
        ("lines: [midfield]", "lines: [bench]", "actor: lines: bench is not known"),
        ("    effort: small\n", "", "the key effort is missing"),
        ("effort: small", "effort: small\n    colour: red", "unknown key colour"),
        (f"first_step: {TEXT}", 'first_step: {nl: "Een zin."}', "first_step: the key en is missing"),
        (f"shows: {TEXT}", 'shows: {nl: "Een zin.", en: ""}', "shows: en: expected a text"),
        (f"shows: {TEXT}", 'shows: {nl: "a", en: "b", de: "c"}', "shows: unknown key de"),
        (f"shows: {TEXT}", 'shows: "Een zin."', "shows: expected keys with values"),
        (f"title: {TEXT}", 'title: {nl: "Voor {group}.", en: "b"}', "title: nl: unknown placeholder {group}"),
        ('source: "Somebody (2020). Something."', 'source: " "', "source: expected a text"),
    ],
)
def test_a_wrong_intervention_is_told(tmp_path: Path, old: str, new: str, problem: str) -> None:
    folder = write(tmp_path, interventions=changed(INTERVENTION, old, new))

    with pytest.raises(AdviceInvalid) as caught:
        load_advice(folder)

    place = "drive.yaml: steering-one" if "steering" in new else ONE
    assert any(each.startswith(f"{place}: {problem}") for each in caught.value.problems)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (changed(INTERVENTION, "criterion: drive", "criterion: steering"), "expected the name of the file"),
        (changed(INTERVENTION, "criterion: drive", "criterion: zest"), "criterion: zest is not known"),
        ("criterion: drive\ninterventions: []\n", "expected a list that is not empty"),
        ("criterion: drive\ncriterion: drive\n", "the key criterion comes twice"),
        ("criterion: [drive\n", "expected ',' or ']'"),
        ("- drive\n", "expected keys with values"),
        (changed(INTERVENTION, "- id: drive-one", "- drive-one\n  - id: x"), "drive.yaml: ?: expected keys"),
    ],
)
def test_a_wrong_file_is_told(tmp_path: Path, content: str, problem: str) -> None:
    with pytest.raises(AdviceInvalid) as caught:
        load_advice(write(tmp_path, interventions=content))

    assert problem in str(caught.value)


def test_a_file_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "interventions" / "drive.yaml").write_bytes(b"criterion: \xff\n")

    with pytest.raises(AdviceInvalid, match=r"drive\.yaml: 'utf-8' codec"):
        load_advice(tmp_path)


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (finding("stalling.zest"), "all.yaml: stalling.zest: key: stalling.zest is not known"),
        (finding("applause"), "all.yaml: applause: key: applause is not known"),
        (
            finding("stalling.drive", '{nl: "Bij {first}.", en: "b"}'),
            "all.yaml: stalling.drive: title: nl: unknown placeholder {first}",
        ),
        (
            finding("stalling.drive", '{nl: "Bij {}.", en: "b"}'),
            "all.yaml: stalling.drive: title: nl: unknown placeholder {}",
        ),
        (
            finding("stalling.drive", '{nl: "Bij }.", en: "b"}'),
            "all.yaml: stalling.drive: title: nl: unknown placeholder {a stray brace}",
        ),
        (
            finding("stalling.drive").replace(f"[{TEXT}, {TEXT}]", f"[{TEXT}]"),
            "all.yaml: stalling.drive: questions: expected 2 to 4",
        ),
        (
            finding("stalling.drive").replace(f"[{TEXT}, {TEXT}]", "often"),
            "all.yaml: stalling.drive: questions: expected 2 to 4",
        ),
    ],
)
def test_a_wrong_finding_text_is_told(tmp_path: Path, entry: str, problem: str) -> None:
    with pytest.raises(AdviceInvalid) as caught:
        load_advice(write(tmp_path, findings=FINDINGS + entry))

    assert problem in caught.value.problems


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    broken = changed(changed(INTERVENTION, "effort: small", "effort: tiny"), "[urgency]", "[zest]")

    with pytest.raises(AdviceInvalid) as caught:
        load_advice(write(tmp_path, broken, FINDINGS + finding("applause")))

    assert len(caught.value.problems) == 3


def test_an_id_may_come_once(tmp_path: Path) -> None:
    entry = INTERVENTION.partition("interventions:\n")[2]

    with pytest.raises(AdviceInvalid, match="the id drive-one comes twice"):
        load_advice(write(tmp_path, interventions=INTERVENTION + entry))


def test_a_key_may_come_once(tmp_path: Path) -> None:
    with pytest.raises(AdviceInvalid, match="the key stalling comes twice"):
        load_advice(write(tmp_path, findings=FINDINGS + finding("stalling")))


def test_every_kind_needs_a_text() -> None:
    with pytest.raises(AdviceInvalid) as caught:
        Advice((), ())

    assert "no text for stalling" in caught.value.problems
    assert len(caught.value.problems) == 11


def test_a_folder_without_files_is_told(tmp_path: Path) -> None:
    with pytest.raises(AdviceInvalid, match="no text for low-response"):
        load_advice(tmp_path)
