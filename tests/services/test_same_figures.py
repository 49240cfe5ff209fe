"""Every document of the demo gives the figures of its release, read by programs that did not write it."""

import csv
import io
import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
import pytest
from lxml import etree
from openpyxl import load_workbook
from pptx import Presentation

from app.config import data_folder
from app.domain.document_kinds import DocumentKind
from app.domain.vocabulary import LANGUAGES, Language
from app.persistence import releases as release_rows
from app.questionnaires import load_questionnaire
from app.services import exports
from tests.documents.pdf.reading import pages, whole_text
from tests.services.conftest import REGION, SOUTH, YOUTH, Planted

QUESTIONNAIRE = load_questionnaire(data_folder() / "questionnaires" / "slagvaardigheid" / "1.0.0.yaml")
REVERSED = {item.id for item in QUESTIONNAIRE.items if item.reversed}
DDI = {"ddi": "ddi:codebook:2_5"}
HALF = 0.0501
"""The most that rounding to one decimal takes off."""


class Documents:
    """Of one released assessment in one language, each made once."""

    def __init__(self, planted: Planted, assessment_id: str, language: Language) -> None:
        self.language = language
        self._planted, self._id = planted, assessment_id
        self.released: dict[str, Any] = json.loads(self.made("results"))

    def made(self, kind: DocumentKind) -> bytes:
        with self._planted.runtime.database.reading() as session:
            return exports.make_document(session, self._id, kind, self.language).content

    @cache  # noqa: B019 - lives as long as the test
    def tables(self) -> dict[str, list[list[Any]]]:
        """The tables of the workbook by their name, without the header."""
        book = load_workbook(io.BytesIO(self.made("workbook")))
        return {
            table.name: [[cell.value for cell in row] for row in sheet[table.ref]][1:]
            for sheet in book
            for table in sheet.tables.values()
        }

    @property
    def names(self) -> dict[str, str]:
        """What the criteria are called, by id."""
        return {row[-1]: row[0] for row in self.tables()["waves"][: len(self.released["criteria"])]}

    def printed(self, figure: float) -> str:
        return f"{figure:.1f}".replace(".", "," if self.language == "nl" else ".")


@pytest.fixture(
    scope="module", params=[(name, each) for name in (SOUTH, YOUTH, REGION) for each in LANGUAGES]
)
def documents(planted: Planted, request: pytest.FixtureRequest) -> Documents:
    name, language = request.param
    with planted.runtime.database.reading() as session:
        found = [line for line in release_rows.lines(session) if line.network.name == name]
        latest = max(found, key=lambda line: line.assessment.wave).assessment.id
    return Documents(planted, latest, language)


def of_criterion(criterion: dict[str, Any]) -> list[Any]:
    figures, interval = criterion["figures"], criterion["verdict"]["interval"]
    if figures is None:
        return [None] * 7
    spread = [figures[name] for name in ("n", "sd", "ad", "vdeijk_a")]
    return [figures["mean"], *(interval or [None, None]), *spread]


def of_item(item: dict[str, Any]) -> list[Any]:
    figures = [item[name] for name in ("n", "dont_know", "mean", "raw_mean", "sd", "vdeijk_a")]
    return [*figures, *item["frequencies"]]


def test_pdfs_have_as_many_pages_as_a_reader_takes(documents: Documents) -> None:
    assert 8 <= len(pages(documents.made("report"))) <= 16
    assert len(pages(documents.made("summary"))) == 1
    assert 4 <= len(pages(documents.made("guide"))) <= 8


def test_criteria_parts_and_items_in_the_workbook(documents: Documents) -> None:
    tables, criteria = documents.tables(), documents.released["criteria"]
    assert [row[2:9] for row in tables["criteria"]] == [of_criterion(each) for each in criteria.values()]
    facets = [(id_, facet) for each in criteria.values() for id_, facet in each["facets"].items()]
    assert [(row[-1], *row[2:5]) for row in tables["facets"]] == [
        (id_, *(facet[name] if facet else None for name in ("mean", "n", "sd"))) for id_, facet in facets
    ]
    items = {id_: item for each in criteria.values() for id_, item in each["items"].items()}
    assert [row[-1] for row in tables["items"]] == list(items)
    for row in tables["items"]:
        item = items[row[-1]]
        assert row[4:-1] == (of_item(item) if item else [None] * 11)


def test_groups_and_differences_in_the_workbook(documents: Documents) -> None:
    tables, released = documents.tables(), documents.released
    groups = [group for breakdown in released["breakdowns"] for group in breakdown["groups"]]
    assert [tuple(row[3:5] + row[6:11]) for row in tables["groups"]] == [
        (
            group["respondents"],
            group["invited"],
            *(each and each["figures"][name] for name in ("mean", "n", "sd", "ad", "vdeijk_a")),
        )
        for group in groups
        for each in group["criteria"].values()
    ]
    parts = [
        (id_, figures["mean"], figures["n"], figures["sd"])
        for group in groups
        for each in group["criteria"].values()
        if each
        for id_, figures in (each["facets"] | each["items"]).items()
    ]
    assert sorted((row[-1], *row[5:8]) for row in tables.get("group_parts", [])) == sorted(parts)
    assert [(row[4], row[5], *row[7:11]) for row in tables.get("differences", [])] == [
        tuple(each[name] for name in ("mean", "mean_other", "delta", "p", "n", "n_other"))
        for each in released["differences"]
    ]


def test_response_choices_and_comments_in_the_workbook(documents: Documents) -> None:
    tables, released = documents.tables(), documents.released
    assert tables["response"][0][3:5] == [released["invited"], released["respondents"]]
    shown = [each for each in released["choices"].values() if each]
    counts = [(each["n"], number) for each in shown for number in each["counts"].values()]
    assert sorted((row[3], row[2]) for row in tables.get("choices", [])) == sorted(counts)
    texts = [text for each in released["comments"].values() for text in each or ()]
    assert sorted(row[1] for row in tables.get("comments", [])) == sorted(texts)


def test_every_mean_and_interval_on_paper(documents: Documents) -> None:
    text = " ".join(whole_text(documents.made("report")).split())
    short = " ".join(whole_text(documents.made("summary")).split())
    for id_, criterion in documents.released["criteria"].items():
        mean, low, high, *_ = of_criterion(criterion)
        if mean is None:
            continue
        name = re.escape(documents.names[id_])
        figure, ends = (
            re.escape(documents.printed(mean)),
            [re.escape(documents.printed(e)) for e in (low, high)],
        )
        assert re.search(rf"{name}.{{0,80}}?{figure}", text)
        assert re.search(rf"{name}.{{0,80}}?{figure}", short)
        assert re.search(rf"{ends[0]}\W{{1,5}}(?:tot|to)?\W{{0,3}}{ends[1]}", text)


def charts(content: bytes) -> Iterator[Any]:
    for slide in Presentation(io.BytesIO(content)).slides:
        yield from (shape.chart for shape in slide.shapes if shape.has_chart)


def test_the_radar_of_the_slides(documents: Documents) -> None:
    radar = next(each for each in charts(documents.made("slides")) if "RADAR" in each.chart_type.name)
    plot = radar.plots[0]
    means = [of_criterion(each)[0] for each in documents.released["criteria"].values()]
    assert list(plot.categories) == list(documents.names.values())
    assert list(plot.series[0].values) == means


def test_items_in_the_code_book(documents: Documents) -> None:
    found = {
        variable.get("name"): variable
        for variable in etree.fromstring(documents.made("codebook-xml")).iterfind(".//ddi:var", DDI)
    }
    for criterion in documents.released["criteria"].values():
        for id_, item in criterion["items"].items():
            variable = found[id_.replace("-", "_")]
            sums = {each.get("type"): float(each.text) for each in variable.iterfind("ddi:sumStat", DDI)}
            counts = [
                each.findtext("ddi:catStat", namespaces=DDI)
                for each in variable.iterfind("ddi:catgry", DDI)
                if each.get("missing") != "Y"
            ]
            if item is None:
                assert (sums, set(counts)) == ({}, {None})
                continue
            assert (sums["vald"], sums["mean"]) == (item["n"], item["raw_mean"])
            assert [int(count) for count in counts] == item["frequencies"]


def test_the_means_come_out_of_the_rows_again(documents: Documents) -> None:
    """With a few lines of our own: half of the items answered, reversed and balance items recoded."""
    if not documents.released["terms"]["row_export"]:
        pytest.skip("no rows to take out")
    text = documents.made("answers-csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";" if documents.language == "nl" else ","))
    assert len(rows) == documents.released["respondents"]
    balance = set(documents.released["criteria"]["normative-balance"]["items"])
    for criterion in documents.released["criteria"].values():
        given = [
            [float(row[id_]) if row[id_].isdigit() else np.nan for id_ in criterion["items"]] for row in rows
        ]
        answers = np.array(given)
        turned = [id_ in REVERSED for id_ in criterion["items"]]
        answers[:, turned] = 6 - answers[:, turned]
        if balance & set(criterion["items"]):
            answers = 5 - 2 * np.abs(answers - 3)
        enough = (~np.isnan(answers)).sum(axis=1) * 2 >= answers.shape[1]
        scores = np.nanmean(answers[enough], axis=1)
        assert len(scores) == criterion["figures"]["n"]
        assert scores.mean() == pytest.approx(criterion["figures"]["mean"], abs=HALF)
