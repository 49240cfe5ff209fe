"""The diagnostic report as a PDF."""

from app.documents.handout import Handout
from app.documents.pdf.framing import framed
from app.documents.pdf.report_actions import guide, plan
from app.documents.pdf.report_criteria import criteria, overview
from app.documents.pdf.report_groups import groups
from app.documents.pdf.report_material import Material, Told
from app.documents.pdf.report_opening import answer, front, response
from app.documents.pdf.report_reading import reading, sources
from app.documents.pdf.report_waves import change, modules
from app.documents.pdf.typesetting import typeset


def report_pdf(handout: Handout) -> bytes:
    material = Material.of(handout)
    frame = framed(handout, material.gettext("Diagnostic report"), material.words)
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
