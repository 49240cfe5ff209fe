"""The last pages of the diagnostic report: how to read it, how it was made, and on what it rests."""

from collections.abc import Iterator

from app.documents.pdf.report_actions import offered
from app.documents.pdf.report_material import Material, Told
from app.domain.report import ScaleGroup
from app.domain.terms import Terms

STATISTICS = (
    "Burke, M.J. & Dunlap, W.P. (2002). Estimating Interrater Agreement with the Average Deviation Index."
    " Organizational Research Methods 5(2), 159-172.",
    "Van der Eijk, C. (2001). Measuring Agreement in Ordered Rating Scales. Quality & Quantity 35, 325-341.",
    "James, L.R., Demaree, R.G. & Wolf, G. (1984). Estimating Within-Group Interrater Reliability With and"
    " Without Response Bias. Journal of Applied Psychology 69(1), 85-98.",
)
GROUP_STATISTICS = (
    "Cliff, N. (1993). Dominance Statistics: Ordinal Analyses to Answer Ordinal Questions. Psychological"
    " Bulletin 114(3), 494-509.",
    "Holm, S. (1979). A Simple Sequentially Rejective Multiple Test Procedure. Scandinavian Journal of"
    " Statistics 6(2), 65-70.",
)
WAVE_STATISTICS = (
    "Welch, B.L. (1947). The Generalization of ‘Student’s’ Problem when Several Different Population"
    " Variances are Involved. Biometrika 34, 28-35.",
)


def reading(material: Material) -> Told:
    return {
        "heading": material.gettext("How to read this report"),
        "topics": list(_topics(material)),
    }


def _topics(material: Material) -> Iterator[Told]:
    yield _charts(material)
    yield _score(material)
    yield _verdict(material)
    yield _agreement(material)
    if material.report.differences:
        yield _group_topic(material)
    if material.report.previous:
        yield _wave_topic(material)
    yield _protection(material)
    yield _limits(material)


def _topic(heading: str, *paragraphs: str, rules: list[Told] | None = None) -> Told:
    return {"heading": heading, "paragraphs": paragraphs, "rules": rules or []}


def _charts(material: Material) -> Told:
    return _topic(
        material.gettext("Radar, dot plot and bars"),
        material.gettext(
            "The radar shows the shape of the network: where the line comes near the centre, the score is"
            " low. Read the figures in the dot plot beside it: the dot is the mean and the bar round it the"
            " interval. The bars of answers show what people chose, from edge to edge: two ends that are both"
            " broad mean that partners contradict each other, whatever the mean."
        ),
    )


def _score(material: Material) -> Told:
    return _topic(
        material.gettext("Score, interval and n"),
        material.gettext(
            "A person’s score on a criterion is the mean of the statements that they answered, if they"
            " answered at least half of them. Higher is better. On questions about balance the middle is"
            " best: the further from the middle, the lower the score."
        ),
        material.gettext(
            "The 95%% interval shows how certain a mean is. Asking people like these again would give another"
            " mean; the interval shows how far it would move. The fewer people answer and the more they"
            " differ, the wider it is. n is the number of people with a score."
        ),
        material.gettext(
            "Beside it stands an interval of the network’s own mean, which takes into account how many of"
            " those invited answered. When everybody answers it shrinks to a point. Verdicts do not use it."
        ),
        material.gettext(
            "“Don’t know” is an answer of its own. It is counted apart and never becomes a number in a score."
            " Statements could be left empty."
        ),
        material.gettext("In this report every organisation weighs equally.")
        if material.report.weighting == "organisation"
        else material.gettext("In this report every person weighs equally."),
    )


def _verdict(material: Material) -> Told:
    return _topic(
        material.gettext("How a verdict comes about"),
        material.gettext(
            "The mean alone never decides. The questions are asked in this order; the first “yes” gives the"
            " verdict."
        ),
        material.gettext(
            "The norm lies a little above the middle of the scale, because people agree with statements more"
            " easily than they disagree. It is a choice of this tool. Every rule uses the figures as printed"
            " here, so you can check each verdict yourself."
        ),
        rules=[_rules(material, group) for group in material.report.groups],
    )


def _rules(material: Material, group: ScaleGroup) -> Told:
    rules, words = group.criteria[0].rules, material.words
    heading = material.gettext(
        "Criteria on a scale from %(minimum)s to %(maximum)s", minimum=group.minimum, maximum=group.maximum
    )
    return {
        "heading": heading if len(material.report.groups) > 1 else None,
        "items": [
            [
                material.gettext("Not shown"),
                material.gettext(
                    "Did fewer than %(threshold)s people answer, or is there no spread to compute?",
                    threshold=material.report.terms.threshold,
                ),
            ],
            [
                material.gettext("Divided"),
                material.gettext(
                    "Is the mean deviation above %(deviation)s and the agreement A at most %(agreement)s?",
                    deviation=words.fine(rules.deviation),
                    agreement=words.fine(rules.agreement),
                ),
            ],
            [
                material.gettext("Strong"),
                material.gettext(
                    "Does the whole interval lie at or above the norm of %(norm)s?",
                    norm=words.border(rules.norm),
                ),
            ],
            [
                material.gettext("Stalling"),
                material.gettext(
                    "Does the whole interval lie below the norm of %(norm)s?", norm=words.border(rules.norm)
                ),
            ],
            [
                material.gettext("Uncertain"),
                material.gettext("None of these: the norm lies within the interval."),
            ],
        ],
    }


def _agreement(material: Material) -> Told:
    return _topic(
        material.gettext("Agreement between partners"),
        material.gettext(
            "The mean deviation says how far answers lie from the mean of their statement. Above the border"
            " in question 2 the difference matters in practice (Burke and Dunlap, 2002). Agreement A is 1"
            " when all answer alike, 0 when answers are spread evenly and −1 with two camps at the ends"
            " (Van der Eijk, 2001). For A there is no accepted border; the one in question 2 is a choice of"
            " this tool. Partners are “divided” when both figures say so, and “spread out” when only the"
            " mean deviation does."
        ),
    )


def _group_topic(material: Material) -> Told:
    return _topic(
        material.gettext("Groups beside each other"),
        material.gettext(
            "A difference is called clear only when chance alone would make one as large less than 1 in 20"
            " times, however many criteria were compared. Cliff’s delta says how far two groups lie apart,"
            " from −1 to 1. “No indication” is not the same as “no difference”: with small groups a"
            " difference must be large to be told from chance. People of one organisation resemble each"
            " other, so differences between lines and sectors look surer than they are."
        ),
    )


def _wave_topic(material: Material) -> Told:
    previous = material.report.previous
    return _topic(
        material.gettext("Two waves"),
        material.gettext(
            "The dashed line and the open dots are wave %(wave)s of this network. A change is called one only"
            " where its 95%% interval lies wholly above or below zero; otherwise it can't be told from"
            " chance.",
            wave=previous.wave if previous else "",
        ),
        material.gettext(
            "Each criterion has its own interval. Of nine criteria on which nothing changed, one or more is"
            " called up or down in a fifth to a quarter of all networks: one criterion that moves a little is"
            " no trend."
        ),
    )


def _protection(material: Material) -> Told:
    terms: Terms = material.report.terms
    shown = material.gettext(
        "A figure is shown only if at least %(threshold)s people answered that very question. Where fewer"
        " people answered one statement of a criterion, all its statements and parts are left out, so that"
        " nobody can work out those few answers from the rest. Figures have no more decimals than you see"
        " here.",
        threshold=terms.threshold,
    )
    if terms.mode == "open":
        promise = material.gettext(
            "Partners were told beforehand that results may be shown by organisation. People are never named."
        )
    else:
        promise = material.gettext(
            "Groups are shown only where nobody can put figures together and be left with fewer than"
            " %(threshold)s people. Small groups are taken together; what can't be made safe is left out.",
            threshold=terms.threshold,
        )
    return _topic(material.gettext("What protects the people who answered"), shown, promise)


def _limits(material: Material) -> Told:
    return _topic(
        material.gettext("What this report does not say"),
        material.gettext(
            "It shows how partners see the collaboration. It measures no results for residents and proves no"
            " cause: findings name what else could explain them. It is one moment, and who was invited"
            " decides what is seen. The norm and several borders are choices of this tool; how reliable the"
            " scales are in practice is not known yet."
        ),
    )


def sources(material: Material) -> Told:
    """The model, the statistics, the interventions that are named, and the colophon's heading."""
    report = material.report
    parts = [
        {"heading": material.gettext("The model"), "items": [report.source]},
        {"heading": material.gettext("The statistics"), "items": _statistics(material)},
        {"heading": material.gettext("What can help"), "items": _advice(material)},
    ]
    return {
        "heading": material.gettext("Sources"),
        "parts": [part for part in parts if part["items"]],
        "origin": {
            "heading": material.gettext("Where this comes from"),
            "items": [
                [material.gettext("Questionnaire"), report.questionnaire_title],
                [material.gettext("Checksum of the questionnaire"), report.sources.questionnaire_digest],
            ],
        },
    }


def _statistics(material: Material) -> list[str]:
    if not material.report.shows_anything:
        return []
    used = [*STATISTICS]
    if material.report.differences:
        used += GROUP_STATISTICS
    if material.report.compared:
        used += WAVE_STATISTICS
    return sorted(used, key=lambda source: source.removeprefix("Van der "))


def _advice(material: Material) -> list[str]:
    """Without doubles, of the interventions that the action plan offers to choose from."""
    return sorted({one.source for _, interventions in offered(material) for one in interventions})
