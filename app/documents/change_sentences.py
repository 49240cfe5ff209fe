"""What a report says about the change since the wave before."""

from app.documents.report_sentences import ReportSentences
from app.domain.report import CriterionReport, Report
from app.domain.wave_change import ChangeKind
from app.language import N_
from app.language.formatting import EN_DASH

CHANGES: dict[ChangeKind, str] = {
    "up": N_("went up"),
    "down": N_("went down"),
    "no-clear-change": N_("no change that can be told from chance"),
}

CHANGE_SENTENCES: dict[ChangeKind, str] = {
    "up": N_(
        "Since the wave before this went up by %(size)s (95%% interval %(interval)s;"
        " n = %(before)s then and %(now)s now)."
    ),
    "down": N_(
        "Since the wave before this went down by %(size)s (95%% interval %(interval)s;"
        " n = %(before)s then and %(now)s now)."
    ),
    "no-clear-change": N_(
        "Since the wave before there is no change that can be told from chance (difference %(difference)s,"
        " 95%% interval %(interval)s; n = %(before)s then and %(now)s now)."
    ),
}

NAMED_CHANGES: dict[ChangeKind, str] = {
    "up": N_("%(criteria)s went up."),
    "down": N_("%(criteria)s went down."),
}


class ChangeSentences:
    """Changes in one language."""

    def __init__(self, words: ReportSentences) -> None:
        self.words = words

    def of(self, criterion: CriterionReport) -> str | None:
        """What became of a criterion since the wave before, and how sure that is."""
        change = criterion.change
        if change is None:
            return None
        return self.words.gettext(
            CHANGE_SENTENCES[change.kind],
            size=self.words.score(abs(change.difference)),
            difference=self.words.signed(change.difference),
            interval=self.words.span(change.interval),
            before=change.n_before,
            now=change.n_now,
        )

    def word(self, criterion: CriterionReport) -> str:
        """For a table."""
        return self.kind(criterion.change.kind) if criterion.change else EN_DASH

    def kind(self, kind: ChangeKind) -> str:
        return self.words.gettext(CHANGES[kind])

    def all(self, report: Report) -> str:
        """Which criteria went up or down since the wave before."""
        found = []
        for kind, sentence in NAMED_CHANGES.items():
            changed = [each.name for each in report.criteria if each.change and each.change.kind == kind]
            if changed:
                found.append(self.words.gettext(sentence, criteria=self.words.listed(changed)))
        return " ".join(found) or self.words.gettext(
            "On no criterion is there a change that can be told from chance."
        )
