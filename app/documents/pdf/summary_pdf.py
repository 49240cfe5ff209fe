"""The summary as a PDF: one page that can be read in two minutes."""

from typing import Any

from app.charts import dot_plot_description, dot_plot_svg, radar_description, radar_svg
from app.documents.handout import Handout
from app.documents.pdf.framing import framed, lettered, shortened
from app.documents.pdf.report_material import Material, Told
from app.documents.pdf.report_opening import answer
from app.documents.pdf.typesetting import typeset
from app.documents.report_charts import FEWEST_AXES
from app.domain.action_plan import AgreedAction
from app.domain.report import FindingReport, ScaleGroup
from app.language import format_date

MOST_SENTENCES = 3
MOST_ACTIONS = 3
MOST_CRITERIA = 14
"""More do not fit in charts that share one page with words."""
LONGEST_NAME = 150
LONGEST_SENTENCE = 330
"""Characters; only names that people typed make a sentence longer."""
LONGEST_BRIEF = 110
"""Where the page would be too full otherwise."""


def summary_pdf(handout: Handout) -> bytes:
    material = Material.of(lettered(handout))
    frame = framed(handout, material.gettext("Summary"), material.words)
    frame["front"]["network"] = shortened(handout.report.occasion.network, LONGEST_NAME)
    return typeset(
        "summary",
        {**frame, "summary": summary(material, LONGEST_SENTENCE), "brief": summary(material, LONGEST_BRIEF)},
        handout.released_at,
    )


def summary(material: Material, longest: int) -> Told:
    """No sentence or name longer than so many characters."""
    made: Told = _shortened(_whole(material), longest)
    return made


def _shortened(told: Any, longest: int) -> Any:  # noqa: ANN401 - as templates take it
    """Texts within what is told; drawings are left as they are."""
    if isinstance(told, str):
        return shortened(told, longest)
    if isinstance(told, list):
        return [_shortened(each, longest) for each in told]
    if isinstance(told, dict):
        return told if "svg" in told else {key: _shortened(each, longest) for key, each in told.items()}
    return told


def _whole(material: Material) -> Told:
    told = answer(material)
    sentences = told["lead"][:MOST_SENTENCES]
    return {
        "answer": sentences,
        "charts": _charts(material),
        "points": _points(material, told),
        "parts": _parts(material, told),
    }


def _charts(material: Material) -> list[Told]:
    """Radar beside dot plot; with criteria on two scales a dot plot of each."""
    groups = [group for group in material.report.groups if any(each.figures for each in group.criteria)]
    if len(groups) == 1:
        return [*_radar(material, groups[0]), *_dot_plot(material, groups[0])]
    return [plot for group in groups[:2] for plot in _dot_plot(material, group)]


def _radar(material: Material, group: ScaleGroup) -> list[Told]:
    if len(group.criteria) < FEWEST_AXES:
        return []
    chart = material.charts.overview(group)
    return [{"svg": str(radar_svg(chart, "wide")), "alt": radar_description(chart)}]


def _dot_plot(material: Material, group: ScaleGroup) -> list[Told]:
    if len(group.criteria) > MOST_CRITERIA:
        return []
    chart = material.charts.overview(group)
    return [{"svg": str(dot_plot_svg(chart, "narrow")), "alt": dot_plot_description(chart)}]


def _points(material: Material, told: Told) -> Told:
    report = material.report
    if told["nothing"] is not None:
        return {
            "heading": material.gettext("Why there are no figures"),
            "lead": material.gettext(
                "Partners were promised that a figure is only shown when at least %(threshold)s people"
                " answered the question. That did not happen on any question. A closed wave does not reopen,"
                " so these answers stay unseen.",
                threshold=report.terms.threshold,
            ),
            "items": [],
        }
    return {
        "heading": material.gettext("Where does it stall?"),
        "lead": None if report.points else told["points"]["lead"],
        "items": [_point(material, each) for each in report.points],
    }


def _point(material: Material, each: FindingReport) -> Told:
    evidence = material.found.evidence(each)
    return {
        "title": material.found.title(each),
        "why": material.found.why(each),
        "evidence": evidence[0] if evidence else None,
        "sure": material.found.certainty(each),
    }


def _parts(material: Material, told: Told) -> list[Told]:
    """Beside the points: what goes well, how sure it all is, what was agreed or is asked first."""
    said = [part for part in (told["well"], told["sure"]) if part]
    if not said:
        said = [{"heading": material.gettext("Who took part"), "paragraphs": [_response(material)]}]
    return [*(_told(part["heading"], part["paragraphs"]) for part in said), _next(material)]


def _response(material: Material) -> str:
    missing = [material.found.title(each) for each in material.found.attendance()]
    return " ".join([material.words.response(material.report.attendance), *missing])


def _next(material: Material) -> Told:
    agreed = [
        action
        for section in material.handout.plan
        for action in section.actions
        if action.state in ("planned", "started")
    ]
    if agreed:
        return _told(
            material.gettext("What was agreed"),
            [],
            [_action(material, each) for each in agreed[:MOST_ACTIONS]],
        )
    points = material.report.points
    questions = material.found.questions(points[0]) if points else []
    question = (
        questions[0] if questions else material.gettext("What do you recognise, and what surprises you?")
    )
    return _told(material.gettext("The first question to talk about"), [question])


def _action(material: Material, action: AgreedAction) -> str:
    due = format_date(action.due_on, material.report.language) if action.due_on else ""
    aside = ", ".join(part for part in (shortened(action.organisation), due) if part)
    title = shortened(action.title, LONGEST_NAME)
    return f"{title} ({aside})" if aside else title


def _told(heading: str, paragraphs: list[str], items: list[str] | None = None) -> Told:
    return {"heading": heading, "paragraphs": paragraphs, "items": items or []}
