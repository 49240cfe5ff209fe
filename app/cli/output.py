"""Where the result of a command goes: a file that is there whole or not at all, or standard output."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import NoReturn

import typer


def write_out(path: Path | None, parts: Iterable[bytes]) -> None:
    """To standard output where no file is named."""
    if path is not None:
        write_whole(path, parts)
        return
    try:
        sys.stdout.buffer.writelines(parts)
        sys.stdout.buffer.flush()
    except OSError as error:
        # What is left in the buffer goes nowhere: Python would try again on leaving, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        _unwritable("standard output", error)


def write_whole(path: Path, parts: Iterable[bytes]) -> None:
    """Writes the file beside its place first, so that it is there whole or not at all."""
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as device:
                device.writelines(parts)
            return
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            try:
                file.writelines(parts)
            except BaseException:
                Path(file.name).unlink()
                raise
        Path(file.name).chmod(0o666 & ~_umask())
        Path(file.name).replace(path)
    except OSError as error:
        _unwritable(str(path), error)


def _unwritable(place: str, error: OSError) -> NoReturn:
    reason = error.strerror or type(error).__name__
    typer.echo(f"{place}:1:*: unwritable '{reason}'; expected a place for a file", err=True)
    raise typer.Exit(2) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
