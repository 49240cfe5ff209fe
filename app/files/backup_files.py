"""The file of a backup: a ZIP with `manifest.json` and, per table, `<table>.jsonl`, one JSON object a row.

The manifest names the schema's revision and, per table, the number of rows and the SHA-256 of its file, and
ends with the SHA-256 of itself.
"""

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

FORMAT = 1
MANIFEST = "manifest.json"

Row = Mapping[str, Any]


class BackupRefused(Exception):
    """A file that can't be restored, with the one line that says why."""

    def __init__(self, path: Path, code: str, expected: str) -> None:
        super().__init__(f"{path}: {code}; expected {expected}")


@dataclass(frozen=True)
class TableEntry:
    rows: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What is in a backup. `revision`: of the schema."""

    application: str
    revision: str
    made_at: str
    tables: Mapping[str, TableEntry]
    format: int = FORMAT

    @property
    def rows(self) -> int:
        return sum(table.rows for table in self.tables.values())


@dataclass
class BackupWriter:
    """Takes the tables one by one; see `writing_backup`."""

    archive: zipfile.ZipFile
    tables: dict[str, TableEntry] = field(default_factory=dict)

    def add(self, name: str, rows: Iterable[Row]) -> None:
        digest, count = hashlib.sha256(), 0
        with self.archive.open(_member(name), "w", force_zip64=True) as member:
            for row in rows:
                line = json.dumps(row, ensure_ascii=False).encode() + b"\n"
                member.write(line)
                digest.update(line)
                count += 1
        self.tables[name] = TableEntry(count, digest.hexdigest())

    def finish(self, application: str, revision: str, made_at: str) -> Manifest:
        manifest = Manifest(application, revision, made_at, self.tables)
        content = asdict(manifest)
        self.archive.writestr(MANIFEST, json.dumps({**content, "sha256": _digest(content)}, indent=1))
        return manifest


@contextmanager
def writing_backup(path: Path) -> Iterator[BackupWriter]:
    """The file is there whole at the end of the block, readable by its owner alone, or not at all."""
    unfinished = path.with_name(f"{path.name}.part")
    try:
        with os.fdopen(os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                yield BackupWriter(archive)
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(path)
    finally:
        unfinished.unlink(missing_ok=True)


@dataclass(frozen=True)
class Backup:
    """A backup of which every byte was checked when it was opened."""

    manifest: Manifest
    path: Path
    archive: zipfile.ZipFile

    def rows(self, name: str) -> Iterator[dict[str, Any]]:
        with self.archive.open(_member(name)) as member:
            for number, line in enumerate(member, start=1):
                yield _row(self.path, f"{_member(name)}:{number}", line)


@contextmanager
def reading_backup(path: Path, revision: str, tables: Iterable[str]) -> Iterator[Backup]:
    """Raises BackupRefused for a file that is damaged, incomplete or of another revision."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise BackupRefused(path, "unreadable", f"a backup ({error.strerror})") from error
    with file, _archive(path, file) as archive:
        try:
            manifest = _manifest(path, archive)
            _check_kind(path, manifest, revision)
            _check_tables(path, archive, manifest, set(tables))
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            RuntimeError,
            NotImplementedError,
        ) as error:
            raise BackupRefused(path, "damaged", "a backup as it was written") from error
        yield Backup(manifest, path, archive)


@contextmanager
def _archive(path: Path, file: IO[bytes]) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise BackupRefused(path, "not-a-backup", "a file that `slagvaardig backup` made") from error
    with archive:
        yield archive


def _manifest(path: Path, archive: zipfile.ZipFile) -> Manifest:
    try:
        content = json.loads(archive.read(MANIFEST))
        claimed = content.pop("sha256")
        if claimed != _digest(content):
            raise BackupRefused(path, f"damaged {MANIFEST}", "a backup as it was written")
        content["tables"] = {name: TableEntry(**entry) for name, entry in content["tables"].items()}
        return Manifest(**content)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BackupRefused(path, "not-a-backup", "a file that `slagvaardig backup` made") from error


def _check_kind(path: Path, manifest: Manifest, revision: str) -> None:
    if manifest.format != FORMAT:
        raise BackupRefused(path, f"other-format {manifest.format}", str(FORMAT))
    if manifest.revision != revision:
        raise BackupRefused(
            path,
            f"other-revision {manifest.revision}",
            f"{revision} (made by version {manifest.application})",
        )


def _check_tables(path: Path, archive: zipfile.ZipFile, manifest: Manifest, tables: set[str]) -> None:
    there = {name for name in archive.namelist() if name != MANIFEST}
    if set(manifest.tables) != tables or there != {_member(name) for name in tables}:
        raise BackupRefused(path, "other-tables", "the tables of this application")
    for name, entry in manifest.tables.items():
        digest, count = hashlib.sha256(), 0
        with archive.open(_member(name)) as member:
            for line in member:
                digest.update(line)
                count += 1
        if (count, digest.hexdigest()) != (entry.rows, entry.sha256):
            raise BackupRefused(path, f"damaged {_member(name)}", "a backup as it was written")


def _row(path: Path, place: str, line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise BackupRefused(path, f"damaged {place}", "a row") from error
    if not isinstance(row, dict):
        raise BackupRefused(path, f"damaged {place}", "a row")
    return row


def _member(name: str) -> str:
    return f"{name}.jsonl"


def _digest(content: Row) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
