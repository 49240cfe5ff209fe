"""Zip files that are the same whenever they are written."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FIRST = "[Content_Types].xml"
"""Where Office looks for it."""
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def fixed_zip(parts: Mapping[str, bytes]) -> bytes:
    """The parts by name, in alphabetical order, all of the same date."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as packed:
        for name in sorted(parts, key=lambda each: (each != FIRST, each)):
            entry = ZipInfo(name, LONG_AGO)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            packed.writestr(entry, parts[name])
    return content.getvalue()


def repacked(content: bytes) -> bytes:
    """A zip file with its dates and its order set."""
    with ZipFile(BytesIO(content)) as packed:
        return fixed_zip({name: packed.read(name) for name in packed.namelist()})
