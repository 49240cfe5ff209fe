"""The diagnostic report as a PDF."""

from dataclasses import replace

from app.documents.handout import Handout
from app.documents.pdf.framing import framed, lettered, shortened
from app.documents.pdf.report_actions import guide, plan
from app.documents.pdf.report_criteria import criteria, overview
from app.documents.pdf.report_groups import groups
from app.documents.pdf.report_material import Material, Told
from app.documents.pdf.report_opening import answer, front, response
from app.documents.pdf.report_reading import reading, sources
from app.documents.pdf.report_waves import change, modules
from app.documents.pdf.typesetting import typeset
from app.domain.action_plan import AgreedAction

LONGEST_NAME = 90
"""Of a criterion: it stands in headings, narrow columns and sentences with others."""
LONGEST_NETWORK = 600
"""Of the network on the front page."""
LONGEST_ACTION = 1_000


def report_pdf(handout: Handout) -> bytes:
    material = Material.of(_with_short_names(lettered(handout)))
    frame = framed(handout, material.gettext("Diagnostic report"), material.words)
    frame["front"]["network"] = shortened(handout.report.occasion.network, LONGEST_NETWORK)
    return typeset("report", {**frame, "report": report_contents(material)}, handout.released_at)


def report_contents(material: Material) -> Told:
    """The parts of the report in the order in which they are read; None where there is nothing to tell."""
    told: Told = {"opening": front(material), "answer": answer(material), "response": response(material)}
    if material.report.shows_anything:
        told |= {
            "overview": overview(material),
            "criteria": criteria(material),
            "groups": groups(material),
            "change": change(material),
            "modules": modules(material),
            "guide": guide(material),
            "plan": plan(material),
        }
    return {**told, "reading": reading(material), "sources": sources(material)}


def _with_short_names(handout: Handout) -> Handout:
    report = handout.report
    occasion = replace(report.occasion, network=shortened(report.occasion.network, LONGEST_NAME))
    criteria = tuple(replace(each, name=shortened(each.name, LONGEST_NAME)) for each in report.criteria)
    plan = tuple(
        replace(section, actions=tuple(_shorter(action) for action in section.actions))
        for section in handout.plan
    )
    return replace(handout, report=replace(report, occasion=occasion, criteria=criteria), plan=plan)


def _shorter(action: AgreedAction) -> AgreedAction:
    return replace(
        action,
        title=shortened(action.title, LONGEST_ACTION),
        criterion=shortened(action.criterion, LONGEST_NAME),
        organisation=shortened(action.organisation, LONGEST_NAME),
    )
