"""The released figures as JSON: all that the schema names, and nothing beside it."""

import json
from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator, ValidationError

from app.config import data_folder
from app.documents.results import SCHEMA_ID, results_json
from app.domain import diagnosis, finding, vocabulary
from app.domain.grouping import DIMENSIONS
from app.domain.published import Published
from app.domain.release import SCHEMA
from app.domain.release_json import read_published
from tests.documents import group_samples
from tests.domain.attack.released import released
from tests.domain.attack.worlds import World, worlds
from tests.domain.test_release_json import full_release, small_release

FILE = data_folder() / "reports" / "schema" / f"release-{SCHEMA}.schema.json"
CONTRACT: Any = json.loads(FILE.read_bytes())
VALIDATOR = Draft202012Validator(CONTRACT)


def made(published: Published) -> Any:
    return json.loads(results_json(published, "ab" * 16))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(CONTRACT)
    assert CONTRACT["$id"] == SCHEMA_ID
    assert list(CONTRACT["properties"]) == CONTRACT["required"]


@pytest.mark.parametrize(
    "published",
    [
        full_release().published,
        small_release("4444", "3344", "5453", "4433", "55-?").published,
        small_release("4444").published,
        small_release().published,
        group_samples.published(),
    ],
)
def test_releases_are_as_the_schema_says(published: Published) -> None:
    value = made(published)
    VALIDATOR.validate(value)
    assert list(value) == list(CONTRACT["properties"]), "keys stand in the order of the schema"
    assert value["release"] == "ab" * 16
    del value["$schema"], value["release"]
    assert read_published(value) == published


@settings(max_examples=60)
@given(world=worlds)
def test_any_release_is_as_the_schema_says(world: World) -> None:
    published, _, _ = released(world)
    VALIDATOR.validate(made(read_published(published)))


def objects_in(schema: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where the schema describes an object with fixed keys or keys of its own."""
    if isinstance(schema, list):
        return [found for place, each in enumerate(schema) for found in objects_in(each, (*path, place))]
    if not isinstance(schema, dict):
        return []
    own = [path] if "object" in str(schema.get("type", "")) else []
    return own + [found for key, each in schema.items() for found in objects_in(each, (*path, key))]


def test_no_object_takes_keys_that_the_schema_does_not_name() -> None:
    found = objects_in(CONTRACT)
    assert len(found) > 20
    for path in found:
        node = CONTRACT
        for key in path:
            node = node[key]
        assert "additionalProperties" in node, path


def planted(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every object in a release, by its place."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    own = [path] if isinstance(value, dict) else []
    return own + [found for key, each in inside for found in planted(each, (*path, key))]


def test_a_planted_key_or_a_lost_one_is_seen_anywhere() -> None:
    whole = made(full_release().published)
    places = planted(whole)
    assert len(places) > 40
    for path in places:
        value = json.loads(json.dumps(whole))
        node = value
        for key in path:
            node = node[key]
        node["sealed sums"] = {"n": "7"}
        with pytest.raises(ValidationError):
            VALIDATOR.validate(value)
    for key in whole:
        with pytest.raises(ValidationError):
            VALIDATOR.validate({each: value for each, value in whole.items() if each != key})


def test_the_words_of_the_schema_are_those_of_the_product() -> None:
    parts, properties = CONTRACT["$defs"], CONTRACT["properties"]
    assert parts["dimension"]["enum"] == list(DIMENSIONS)
    assert parts["verdict"]["properties"]["kind"]["enum"] == list(diagnosis.VERDICTS)
    about = parts["finding"]["properties"]
    assert about["kind"]["enum"] == list(finding.FINDING_KINDS)
    assert about["severity"]["enum"] == list(finding.SEVERITIES)
    assert about["certainty"]["enum"] == list(finding.CERTAINTIES)
    assert parts["evidence"]["properties"]["kind"]["enum"] == list(get_args(finding.EvidenceKind))
    for key, ids in (
        ("invited_levels", vocabulary.LEVELS),
        ("invited_lines", vocabulary.LINES),
        ("invited_sectors", vocabulary.SECTORS),
    ):
        assert list(properties[key]["properties"]) == [*ids, "unknown"]
    for key, choices in (
        ("formality", vocabulary.FORMALITIES),
        ("scale", vocabulary.WORKING_SCALES),
        ("phase", vocabulary.PHASES),
    ):
        assert properties[key]["anyOf"][0]["enum"] == list(choices)


def test_what_is_withheld_is_null() -> None:
    criteria = made(small_release("4444").published)["criteria"].values()
    assert {each["figures"] for each in criteria} == {None}
    assert {item for each in criteria for item in each["items"].values()} == {None}


def test_any_text_makes_a_file() -> None:
    release = full_release().published
    name = '🙂 مرحبا \x00\x1b\ud800 "\\ </script> ' + "x" * 10_000
    value = made(replace(release, occasion=replace(release.occasion, network=name)))
    VALIDATOR.validate(value)
    assert value["network"] == name.replace("\ud800", "?")


def test_the_same_release_gives_the_same_bytes() -> None:
    release = full_release().published
    assert results_json(release, "a") == results_json(read_published(made_bare(release)), "a")
    assert results_json(release, "a") != results_json(release, "b")


def made_bare(published: Published) -> Any:
    value = made(published)
    return {key: each for key, each in value.items() if key not in ("$schema", "release")}
