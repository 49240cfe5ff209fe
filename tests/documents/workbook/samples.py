"""Handouts to make workbooks of, and workbooks read back by a program that did not write them."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree
from openpyxl import load_workbook

from app.documents.handout import Handout
from app.documents.workbook import report_workbook
from app.domain.action_plan import AgreedAction, PlanSection
from app.domain.house_style import HouseStyle
from app.domain.release import Occasion
from app.domain.report import CommentReport, Report
from app.domain.report_making import make_report
from app.domain.vocabulary import Language
from app.domain.wave_change import Change
from tests.documents import group_samples
from tests.domain.report_samples import make_questionnaire, published

RELEASE = "0123456789abcdef0123456789abcdef"
HOSTILE = (
    "=1+1",
    "+31 6 1234",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1)",
    " =1+1",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    '=HYPERLINK("http://example.org")',
    "<script>alert(1)</script> & {}%",
    "emoji 👩‍👩‍👧 مرحبا 你好 ∑∫ \x00\x07\x1b\ud800\ufffe",
    "_x0041_",
    "x" * 10_000,
    "regel\n" * 200,
)


def handout(report: Report | None = None, **other: Any) -> Handout:
    return Handout(report or two_waves(), RELEASE, **other)


def two_waves(language: Language = "nl", criteria: int = 4) -> Report:
    """Four criteria of two facets; five people then, six now, of whom one left the last criterion empty."""
    asked = make_questionnaire(criteria=criteria, facets=(1, 2))
    then = published(asked, *["22" * criteria + "3" * criteria] * 5)
    lines = [("45" * criteria + "4" * criteria)[: 3 * criteria]] * 4 + [
        "4" * 3 * criteria,
        "3" * 3 * criteria,
    ]
    now = published(asked, *lines, occasion=Occasion("Zuidwijk", 2, date(2027, 1, 31)))
    return make_report(asked, now, then, language)


def groups(language: Language = "nl") -> Report:
    return group_samples.report(language)


def withheld(language: Language = "nl") -> Report:
    """The second criterion was answered by four people only."""
    asked = make_questionnaire(criteria=4, facets=(2,))
    shown = published(asked, *["44--4444"] * 2, *["45534354"] * 4)
    return make_report(asked, shown, None, language)


def hostile() -> Handout:
    """Every text that people can type is one to be wary of."""
    report = two_waves()
    network = replace(report, occasion=replace(report.occasion, network="=1+1 &P\x00\ud800" + "x" * 10_000))
    comments = replace(network, comments=(CommentReport("q", "Wat nu?", HOSTILE),))
    actions = tuple(AgreedAction(text, text, "", text, date(2027, 3, 1), "planned") for text in HOSTILE)
    done = replace(actions[0], before=2.0, after=3.0, change=Change("up", 1.0, (0.4, 1.6), 5, 6))
    plan = (PlanSection(2, None, actions), PlanSection(1, 2, (done,)))
    return Handout(comments, RELEASE, plan, HouseStyle(name="=2+2\x01", footer="&P & \ud800 =1"))


def opened(given: Handout) -> Any:
    return load_workbook(BytesIO(report_workbook(given)))


def table(book: Any, sheet: str, name: str) -> list[dict[str, Any]]:
    """The rows of a table by the names of its columns."""
    page = book[sheet]
    first, *rows = page[page.tables[name].ref]
    titles = [cell.value for cell in first]
    return [dict(zip(titles, (cell.value for cell in row), strict=True)) for row in rows]


def parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def charts(content: bytes) -> list[Any]:
    return [etree.fromstring(part) for name, part in parts(content).items() if "charts/chart" in name]
