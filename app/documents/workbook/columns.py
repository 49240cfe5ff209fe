"""The columns of the sheets, each with its meaning for the code book."""

from app.documents.workbook.table import Column
from app.language import N_

NAME_WIDTH = 28.0
TEXT_WIDTH = 60.0
WORDS_WIDTH = 18.0

CRITERION = Column(N_("Criterion"), N_("Name of the criterion."), width=26)
CODE = Column(
    N_("Code"), N_("Fixed code in the questionnaire: the same in every wave and language."), width=22
)
FACET = Column(N_("Part"), N_("Name of the part of the criterion."), width=NAME_WIDTH)
ITEM = Column(N_("Statement"), N_("What partners were asked, word for word."), width=TEXT_WIDTH)
ITEM_KIND = Column(
    N_("Kind of statement"),
    N_(
        "Ordinary; reversed (disagreeing is favourable, so it counts the other way round in the score);"
        " or balance (the middle is best)."
    ),
    width=WORDS_WIDTH,
)
NORM = Column(N_("Norm"), N_("The border between strong and stalling. A choice of this tool."), "border")
VERDICT = Column(
    N_("Verdict"), N_("The verdict, which the mean alone never decides. See the rules."), width=13
)
MEAN = Column(N_("Mean"), N_("Mean of the scores of everybody with a score."), "score", width=12)
LOW = Column(
    N_("Interval from"), N_("Lower end of the 95% interval that the verdict looks at."), "score", width=10
)
HIGH = Column(
    N_("Interval to"), N_("Upper end of the 95% interval that the verdict looks at."), "score", width=10
)
BELOW = Column(
    N_("Mean less lower end"),
    N_("How far the interval reaches below the mean: for the chart."),
    "score",
    width=13,
)
ABOVE = Column(
    N_("Upper end less mean"),
    N_("How far the interval reaches above the mean: for the chart."),
    "score",
    width=13,
)
N = Column(N_("n"), N_("Number of people with a score or an answer here."), "whole", width=6)
SD = Column(N_("Sd"), N_("Standard deviation: how far scores lie apart (divisor n − 1)."), "fine", width=8)
AD = Column(
    N_("Mean deviation"),
    N_("How far answers lie from the mean of their statement, on average (Burke and Dunlap, 2002)."),
    "fine",
    width=12,
)
A = Column(
    N_("Agreement A"),
    N_("From −1 (two camps at the ends) through 0 (spread evenly) to 1 (all alike) (Van der Eijk, 2001)."),
    "fine",
    width=17,
)
AGREEMENT = Column(
    N_("Partners are"), N_("Mean deviation and agreement A together, in words."), width=WORDS_WIDTH
)
RWG = Column(
    N_("rwg(j)"),
    N_(
        "Agreement beside an even spread over the scale (James, Demaree and Wolf, 1984). Rises with the"
        " number of statements by itself."
    ),
    "fine",
    width=9,
)
OWN_LOW = Column(
    N_("Own mean from"),
    N_("Lower end of the 95% interval of this network’s own mean, which counts how many were invited."),
    "score",
    width=12,
)
OWN_HIGH = Column(
    N_("Own mean to"), N_("Upper end of the interval of this network’s own mean."), "score", width=12
)
BOUND_LOW = Column(
    N_("If all missing scored lowest"),
    N_("The mean, had everybody without a score given the lowest score."),
    "score",
    width=13,
)
BOUND_HIGH = Column(
    N_("If all missing scored highest"),
    N_("The mean, had everybody without a score given the highest score."),
    "score",
    width=13,
)
BEFORE = Column(
    N_("Mean then"), N_("The mean in the wave that this one is compared with."), "score", width=12
)
NOW = Column(N_("Mean now"), N_("The mean in this wave."), "score", width=12)
CHANGE = Column(
    N_("Change since then"), N_("Mean now less mean then; above 0: it went up."), "signed", width=13
)
CHANGE_LOW = Column(N_("Change from"), N_("Lower end of the 95% interval of the change."), "signed", width=13)
CHANGE_HIGH = Column(N_("Change to"), N_("Upper end of the 95% interval of the change."), "signed", width=13)
N_BEFORE = Column(N_("n then"), N_("Number of people with a score in the wave before."), "whole", 8)
N_NOW = Column(N_("n now"), N_("Number of people with a score in this wave."), "whole", 8)
HAPPENED = Column(
    N_("What happened"),
    N_("Up or down only where the whole interval of the change lies on one side of zero."),
    width=WORDS_WIDTH + 8,
)
COMMON = Column(
    N_("Statements in common"),
    N_("Number of statements that both waves asked. Empty where the questionnaire was the same."),
    "whole",
    width=12,
)
DONT_KNOW = Column(
    N_("Don’t know"),
    N_("How many people chose “don’t know”. That never becomes a number in a score."),
    "whole",
    width=9,
)
RAW_MEAN = Column(
    N_("Mean as answered"), N_("Mean of the answers as they were given, not turned round."), "score", width=12
)
ITEM_MEAN = Column(
    N_("Mean as it counts"),
    N_("Mean of the answers as they count in the score: reversed and balance statements are recoded."),
    "score",
    width=12,
)
SHARE = Column(N_("Share"), N_("The number as a part of the whole."), "share")
WAVE = Column(N_("Wave"), N_("Number of the wave."), "whole", width=9)
CLOSED = Column(N_("Closed on"), N_("Day on which the wave was closed."), "date", 14)
DIMENSION = Column(N_("Divided by"), N_("By what people were divided over groups."), width=14)
GROUP = Column(
    N_("Group"), N_("Name of the group. Groups that are too small are taken together."), width=NAME_WIDTH
)
MEMBERS = Column(
    N_("Taken together from"), N_("Which groups were taken together in this one."), width=NAME_WIDTH
)
OTHER = Column(N_("Beside"), N_("The group that it is compared with."), width=NAME_WIDTH)
ANSWERED = Column(N_("Who answered"), N_("How many people answered the questionnaire."), "whole")
INVITED = Column(N_("Invited"), N_("How many people were invited. Empty: not known."), "whole", width=13)
MEAN_OTHER = Column(
    N_("Mean of the other"), N_("The mean of the group that it is compared with."), "score", width=12
)
DIFFERENCE = Column(N_("Difference"), N_("Mean of the group less the mean of the other."), "signed")
DELTA = Column(
    N_("Cliff’s delta"),
    N_(
        "Effect from −1 to 1: how much more often the group scores higher than the other than it scores"
        " lower."
    ),
    "fine",
    width=9,
)
P = Column(
    N_("p"),
    N_("Chance of a difference as large without any in truth: permutation test, corrected after Holm."),
    "p",
)
N_OTHER = Column(N_("n of the other"), N_("Number of people with a score in the other group."), "whole")
OUTCOME = Column(
    N_("Outcome"),
    N_("Clear when p is below 0.05, with the size of the effect; else no indication."),
    width=28,
)
