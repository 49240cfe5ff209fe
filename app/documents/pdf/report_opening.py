"""The first pages of the diagnostic report: the answer in half a page, and who took part."""

from collections.abc import Mapping
from typing import Any

from app.documents.group_names import DIMENSIONS
from app.documents.pdf.report_material import Material, Told, table
from app.documents.report_sentences import within_sentence
from app.domain.grouping import Dimension
from app.domain.report import CriterionReport, FindingReport
from app.language.formatting import EN_DASH
from app.language.vocabulary_texts import FORMALITIES, PHASES, SCALES

MOST_NAMED_STRONG = 4


def front(material: Material) -> Told:
    """Whom the report is for, and what they promised partners."""
    terms = material.report.terms
    return {
        "audience": material.gettext("For the steering group and the partners of the network"),
        "confidential": material.gettext("Confidential") if terms.mode == "confidential" else None,
        "note": material.gettext(
            "Figures are shown only of %(threshold)s people or more, so that no answer can be traced to a"
            " person. Treat this report with the care that partners were promised.",
            threshold=terms.threshold,
        )
        if terms.mode == "confidential"
        else material.gettext(
            "Partners were told beforehand that results may be shown by organisation. People are never named."
        ),
    }


def answer(material: Material) -> Told:
    """Where it stalls, what goes well and how sure all this is."""
    report = material.report
    return {
        "heading": material.gettext("The answer in brief"),
        "lead": material.found.opening(),
        "points": _points(material),
        "well": {"heading": material.gettext("What goes well"), "paragraphs": [_well(material)]}
        if report.shows_anything
        else None,
        "sure": {"heading": material.gettext("How sure is this?"), "paragraphs": _sure(material)}
        if report.shows_anything
        else None,
        "nothing": None if report.shows_anything else _nothing(material),
    }


def _points(material: Material) -> Told | None:
    report = material.report
    if not report.shows_anything:
        return None
    told: Told = {"heading": material.gettext("Where does it stall?"), "items": []}
    if not report.points:
        told["lead"] = material.gettext(
            "The figures do not point at a place where the collaboration stalls. That is not the same as:"
            " everything goes well. Look at the criteria that are uncertain and talk them over."
        )
        return told
    told["lead"] = material.ngettext(
        "One point deserves attention first.",
        "%(num)s points deserve attention first. They are in order of weight, of how sure we are and of what"
        " partners themselves say hinders.",
        len(report.points),
    )
    told["items"] = [
        {
            "title": material.found.title(each),
            "why": material.found.why(each),
            "sure": material.found.certainty(each),
        }
        for each in report.points
    ]
    return told


def _well(material: Material) -> str:
    """The strong criteria with their means; without any, the highest mean and that it isn't strong."""
    strong = sorted(material.report.having("strong"), key=lambda one: -_mean(one))
    if strong:
        named = [
            f"{within_sentence(one.name)} ({material.words.score(_mean(one))})"
            for one in strong[:MOST_NAMED_STRONG]
        ]
        more = len(strong) - len(named)
        if more:
            others = material.ngettext("%(num)s other criterion", "%(num)s other criteria", more)
            named.append(within_sentence(others))
        return material.gettext(
            "You can build on %(criteria)s: there the whole interval lies at or above the norm.",
            criteria=material.words.listed(named),
        )
    shown = [one for one in material.report.criteria if one.figures]
    if not shown:
        return material.gettext("Too few people answered to say this.")
    highest = max(shown, key=_mean)
    return material.gettext(
        "On no criterion does the whole interval lie at or above the norm. The highest mean is that of"
        " %(criterion)s: %(mean)s (interval %(interval)s).",
        criterion=within_sentence(highest.name),
        mean=material.words.score(_mean(highest)),
        interval=material.words.span(highest.verdict.interval),
    )


def _mean(criterion: CriterionReport) -> float:
    mean = criterion.figures.mean if criterion.figures else None
    return float("-inf") if mean is None else mean


def _sure(material: Material) -> list[str]:
    """The response, who is missing, which verdicts those missing could change, what stays open."""
    report, words = material.report, material.words
    missing = [material.found.title(each) for each in material.found.attendance()]
    paragraphs = [" ".join([words.response(report.attendance), *missing])]
    movable = [
        within_sentence(one.name)
        for one in report.criteria
        if words.non_response(one, report.attendance) is not None
    ]
    if movable:
        paragraphs.append(
            material.gettext(
                "Those who are missing could carry the mean over the norm on %(criteria)s, if they all think"
                " alike.",
                criteria=words.listed(movable),
            )
        )
    if report.having("uncertain"):
        paragraphs.append(
            material.ngettext(
                "One criterion stays uncertain: there the norm lies within the interval.",
                "%(num)s criteria stay uncertain: there the norm lies within the interval.",
                len(report.having("uncertain")),
            )
        )
    return paragraphs


def _nothing(material: Material) -> Told:
    return {
        "heading": material.gettext("Why there are no figures"),
        "paragraphs": [
            material.gettext(
                "Partners were promised that a figure is only shown when at least %(threshold)s people"
                " answered the question. That did not happen on any question. A closed wave does not"
                " reopen, so these answers stay unseen.",
                threshold=material.report.terms.threshold,
            )
        ],
        "next": {
            "heading": material.gettext("What you can do now"),
            "paragraphs": [
                material.gettext(
                    "For the next wave: invite more people, tell beforehand what happens with the answers,"
                    " and remind those who have not answered."
                ),
                material.gettext(
                    "A conversation needs no figures. Ask around the table on which criterion below the"
                    " collaboration gets stuck, let everybody give one example, and agree on one first step."
                ),
            ],
            "criteria": [[one.name, one.definition] for one in material.report.criteria],
        },
    }


def response(material: Material) -> Told:
    """How many answered of whom, and whose view is missing."""
    attendance = material.report.attendance
    sentences = [material.words.response(attendance)]
    if attendance.organisations:
        sentences.append(
            material.ngettext(
                "They come from one organisation.",
                "They come from %(num)s organisations.",
                attendance.organisations,
            )
        )
    tables = [told for told in (_levels(material), _lines(material)) if told]
    return {
        "heading": material.gettext("Who took part"),
        "paragraphs": [" ".join(sentences), *_network(material)],
        "missing": {
            "heading": material.gettext("Whose view is missing"),
            "items": [_missing(material, each) for each in material.found.attendance()],
        }
        if material.found.attendance()
        else None,
        "tables": tables,
        "note": material.gettext(
            "These numbers count who was invited. How many of them answered is told of groups that are large"
            " enough only, so that no answer can be traced to a person."
        )
        if tables
        else None,
    }


def _network(material: Material) -> list[str]:
    """What kind of network it was on the day of closing, as far as that is known."""
    occasion = material.report.occasion
    known = [
        (material.gettext("Formality"), FORMALITIES, occasion.formality),
        (material.gettext("Working scale"), SCALES, occasion.scale),
        (material.gettext("Phase"), PHASES, occasion.phase),
    ]
    told = [
        f"{name}: {within_sentence(material.gettext(texts[value]))}" for name, texts, value in known if value
    ]
    return [f"{'; '.join(told)}."] if told else []


def _missing(material: Material, each: FindingReport) -> Told:
    return {
        "title": material.found.title(each),
        "why": material.found.why(each),
        "evidence": material.found.evidence(each),
    }


def _levels(material: Material) -> Told | None:
    attendance = material.report.attendance
    unknown = [(material.gettext("level not known"), attendance.unknown_levels)]
    return _invited(material, "level", attendance.levels, unknown) if attendance.levels else None


def _lines(material: Material) -> Told | None:
    attendance = material.report.attendance
    unknown = [(material.gettext("line not known"), attendance.unknown_lines)]
    return _invited(material, "line", attendance.lines, unknown) if attendance.lines else None


def _invited(
    material: Material, dimension: Dimension, numbers: Mapping[Any, int], unknown: list[tuple[str, int]]
) -> Told:
    """Invited per group, and answered where the report tells that."""
    answered = {
        group.id: group.respondents
        for breakdown in material.report.breakdowns
        if breakdown.dimension == dimension
        for group in breakdown.groups
    }
    columns = [("", "text"), (material.gettext("Invited"), "number")]
    if answered:
        columns.append((material.gettext("Answered"), "number"))
    short = material.groups.names.short
    rows = [
        [short(dimension, id_), str(number), answered.get(id_, EN_DASH)] for id_, number in numbers.items()
    ]
    rows += [[name[:1].upper() + name[1:], str(number), EN_DASH] for name, number in unknown if number]
    heading = material.gettext(DIMENSIONS[dimension])
    return table(heading, columns, [[str(cell) for cell in row[: len(columns)]] for row in rows])
