"""How a report tells groups apart: which charts each breakdown gets, and differences in words."""

from dataclasses import dataclass

from app.charts.group_data import PitchChart
from app.documents.finding_sentences import ATTENDANCE, FindingSentences
from app.documents.group_charts import GroupCharts
from app.documents.group_names import DIMENSIONS, GroupNames
from app.documents.report_sentences import ReportSentences, within_sentence
from app.domain.breakdown import Breakdown, Difference, Group
from app.domain.grouping import Dimension
from app.domain.report import Report, ScaleGroup
from app.language import N_

SIZES = {
    "negligible": N_("hardly any difference"),
    "small": N_("small difference"),
    "medium": N_("medium difference"),
    "large": N_("large difference"),
}


MOST_PITCHES = 3


@dataclass(frozen=True)
class DifferenceLine:
    """A row of the table of differences."""

    criterion: str
    groups: str
    mean: str
    mean_other: str
    numbers: str
    words: str
    effect: str
    clear: bool


class GroupPages:
    """The breakdowns of one report."""

    def __init__(self, report: Report, words: ReportSentences) -> None:
        self.report = report
        self.words = words
        self.names = GroupNames(words.texts)
        self.found = FindingSentences(report, words)

    def heading(self, breakdown: Breakdown) -> str:
        return self.words.gettext(DIMENSIONS[breakdown.dimension])

    def who(self, breakdown: Breakdown, group: Group) -> str:
        """The name of a group with how many of how many answered, and who were taken together in it."""
        name = self.names.short(breakdown.dimension, group.id)
        members = self.names.members(breakdown.dimension, group)
        if members:
            name = f"{name} ({self.words.listed(members)})"
        if group.invited is None:
            return self.words.ngettext(
                "%(name)s: %(num)s person answered",
                "%(name)s: %(num)s people answered",
                group.respondents,
                name=name,
            )
        return self.words.gettext(
            "%(name)s: %(n)s of %(invited)s answered", name=name, n=group.respondents, invited=group.invited
        )

    def left_out(self) -> str | None:
        """Which breakdowns can't be shown; never why in this case."""
        names = [within_sentence(self.words.gettext(DIMENSIONS[each])) for each in self.report.left_out]
        if not names:
            return None
        return self.words.gettext(
            "Results %(breakdowns)s are not in this report: they can't be shown without risk that answers"
            " lead back to people.",
            breakdowns=self.words.listed(names),
        )

    def finding_titles(self, dimension: Dimension) -> list[str]:
        """What was found about groups of this breakdown."""
        about = [
            each
            for each in self.report.findings
            if any(subject.dimension == dimension for subject in each.finding.subjects)
            and each.finding.kind not in ATTENDANCE
        ]
        return [self.found.title(each) for each in about]

    def pitches(self, charts: GroupCharts, breakdown: Breakdown, scale: ScaleGroup) -> list[PitchChart]:
        """The criteria on which lines differ clearly, at most three; without any, where it stalls first."""
        clear = [each for each in self.report.differences if each.dimension == "line" and each.clear]
        clear.sort(key=lambda each: -abs(each.delta))
        stalling = [point.finding.criterion for point in self.report.points]
        wanted = list(dict.fromkeys(each.criterion for each in clear))[:MOST_PITCHES] or stalling[:1]
        drawn = [charts.pitch(breakdown, each) for each in scale.criteria if each.id in wanted]
        return [chart for chart in drawn if chart]

    def differences(self, dimension: Dimension) -> list[DifferenceLine]:
        """Every comparison of one breakdown, the clear ones first, the largest effect first."""
        found = [each for each in self.report.differences if each.dimension == dimension]
        found.sort(key=lambda each: (not each.clear, -abs(each.delta)))
        return [self._line(each) for each in found]

    def _line(self, each: Difference) -> DifferenceLine:
        group = self.names.short(each.dimension, each.group)
        other = (
            self.words.gettext("everybody else")
            if each.other is None
            else self.names.short(each.dimension, each.other)
        )
        clear = each.clear
        words = (
            self.words.gettext("clear: %(size)s", size=self.words.gettext(SIZES[each.size]))
            if clear
            else self.words.gettext("no indication of a difference")
        )
        return DifferenceLine(
            criterion=self.report.criterion(each.criterion).name,
            groups=self.words.gettext("%(group)s beside %(other)s", group=group, other=other),
            mean=self.words.score(each.mean),
            mean_other=self.words.score(each.mean_other),
            numbers=self.words.gettext("%(n)s and %(other)s", n=each.n, other=each.n_other),
            words=words,
            effect=self.words.fine(each.delta),
            clear=clear,
        )
