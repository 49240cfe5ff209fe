"""Real answers from file to report: 2,577 people, five networks, 25 items, beside figures computed in R.

`make.R` says where the answers come from and computes the figures: psych for alpha and omega, aov for the
ICC, wilcox.test for Cliff's delta, t.test for paired and Welch intervals.
"""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.cli import main
from app.domain.breakdown import Part
from app.domain.release import Published
from app.domain.rounding import rounded
from app.domain.scores import score_networks  # noqa: F401 - the road under test starts here
from app.persistence.database import Database
from app.services import portfolio, reports
from tests.factories import logged_in, make_runtime

HERE = Path(__file__).parent
FIGURES: dict[str, Any] = json.loads((HERE / "figures.json").read_text())
NETWORKS = ("college", "college-unfinished", "graduate", "high-school", "high-school-unfinished")


@pytest.fixture
def imported(
    database: Database, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> dict[str, reports.ReportLine]:
    """The releases of the five networks, by name."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SLAGVAARDIG_DATABASE_URL", database_url)
    arguments = [HERE / "bfi.csv", "--questionnaire", HERE / "bfi.yaml", "--date", "2026-03-20"]
    monkeypatch.setattr(sys, "argv", ["slagvaardig", "import-answers", *map(str, arguments)])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code in (0, None)
    with database.reading() as session:
        return {line.published.occasion.network: line for line in reports.lines(session)}


def test_every_published_figure_is_that_of_r(imported: dict[str, reports.ReportLine]) -> None:
    assert sorted(imported) == list(NETWORKS)
    for trait, expected in FIGURES["criteria"].items():
        for name, figures in expected["networks"].items():
            published = imported[name].published
            shown = published.results.criteria[trait].figures
            assert shown is not None
            assert (shown.n, shown.mean, shown.sd) == (
                figures["n"],
                rounded(figures["mean"], 1),
                rounded(figures["sd"], 2),
            )
            check_levels(published, trait, figures)


def check_levels(published: Published, trait: str, figures: dict[str, Any]) -> None:
    level = next(each for each in published.results.breakdowns if each.dimension == "level")
    assert [group.id for group in level.groups] == ["management", "operations"]
    for group in level.groups:
        shown = group.criteria[trait]
        assert shown is not None
        expected = figures["level"][group.id]
        assert (shown.figures.n, shown.figures.mean) == (expected["n"], rounded(expected["mean"], 1))
        assert shown.figures.sd == rounded(expected["sd"], 2)
    difference = next(
        each
        for each in published.results.differences
        if (each.criterion, each.dimension, each.other) == (trait, "level", "operations")
    )
    assert difference.group == "management"
    assert difference.delta == rounded(figures["delta"], 2)


def test_paired_differences_between_facets_are_those_of_r(imported: dict[str, reports.ReportLine]) -> None:
    for name, expected in FIGURES["contrast"].items():
        found = imported[name].published.results.contrasts
        pair = (Part("neuroticism", "temper"), Part("neuroticism", "gloom"))
        contrast = next(each for each in found if {each.first, each.second} == set(pair))
        sign = 1 if contrast.first == pair[0] else -1
        assert contrast.n == expected["n"]
        assert sign * contrast.mean == rounded(expected["mean"], 1)
        assert contrast.sd == rounded(expected["sd"], 2)


def test_reliability_over_networks_is_that_of_r(
    imported: dict[str, reports.ReportLine], database: Database
) -> None:
    with database.reading() as session:
        (shelf,) = portfolio.shelves(session)
        found = portfolio.reliability(session, shelf)
    assert len(shelf.lines) == len(imported)
    for trait, expected in FIGURES["criteria"].items():
        figures, reference = found[trait], expected["reliability"]
        assert figures is not None
        assert figures.n == reference["n"]
        assert figures.alpha == pytest.approx(reference["alpha"], abs=1e-9)
        assert figures.omega_total == pytest.approx(reference["omega_total"], abs=1e-4)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_report_of_other_criteria_has_all_its_parts(
    imported: dict[str, reports.ReportLine], database: Database, tmp_path: Path, language: str
) -> None:
    """No criterion of the nine is in it, and no line of code is about these five."""
    client: TestClient = logged_in(make_runtime(database, tmp_path))
    client.cookies.set("language", language)
    text = client.get(f"/reports/{imported['high-school'].assessment_id}").text
    for trait in FIGURES["criteria"]:
        assert f'id="criterion-{trait}"' in text
    assert 'id="by-level"' in text
