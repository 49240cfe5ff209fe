"""Groups of people beside each other, and this wave beside the one before."""

from collections.abc import Iterator, Mapping, Sequence

from app.charts import dot_plot_description
from app.charts.data import CriterionScore, Estimate, ScoreChart
from app.documents.group_names import DIMENSIONS
from app.documents.report_sentences import within_sentence
from app.documents.slides.chart_xml import NativeChart
from app.documents.slides.deck import CAPTION, CHART, SIDE, Drawn, Slide
from app.documents.slides.dots import BEFORE, LOOKS, DotSeries
from app.documents.slides.material import BESIDE_TEXT, MOST_ROWS, WHOLE, Material, sentence_case
from app.documents.slides.text import Line, Lines
from app.domain.breakdown import Breakdown, Group
from app.domain.report import CriterionReport, ScaleGroup
from app.domain.wave_change import CHANGES, ChangeKind
from app.language import N_

MOST_SERIES = len(LOOKS)
CHANGED: Mapping[ChangeKind, str] = {
    "up": N_("Clearly up"),
    "down": N_("Clearly down"),
    "no-clear-change": N_("No change that can be told from chance"),
}
Means = list[tuple[str, float, CriterionReport]]


def breakdowns(material: Material) -> Iterator[Slide]:
    for breakdown in material.report.breakdowns:
        for scale in material.report.groups:
            criteria = [each for each in scale.criteria if _means(material, breakdown, each)]
            if not criteria:
                continue
            if len(breakdown.groups) <= MOST_SERIES:
                for first in range(0, len(criteria), MOST_ROWS):
                    yield _side_by_side(material, breakdown, criteria[first : first + MOST_ROWS])
            else:
                yield _many(material, breakdown, criteria)


def change(material: Material) -> Iterator[Slide]:
    report = material.report
    if report.previous is None:
        return
    for scale in report.groups:
        changed = [each for each in scale.criteria if each.change and each.figures and each.previous]
        changed.sort(key=lambda each: -(each.change.difference if each.change else 0))
        for first in range(0, len(changed), MOST_ROWS):
            some = changed[first : first + MOST_ROWS]
            yield _changed(material, ScaleGroup(scale.minimum, scale.maximum, tuple(some)))


def _side_by_side(material: Material, breakdown: Breakdown, criteria: list[CriterionReport]) -> Slide:
    """A row a criterion, a mark a group; the widest gap first."""
    criteria = sorted(criteria, key=lambda each: -_gap(_means(material, breakdown, each)))
    series = [
        DotSeries(
            material.group_name(breakdown, group),
            tuple(_estimate(group, criterion) for criterion in criteria),
            LOOKS[place],
        )
        for place, group in enumerate(breakdown.groups)
    ]
    description = [_sentence(material, breakdown, each) for each in criteria]
    chart = material.dots(
        [each.name for each in criteria], series, criteria[0], WHOLE, criteria[0].rules.norm
    )
    caption = material.gettext(
        "Mean of each criterion %(by)s, the widest gap first. With small groups a difference must be large"
        " to be"
        " told from chance.",
        by=_by(material, breakdown),
    )
    told = material.gettext("Dot plot of the criteria %(by)s.", by=_by(material, breakdown))
    drawn = Drawn(chart, " ".join([told, *description]))
    title, otherwise = _title(material, breakdown, criteria)
    return Slide(
        "chart",
        title,
        {CHART: drawn, CAPTION: [caption]},
        _notes(material, breakdown, description),
        otherwise,
    )


def _many(material: Material, breakdown: Breakdown, criteria: list[CriterionReport]) -> Slide:
    """Many groups on the one criterion on which they lie furthest apart, at most as many as can be read."""
    criterion = max(criteria, key=lambda each: _gap(_means(material, breakdown, each)))
    ranked = sorted(_means(material, breakdown, criterion), key=lambda each: -each[1])
    half = MOST_ROWS // 2
    some = ranked if len(ranked) <= MOST_ROWS else [*ranked[:half], *ranked[-half:]]
    sizes = {material.group_name(breakdown, group): _estimate(group, criterion) for group in breakdown.groups}
    scores = tuple(CriterionScore(name, name, sizes.get(name, Estimate(mean))) for name, mean, _ in some)
    chart = ScoreChart(
        f"groups-{breakdown.dimension}",
        criterion.name,
        scores,
        criterion.minimum,
        criterion.maximum,
        material.charts.series,
        language=material.language,
    )
    drawn = material.score_dots(chart, WHOLE, criterion.rules.norm, material.gettext("Group"))
    caption = material.gettext(
        "Mean of %(part)s in each group; n is the number of people with a score.",
        part=material.named([criterion]),
    )
    if len(some) < len(ranked):
        left = material.gettext(
            "Shown are the %(half)s highest and the %(half)s lowest of %(all)s groups.",
            half=half,
            all=len(ranked),
        )
        caption = f"{caption} {left}"
    description = [_sentence(material, breakdown, each) for each in criteria]
    return Slide(
        "chart",
        _widest(material, breakdown, criterion),
        {CHART: Drawn(drawn.chart, dot_plot_description(chart)), CAPTION: [caption]},
        _notes(material, breakdown, description),
    )


def _changed(material: Material, scale: ScaleGroup) -> Slide:
    report, gettext = material.report, material.gettext
    chart = material.charts.overview(scale)
    moved = {
        kind: [each for each in scale.criteria if each.change and each.change.kind == kind]
        for kind in CHANGES
    }
    caption = gettext(
        "The diamond is the wave before, the dot is this one; the difference stands at the right."
    )
    notes: list[Line | str] = [told for each in scale.criteria if (told := material.changes.of(each))]
    if report.previous_attendance:
        notes.append(
            f"{material.charts.previous_series}: {material.words.response(report.previous_attendance)}"
        )
    drawn = Drawn(_both_waves(material, scale, chart), dot_plot_description(chart))
    return Slide(
        "chart-text",
        _change_title(material, moved["up"], moved["down"], len(scale.criteria)),
        {CHART: drawn, CAPTION: [caption], SIDE: _what_changed(material, moved)},
        notes,
    )


def _both_waves(material: Material, scale: ScaleGroup, chart: ScoreChart) -> NativeChart:
    before = tuple(each.previous or Estimate(None) for each in chart.criteria)
    now = tuple(Estimate(each.current.mean, n=each.current.n) for each in chart.criteria)
    return material.dots(
        [each.name for each in scale.criteria],
        [DotSeries(chart.previous_series or "", before, BEFORE), DotSeries(chart.series, now)],
        chart,
        BESIDE_TEXT,
        scale.criteria[0].rules.norm,
        None,
        [material.words.signed(each.change.difference) if each.change else "" for each in scale.criteria],
    )


def _what_changed(
    material: Material, moved: Mapping[ChangeKind, Sequence[CriterionReport]]
) -> list[Line | str]:
    side: list[Line | str] = []
    for kind, criteria in moved.items():
        if criteria:
            head = material.gettext(CHANGED[kind])
            side += [Line(head, lead=True), sentence_case(material.named(criteria)) + "."]
    apart = material.gettext(
        "Nobody’s answers were tied together: the two waves are compared as two groups of people."
    )
    return [*side, Line(apart, quiet=True)]


def _change_title(
    material: Material, up: list[CriterionReport], down: list[CriterionReport], total: int
) -> str:
    gettext = material.gettext
    if up and down:
        return gettext(
            "Since the wave before %(up)s of the %(total)s criteria went up and %(down)s went down.",
            up=len(up),
            down=len(down),
            total=total,
        )
    if up:
        return material.ngettext(
            "Since the wave before %(num)s of the %(total)s criteria clearly went up.",
            "Since the wave before %(num)s of the %(total)s criteria clearly went up.",
            len(up),
            total=total,
        )
    if down:
        return material.ngettext(
            "Since the wave before %(num)s of the %(total)s criteria clearly went down.",
            "Since the wave before %(num)s of the %(total)s criteria clearly went down.",
            len(down),
            total=total,
        )
    return gettext("On no criterion is there a change that can be told from chance.")


def _title(
    material: Material, breakdown: Breakdown, criteria: list[CriterionReport]
) -> tuple[str, tuple[str, ...]]:
    """What differs clearly, else what differs most."""
    compared = [each for each in material.report.differences if each.dimension == breakdown.dimension]
    clear = {each.criterion for each in compared if each.clear}
    differing = [each for each in criteria if each.id in clear]
    widest = _widest(material, breakdown, criteria[0])
    if differing:
        found = material.gettext(
            "On %(criteria)s groups see it clearly differently (%(by)s).",
            criteria=material.named(differing),
            by=_by(material, breakdown),
        )
        return found, (widest,)
    if not compared:
        return widest, ()
    return material.gettext(
        "There is no indication that groups differ (%(by)s).", by=_by(material, breakdown)
    ), (widest,)


def _widest(material: Material, breakdown: Breakdown, criterion: CriterionReport) -> str:
    means = sorted(_means(material, breakdown, criterion), key=lambda each: each[1])
    return material.gettext(
        "Groups lie furthest apart on %(criterion)s: %(lowest)s %(low)s, %(highest)s %(high)s.",
        criterion=material.named([criterion]),
        lowest=means[0][0],
        low=material.words.score(means[0][1]),
        highest=means[-1][0],
        high=material.words.score(means[-1][1]),
    )


def _notes(material: Material, breakdown: Breakdown, description: list[str]) -> Lines:
    gettext = material.gettext
    notes: list[Line | str] = [material.pages.who(breakdown, group) for group in breakdown.groups]
    notes += material.pages.finding_titles(breakdown.dimension)
    lines = [each for each in material.pages.differences(breakdown.dimension) if each.clear]
    if lines:
        notes.append(Line(gettext("Clear differences"), lead=True))
    for each in lines:
        notes.append(f"{each.criterion}, {each.groups}: {each.mean} – {each.mean_other}; {each.words}.")
    return [
        *notes,
        *description,
        Line(gettext("Questions for the conversation"), lead=True),
        Line(
            gettext("Do you recognise this difference? What does the one see that the other does not?"),
            bullet=True,
        ),
    ]


def _sentence(material: Material, breakdown: Breakdown, criterion: CriterionReport) -> str:
    means = [
        f"{name} {material.words.score(mean)}" for name, mean, _ in _means(material, breakdown, criterion)
    ]
    return f"{criterion.name}: {'; '.join(means)}."


def _means(material: Material, breakdown: Breakdown, criterion: CriterionReport) -> Means:
    found = [(group, _estimate(group, criterion).mean) for group in breakdown.groups]
    return [
        (material.group_name(breakdown, group), mean, criterion) for group, mean in found if mean is not None
    ]


def _gap(means: Means) -> float:
    values = [mean for _, mean, _ in means]
    return max(values) - min(values)


def _estimate(group: Group, criterion: CriterionReport) -> Estimate:
    shown = group.criteria.get(criterion.id)
    return Estimate(shown.figures.mean, n=shown.figures.n) if shown else Estimate(None)


def _by(material: Material, breakdown: Breakdown) -> str:
    return within_sentence(material.gettext(DIMENSIONS[breakdown.dimension]))
