"""The last slide: how to read this, and where the figures come from."""

from app.documents.slides.deck import CHART, SIDE, Slide
from app.documents.slides.material import Material
from app.documents.slides.text import Line, Lines, plain


def closing(material: Material) -> Slide:
    return Slide(
        "closing",
        material.gettext("Every figure here can be traced to one release of results."),
        {CHART: _reading(material), SIDE: _colophon(material)},
    )


def keywords(material: Material) -> list[str]:
    sources = material.report.sources
    return [
        f"release={material.handout.release_id}",
        f"questionnaire={sources.questionnaire_id} {sources.questionnaire_version}",
        f"scoring={sources.scoring_version}",
    ]


def _reading(material: Material) -> Lines:
    gettext, report = material.gettext, material.report
    told: list[Line | str] = [
        Line(gettext("Score, interval and n"), lead=True),
        gettext(
            "A score is the mean of the statements that a person answered; higher is better. The interval"
            " says how"
            " certain a mean is: the fewer people and the more they differ, the wider. n is the number of"
            " people"
            " with a score."
        ),
        Line(gettext("How a verdict comes about"), lead=True),
        gettext(
            "The mean alone never decides. Divided: partners contradict each other. Strong: the whole"
            " interval lies"
            " at or above the norm. Stalling: the whole interval lies below it. Uncertain: the norm lies"
            " within it."
        ),
        Line(gettext("What protects the people who answered"), lead=True),
        gettext(
            "A figure is shown only if at least %(threshold)s people answered that very question. “Don’t"
            " know” is"
            " counted apart and never becomes a number in a score.",
            threshold=report.terms.threshold,
        ),
    ]
    if report.previous:
        told.append(
            gettext(
                "A change is called one only where its 95%% interval lies wholly above or below zero;"
                " otherwise it"
                " can't be told from chance."
            )
            % ()
        )
    return told


def _colophon(material: Material) -> Lines:
    gettext, report, sources = material.gettext, material.report, material.report.sources
    weighting = (
        gettext("every organisation weighs equally")
        if report.weighting == "organisation"
        else gettext("every person weighs equally")
    )
    version = gettext("version %(version)s", version=sources.scoring_version)
    rows = (
        (gettext("Network"), plain(report.occasion.network, 120)),
        (
            gettext("Wave"),
            gettext(
                "%(wave)s, closed on %(date)s", wave=report.occasion.wave, date=material.words.closed(report)
            ),
        ),
        (
            gettext("Questionnaire"),
            f"{report.questionnaire_title} ({sources.questionnaire_id} {sources.questionnaire_version})",
        ),
        (gettext("Scoring"), f"{version}, {weighting}"),
        (gettext("Release"), material.handout.release_id),
        (gettext("Source"), report.source),
    )
    told: list[Line | str] = []
    for head, text in rows:
        told += [Line(head, lead=True), text]
    return told
