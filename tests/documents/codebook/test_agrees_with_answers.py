"""The code book describes the files with rows as they are: the same names, codes, labels and columns."""

import csv
import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pyreadstat

from app.documents.answers import answers_csv, answers_sav
from app.domain.answer_table import AnswerTable
from tests.documents import group_samples
from tests.documents.codebook.books import DDI, RELEASE, read, xml


def table() -> AnswerTable:
    asked, shown = group_samples.questionnaire(), group_samples.published()
    people = [(level, line, answers) for level, line, lines in group_samples.SEEN for answers in lines]
    return AnswerTable(
        questionnaire=asked,
        network=shown.occasion.network,
        wave=1,
        closed_on=shown.occasion.closed_on,
        release_id=RELEASE,
        scoring_version=shown.sources.scoring_version,
        language="nl",
        values=np.array([[float(mark) for mark in answers] for _, _, answers in people]),
        dont_know=np.zeros((len(people), 4), dtype=bool),
        attributes={
            "level": tuple(level for level, _, _ in people),
            "line": tuple(line for _, line, _ in people),
        },
        choices={"hindering": np.eye(len(people), 2, dtype=bool)},
    )


def book() -> Any:
    return read(xml(group_samples.questionnaire(), group_samples.published()))


def file_variables(tree: Any) -> list[str]:
    return [str(name) for name in tree.xpath("//ddi:var[@files]/@name", namespaces=DDI)]


def test_the_spss_file_has_the_variables_of_the_code_book(tmp_path: Path) -> None:
    path = tmp_path / "answers.sav"
    path.write_bytes(answers_sav(table()))
    meta: Any = pyreadstat.read_sav(str(path), user_missing=True)[1]
    tree = book()
    assert sorted(meta.column_names) == sorted(file_variables(tree))
    assert tree.findtext(".//ddi:varQnty", namespaces=DDI) == str(len(meta.column_names))
    assert tree.findtext(".//ddi:caseQnty", namespaces=DDI) == str(meta.number_rows)
    for name, labels in meta.variable_value_labels.items():
        described = {
            float(category.findtext("ddi:catValu", namespaces=DDI)): category.findtext(
                "ddi:labl[@xml:lang='nl']",
                namespaces={**DDI, "xml": "http://www.w3.org/XML/1998/namespace"},
            )
            for category in tree.xpath("//ddi:var[@name=$name]/ddi:catgry", namespaces=DDI, name=name)
        }
        assert described == labels, name
    missing = {
        name: sorted(one["lo"] for one in ranges) for name, ranges in meta.missing_ranges.items() if ranges
    }
    for name, codes in missing.items():
        items = tree.xpath("//ddi:var[@name=$name]/ddi:invalrng/ddi:item/@VALUE", namespaces=DDI, name=name)
        marked = tree.xpath(
            "//ddi:var[@name=$name]/ddi:catgry[@missing='Y']/ddi:catValu/text()", namespaces=DDI, name=name
        )
        assert sorted(map(float, items)) == sorted(map(float, marked)) == codes, name


def test_the_csv_file_has_the_columns_of_the_code_book() -> None:
    text = answers_csv(table()).decode("utf-8-sig")
    header = next(csv.reader(io.StringIO(text), delimiter=";"))
    tree = book()
    notes = tree.xpath("//ddi:var[@files]", namespaces=DDI)
    columns = {
        (note.findtext("ddi:notes", namespaces=DDI) or "").rpartition("CSV-bestand: ")[2] or note.get("name")
        for note in notes
    }
    assert set(header) == columns - {"wave"}


def test_another_process_makes_the_same_bytes() -> None:
    program = (
        "import sys; from tests.documents import group_samples as s;"
        "from tests.documents.codebook.books import html, xml; q, p = s.questionnaire(), s.published();"
        "sys.stdout.buffer.write(xml(q, p) + html(q, p).encode())"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", program],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1


def test_a_scale_below_minus_eight_moves_the_missing_codes() -> None:
    asked = group_samples.questionnaire()
    scale = replace(asked.scales[0], values=tuple(range(-10, -5)))
    criteria = tuple(
        replace(
            criterion,
            facets=tuple(
                replace(facet, items=tuple(replace(item, scale=scale) for item in facet.items))
                for facet in criterion.facets
            ),
        )
        for criterion in asked.criteria
    )
    tree = read(xml(replace(asked, scales=(scale,), criteria=criteria), group_samples.published()))
    values = tree.xpath(
        "//ddi:var[@name='a_1_1']/ddi:catgry[@missing='Y']/ddi:catValu/text()", namespaces=DDI
    )
    assert values == ["-98", "-99"]
