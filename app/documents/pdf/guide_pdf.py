"""The facilitator's guide as a PDF: a session of two hours in which partners talk over what came out."""

from app.charts import (
    blank_radar_description,
    blank_radar_svg,
    dot_plot_description,
    dot_plot_svg,
    radar_description,
    radar_svg,
)
from app.documents.handout import Handout
from app.documents.pdf.framing import framed, lettered
from app.documents.pdf.guide_session import (
    after,
    agreement,
    before,
    conversation_heading,
    programme,
    rules,
    section,
)
from app.documents.pdf.report_material import Material, Told
from app.documents.pdf.typesetting import typeset
from app.documents.report_charts import FEWEST_AXES
from app.domain.report import FindingReport, ScaleGroup

FORM_LINES = 6
FEWER_LINES = 4
"""Where the form shares its page with the conversation."""


def guide_pdf(handout: Handout) -> bytes:
    material = Material.of(lettered(handout))
    frame = framed(handout, material.gettext("Facilitator’s guide"), material.words)
    return typeset("guide", {**frame, "guide": guide(material)}, handout.released_at)


def guide(material: Material) -> Told:
    return {
        "lead": material.gettext(
            "This guide helps you lead a session of two hours in which the partners talk over the outcome"
            " themselves. Not to judge the figures, but to tell the story behind them and to agree on what"
            " each of them is going to do."
        ),
        "before": before(material),
        "programme": programme(material),
        "rules": rules(material),
        "reading": _reading(material),
        "labels": {
            "questions": material.gettext("Questions for the conversation"),
            "otherwise": material.gettext("What else could explain it"),
        },
        "conversation": _conversation(material),
        "points": [_point(material, each) for each in material.report.points],
        "agreement": agreement(material),
        "form": _form(material),
        "after": after(material),
        "blanks": [_blank(material, group) for group in material.report.groups],
    }


def _reading(material: Material) -> Told | None:
    """How to explain the outcome in two minutes, with the chart to explain it by."""
    groups = [group for group in material.report.groups if any(each.figures for each in group.criteria)]
    if not groups:
        return None
    told = section(
        material.gettext("The outcome explained in two minutes"),
        items=[
            material.gettext("Every criterion has a score, from low to high. Higher is better."),
            material.gettext(
                "The wider the interval round a score, the less certain it is. It shows how far the mean"
                " would move if people like these were asked again."
            ),
            material.gettext(
                "A mean can hide that people stand on opposite sides. Where that is so, the report says:"
                " divided."
            ),
            material.gettext("The shape as a whole says little. Look where it dents, and ask why."),
            material.gettext("The figures tell what people answered. Why they did, you hear today."),
        ],
    )
    return {**told, "chart": _overview(material, groups[0])}


def _overview(material: Material, group: ScaleGroup) -> Told:
    chart = material.charts.overview(group)
    if len(group.criteria) < FEWEST_AXES:
        return {"svg": str(dot_plot_svg(chart, "wide")), "alt": dot_plot_description(chart)}
    return {"svg": str(radar_svg(chart, "wide")), "alt": radar_description(chart)}


def _conversation(material: Material) -> Told:
    """How to talk over the points; without points, how to choose what to talk about."""
    if material.report.points:
        return section(
            conversation_heading(material),
            [
                material.gettext(
                    "Take one point at a time. Let people first say what they recognise, in twos or"
                    " threes; only then in the whole group. Ask on until there is an example on the table."
                    " You need not get through everything: one point talked over well yields more than"
                    " three touched upon."
                )
            ],
        )
    return section(
        conversation_heading(material),
        [
            material.gettext(
                "No figures point at a place where it stalls. Let each group choose the criterion that"
                " they marked lowest themselves, or on which they differ most. Ask on until there is an"
                " example on the table."
            )
        ],
        [
            material.gettext("What happened the last time this got stuck?"),
            material.gettext("Who noticed first? What helped then?"),
            material.gettext("What would the others at this table have seen?"),
        ],
    )


def _point(material: Material, each: FindingReport) -> Told:
    return {
        "title": material.found.title(each),
        "why": f"{material.found.why(each)} {material.found.certainty(each)}",
        "evidence": material.found.evidence(each),
        "questions": material.found.questions(each),
        "otherwise": material.found.otherwise(each),
    }


def _form(material: Material) -> Told:
    told = section(
        material.gettext("What we agree"),
        [
            material.gettext(
                "One action a line. Write what is different when it is done, one name, and the day on"
                " which you look at it together."
            )
        ],
    )
    columns = [
        material.gettext("What are we going to do?"),
        material.gettext("Who?"),
        material.gettext("When?"),
    ]
    apart = bool(material.report.points) or not material.report.shows_anything
    return {**told, "columns": columns, "apart": apart, "lines": FORM_LINES if apart else FEWER_LINES}


def _blank(material: Material, group: ScaleGroup) -> Told:
    """A radar to fill in by hand; lines with the values of the scale where there are too few axes."""
    told = section(
        material.gettext("Your own radar"),
        [
            material.gettext(
                "How is it going in this network, as you see it? Mark a point on every line, from"
                " %(minimum)s in the centre (low) to %(maximum)s at the rim (high), and join the points."
                " This page is yours: you need not hand it in.",
                minimum=group.minimum,
                maximum=group.maximum,
            )
            if len(group.criteria) >= FEWEST_AXES
            else material.gettext(
                "How is it going in this network, as you see it? Circle one figure on every line, from"
                " %(minimum)s (low) to %(maximum)s (high). This page is yours: you need not hand it in.",
                minimum=group.minimum,
                maximum=group.maximum,
            )
        ],
    )
    told["questions"] = [
        material.gettext("Where are we strong? What do I see that by?"),
        material.gettext("Where does it stall? When did I notice that last?"),
    ]
    if len(group.criteria) < FEWEST_AXES:
        return {**told, "charts": [], "scales": [_scale(material, group)]}
    chart = material.charts.overview(group)
    drawn = {"svg": str(blank_radar_svg(chart)), "alt": blank_radar_description(chart)}
    return {**told, "charts": [drawn], "scales": []}


def _scale(material: Material, group: ScaleGroup) -> Told:
    values = [str(value) for value in range(group.minimum, group.maximum + 1)]
    columns = [(material.gettext("Criterion"), "text"), *((value, "number") for value in values)]
    return {"columns": columns, "rows": [[each.name, *("○" for _ in values)] for each in group.criteria]}
