"""The numbers that stand for a missing answer in files for statistics programs."""

from dataclasses import dataclass

from app.domain.questionnaire import Questionnaire

FIRST_DONT_KNOW, FIRST_NOT_ANSWERED = -8, -9


@dataclass(frozen=True)
class MissingCodes:
    dont_know: int
    not_answered: int


def missing_codes(questionnaire: Questionnaire) -> MissingCodes:
    """-8 and -9; -98 and -99, -998 and -999 and so on where a scale goes as low as that.

    The same for every variable of a questionnaire, so that one line of syntax does for all.
    """
    lowest = min(scale.minimum for scale in questionnaire.scales)
    dont_know, not_answered = FIRST_DONT_KNOW, FIRST_NOT_ANSWERED
    while lowest <= dont_know:
        dont_know, not_answered = dont_know * 10 - 18, not_answered * 10 - 9
    return MissingCodes(dont_know, not_answered)
