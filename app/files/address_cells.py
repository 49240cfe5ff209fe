"""The texts in the cells of an address list, cleaned of what office programs leave in them."""

import re
import unicodedata
from datetime import date, datetime, time
from typing import Any

LONGEST_TEXT = 1_000
"""Beyond what any field may hold; a longer text is cut before work is spent on it."""

_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_ESCAPED = re.compile(r"_x[0-9A-Fa-f]{4}_")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def cell_text(value: Any) -> str:  # noqa: ANN401
    """The value of a cell on one line: no stray, unbreakable or invisible spaces, numbers without `.0`."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    text = unicodedata.normalize("NFC", str(value)[:LONGEST_TEXT])
    text = _INVISIBLE.sub("", _CONTROL.sub(" ", _ESCAPED.sub(" ", text)))
    return " ".join(text.split())
