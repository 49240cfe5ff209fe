"""What the demo's networks give to other programs."""

import json

from jsonschema import Draft202012Validator

from app.config import data_folder
from app.documents.results import results_json
from app.domain.release import SCHEMA
from tests.services.conftest import Planted, published

FILE = data_folder() / "reports" / "schema" / f"release-{SCHEMA}.schema.json"


def test_every_release_is_as_the_schema_says(planted: Planted) -> None:
    validator = Draft202012Validator(json.loads(FILE.read_bytes()))
    found = published(planted.runtime)
    assert len(found) > 10
    for each in found.values():
        validator.validate(json.loads(results_json(each, "ab" * 16)))
