"""Groups in the diagnostic report: each breakdown with its charts, a shaded table and the differences."""

from app.charts import (
    group_radar_description,
    group_radar_svg,
    paired_description,
    paired_svg,
    pitch_description,
    pitch_svg,
    small_radar_description,
    small_radar_svg,
)
from app.charts.group_data import HeatCell, HeatmapChart, SmallMultiples
from app.charts.heatmap import shade
from app.documents.group_pages import DifferenceLine
from app.documents.pdf.report_material import Material, Told, picture, table
from app.domain.breakdown import Breakdown
from app.domain.report import ScaleGroup
from app.language.formatting import EN_DASH


def groups(material: Material) -> Told | None:
    """None where there is nothing to tell apart."""
    report = material.report
    left_out = material.groups.left_out()
    if not report.breakdowns and not left_out:
        return None
    return {
        "heading": material.gettext("How groups of partners see it"),
        "breakdowns": [_breakdown(material, breakdown) for breakdown in report.breakdowns],
        "left_out": left_out,
    }


def _breakdown(material: Material, breakdown: Breakdown) -> Told:
    groups = material.groups
    return {
        "heading": groups.heading(breakdown),
        "who": [groups.who(breakdown, group) for group in breakdown.groups],
        "findings": groups.finding_titles(breakdown.dimension),
        "scales": [_scale(material, breakdown, scale) for scale in material.report.groups],
        "differences": _differences(material, breakdown),
    }


def _scale(material: Material, breakdown: Breakdown, scale: ScaleGroup) -> Told:
    charts = material.group_charts
    overlaid = charts.overlaid(breakdown, scale)
    multiples = charts.multiples(breakdown, scale)
    heatmap = charts.heatmap(breakdown, scale)
    return {
        "pairs": [
            picture(
                paired_svg(chart, "wide"),
                paired_description(chart),
                material.gettext(
                    "Each criterion seen from both sides, the widest gap first. What matters here is"
                    " reciprocity: do both sides see the same?"
                ),
            )
            for chart in charts.pairs(breakdown, scale)
        ],
        "pitches": [
            picture(
                pitch_svg(chart, "wide"),
                pitch_description(chart),
                material.gettext(
                    "From the own goal at the back to the residents in front: the mean of each line on"
                    " %(criterion)s.",
                    criterion=chart.subject,
                ),
            )
            for chart in material.groups.pitches(charts, breakdown, scale)
        ],
        "radar": picture(group_radar_svg(overlaid, "wide"), group_radar_description(overlaid), overlaid.title)
        if overlaid
        else None,
        "multiples": _multiples(material, multiples) if multiples else None,
        "heatmap": _heatmap(material, heatmap),
    }


def _multiples(material: Material, chart: SmallMultiples) -> Told:
    names = [f"{number} {axis.label}" for number, axis in enumerate(chart.axes, start=1)]
    return {
        "charts": [
            picture(
                small_radar_svg(chart, group),
                small_radar_description(chart, group),
                group.label if group.n is None else f"{group.label} (n = {group.n})",
            )
            for group in chart.groups
        ],
        "axes": " · ".join(names),
        "caption": material.gettext("One small radar a group; the grey line is the whole network."),
    }


def _heatmap(material: Material, chart: HeatmapChart) -> Told:
    """Every cell has its figure and its n; the shade only repeats the figure."""
    return {
        "caption": chart.title,
        "corner": chart.corner,
        "columns": [[column.label, column.note] for column in chart.columns],
        "rows": [
            {"label": row.label, "cells": [_cell(material, cell, chart) for cell in row.cells]}
            for row in chart.rows
        ],
        "note": material.gettext(
            "Shades part at the norm of %(norm)s: blank at the norm, darker further from it. – means: not"
            " shown.",
            norm=material.words.border(chart.norm),
        )
        if chart.norm is not None
        else None,
    }


def _cell(material: Material, cell: HeatCell, chart: HeatmapChart) -> Told:
    if cell.value is None:
        return {"value": EN_DASH, "n": "", "fill": None}
    return {
        "value": material.words.score(cell.value),
        "n": "" if cell.n is None else f"n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{cell.n}",
        "fill": _fill(material, shade(cell.value, chart)),
    }


def _fill(material: Material, name: str) -> str | None:
    """The colour of a shade that pages name by a class."""
    palette, parts = material.handout.palette, name.split("-")
    ramps = {"above": palette.above, "below": palette.below}
    return ramps[parts[1]][int(parts[2]) - 1] if parts[1] in ramps else None


def _differences(material: Material, breakdown: Breakdown) -> Told | None:
    lines = material.groups.differences(breakdown.dimension)
    if not lines:
        return None
    clear = [line for line in lines if line.clear]
    return {
        "heading": material.gettext("Do these groups see it differently?"),
        "table": _difference_table(material, clear) if clear else None,
        "rest": _rest(material, len(clear), len(lines)),
    }


def _rest(material: Material, clear: int, all_: int) -> str | None:
    if clear == all_:
        return None
    if clear:
        told = material.ngettext(
            "In the one other comparison there is no indication of a difference.",
            "In the %(num)s other comparisons there is no indication of a difference.",
            all_ - clear,
        )
    else:
        told = material.ngettext(
            "The comparison gives no indication of a difference.",
            "None of the %(num)s comparisons gives an indication of a difference.",
            all_,
        )
    small = material.gettext("With small groups a difference must be large to be told from chance.")
    return f"{told} {small}"


def _difference_table(material: Material, lines: list[DifferenceLine]) -> Told:
    columns = [
        (material.gettext("Criterion"), "text"),
        (material.gettext("Groups"), "text"),
        (material.gettext("Mean"), "number"),
        (material.gettext("of the other"), "number"),
        (material.gettext("Difference"), "text"),
        (material.gettext("Effect (Cliff’s delta)"), "number"),
        (material.gettext("n of both"), "number"),
    ]
    rows = [
        [line.criterion, line.groups, line.mean, line.mean_other, line.words, line.effect, line.numbers]
        for line in lines
    ]
    return table(material.gettext("Clear differences"), columns, rows)
