"""`slagvaardig score` on ten thousand networks, from CSV to JSON, beside bare numpy for item means only."""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from benchmarks.measurement import Measurement, usage_of

NETWORKS, RESPONDENTS = 10_000, 25
CRITERIA, FACETS, ITEMS_PER_CRITERION = 9, 2, 5
SEED = 20210601
CELLS = np.array(["1", "2", "3", "4", "5", "", "dk"])
MISSING, DONT_KNOW = 0.03, 0.05
COMMAND = Path(sys.executable).with_name("slagvaardig")
MOST_MEMORY = 1024


def measure() -> Iterator[Measurement]:
    with TemporaryDirectory() as folder:
        answers, quoted, questionnaire = (
            Path(folder) / name for name in ("answers.csv", "quoted.csv", "nine.yaml")
        )
        questionnaire.write_text(questionnaire_text())
        write_answers(answers)
        quoted.write_text("".join(_quoted(line) for line in answers.open()))
        output = Path(folder) / "scores.json"
        score: list[str | Path] = [COMMAND, "score", "--questionnaire", questionnaire, "--output", output]
        baseline = usage_of([sys.executable, "-m", "benchmarks.bare_numpy", answers])
        yield Measurement("bare numpy: item means of each network", baseline)
        for detail, seconds in (("criteria", 3.0), ("facets", None), ("items", 10.0)):
            used = usage_of([*score, "--detail", detail, answers])
            yield Measurement(f"score --detail {detail}", used, seconds, MOST_MEMORY, baseline)
        used = usage_of([*score, "--detail", "criteria", quoted])
        yield Measurement("score --detail criteria, every cell quoted", used, None, MOST_MEMORY, baseline)


def item_ids() -> list[str]:
    return [f"c{c}-{number}" for c in range(CRITERIA) for number in range(ITEMS_PER_CRITERION)]


def questionnaire_text() -> str:
    """Nine criteria of five items on five values; the second item of each is reversed."""
    labels = ", ".join(f"'{value}'" for value in range(1, 6))
    lines = [
        "id: nine",
        "version: 1.0.0",
        "languages: [en]",
        "title: {en: Nine criteria}",
        "introduction: {en: Made for measuring.}",
        "minutes: 8",
        "source: benchmarks/score.py",
        "scales:",
        f"  agreement: {{kind: ordinal, values: [1, 2, 3, 4, 5], labels: {{en: [{labels}]}},"
        " no_answer: {en: I don't know}}",
        "criteria:",
    ]
    for c in range(CRITERIA):
        lines += [f"  - id: c{c}", f"    name: {{en: c{c}}}", f"    definition: {{en: c{c}}}", "    facets:"]
        for facet in range(FACETS):
            lines += [f"      - id: f{facet}", f"        name: {{en: f{facet}}}", "        items:"]
            lines += [
                f"          - {{id: c{c}-{number}, text: {{en: c{c}-{number}}}, scale: agreement,"
                f" reversed: {str(number == 1).lower()}}}"
                for number in range(facet, ITEMS_PER_CRITERION, FACETS)
            ]
    return "\n".join([*lines, ""])


def write_answers(path: Path) -> None:
    """Networks differ, people differ within them, and so do items within people; some answers are missing."""
    generator = np.random.default_rng(SEED)
    ids = item_ids()
    with path.open("w") as file:
        file.write(",".join(["network", "respondent", "organisation", *ids]) + "\n")
        for network in range(NETWORKS):
            cells = _network_cells(generator, len(ids))
            for respondent, row in enumerate(cells):
                file.write(f"network-{network:05d},r{respondent:02d},org-{respondent % 7},{','.join(row)}\n")


def _network_cells(generator: np.random.Generator, items: int) -> NDArray[np.str_]:
    criteria = generator.normal(3.2, 0.4, (1, CRITERIA)) + generator.normal(0, 0.6, (RESPONDENTS, CRITERIA))
    noise = generator.normal(0, 0.7, (RESPONDENTS, items))
    values = np.clip(np.round(np.repeat(criteria, ITEMS_PER_CRITERION, axis=1) + noise), 1, 5).astype(int) - 1
    chance = generator.random(values.shape)
    values[chance < MISSING + DONT_KNOW] = 6
    values[chance < MISSING] = 5
    cells: NDArray[np.str_] = CELLS[values]
    return cells


def _quoted(line: str) -> str:
    return ",".join(f'"{cell}"' for cell in line.rstrip("\n").split(",")) + "\n"
