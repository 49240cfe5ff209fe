"""A questionnaire that has nothing in common with the nine criteria: from answers to report, without a
special case. Room, themes and reciprocity come from the essay's model of improvisation."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from app.advice import load_advice
from app.documents.report_html import report_html
from app.domain.disclosure import Terms
from app.domain.finding import Finding
from app.domain.questionnaire import Criterion, Facet, Item, Questionnaire, Scale
from app.domain.release import InvitedGroup, Occasion, Published, ResponseRow, build_release
from app.domain.release_json import published_json, read_published
from app.domain.report import FindingReport
from app.domain.report_making import make_report
from app.domain.vocabulary import LANGUAGES, Language

SCALE = Scale(
    "grade",
    "ordinal",
    tuple(range(11)),
    {language: ("nul", *[""] * 9, "tien") for language in LANGUAGES},
)


def texts(nl: str, en: str) -> dict[str, str]:
    return {"nl": nl, "en": en}


def criterion(id_: str, name: dict[str, str], facets: dict[str, dict[str, str]]) -> Criterion:
    return Criterion(
        id_,
        name,
        name,
        tuple(
            Facet(
                facet,
                facet_name,
                tuple(Item(f"{facet}-{number}", facet_name, SCALE) for number in (1, 2)),
            )
            for facet, facet_name in facets.items()
        ),
    )


IMPROVISATION = Questionnaire(
    id="improvisation",
    version="0.1.0",
    languages=("nl", "en"),
    title=texts("Improvisatie", "Improvisation"),
    introduction=texts("Een proef.", "A trial."),
    minutes=2,
    source="De Meere & Boutellier (2021), hoofdstuk 5",
    scales=(SCALE,),
    criteria=(
        criterion(
            "room",
            texts("Ruimte", "Room"),
            {"taken": texts("Ruimte nemen", "Taking room"), "given": texts("Ruimte geven", "Giving room")},
        ),
        criterion(
            "reciprocity", texts("Wederkerigheid", "Reciprocity"), {"trust": texts("Vertrouwen", "Trust")}
        ),
    ),
    questions=(),
    digest="2" * 64,
)


def published() -> Published:
    """Sixteen people take room and give none; residents see reciprocity where professionals do not."""
    rows = [
        ResponseRow(
            answers={
                "taken-1": 9 - number % 2,
                "taken-2": 8,
                "given-1": 2 + number % 3,
                "given-2": 3,
                "trust-1": (8 if level == "residents" else 2) + number % 2,
                "trust-2": 8 if level == "residents" else 3,
            },
            level=level,
        )
        for level in ("operations", "residents")
        for number in range(8)
    ]
    invited = [InvitedGroup(9, "operations"), InvitedGroup(9, "residents")]
    release = build_release(IMPROVISATION, rows, invited, Terms(), Occasion("Proeftuin", 1, date(2026, 6, 1)))
    return release.published


def explained(finding: Finding) -> FindingReport:
    advice = load_advice()
    return FindingReport(finding, advice.finding_text(finding.text), advice.interventions_for(finding))


def test_scores_lie_on_their_own_scale() -> None:
    shown = published().results.criteria["room"].figures
    assert shown is not None
    assert shown.mean == 5.6  # (8.5 + 8 + 2.875 + 3) / 4
    assert published().verdicts["room"].kind == "stalling"


def test_findings_are_found_and_can_be_read_back() -> None:
    release = published()
    found = {each.text.split(".")[0] for each in release.findings}
    assert "facet-gap" in found
    assert "vertical-gap" in found
    assert read_published(published_json(release)) == release


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_has_all_its_parts(language: Language) -> None:
    report = make_report(IMPROVISATION, published(), None, language, explained)
    page = BeautifulSoup(report_html(report), "html.parser")
    text = " ".join(page.get_text(" ").split())
    name = IMPROVISATION.criteria[0].facets[0].name[language]
    assert name.lower() in text.lower()
    assert report.points
    assert all(each.interventions for each in report.points)
    assert page.select_one("section[aria-labelledby=by-level]")
    assert page.select_one("#points")
    assert "{" not in text
