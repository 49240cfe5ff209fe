"""Where it stalls: one slide for each point, with the chart that shows it best."""

from collections.abc import Iterator

from app.charts import distribution_description, dot_plot_description
from app.charts.data import CriterionScore, DistributionChart, Estimate, ItemDistribution, ScoreChart
from app.documents.report_sentences import within_sentence
from app.documents.slides.bars import Bars, shares
from app.documents.slides.deck import CAPTION, CHART, SIDE, Drawn, Slide
from app.documents.slides.material import BESIDE_TEXT, Material, sentence_case
from app.documents.slides.table import Table
from app.documents.slides.text import Line, Lines
from app.domain.figures import Interval
from app.domain.finding import Finding
from app.domain.report import CriterionReport, FindingReport, ScaleGroup

MOST_ITEMS = 6
MOST_QUESTIONS = 2
MOST_OTHER_DIVIDED = 2
MOST_GROUPS = 12
SHOWN_BY_ANSWERS = ("divided", "imbalance")
Shown = tuple[Drawn, str]
"""A chart and what its reader needs to know."""


def points(material: Material) -> Iterator[Slide]:
    for each in material.report.points:
        yield _point(material, each)


def other_divisions(material: Material) -> Iterator[Slide]:
    """Divided criteria that are no point of their own."""
    told = {each.finding.criterion for each in material.report.points}
    left = [each for each in material.report.having("divided") if each.id not in told and each.shows_items]
    for criterion in left[:MOST_OTHER_DIVIDED]:
        title = material.gettext(
            "Partners are divided on %(criteria)s.", criteria=material.named([criterion])
        )
        why = material.words.verdict(criterion, material.report.terms.threshold)
        chart, caption = answers(material, criterion)
        side: Lines = [why, material.words.agreement(criterion) or "", material.words.dont_knows(criterion)]
        yield Slide("chart-text", title, {CHART: chart, CAPTION: [caption], SIDE: side}, [chart.description])


def answers(material: Material, criterion: CriterionReport) -> Shown:
    """What partners answered to the statements of a criterion, those with the least agreement first."""
    whole = material.charts.distribution(criterion)
    items = sorted(
        (item for item in criterion.items if item.figures),
        key=lambda item: item.figures.vdeijk_a if item.figures and item.figures.vdeijk_a is not None else 1.0,
    )[:MOST_ITEMS]
    by_id = {item.id: item for item in whole.items}
    chart = DistributionChart(
        whole.id, whole.title, whole.values, tuple(by_id[item.id] for item in items), whole.language
    )
    made = Bars(
        material.gettext("Statement"),
        _key(chart),
        tuple((_statement(material, item, chart), item.frequencies or ()) for item in chart.items),
        material.handout.palette.scale(len(chart.values)),
        material.language,
        BESIDE_TEXT[0],
        12 if len(chart.items) < 5 else 11,
    )
    caption = material.gettext(
        "Numbers of people for each answer, the statements with the least agreement first."
    )
    if len(items) < len(criterion.items):
        caption = material.gettext(
            "Numbers of people for each answer, of the %(number)s statements with the least agreement.",
            number=len(items),
        )
    return Drawn(shares(made, material.at), distribution_description(chart)), caption


def _key(chart: DistributionChart) -> tuple[str, ...]:
    """The names of the values where all statements share them, else their numbers."""
    shared = [set(names) for names in zip(*(item.labels for item in chart.items), strict=True)]
    return tuple(
        next(iter(names)) if len(names) == 1 and names != {""} else str(value)
        for names, value in zip(shared, chart.values, strict=True)
    )


def _statement(material: Material, item: ItemDistribution, chart: DistributionChart) -> str:
    """Poles where these are not in the key: they say what is weighed."""
    low, high = item.labels[0], item.labels[-1]
    if not item.bipolar or not low or not high or low in _key(chart):
        return item.text
    return material.gettext(
        "%(low)s (%(first)s) to %(high)s (%(last)s)",
        low=low,
        first=chart.values[0],
        high=within_sentence(high),
        last=chart.values[-1],
    )


def _point(material: Material, each: FindingReport) -> Slide:
    found = material.found
    side: list[Line | str] = [
        found.why(each),
        Line(found.certainty(each), quiet=True),
        Line(material.gettext("What else could explain it"), lead=True),
        found.otherwise(each),
        Line(material.gettext("Questions for the conversation"), lead=True),
        *(Line(question, bullet=True) for question in found.questions(each)[:MOST_QUESTIONS]),
    ]
    shown = _best(material, each.finding)
    title = found.title(each)
    evidence = found.evidence(each)
    if shown is None:
        return Slide("columns", title, {CHART: side, SIDE: evidence}, _notes(material, each), tuple(evidence))
    chart, caption = shown
    places: dict[int, Lines | Drawn | Table] = {CHART: chart, CAPTION: [caption], SIDE: side}
    return Slide("chart-text", title, places, _notes(material, each), tuple(evidence))


def _notes(material: Material, each: FindingReport) -> Lines:
    found, gettext = material.found, material.gettext
    notes: list[Line | str] = [
        Line(gettext("Why we think so"), lead=True),
        found.why(each),
        *found.evidence(each),
        found.certainty(each),
        Line(gettext("What else could explain it"), lead=True),
        found.otherwise(each),
        *material.questions([each]),
    ]
    if each.interventions:
        notes.append(Line(gettext("What can help"), lead=True))
    step = gettext("First step")
    notes += [f"{found.said(one.title)}. {step}: {found.said(one.first_step)}" for one in each.interventions]
    return notes


def _best(material: Material, finding: Finding) -> Shown | None:
    """Answers where they fall apart, groups where those differ, else the means that the finding compares."""
    criterion = material.report.criterion(finding.criterion) if finding.criterion else None
    if criterion is None:
        return _means(material, finding)
    if finding.kind in SHOWN_BY_ANSWERS and criterion.shows_items:
        return answers(material, criterion)
    found = _groups(material, finding, criterion) if finding.subjects else None
    return (
        found or _means(material, finding) or facets(material, criterion) or _criterion(material, criterion)
    )


def _groups(material: Material, finding: Finding, criterion: CriterionReport) -> Shown | None:
    dimension = next(subject.dimension for subject in finding.subjects if subject)
    breakdown = next((each for each in material.report.breakdowns if each.dimension == dimension), None)
    if breakdown is None:
        return None
    scores = []
    for group in breakdown.groups:
        shown = group.criteria.get(criterion.id)
        if shown is not None:
            name = material.pages.names.short(dimension, group.id)
            scores.append(CriterionScore(group.id, name, Estimate(shown.figures.mean, n=shown.figures.n)))
    if len(scores) < 2 or len(scores) > MOST_GROUPS:
        return None
    figures = criterion.figures
    if figures:
        whole = _estimate(figures.mean, criterion.verdict.interval, figures.n)
        scores.append(CriterionScore("whole", material.gettext("Whole network"), whole))
    caption = material.gettext(
        "Mean of %(part)s in each group; n is the number of people with a score.",
        part=material.named([criterion]),
    )
    return _scores(material, scores, criterion, material.gettext("Group")), caption


def _means(material: Material, finding: Finding) -> Shown | None:
    """The parts of which the finding gives the means, on one scale."""
    told = [each for each in finding.evidence if each.kind == "mean" and each.part and each.subject is None]
    parts = dict.fromkeys(each.part for each in told if each.part)
    criteria = [material.report.criterion(part.criterion) for part in parts]
    if len(parts) < 2 or len({(each.minimum, each.maximum) for each in criteria}) > 1:
        return None
    scores = [
        CriterionScore(
            f"{each.part.criterion}-{each.part.facet}",
            sentence_case(material.found.part(each.part)),
            _estimate(each.value, each.interval, each.n),
        )
        for each in told
        if each.part
    ]
    return _scores(material, scores, criteria[0], material.gettext("Part")), _caption(material)


def facets(material: Material, criterion: CriterionReport) -> Shown | None:
    if len(criterion.facets) < 2 or not criterion.shows_facets:
        return None
    chart = material.charts.facets(criterion)
    whole = material.charts.overview(ScaleGroup(criterion.minimum, criterion.maximum, (criterion,)))
    scores = [*chart.criteria, CriterionScore(criterion.id, criterion.name, whole.criteria[0].current)]
    caption = material.gettext(
        "Mean of the criterion and of each of its parts, with the 95%% interval of the whole."
    )
    return _scores(material, scores, criterion, material.gettext("Part")), caption % ()


def _criterion(material: Material, criterion: CriterionReport) -> Shown | None:
    if criterion.figures is None:
        return None
    chart = material.charts.overview(ScaleGroup(criterion.minimum, criterion.maximum, (criterion,)))
    return material.score_dots(chart, BESIDE_TEXT, criterion.rules.norm), _caption(material)


def _caption(material: Material) -> str:
    return material.gettext("Means with their 95%% intervals; n is the number of people with a score.") % ()


def _scores(material: Material, scores: list[CriterionScore], scale: CriterionReport, corner: str) -> Drawn:
    chart = ScoreChart(
        f"point-{scale.id}",
        scale.name,
        tuple(scores),
        scale.minimum,
        scale.maximum,
        material.charts.series,
        language=material.language,
    )
    made = material.score_dots(chart, BESIDE_TEXT, scale.rules.norm, corner)
    return Drawn(made.chart, dot_plot_description(chart))


def _estimate(mean: float | None, interval: Interval | None, n: int | None) -> Estimate:
    low, high = interval or (None, None)
    return Estimate(mean, low, high, n)
