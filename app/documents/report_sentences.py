"""What a report says in words, in the reader's language: verdicts, agreement, who took part and who did
not."""

from collections.abc import Sequence

from babel.lists import format_list

from app.domain.diagnosis import AgreementKind, VerdictKind
from app.domain.figures import Interval
from app.domain.report import Attendance, CriterionReport, ItemReport, Report
from app.domain.vocabulary import Language, Level, Line
from app.language import N_, format_date, format_number, format_percentage, texts
from app.language.formatting import EN_DASH, LOCALES

MOST_NAMED = 3
"""More criteria than this are counted in the headline instead of named."""

VERDICTS: dict[VerdictKind, str] = {
    "stalling": N_("Stalling"),
    "divided": N_("Divided"),
    "strong": N_("Strong"),
    "uncertain": N_("Uncertain"),
    "not-shown": N_("Not shown"),
}
"""In the order in which a reader needs them."""

VERDICT_MEANINGS: dict[VerdictKind, str] = {
    "stalling": N_("Partners score this below the norm. This is where the collaboration gets stuck."),
    "divided": N_(
        "Partners contradict each other. The mean hides that, so it gets no verdict of low or high."
    ),
    "strong": N_("Partners score this at or above the norm. You can build on it."),
    "uncertain": N_("The answers do not show whether this is above or below the norm."),
    "not-shown": N_("Too few people answered this to show figures."),
}

AGREEMENTS: dict[AgreementKind, str] = {
    "agreed": N_("broadly in agreement"),
    "spread": N_("spread out"),
    "divided": N_("divided"),
}

AGREEMENT_SENTENCES: dict[AgreementKind, str] = {
    "agreed": N_("Partners see this broadly the same way."),
    "spread": N_("The answers are spread out, but partners do not stand on opposite sides."),
    "divided": N_("The answers fall apart: partners see this very differently."),
}

LEVELS: dict[Level, str] = {
    "national": N_("the national level"),
    "governance": N_("the boards"),
    "management": N_("management"),
    "operations": N_("the work floor"),
    "residents": N_("residents"),
}

LINES: dict[Line, str] = {
    "goal": N_("the goal (judiciary, last resort)"),
    "defence": N_("the defence (police, enforcement)"),
    "midfield": N_("the midfield (school, housing, care)"),
    "forward": N_("the forwards (residents themselves)"),
}


class ReportSentences:
    """Sentences and numbers in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.texts = texts(language)

    def gettext(self, message: str, **values: object) -> str:
        text = self.texts.gettext(message)
        return text % values if values else text

    def ngettext(self, one: str, many: str, num: int, **values: object) -> str:
        return self.texts.ngettext(one, many, num) % {"num": num, **values}

    def score(self, value: float | None) -> str:
        """A figure on the scale; a dash where there is none."""
        return EN_DASH if value is None else format_number(value, self.language, 1)

    def fine(self, value: float | None) -> str:
        """A spread or an agreement; a dash where there is none."""
        return EN_DASH if value is None else format_number(value, self.language, 2)

    def border(self, value: float) -> str:
        """A border of the rules, with the decimals it needs."""
        return format_number(value, self.language, 1 if round(value, 9) == round(value, 1) else 2)

    def span(self, ends: Interval | None) -> str:
        if ends is None:
            return EN_DASH
        return self.gettext("%(low)s to %(high)s", low=self.score(ends[0]), high=self.score(ends[1]))

    def signed(self, value: float) -> str:
        """A difference with its sign."""
        return f"{'+' if value > 0 else '−' if value < 0 else ''}{self.score(abs(value))}"

    def listed(self, names: Sequence[str]) -> str:
        return format_list(names, locale=LOCALES[self.language])

    def headline(self, report: Report) -> list[str]:
        """The outcome in at most four sentences: where it stalls, where partners are divided (first, where
        that weighs most), what is strong and what the answers leave open."""
        stalling = self._stalling(report)
        divided = self._named(report, "divided", N_("Partners are divided on %(criteria)s."))
        strong = self._named(report, "strong", N_("The network is strong on %(criteria)s."))
        rift_first = report.points and report.points[0].finding.kind == "divided"
        found = [divided, stalling, strong] if rift_first else [stalling, divided, strong]
        sentences = [sentence for sentence in found if sentence]
        if sentences:
            open_ = self._named(report, "uncertain", N_("On %(criteria)s the answers are inconclusive."))
            return [*sentences, open_] if open_ else sentences
        if len(report.having("not-shown")) == len(report.criteria):
            return [self.gettext("Too few people answered to show results.")]
        return [self.gettext("The answers do not yet show where this network is strong or where it stalls.")]

    def _stalling(self, report: Report) -> str | None:
        """Where many criteria stall, the lowest is named if its interval lies below all the others."""
        criteria = report.having("stalling")
        lowest = _clearly_lowest(criteria) if len(criteria) > MOST_NAMED else None
        if lowest is None:
            return self._named(report, "stalling", N_("The collaboration stalls on %(criteria)s."))
        return self.gettext(
            "The collaboration stalls on %(number)s of the %(total)s criteria, most of all on %(lowest)s.",
            number=len(criteria),
            total=len(report.criteria),
            lowest=within_sentence(lowest.name),
        )

    def _named(self, report: Report, verdict: VerdictKind, sentence: str) -> str | None:
        criteria = report.having(verdict)
        if not criteria:
            return None
        if len(criteria) > MOST_NAMED:
            names = self.gettext(
                "%(number)s of the %(total)s criteria", number=len(criteria), total=len(report.criteria)
            )
        else:
            names = self.listed([within_sentence(criterion.name) for criterion in criteria])
        return self.gettext(sentence, criteria=names)

    def response(self, attendance: Attendance) -> str:
        """How many of how many answered."""
        if attendance.invited is None:
            return self.ngettext(
                "%(num)s person answered. It is not known how many were invited.",
                "%(num)s people answered. It is not known how many were invited.",
                attendance.respondents,
            )
        return self.ngettext(
            "%(n)s of %(num)s person invited answered (%(share)s).",
            "%(n)s of %(num)s people invited answered (%(share)s).",
            attendance.invited,
            n=attendance.respondents,
            share=format_percentage(attendance.share or 0, self.language),
        )

    def level(self, level: Level) -> str:
        return self.gettext(LEVELS[level])

    def line(self, line: Line) -> str:
        return self.gettext(LINES[line])

    def balance(self, item: ItemReport) -> str:
        """Towards which pole of a bipolar item most people lean, how many, and how many do not."""
        counts = item.balance
        if counts is None:
            raise ValueError("only a bipolar item that is shown has a balance")
        sides = [(item.labels[0], counts.left), (item.labels[-1], counts.right)]
        if counts.lean == "right":
            sides.reverse()
        return self.gettext(
            "%(pole)s: %(number)s. %(other_pole)s: %(other_number)s. %(middle_name)s: %(middle)s.",
            pole=sides[0][0],
            number=sides[0][1],
            other_pole=sides[1][0],
            other_number=sides[1][1],
            middle_name=item.labels[len(item.labels) // 2] or self.gettext("The middle"),
            middle=counts.middle,
        )

    def verdict(self, criterion: CriterionReport, threshold: int) -> str:
        """Why the criterion got its verdict, with the figures that decided."""
        figures = criterion.figures
        values: dict[str, object] = {
            "mean": self.score(figures.mean if figures else None),
            "interval": self.span(criterion.verdict.interval),
            "norm": self.border(criterion.rules.norm),
            "threshold": threshold,
        }
        return self.gettext(_VERDICT_SENTENCES[criterion.verdict.kind], **values)

    def non_response(self, criterion: CriterionReport, attendance: Attendance) -> str | None:
        """What those who did not answer could change: said where they could carry the mean over the norm."""
        figures, norm = criterion.figures, criterion.rules.norm
        if figures is None or figures.bounds is None or criterion.verdict.kind not in ("strong", "stalling"):
            return None
        low, high = figures.bounds
        if (low >= norm) == (high >= norm):
            return None
        missing = (attendance.invited or 0) - figures.n
        return self.ngettext(
            "The one person without a score here could change this: with that score the mean would lie"
            " between %(low)s and %(high)s.",
            "The %(num)s people without a score here could change this: with theirs the mean would lie"
            " between %(low)s and %(high)s.",
            missing,
            low=self.score(low),
            high=self.score(high),
        )

    def agreement(self, criterion: CriterionReport) -> str | None:
        """How far partners answer alike, in words."""
        return self.gettext(AGREEMENT_SENTENCES[criterion.agreement]) if criterion.agreement else None

    def dont_knows(self, criterion: CriterionReport) -> str:
        """How often "don't know" was chosen on the items that are shown."""
        if criterion.dont_know == 0:
            return self.gettext("Nobody chose “don’t know” here.")
        return self.ngettext(
            "“Don’t know” was chosen %(num)s time here.",
            "“Don’t know” was chosen %(num)s times here.",
            criterion.dont_know,
        )

    def closed(self, report: Report) -> str:
        return format_date(report.occasion.closed_on, self.language)


_VERDICT_SENTENCES: dict[VerdictKind, str] = {
    "strong": N_(
        "The mean is %(mean)s. The interval, %(interval)s, lies wholly at or above the norm of %(norm)s."
    ),
    "stalling": N_(
        "The mean is %(mean)s. The interval, %(interval)s, lies wholly below the norm of %(norm)s."
    ),
    "divided": N_(
        "The mean is %(mean)s, but partners contradict each other. Look at how the answers are spread."
    ),
    "uncertain": N_("The mean is %(mean)s. The norm of %(norm)s lies within the interval, %(interval)s."),
    "not-shown": N_(
        "Fewer than %(threshold)s people gave enough answers here. That is why there are no figures."
    ),
}


def _clearly_lowest(criteria: Sequence[CriterionReport]) -> CriterionReport | None:
    ranked = sorted(
        (one.verdict.interval, position)
        for position, one in enumerate(criteria)
        if one.verdict.interval and one.rules == criteria[0].rules
    )
    if len(ranked) < len(criteria) or ranked[0][0][1] >= ranked[1][0][0]:
        return None
    return criteria[ranked[0][1]]


def within_sentence(name: str) -> str:
    """A name as it stands inside a sentence: its first letter small, unless it starts with an
    abbreviation."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
