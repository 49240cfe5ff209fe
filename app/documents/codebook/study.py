"""What a code book says about the study as a whole, in the reader's language."""

from dataclasses import dataclass

from app.documents.report_sentences import ReportSentences
from app.domain.published import Published
from app.domain.questionnaire import Item, Questionnaire
from app.domain.report import Attendance
from app.domain.vocabulary import Language
from app.language import format_date

SOFTWARE = "Slagvaardig"


@dataclass(frozen=True)
class Study:
    """A released assessment put into words. `producer`: who had it made."""

    questionnaire: Questionnaire
    published: Published
    release_id: str
    language: Language
    words: ReportSentences
    producer: str
    row_variables: bool

    @property
    def spoken(self) -> str:
        return self.questionnaire.language(self.language)

    @property
    def languages(self) -> tuple[str, ...]:
        """The questionnaire's languages, the reader's first."""
        return (self.spoken, *(each for each in self.questionnaire.languages if each != self.spoken))

    def title(self) -> str:
        occasion = self.published.occasion
        return self.words.gettext(
            "%(network)s, wave %(wave)s: %(questionnaire)s",
            network=occasion.network,
            wave=occasion.wave,
            questionnaire=self.questionnaire.title[self.spoken],
        )

    def abstract(self) -> str:
        occasion = self.published.occasion
        assessed = self.words.gettext(
            "Assessment of the collaboration in one network: wave %(wave)s of %(network)s,"
            " closed on %(date)s.",
            wave=occasion.wave,
            network=occasion.network,
            date=self.closed(),
        )
        asked = self.words.ngettext(
            "Partners answered statements on one criterion.",
            "Partners answered statements on %(num)s criteria.",
            len(self.questionnaire.criteria),
        )
        return f"{assessed} {asked}"

    def demo(self) -> str | None:
        if not self.published.occasion.demo:
            return None
        return self.words.gettext("Demonstration: the answers in this report are made up.")

    def closed(self) -> str:
        return format_date(self.published.occasion.closed_on, self.language)

    def universe(self) -> str:
        return self.words.gettext(
            "The people who represent their organisation, or residents, in this network."
        )

    def sampling(self) -> str:
        if self.published.results.invited is None:
            return self.words.gettext("No sample. It is not known who were asked.")
        return self.words.gettext("No sample: everybody on the network’s list of partners was invited.")

    def collection(self) -> str:
        if self.published.results.invited is None:
            return self.words.gettext("The answers were gathered elsewhere and brought in from a file.")
        return self.words.gettext(
            "Questionnaire on a web page, reached by a personal link and filled in by people themselves."
        )

    def response(self) -> str:
        results = self.published.results
        return self.words.response(
            Attendance(results.respondents, results.invited, results.organisations, {}, 0, {}, 0)
        )

    def mode(self) -> str:
        if self.published.terms.mode == "confidential":
            return self.words.gettext(
                "This assessment was confidential: figures are about the network as a whole."
            )
        return self.words.gettext(
            "This assessment was open: partners were told that results may be shown by organisation."
        )

    def threshold(self) -> str:
        return self.words.gettext(
            "A figure is shown only if at least %(threshold)s people answered that very question. Where fewer"
            " people answered one statement of a criterion, all its statements and parts are left out, so"
            " that nobody can work out those few answers from the rest. Figures have no more decimals than"
            " you see here.",
            threshold=self.published.terms.threshold,
        )

    def weighting(self) -> str:
        if self.published.results.weighting == "organisation":
            return self.words.gettext("Every organisation weighs equally in means of criteria.")
        return self.words.gettext("Every person weighs equally.")

    def instrument(self) -> str:
        sources = self.published.sources
        return self.words.gettext(
            "Questionnaire %(id)s, version %(version)s (SHA-256 %(digest)s).",
            id=sources.questionnaire_id,
            version=sources.questionnaire_version,
            digest=sources.questionnaire_digest,
        )

    def scoring(self) -> tuple[str, ...]:
        return (
            self.words.gettext(
                "A person’s score on a criterion is the mean of the statements that they answered, if they"
                " answered at least half of them. Higher is better. On questions about balance the middle is"
                " best: the further from the middle, the lower the score."
            ),
            self.words.gettext(
                "“Don’t know” is an answer of its own. It is counted apart and never becomes a number in a"
                " score. Statements could be left empty."
            ),
            self.words.gettext(
                "Scoring version %(version)s.", version=self.published.sources.scoring_version
            ),
        )

    def version(self) -> str:
        return self.words.gettext("Release %(release)s", release=self.release_id)

    def rows(self) -> str:
        """What there is of answers row by row."""
        if self.row_variables:
            return self.words.gettext(
                "The answers can be taken out row by row, in an order that says nothing. What might lead back"
                " to a person is left out: the organisation, what people wrote themselves, and the sector,"
                " level or line of small groups."
            )
        return self.words.gettext(
            "The answers of this assessment cannot be taken out row by row. This code book describes what was"
            " asked and what the published figures stand for."
        )

    def keying(self, item: Item) -> str | None:
        """How the answer counts in the score, where that is not as given."""
        low, high = item.scale.minimum, item.scale.maximum
        if item.scale.kind == "bipolar":
            return self.words.gettext(
                "The middle is best. In the score an answer counts as %(high)s − 2 × its distance from"
                " %(middle)s; the file holds the answer as given.",
                high=high,
                middle=f"{item.scale.middle:g}",  # a whole number: such a scale has an odd number of values
            )
        if item.reversed:
            return self.words.gettext(
                "Counted the other way round: in the score an answer counts as %(sum)s − the answer; the file"
                " holds the answer as given.",
                sum=low + high,
            )
        return None

    def score_rule(self, items: int) -> str:
        return self.words.ngettext(
            "The answer to the one statement, counted as described there. Not in the files: compute it with"
            " this rule.",
            "Mean of the %(num)s statements, counted as described there, for people who answered at least"
            " %(half)s of them. Not in the files: compute it with this rule.",
            items,
            half=(items + 1) // 2,
        )

    def withheld(self) -> str:
        return self.words.gettext("Too few people answered to show figures.")


def study_of(
    questionnaire: Questionnaire,
    published: Published,
    release_id: str,
    language: Language,
    row_variables: bool,
    producer: str,
) -> Study:
    return Study(
        questionnaire,
        published,
        release_id,
        language,
        ReportSentences(language),
        producer or SOFTWARE,
        row_variables,
    )
