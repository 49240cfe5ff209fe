"""A partner's own answers as their own device keeps them, and what it needs to put them beside the network's.

Both ends meet in the browser: the server hands out a copy and, later, the keying; it never sees the two
together.
"""

from typing import Any

from app.domain.answers import Answers, Page
from app.domain.questionnaire import Item, Questionnaire
from app.domain.report import Report
from app.domain.scores import keyed_values
from app.persistence.tables import Assessment, Network
from app.web.forms.answering import answered_as_shown

FORMAT = "slagvaardig-own-copy-1"


def copy_of(
    questionnaire: Questionnaire,
    pages: tuple[Page, ...],
    network: Network,
    assessment: Assessment,
    answers: Answers,
    language: str,
) -> dict[str, Any]:
    """Somebody's answers by id, to be read back, and in words, to be read. Without link or receipt."""
    shown = answered_as_shown(questionnaire, pages, answers, language)
    return {
        "format": FORMAT,
        "network": network.name,
        "wave": assessment.wave,
        "assessment": assessment.id,
        "questionnaire": {
            "id": questionnaire.id,
            "version": questionnaire.version,
            "digest": questionnaire.digest,
            "title": questionnaire.title[language],
        },
        "answers": answers,
        "in_words": [
            {"page": page["title"], "question": question, "answer": answer}
            for page in shown
            for question, answer in page["answers"]
        ],
    }


def keying_of(assessment_id: str, questionnaire: Questionnaire, report: Report) -> dict[str, Any]:
    """What a browser needs to score a copy of this assessment: what each answer counts for, and the
    network's means to put beside it (None: not shown)."""
    means = {each.id: each.figures.mean if each.figures else None for each in report.criteria}
    spoken = questionnaire.language(report.language)
    return {
        "format": FORMAT,
        "assessment": assessment_id,
        "criteria": [
            {
                "id": criterion.id,
                "name": criterion.name[spoken],
                "minimum": criterion.minimum,
                "maximum": criterion.maximum,
                "mean": means[criterion.id],
                "items": {item.id: counts_for(item) for item in criterion.items},
            }
            for criterion in questionnaire.criteria
        ],
    }


def counts_for(item: Item) -> dict[str, float]:
    """What each answer counts for, by the answer as it is stored."""
    return {
        str(value): float(keyed) for value, keyed in zip(item.scale.values, keyed_values(item), strict=True)
    }
