"""One measured command: wall time, processor time and peak memory of its process, the best of a few runs."""

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

RUNS = 3
COLUMNS = ("what", "seconds", "cpu s", "MiB", "goal", "x baseline")
WIDTHS = (46, 9, 9, 7, 24, 12)


@dataclass(frozen=True)
class Usage:
    """Of one process: wall and processor seconds, and its resident memory at its highest, in MiB."""

    seconds: float
    cpu: float
    mebibytes: float


@dataclass(frozen=True)
class Measurement:
    """A usage with what it should stay within, and the baseline of the same run that it is compared with."""

    what: str
    usage: Usage
    most_seconds: float | None = None
    most_mebibytes: float | None = None
    baseline: Usage | None = None

    @property
    def within_goal(self) -> bool:
        fast = self.most_seconds is None or self.usage.seconds <= self.most_seconds
        return fast and (self.most_mebibytes is None or self.usage.mebibytes <= self.most_mebibytes)

    def line(self) -> str:
        goals = [
            "" if self.most_seconds is None else f"{self.most_seconds:g} s",
            "" if self.most_mebibytes is None else f"{self.most_mebibytes:g} MiB",
        ]
        ratio = "" if self.baseline is None else f"{self.usage.seconds / self.baseline.seconds:.2f}"
        return _row(
            self.what,
            f"{self.usage.seconds:.2f}",
            f"{self.usage.cpu:.2f}",
            f"{self.usage.mebibytes:.0f}",
            ", ".join(filter(None, goals)) + ("" if self.within_goal else " MISSED"),
            ratio,
        )


def heading() -> str:
    return _row(*COLUMNS) + "\n" + _row(*("-" * width for width in WIDTHS))


def usage_of(command: Sequence[str | Path], runs: int = RUNS) -> Usage:
    """The fastest of a few runs of a command that has to succeed."""
    return min((_run(command) for _ in range(runs)), key=lambda usage: usage.seconds)


def _run(command: Sequence[str | Path]) -> Usage:
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, list(map(str, command)))
    return Usage(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _row(*cells: str) -> str:
    first, *others = zip(cells, WIDTHS, strict=True)
    return first[0].ljust(first[1]) + "".join(cell.rjust(width) for cell, width in others)
