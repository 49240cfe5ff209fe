"""What to do with the diagnostic report: a conversation about each point, and the action plan."""

from app.documents.pdf.report_material import Material, Told, table
from app.domain.action_plan import ActionState, AgreedAction, PlanSection
from app.domain.advice import Intervention
from app.domain.report import FindingReport
from app.language import N_, format_date
from app.language.formatting import EN_DASH

MOST_TO_CHOOSE = 6
"""Interventions on paper, over all points together; the page has them all."""
MOST_BESIDE_AGREED = 3
"""Where actions were agreed before: those come first."""

STATES: dict[ActionState, str] = {
    "planned": N_("Planned"),
    "started": N_("Under way"),
    "done": N_("Done"),
    "dropped": N_("Dropped"),
}


def guide(material: Material) -> Told | None:
    """The points one by one: figures, what else could explain it, questions."""
    points = material.report.points
    if not points:
        return None
    return {
        "heading": material.gettext("Conversation guide"),
        "lead": material.gettext(
            "Talk over one point at a time. Tell what the figures show, ask what people recognise, and only"
            " then what could help. Figures give the reason to talk; people know the story behind them."
        ),
        "labels": {
            "figures": material.gettext("What the figures show"),
            "otherwise": material.gettext("What else could explain it"),
            "questions": material.gettext("Questions for the conversation"),
        },
        "points": [_point(material, each) for each in points],
    }


def _point(material: Material, each: FindingReport) -> Told:
    return {
        "title": material.found.title(each),
        "evidence": material.found.evidence(each),
        "otherwise": material.found.otherwise(each),
        "questions": material.found.questions(each),
    }


def plan(material: Material) -> Told | None:
    """What was agreed; what there is to choose from, where nothing was agreed after this wave yet."""
    agreed = [section for section in material.handout.plan if section.actions]
    wave = material.report.occasion.wave
    choice = None if any(section.wave == wave for section in agreed) else _to_choose(material)
    if not agreed and choice is None:
        return None
    return {
        "heading": material.gettext("Action plan"),
        "sections": [_section(material, section) for section in agreed],
        "choice": choice,
    }


def _section(material: Material, section: PlanSection) -> Told:
    later = section.compared_with
    columns = [
        (material.gettext("Action"), "text"),
        (material.gettext("Who"), "text"),
        (material.gettext("Ready on"), "text"),
        (material.gettext("How far"), "text"),
        *([(material.gettext("What became of it"), "text")] if later else []),
    ]
    return {
        "heading": material.gettext("Agreed after wave %(wave)s", wave=section.wave),
        "table": table(None, columns, [_action(material, action, later) for action in section.actions]),
        "note": material.gettext(
            "Beside each action stands how the network scored then and in wave %(wave)s. Other things may"
            " have played a part too: talk over what made the difference.",
            wave=later,
        )
        if later
        else material.gettext("There is no later wave yet to see by whether it helped."),
    }


def _action(material: Material, action: AgreedAction, later: int | None) -> list[object]:
    about = action.criterion or material.gettext("The collaboration as a whole")
    due = format_date(action.due_on, material.report.language) if action.due_on else EN_DASH
    return [
        {"title": action.title, "about": about, "note": action.note},
        action.organisation or material.gettext("not agreed yet"),
        due,
        material.gettext(STATES[action.state]),
        *([_became(material, action)] if later else []),
    ]


def _became(material: Material, action: AgreedAction) -> str:
    if action.change is None:
        return EN_DASH
    return material.gettext(
        "From %(before)s to %(after)s: %(change)s.",
        before=material.words.score(action.before),
        after=material.words.score(action.after),
        change=material.changes.kind(action.change.kind),
    )


def _to_choose(material: Material) -> Told | None:
    points = offered(material)
    if not points:
        return None
    return {
        "heading": material.gettext("What you can choose from"),
        "lead": material.gettext(
            "Choose with your partners what to take up, who does it and when it is looked at again. Start"
            " with one to three actions."
        ),
        "labels": {"step": material.gettext("First step"), "who": material.gettext("Who acts")},
        "points": [
            {
                "title": material.found.title(each),
                "items": [_intervention(material, one) for one in interventions],
            }
            for each, interventions in points
        ],
    }


def offered(material: Material) -> list[tuple[FindingReport, tuple[Intervention, ...]]]:
    """The points with the interventions that fit best, shared out evenly."""
    points = [each for each in material.report.points if each.interventions]
    already = any(section.actions for section in material.handout.plan)
    most = MOST_BESIDE_AGREED if already else MOST_TO_CHOOSE
    return [(each, each.interventions[: max(1, most // len(points))]) for each in points]


def _intervention(material: Material, one: Intervention) -> Told:
    return {
        "title": material.found.said(one.title),
        "effort": material.found.effort(one),
        "step": material.found.said(one.first_step),
        "who": material.found.said(one.actor.text),
    }
