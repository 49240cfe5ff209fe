"""The charts of groups of a report, as values to draw from."""

from app.charts.data import Estimate
from app.charts.group_data import (
    MOST_OVERLAID,
    GroupRadarChart,
    HeatCell,
    HeatColumn,
    HeatmapChart,
    HeatRow,
    PairedChart,
    PairedRow,
    PitchChart,
    PitchLine,
    RadarAxis,
    RadarGroup,
    SmallMultiples,
)
from app.charts.palette import DEFAULT, Palette
from app.documents.group_names import DIMENSIONS, GroupNames
from app.documents.report_charts import FEWEST_AXES
from app.documents.report_sentences import ReportSentences, within_sentence
from app.domain.breakdown import Breakdown, Difference, Group
from app.domain.report import CriterionReport, Report, ScaleGroup
from app.domain.vocabulary import LINES, Line
from app.language import N_


class GroupCharts:
    """The charts of the breakdowns of one report."""

    def __init__(self, report: Report, words: ReportSentences, palette: Palette = DEFAULT) -> None:
        self.report = report
        self.words = words
        self.palette = palette
        self.names = GroupNames(words.texts)

    def overlaid(self, breakdown: Breakdown, scale: ScaleGroup) -> GroupRadarChart | None:
        """Up to three groups in one radar; None where there are more, or too few criteria for a radar."""
        if len(breakdown.groups) > MOST_OVERLAID or len(scale.criteria) < FEWEST_AXES:
            return None
        return GroupRadarChart(
            id=f"radar-{breakdown.dimension}-{scale.minimum}-{scale.maximum}",
            title=self._titled(N_("The criteria %(by)s"), breakdown, scale),
            axes=_axes(scale),
            groups=tuple(self._radar_group(breakdown, group, scale) for group in breakdown.groups),
            minimum=scale.minimum,
            maximum=scale.maximum,
            language=self.report.language,
            palette=self.palette,
        )

    def multiples(self, breakdown: Breakdown, scale: ScaleGroup) -> SmallMultiples | None:
        """A small radar a group where there are more than fit in one."""
        if len(breakdown.groups) <= MOST_OVERLAID or len(scale.criteria) < FEWEST_AXES:
            return None
        return SmallMultiples(
            id=f"radars-{breakdown.dimension}-{scale.minimum}-{scale.maximum}",
            title=self._titled(N_("The criteria %(by)s"), breakdown, scale),
            axes=_axes(scale),
            groups=tuple(self._radar_group(breakdown, group, scale) for group in breakdown.groups),
            whole=RadarGroup(
                "whole",
                self.words.gettext("Whole network"),
                tuple(each.figures.mean if each.figures else None for each in scale.criteria),
                self.report.attendance.respondents,
            ),
            minimum=scale.minimum,
            maximum=scale.maximum,
            language=self.report.language,
            palette=self.palette,
        )

    def heatmap(self, breakdown: Breakdown, scale: ScaleGroup) -> HeatmapChart:
        """Criterion by group, the whole network last."""
        return HeatmapChart(
            id=f"heat-{breakdown.dimension}-{scale.minimum}-{scale.maximum}",
            title=self._titled(N_("The mean of each criterion %(by)s"), breakdown, scale),
            corner=self.words.gettext("Criterion"),
            columns=(
                *(
                    HeatColumn(self.names.short(breakdown.dimension, group.id), f"n = {group.respondents}")
                    for group in breakdown.groups
                ),
                HeatColumn(self.words.gettext("Whole network"), f"n = {self.report.attendance.respondents}"),
            ),
            rows=tuple(self._heat_row(breakdown, criterion) for criterion in scale.criteria),
            minimum=scale.minimum,
            maximum=scale.maximum,
            norm=scale.criteria[0].rules.norm,
            language=self.report.language,
            palette=self.palette,
        )

    def pairs(self, breakdown: Breakdown, scale: ScaleGroup) -> tuple[PairedChart, ...]:
        """The same criteria seen from above and from below, one chart for each pair that was compared."""
        if breakdown.dimension != "level":
            return ()
        compared = dict.fromkeys(
            (each.group, each.other)
            for each in self.report.differences
            if each.dimension == "level" and each.other is not None
        )
        return tuple(self._pair(scale, upper, lower) for upper, lower in compared if lower is not None)

    def pitch(self, breakdown: Breakdown, criterion: CriterionReport) -> PitchChart | None:
        """Where on the pitch a criterion scores high and where low."""
        if breakdown.dimension != "line":
            return None
        return PitchChart(
            id=f"pitch-{criterion.id}",
            title=criterion.name,
            subject=criterion.name,
            lines=tuple(self._pitch_line(breakdown, line, criterion) for line in LINES),
            minimum=criterion.minimum,
            maximum=criterion.maximum,
            language=self.report.language,
            palette=self.palette,
        )

    def _titled(self, title: str, breakdown: Breakdown, scale: ScaleGroup) -> str:
        """A title that no other chart of its kind in the report has."""
        by = within_sentence(self.words.gettext(DIMENSIONS[breakdown.dimension]))
        found = self.words.gettext(title, by=by)
        if len(self.report.groups) == 1:
            return found
        return self.words.gettext(
            "%(title)s (scale %(minimum)s to %(maximum)s)",
            title=found,
            minimum=scale.minimum,
            maximum=scale.maximum,
        )

    def _radar_group(self, breakdown: Breakdown, group: Group, scale: ScaleGroup) -> RadarGroup:
        return RadarGroup(
            group.id,
            self.names.short(breakdown.dimension, group.id),
            tuple(_mean(group, criterion) for criterion in scale.criteria),
            group.respondents,
        )

    def _heat_row(self, breakdown: Breakdown, criterion: CriterionReport) -> HeatRow:
        whole = criterion.figures
        return HeatRow(
            criterion.name,
            (
                *(HeatCell(_mean(group, criterion), _n(group, criterion)) for group in breakdown.groups),
                HeatCell(whole.mean if whole else None, whole.n if whole else None),
            ),
        )

    def _pair(self, scale: ScaleGroup, upper: str, lower: str) -> PairedChart:
        found = {
            each.criterion: each
            for each in self.report.differences
            if (each.dimension, each.group, each.other) == ("level", upper, lower)
        }
        sizes = {
            group.id: group.respondents
            for breakdown in self.report.breakdowns
            if breakdown.dimension == "level"
            for group in breakdown.groups
        }
        names = [self.names.short("level", level) for level in (upper, lower)]
        return PairedChart(
            id=f"pair-{upper}-{lower}-{scale.minimum}-{scale.maximum}",
            title=self.words.gettext("%(upper)s and %(lower)s", upper=names[0], lower=names[1]),
            upper=names[0],
            lower=names[1],
            upper_n=sizes.get(upper),
            lower_n=sizes.get(lower),
            rows=tuple(_paired_row(each, found.get(each.id)) for each in scale.criteria),
            minimum=scale.minimum,
            maximum=scale.maximum,
            language=self.report.language,
            palette=self.palette,
        )

    def _pitch_line(self, breakdown: Breakdown, line: Line, criterion: CriterionReport) -> PitchLine:
        label = self.names.short("line", line)
        invited = self.report.attendance.lines.get(line)
        for group in breakdown.groups:
            if group.id == line:
                mean = _mean(group, criterion)
                return PitchLine(line, label, "shown", group.respondents, group.invited, mean)
            if line in group.values:
                return PitchLine(
                    line, label, "merged", together_with=self.names.short("line", group.id), invited=invited
                )
        return PitchLine(line, label, "empty", invited=invited)


def _axes(scale: ScaleGroup) -> tuple[RadarAxis, ...]:
    return tuple(RadarAxis(criterion.id, criterion.name) for criterion in scale.criteria)


def _mean(group: Group, criterion: CriterionReport) -> float | None:
    shown = group.criteria.get(criterion.id)
    return shown.figures.mean if shown else None


def _n(group: Group, criterion: CriterionReport) -> int | None:
    shown = group.criteria.get(criterion.id)
    return shown.figures.n if shown else None


def _paired_row(criterion: CriterionReport, found: Difference | None) -> PairedRow:
    if found is None:
        return PairedRow(criterion.id, criterion.name, Estimate(None), Estimate(None))
    return PairedRow(
        criterion.id,
        criterion.name,
        Estimate(found.mean, n=found.n),
        Estimate(found.mean_other, n=found.n_other),
        found.clear,
    )
