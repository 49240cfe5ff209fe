"""All criteria at a glance: radar and dot plot, all figures, and what goes well."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.charts.data import ScoreChart
from app.documents.report_charts import FEWEST_AXES
from app.documents.report_sentences import AGREEMENTS, VERDICTS, within_sentence
from app.documents.slides.deck import CAPTION, CHART, SECOND_CHART, SIDE, Slide
from app.documents.slides.material import (
    BESIDE_TEXT,
    LEFT,
    MOST_ROWS,
    RIGHT,
    WHOLE,
    Material,
    high_to_low,
    sentence_case,
)
from app.documents.slides.point_slides import facets
from app.documents.slides.table import Column, Table, chunks
from app.documents.slides.text import Line
from app.domain.report import CriterionReport, ItemReport, ScaleGroup
from app.language.formatting import EN_DASH

MOST_NAMED = 2
MOST_STATEMENTS = 3


def overviews(material: Material) -> Iterator[Slide]:
    """Of each scale."""
    for group in material.report.groups:
        chart = material.charts.overview(group)
        norm = group.criteria[0].rules.norm
        if len(group.criteria) <= MOST_ROWS:
            yield _overview(material, group, chart, norm)
            continue
        ranked = high_to_low(chart.criteria)
        for first in range(0, len(ranked), 2 * MOST_ROWS):
            some = replace(chart, criteria=tuple(ranked[first : first + 2 * MOST_ROWS]))
            yield _ranking(material, group, some, norm)


def _overview(material: Material, group: ScaleGroup, chart: ScoreChart, norm: float) -> Slide:
    title, notes = _extremes(material, chart), _verdicts(material, group.criteria)
    caption = _caption(material, chart)
    if len(group.criteria) < FEWEST_AXES:
        drawn = material.score_dots(chart, WHOLE, norm)
        return Slide("chart", title, {CHART: drawn, CAPTION: [caption]}, notes)
    reading = material.gettext("The area inside the line of the radar has no meaning.")
    return Slide(
        "two-charts",
        title,
        {
            CHART: material.radar(chart),
            SECOND_CHART: material.score_dots(chart, RIGHT, norm),
            CAPTION: [f"{caption} {reading}"],
        },
        notes,
    )


def _ranking(material: Material, group: ScaleGroup, chart: ScoreChart, norm: float) -> Slide:
    """Many criteria in two columns of dots; a radar of so many can't be read."""
    half = -(-len(chart.criteria) // 2)
    halves = [replace(chart, criteria=some) for some in (chart.criteria[:half], chart.criteria[half:])]
    ids = [each.id for each in chart.criteria]
    return Slide(
        "two-charts",
        _extremes(material, chart),
        {
            CHART: material.score_dots(halves[0], LEFT, norm),
            SECOND_CHART: material.score_dots(halves[1], RIGHT, norm),
            CAPTION: [_caption(material, chart)],
        },
        _verdicts(material, [each for each in group.criteria if each.id in ids]),
    )


def figures(material: Material) -> Iterator[Slide]:
    """The table of every criterion."""
    report, words = material.report, material.words
    counts = [(VERDICTS[kind], len(report.having(kind))) for kind in VERDICTS if report.having(kind)]
    told = [
        material.gettext(
            "%(verdict)s %(number)s times", verdict=within_sentence(material.gettext(name)), number=number
        )
        if number > 1
        else material.gettext("%(verdict)s once", verdict=within_sentence(material.gettext(name)))
        for name, number in counts
    ]
    title = material.ngettext(
        "The verdict on the one criterion is: %(verdicts)s.",
        "The verdicts on the %(num)s criteria: %(verdicts)s.",
        len(report.criteria),
        verdicts=words.listed(told)
        if len(report.criteria) > 1
        else within_sentence(material.gettext(counts[0][0])),
    )
    for group in report.groups:
        for piece in chunks(_table(material, group)):
            yield Slide(
                "table",
                title,
                {
                    CHART: piece,
                    CAPTION: [
                        material.gettext(
                            "Scale %(minimum)s to %(maximum)s; norm %(norm)s. A verdict looks at the whole"
                            " interval"
                            " and at agreement, never at the mean alone. Agreement A runs from −1 (two"
                            " camps) to 1"
                            " (all alike).",
                            minimum=group.minimum,
                            maximum=group.maximum,
                            norm=words.border(group.criteria[0].rules.norm),
                        )
                    ],
                },
                _verdicts(material, group.criteria),
            )


def _table(material: Material, group: ScaleGroup) -> Table:
    gettext, words = material.gettext, material.words
    columns = (
        Column(gettext("Criterion"), 2.8),
        Column(gettext("Verdict"), 1.2),
        Column(gettext("Mean"), 1.6, number=True),
        Column(gettext("95%% interval") % (), 1.6, number=True),
        Column(gettext("n"), 0.6, number=True),
        Column(gettext("Mean deviation"), 1.7, number=True),
        Column(gettext("Agreement A"), 2.6, number=True),
        Column(gettext("Partners are"), 2.5),
    )
    rows = tuple(
        (
            each.name,
            gettext(VERDICTS[each.verdict.kind]),
            words.score(each.figures.mean if each.figures else None),
            words.span(each.verdict.interval),
            str(each.figures.n) if each.figures else EN_DASH,
            words.fine(each.figures.ad if each.figures else None),
            words.fine(each.figures.vdeijk_a if each.figures else None),
            gettext(AGREEMENTS[each.agreement]) if each.agreement else EN_DASH,
        )
        for each in group.criteria
    )
    description = gettext(
        "All figures, scale %(minimum)s to %(maximum)s", minimum=group.minimum, maximum=group.maximum
    )
    return Table(columns, rows, description)


def strengths(material: Material) -> Slide | None:
    """What goes well, with the statements that partners rate highest there."""
    strong = material.report.having("strong")
    if not strong:
        return None
    scale = (strong[0].minimum, strong[0].maximum)
    alike = tuple(each for each in strong if (each.minimum, each.maximum) == scale)[:MOST_ROWS]
    chart = material.charts.overview(ScaleGroup(*scale, alike))
    title = material.gettext(
        "The network is strong on %(criteria)s.",
        criteria=material.named(strong)
        if len(strong) <= 4
        else material.gettext(
            "%(number)s of the %(total)s criteria", number=len(strong), total=len(material.report.criteria)
        ),
    )
    side = _praised(material, strong)
    shown = facets(material, strong[0]) if len(strong) == 1 else None
    drawn, caption = shown or (
        material.score_dots(chart, BESIDE_TEXT, strong[0].rules.norm),
        _caption(material, replace(chart, previous_series=None)),
    )
    return Slide(
        "chart-text",
        title,
        {
            CHART: drawn,
            CAPTION: [caption],
            SIDE: [
                material.gettext("Partners score this at or above the norm. You can build on it."),
                *side,
                Line(material.gettext("For the conversation"), lead=True),
                material.gettext("What makes this go well, and how can it help where it stalls?"),
            ],
        },
        _verdicts(material, strong),
        (material.gettext("What goes well can help where it stalls."),),
    )


def _praised(material: Material, strong: Sequence[CriterionReport]) -> list[Line | str]:
    rated = sorted(
        (-item.figures.mean, number, item)
        for number, item in enumerate(item for each in strong for item in each.items)
        if item.figures and item.figures.mean is not None and not item.reversed and not item.bipolar
    )
    told = [_statement(material, item) for _, _, item in rated[:MOST_STATEMENTS]]
    return [Line(material.gettext("Partners agree most with"), lead=True), *told] if told else []


def _statement(material: Material, item: ItemReport) -> Line:
    mean = item.figures.mean if item.figures else None
    return Line(
        material.gettext(
            "“%(text)s” (%(score)s)", text=item.text.rstrip("."), score=material.words.score(mean)
        ),
        bullet=True,
    )


def _extremes(material: Material, chart: ScoreChart) -> str:
    """What scores highest and lowest, in one sentence."""
    shown = [(each.current.mean, each.label) for each in chart.criteria if each.current.mean is not None]
    if not shown:
        return material.gettext("Too few people answered to show results.")
    score = material.words.score
    ends = [max(mean for mean, _ in shown), min(mean for mean, _ in shown)]
    if ends[0] == ends[1]:
        names = material.words.listed([label for _, label in shown][:3])
        return material.gettext("%(criteria)s: the mean is %(mean)s.", criteria=names, mean=score(ends[0]))
    high, low = ([within_sentence(label) for mean, label in shown if mean == end] for end in ends)
    if len(high) > MOST_NAMED or len(low) > MOST_NAMED:
        return material.gettext(
            "The means lie between %(low)s and %(high)s.", low=score(ends[1]), high=score(ends[0])
        )
    return material.gettext(
        "The highest score is for %(highest)s (%(high)s), the lowest for %(lowest)s (%(low)s).",
        highest=material.words.listed(high),
        high=score(ends[0]),
        lowest=material.words.listed(low),
        low=score(ends[1]),
    )


def _caption(material: Material, chart: ScoreChart) -> str:
    caption = material.gettext(
        "Mean of each criterion with its 95%% interval; n is the number of people with a score."
    )
    caption %= ()
    if chart.previous_series is None:
        return sentence_case(caption)
    return f"{caption} {material.gettext('The dashed line of the radar is the wave before.')}"


def _verdicts(material: Material, criteria: Sequence[CriterionReport]) -> list[Line | str]:
    told: list[Line | str] = []
    for each in criteria:
        why = material.words.verdict(each, material.report.terms.threshold)
        agreement = material.words.agreement(each) or ""
        told += [
            Line(f"{each.name}: {material.gettext(VERDICTS[each.verdict.kind])}", lead=True),
            f"{why} {agreement}",
        ]
    return told
