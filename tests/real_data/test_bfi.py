"""Real answers from file to report: 2,577 people, five networks, 25 items, beside figures computed in R.

`make.R` says where the answers come from and computes the figures: psych for alpha and omega, aov for the
ICC, wilcox.test for Cliff's delta, t.test for paired and Welch intervals.
"""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.domain.breakdown import Part
from app.domain.release import Published
from app.domain.rounding import rounded
from app.domain.wave_change import change
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


def test_what_is_published_is_what_r_computes(
    imported: dict[str, reports.ReportLine], database: Database, tmp_path: Path
) -> None:
    """One import for all of it: 2,577 rows take a few seconds."""
    assert sorted(imported) == list(NETWORKS)
    for name, line in imported.items():
        check_scores(name, line.published)
        check_levels(name, line.published)
        check_facets(name, line.published)
    check_change(imported["high-school"].published, imported["graduate"].published)
    check_reliability(database, len(imported))
    check_pages(database, tmp_path, imported["high-school"].assessment_id)


def check_scores(name: str, published: Published) -> None:
    for trait, expected in FIGURES["criteria"].items():
        figures = expected["networks"][name]
        shown = published.results.criteria[trait].figures
        assert shown is not None
        assert (shown.n, shown.mean, shown.sd) == (
            figures["n"],
            rounded(figures["mean"], 1),
            rounded(figures["sd"], 2),
        )


def check_levels(name: str, published: Published) -> None:
    level = next(each for each in published.results.breakdowns if each.dimension == "level")
    assert [group.id for group in level.groups] == ["management", "operations"]
    detailed = {
        trait for trait, shown in level.groups[0].criteria.items() if shown and shown.figures.sd is not None
    }
    assert detailed or name != "college-unfinished", "of 1,249 people every pair of groups is large"
    for trait, expected in FIGURES["criteria"].items():
        figures = expected["networks"][name]
        for group in level.groups:
            shown = group.criteria[trait]
            assert shown is not None
            of_group = figures["level"][group.id]
            assert (shown.figures.n, shown.figures.mean) == (of_group["n"], rounded(of_group["mean"], 1))
            if trait in detailed:
                assert shown.figures.sd == rounded(of_group["sd"], 2)
        difference = next(
            each
            for each in published.results.differences
            if (each.criterion, each.dimension, each.other) == (trait, "level", "operations")
        )
        assert difference.group == "management"
        assert difference.delta == rounded(figures["delta"], 2)


def check_facets(name: str, published: Published) -> None:
    expected = FIGURES["contrast"][name]
    pair = (Part("neuroticism", "temper"), Part("neuroticism", "gloom"))
    contrast = next(each for each in published.results.contrasts if {each.first, each.second} == set(pair))
    sign = 1 if contrast.first == pair[0] else -1
    assert contrast.n == expected["n"]
    assert sign * contrast.mean == rounded(expected["mean"], 1)
    assert contrast.sd == rounded(expected["sd"], 2)


def check_change(before: Published, now: Published) -> None:
    """Two networks as if they were two waves: from printed figures, so to one decimal of R's Welch."""
    found = change(before.results.criteria["openness"].figures, now.results.criteria["openness"].figures)
    assert found is not None
    assert found.interval is not None
    expected = FIGURES["welch"]
    assert found.difference == pytest.approx(expected["estimate"], abs=0.1)
    assert found.interval == pytest.approx(expected["interval"], abs=0.1)
    assert found.kind == "up"


def check_reliability(database: Database, networks: int) -> None:
    with database.reading() as session:
        (shelf,) = portfolio.shelves(session)
        found = portfolio.reliability(session, shelf)
    assert len(shelf.lines) == networks
    for trait, expected in FIGURES["criteria"].items():
        figures, reference = found[trait], expected["reliability"]
        assert figures is not None
        assert figures.n == reference["n"]
        assert figures.alpha == pytest.approx(reference["alpha"], abs=1e-9)
        assert figures.omega_total == pytest.approx(reference["omega_total"], abs=1e-4)


def check_pages(database: Database, tmp_path: Path, assessment_id: str) -> None:
    """No criterion of the nine is in the report, and no line of code is about these five."""
    text = logged_in(make_runtime(database, tmp_path)).get(f"/reports/{assessment_id}").text
    for trait in FIGURES["criteria"]:
        assert f'id="criterion-{trait}"' in text
    assert 'id="by-level"' in text
