"""What a release publishes, as a JSON file for other programs (`docs/release-format.md`)."""

import json

from app.domain.published import Published
from app.domain.release import SCHEMA
from app.domain.release_json import published_json

SCHEMA_ID = f"urn:slagvaardig:release:{SCHEMA}"
"""Of `reports/schema/release-<number>.schema.json`, which tells all that can be in it."""


def results_json(published: Published, release_id: str) -> bytes:
    """Keys in a fixed order; what is withheld is null. A half character, which no file can hold, becomes
    a question mark."""
    value = {"$schema": SCHEMA_ID, "release": release_id, **published_json(published)}
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2)
    return f"{text}\n".encode(errors="replace")
