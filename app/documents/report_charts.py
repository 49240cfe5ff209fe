"""The charts of a report, as values to draw from."""

from app.charts.data import (
    Count,
    CountChart,
    CriterionScore,
    DistributionChart,
    Estimate,
    ItemDistribution,
    ScoreChart,
)
from app.charts.palette import DEFAULT, Palette
from app.documents.report_sentences import ReportSentences
from app.domain.figures import CriterionFigures, FacetFigures
from app.domain.release import Occasion
from app.domain.report import ChoiceReport, CriterionReport, Report, ScaleGroup

FEWEST_AXES = 3
"""A radar of one or two axes is a line; the dot plot then stands alone."""


class ReportCharts:
    """The charts of one report."""

    def __init__(self, report: Report, sentences: ReportSentences, palette: Palette = DEFAULT) -> None:
        self.report = report
        self.sentences = sentences
        self.palette = palette
        self.series = self._wave(report.occasion)
        self.previous_series = self._wave(report.previous) if report.previous else None

    def overview(self, group: ScaleGroup) -> ScoreChart:
        """Radar and dot plot of the criteria on one scale."""
        return ScoreChart(
            id=f"overview-{group.minimum}-{group.maximum}",
            title=self.sentences.gettext("The criteria of %(network)s", network=self.report.occasion.network),
            criteria=tuple(self._score(criterion) for criterion in group.criteria),
            minimum=group.minimum,
            maximum=group.maximum,
            series=self.series,
            previous_series=self.previous_series,
            language=self.report.language,
            palette=self.palette,
        )

    def facets(self, criterion: CriterionReport) -> ScoreChart:
        """Dot plot of the facets of one criterion, without intervals."""
        return ScoreChart(
            id=f"facets-{criterion.id}",
            title=self.sentences.gettext("The parts of %(criterion)s", criterion=criterion.name),
            criteria=tuple(
                CriterionScore(facet.id, facet.name, _facet_estimate(facet.figures))
                for facet in criterion.facets
            ),
            minimum=criterion.minimum,
            maximum=criterion.maximum,
            series=self.series,
            language=self.report.language,
            palette=self.palette,
        )

    def distribution(self, criterion: CriterionReport) -> DistributionChart:
        """The answers to each item of one criterion."""
        return DistributionChart(
            id=f"answers-{criterion.id}",
            title=self.sentences.gettext("The answers on %(criterion)s", criterion=criterion.name),
            values=criterion.values,
            items=tuple(
                ItemDistribution(
                    id=item.id,
                    text=item.text,
                    labels=item.labels,
                    frequencies=item.figures.frequencies if item.figures else None,
                    dont_know=item.figures.dont_know if item.figures else None,
                    bipolar=item.bipolar,
                )
                for item in criterion.items
            ),
            language=self.report.language,
            palette=self.palette,
        )

    def choice(self, choice: ChoiceReport) -> CountChart:
        """How many people chose each criterion."""
        return CountChart(
            id=f"choice-{choice.id}",
            title=choice.text,
            counts=tuple(Count(name, number) for name, number in choice.counts),
            total=choice.n or 0,
            language=self.report.language,
            palette=self.palette,
        )

    def _score(self, criterion: CriterionReport) -> CriterionScore:
        return CriterionScore(
            id=criterion.id,
            label=criterion.name,
            current=_estimate(criterion),
            previous=_earlier(criterion.previous),
        )

    def _wave(self, occasion: Occasion) -> str:
        return self.sentences.gettext(
            "Wave %(wave)s (%(year)s)", wave=occasion.wave, year=occasion.closed_on.year
        )


def _estimate(criterion: CriterionReport) -> Estimate:
    if criterion.figures is None:
        return Estimate(None)
    low, high = criterion.verdict.interval or (None, None)
    return Estimate(criterion.figures.mean, low, high, criterion.figures.n)


def _earlier(figures: CriterionFigures | None) -> Estimate | None:
    return Estimate(figures.mean, n=figures.n) if figures else None


def _facet_estimate(figures: FacetFigures | None) -> Estimate:
    return Estimate(figures.mean, n=figures.n) if figures else Estimate(None)
