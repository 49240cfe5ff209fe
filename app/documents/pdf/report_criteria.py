"""The criteria in the diagnostic report: all of them beside each other, then one by one."""

from dataclasses import replace

from app.charts import (
    distribution_description,
    distribution_svg,
    dot_plot_description,
    dot_plot_svg,
    radar_description,
    radar_svg,
)
from app.documents.pdf.report_material import Material, Told, picture, table
from app.documents.report_charts import FEWEST_AXES
from app.documents.report_sentences import VERDICT_MEANINGS, VERDICTS
from app.domain.report import CriterionReport, FindingReport, ScaleGroup
from app.language.formatting import EN_DASH

MOST_BARS = 14
"""Statements in one drawing: more, with long texts, are higher than a page."""
MOST_TOGETHER = 9
LONGEST_TOGETHER = 600
"""A criterion with fewer statements and a shorter definition stays on one page, findings apart."""


def overview(material: Material) -> Told:
    """Verdicts, radar, dot plot and table; one of each for every scale."""
    report = material.report
    return {
        "heading": material.ngettext("The outcome", "The %(num)s criteria at a glance", len(report.criteria)),
        "verdicts": [
            [
                material.gettext(name),
                material.words.listed([criterion.name for criterion in report.having(kind)]),
                material.gettext(VERDICT_MEANINGS[kind]),
            ]
            for kind, name in VERDICTS.items()
            if report.having(kind)
        ],
        "scales": [_scale(material, group) for group in report.groups],
    }


def _scale(material: Material, group: ScaleGroup) -> Told:
    chart = material.charts.overview(group)
    radar = (
        picture(
            radar_svg(chart, "wide"),
            radar_description(chart),
            material.gettext(
                "Mean score of each criterion, from %(minimum)s in the centre to %(maximum)s at the rim."
                " The band is the 95%% interval. The area inside the line has no meaning.",
                minimum=group.minimum,
                maximum=group.maximum,
            ),
        )
        if len(group.criteria) >= FEWEST_AXES
        else None
    )
    dots = picture(
        dot_plot_svg(chart, "wide"),
        dot_plot_description(chart),
        material.gettext(
            "The same scores from high to low. The wider the interval, the less certain the mean. n is the"
            " number of people with a score."
        )
        if radar
        else None,
    )
    return {
        "heading": material.gettext(
            "Criteria on a scale from %(minimum)s to %(maximum)s",
            minimum=group.minimum,
            maximum=group.maximum,
        )
        if len(material.report.groups) > 1
        else None,
        "radar": radar,
        "dots": dots,
        "table": _all_figures(material, group),
    }


def _all_figures(material: Material, group: ScaleGroup) -> Told:
    previous = material.report.previous
    columns = [
        (material.gettext("Criterion"), "text"),
        (material.gettext("Verdict"), "text"),
        (material.gettext("Mean"), "number"),
        *([(material.gettext("Wave %(wave)s", wave=previous.wave), "number")] if previous else []),
        (material.gettext("95%% interval"), "number"),
        (material.gettext("n"), "number"),
        (material.gettext("Mean deviation"), "number"),
        (material.gettext("Agreement A"), "number"),
    ]
    return table(
        material.gettext(
            "All figures, scale %(minimum)s to %(maximum)s", minimum=group.minimum, maximum=group.maximum
        ),
        columns,
        [_figures_row(material, criterion) for criterion in group.criteria],
    )


def _figures_row(material: Material, criterion: CriterionReport) -> list[str]:
    words, figures, before = material.words, criterion.figures, criterion.previous
    return [
        criterion.name,
        material.gettext(VERDICTS[criterion.verdict.kind]),
        words.score(figures.mean if figures else None),
        *([words.score(before.mean if before else None)] if material.report.previous else []),
        words.span(criterion.verdict.interval),
        str(figures.n) if figures else EN_DASH,
        words.fine(figures.ad if figures else None),
        words.fine(figures.vdeijk_a if figures else None),
    ]


def criteria(material: Material) -> Told:
    """One by one, in the order of the questionnaire."""
    return {
        "heading": material.gettext("Criterion by criterion"),
        "items": [_criterion(material, criterion) for criterion in material.report.criteria],
    }


def _criterion(material: Material, criterion: CriterionReport) -> Told:
    words = material.words
    said = [
        words.verdict(criterion, material.report.terms.threshold),
        words.agreement(criterion),
        material.changes.of(criterion),
    ]
    outside = words.non_response(criterion, material.report.attendance)
    return {
        "name": criterion.name,
        "together": len(criterion.items) <= MOST_TOGETHER and len(criterion.definition) < LONGEST_TOGETHER,
        "definition": criterion.definition,
        "tag": material.gettext(VERDICTS[criterion.verdict.kind]),
        "paragraphs": [" ".join(each for each in said if each), *([outside] if outside else [])],
        "facets": _facets(material, criterion),
        "answers": _answers(material, criterion),
        "figures": _figures(material, criterion),
        "differences": _differences(material, criterion),
        "findings": [_finding(material, each) for each in material.found.about(criterion)],
        "points": [
            material.gettext(
                "Point %(number)s is about this: %(title)s", number=number, title=material.found.title(each)
            )
            for number, each in enumerate(material.report.points, start=1)
            if each.finding.criterion == criterion.id
        ],
    }


def _facets(material: Material, criterion: CriterionReport) -> Told | None:
    if len(criterion.facets) < 2 or not criterion.shows_facets:
        return None
    chart = material.charts.facets(criterion)
    return {
        "heading": material.gettext("The parts of this criterion"),
        "chart": picture(dot_plot_svg(chart, "narrow"), dot_plot_description(chart)),
    }


def _answers(material: Material, criterion: CriterionReport) -> Told | None:
    """The distributions with what stands beside them; only why not, where they can't be shown."""
    if not criterion.shows_items:
        if criterion.figures is None:
            return None
        return {
            "withheld": material.gettext(
                "One of the questions here was answered by fewer than %(threshold)s people. That is why the"
                " answers and the parts of this criterion are not shown: with the others in hand, theirs"
                " could be worked out.",
                threshold=material.report.terms.threshold,
            )
        }
    balances = [material.words.balance(item) for item in criterion.items if item.balance]
    return {
        "withheld": None,
        "charts": _bars(material, criterion),
        "balances": {
            "lead": material.gettext("Where the balance tips, in numbers of people:"),
            "items": balances,
        }
        if balances
        else None,
        "notes": [material.words.dont_knows(criterion), *_turned(material, criterion)],
    }


def _bars(material: Material, criterion: CriterionReport) -> list[Told]:
    """In pieces where a page would be too short."""
    whole = material.charts.distribution(criterion)
    starts = range(0, len(whole.items), MOST_BARS)
    pieces = [replace(whole, items=whole.items[start : start + MOST_BARS]) for start in starts]
    return [picture(distribution_svg(piece, tight=True), distribution_description(piece)) for piece in pieces]


def _turned(material: Material, criterion: CriterionReport) -> list[str]:
    """Which statements are turned round before they count."""
    places = [str(place) for place, item in enumerate(criterion.items, start=1) if item.reversed]
    if not places:
        return []
    return [
        material.ngettext(
            "Statement %(places)s counts the other way round, because disagreeing is favourable there.",
            "Statements %(places)s count the other way round, because disagreeing is favourable there.",
            len(places),
            places=material.words.listed(places),
        )
    ]


def _figures(material: Material, criterion: CriterionReport) -> list[list[str]]:
    """Figures beside the answers, each with its name."""
    figures, words = criterion.figures, material.words
    if figures is None:
        return []
    told = [
        [material.gettext("Mean deviation"), words.fine(figures.ad)],
        [material.gettext("Agreement A"), words.fine(figures.vdeijk_a)],
        ["r wg(j)", words.fine(figures.rwg_j)],
        [material.gettext("Standard deviation"), words.fine(figures.sd)],
    ]
    if figures.ci95 and material.report.attendance.invited:
        name = material.gettext("Interval of the own mean")
        told.append([name, words.span(figures.ci95)])
    if figures.bounds:
        name = material.gettext("If all who are missing score lowest or highest")
        told.append([name, words.span(figures.bounds)])
    return told


def _differences(material: Material, criterion: CriterionReport) -> list[str]:
    """The widest clear difference of each breakdown on this criterion; the chapter on groups has them all."""
    told = []
    for breakdown in material.report.breakdowns:
        clear = [
            each
            for each in material.report.differences
            if each.criterion == criterion.id and each.dimension == breakdown.dimension and each.clear
        ]
        if not clear:
            continue
        each = max(clear, key=lambda one: abs(one.mean - one.mean_other))
        names = material.groups.names
        told.append(
            material.gettext(
                "%(group)s: mean %(mean)s; %(other)s: %(mean_other)s (n = %(n)s and %(n_other)s). The"
                " difference is clear.",
                group=names.short(each.dimension, each.group),
                other=material.gettext("everybody else")
                if each.other is None
                else names.short(each.dimension, each.other),
                mean=material.words.score(each.mean),
                mean_other=material.words.score(each.mean_other),
                n=each.n,
                n_other=each.n_other,
            )
        )
    return told


def _finding(material: Material, each: FindingReport) -> Told:
    return {
        "title": material.found.title(each),
        "why": f"{material.found.why(each)} {material.found.certainty(each)}",
        "evidence": material.found.evidence(each),
        "otherwise": material.found.otherwise(each),
    }
