"""Handouts to make documents of: as usual, with texts that nobody should type, and with little to show."""

from dataclasses import replace
from datetime import date

from app.documents.handout import Handout
from app.domain.action_plan import AgreedAction, PlanSection
from app.domain.house_style import HouseStyle
from app.domain.report import Report
from app.domain.vocabulary import Language
from tests.documents import group_samples

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
