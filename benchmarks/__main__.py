"""Runs the benchmarks named on the command line, by default all: `python -m benchmarks [NAME...]`."""

import sys
from collections.abc import Callable, Iterator, Mapping

from benchmarks import answers, charts, codebook, disclosure, documents, release, score, slides, workbook
from benchmarks.measurement import Measurement, heading


def commands(measure: Callable[[], Iterator[Measurement]]) -> Iterator[str]:
    """A line for each command measured, under a heading."""
    yield heading()
    yield from (measurement.line() for measurement in measure())


def figures(run: Callable[[], Mapping[str, float]]) -> Iterator[str]:
    """A line for each figure, named with its unit."""
    yield from (f"{name:<72}{value:>9.2f}" for name, value in run().items())


BENCHMARKS: Mapping[str, Callable[[], Iterator[str]]] = {
    "score": lambda: commands(score.measure),
    "charts": lambda: figures(charts.run),
    "disclosure": lambda: figures(disclosure.run),
    "release": lambda: figures(release.run),
    "documents": lambda: figures(documents.run),
    "workbook": lambda: figures(workbook.run),
    "slides": lambda: figures(slides.run),
    "codebook": lambda: figures(codebook.run),
    "answers": lambda: commands(answers.measure),
}


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        known = ", ".join(BENCHMARKS)
        print(f"no such benchmark: {', '.join(unknown)}; choose from {known}", file=sys.stderr)
        return 2
    for name in names or BENCHMARKS:
        print(f"\n{name}")
        for line in BENCHMARKS[name]():
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
