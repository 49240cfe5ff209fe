"""Handouts to make documents of: as usual, with texts that nobody should type, and with little to show."""

from dataclasses import replace
from datetime import date

import numpy as np

from app.advice import load_advice
from app.config import data_folder
from app.documents.handout import Handout
from app.domain.action_plan import AgreedAction, PlanSection
from app.domain.finding import Finding
from app.domain.house_style import HouseStyle
from app.domain.questionnaire import Questionnaire
from app.domain.release import InvitedGroup, Occasion, Published, ResponseRow, build_release
from app.domain.report import CommentReport, FindingReport, Report
from app.domain.report_making import make_report
from app.domain.terms import Terms
from app.domain.vocabulary import LEVELS, LINES, Language
from app.questionnaires.catalogue import Catalogue
from tests.documents import group_samples, test_other_criteria

NASTY = (
    "Zorg 👩‍👩‍👧 ❤️ 🇳🇱 👍🏽",
    "التعاون في الْحَيّ",
    "合作網絡与安全",
    "नमस्ते सहयोग",
    "ความร่วมมือ",
    "∀x∈ℝ: ∑ 𝔸 ≥ √2",
    "a\x00b\x07c\x1b[31m\u202egnp.exe",
    "\ud800 half",
    "한국어 \ue000",
    "Z̸̡̢̧̛̗̱͙̗̹̙̪͔a̶l̷g̵o̶" * 3,
    "=1+1",
    '<script>alert("x")</script> #panic("x") $x$ *b* _i_ @a `c` //',
    "{}% %(n)s %s \\",
    "W" * 10_000,
    "中" * 2_000,
    "😀" * 500,
)
PARTNERS = 36
RELEASE = "851d656e06244fae876a438f1d4e3b8c"


def handout(language: Language = "nl", *, planned: bool = True) -> Handout:
    return Handout(report(language), RELEASE, plan("Prik een datum") if planned else ())


def report(language: Language = "nl", criteria: int = 9) -> Report:
    """The sample of groups with its criteria repeated."""
    made = group_samples.report(language)
    copies = [
        replace(criterion, id=f"{criterion.id}-{turn}", name=f"{criterion.name} {turn}")
        for turn in range(criteria)
        for criterion in made.criteria
    ]
    return replace(made, criteria=(*made.criteria, *copies)[:criteria])


def plan(title: str, organisation: str = "Gemeente") -> tuple[PlanSection, ...]:
    action = AgreedAction(title, "", "", organisation, date(2026, 9, 1), "planned")
    return (PlanSection(1, None, (action, action, action, action)),)


def named(text: str, language: Language = "nl") -> Handout:
    """This text wherever people can type one."""
    made = report(language)
    renamed = replace(
        made,
        occasion=replace(made.occasion, network=text),
        criteria=tuple(replace(criterion, name=text) for criterion in made.criteria),
    )
    return Handout(renamed, RELEASE, plan(text, text), HouseStyle(name=text, footer=text))


def withheld(made: Report) -> Report:
    """As if too few people answered anything."""
    criteria = tuple(
        replace(
            criterion,
            figures=None,
            agreement=None,
            previous=None,
            change=None,
            verdict=replace(criterion.verdict, kind="not-shown", interval=None),
            facets=tuple(
                replace(facet, figures=None, items=tuple(replace(item, figures=None) for item in facet.items))
                for facet in criterion.facets
            ),
        )
        for criterion in made.criteria
    )
    choices = tuple(replace(choice, n=None, counts=()) for choice in made.choices)
    return replace(
        made, criteria=criteria, choices=choices, breakdowns=(), differences=(), findings=(), points=()
    )


def richest(language: Language = "nl") -> Handout:
    """The own questionnaire with all that can be told: two waves, two breakdowns, comments and a plan."""
    questionnaire = Catalogue(data_folder() / "questionnaires").latest("slagvaardigheid")
    assert questionnaire
    advice = load_advice()

    def explained(finding: Finding) -> FindingReport:
        return FindingReport(finding, advice.finding_text(finding.text), advice.interventions_for(finding))

    generator = np.random.default_rng(4)
    before, now = (_published(questionnaire, wave, generator) for wave in (1, 2))
    made = make_report(questionnaire, now, before, language, explained)
    texts = tuple(f"Laten we elke maand samen de wijk in gaan, keer {turn}." for turn in range(12))
    comments = tuple(CommentReport(each, f"Welke {each} stap helpt?", texts) for each in ("eerste", "tweede"))
    return Handout(replace(made, comments=comments), RELEASE, plan("Prik een datum"))


def graded(language: Language = "nl") -> Report:
    """Grades from 0 to 10, on criteria that have nothing in common with the nine."""
    other = test_other_criteria
    return make_report(other.IMPROVISATION, other.published(), None, language, other.explained)


def _published(questionnaire: Questionnaire, wave: int, generator: np.random.Generator) -> Published:
    """The work floor scores lower than management on two criteria; both lines are as large."""
    apart = {item.id for criterion in questionnaire.criteria[1:3] for item in criterion.items}
    people = [
        ResponseRow(
            answers={
                item.id: int(generator.integers(3 - (person % 2 if item.id in apart else 0) * 2, 6))
                for item in questionnaire.items
            },
            level=LEVELS[2 + person % 2],
            line=LINES[1 + person // 2 % 2],
        )
        for person in range(PARTNERS)
    ]
    invited = [InvitedGroup(1, row.level, row.line) for row in people]
    occasion = Occasion("Zuidwijk", wave, date(2025 + wave, 3, 20))
    return build_release(questionnaire, people, invited, Terms(), occasion).published
