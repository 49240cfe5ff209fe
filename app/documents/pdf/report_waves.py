"""The change since the wave before in the diagnostic report, and what was asked beside the criteria."""

from app.charts import count_bars_description, count_bars_svg
from app.documents.pdf.report_material import Material, Told, picture, table
from app.documents.report_sentences import within_sentence
from app.domain.report import ChoiceReport, CommentReport


def change(material: Material) -> Told | None:
    """None without a wave before that anything can be compared with."""
    report, words = material.report, material.words
    if not (report.previous and report.previous_attendance and report.compared):
        return None
    told = [
        material.gettext("Wave %(wave)s:", wave=report.previous.wave),
        words.response(report.previous_attendance),
        material.gettext("Now:"),
        words.response(report.attendance),
        material.gettext(
            "Nobody’s answers were tied together: the two waves are compared as two groups of people."
        ),
    ]
    return {
        "heading": material.gettext("What changed since wave %(wave)s", wave=report.previous.wave),
        "lead": material.changes.all(report),
        "paragraphs": [" ".join(told)],
        "table": _changes(material, report.previous.wave),
        "common": _common(material),
        "not_compared": _not_compared(material),
    }


def _changes(material: Material, wave: int) -> Told:
    words = material.words
    columns = [
        (material.gettext("Criterion"), "text"),
        (material.gettext("Wave %(wave)s", wave=wave), "number"),
        (material.gettext("Now"), "number"),
        (material.gettext("Difference"), "number"),
        (material.gettext("95%% interval"), "number"),
        (material.gettext("n of both"), "number"),
        (material.gettext("What happened"), "text"),
    ]
    rows = [
        [
            one.name,
            words.score(one.previous.mean if one.previous else None),
            words.score(one.figures.mean if one.figures else None),
            words.signed(one.change.difference),
            words.span(one.change.interval),
            words.gettext("%(n)s and %(other)s", n=one.change.n_before, other=one.change.n_now).replace(
                " ", "\N{NO-BREAK SPACE}"
            ),
            material.changes.word(one),
        ]
        for one in material.report.criteria
        if one.change
    ]
    return table(material.gettext("Change of each criterion"), columns, rows)


def _common(material: Material) -> Told | None:
    """Over how many items criteria are compared where the questionnaire was another version."""
    items = [
        material.gettext("%(common)s of %(all)s questions", common=one.common, all=len(one.items)).join(
            [f"{one.name}: ", ""]
        )
        for one in material.report.criteria
        if one.common is not None and one.common < len(one.items)
    ]
    if not items:
        return None
    lead = material.gettext(
        "The questionnaire was another version then. These criteria are compared over the questions that both"
        " versions have:"
    )
    return {"lead": lead, "items": items}


def _not_compared(material: Material) -> str | None:
    names = [within_sentence(one.name) for one in material.report.criteria if one.change is None]
    if not names:
        return None
    return material.gettext(
        "Not compared, because it was not asked in the same way or not shown in both waves: %(criteria)s.",
        criteria=material.words.listed(names),
    )


def modules(material: Material) -> Told | None:
    """What was asked beside the criteria; None where nothing was."""
    choices = [_choice(material, choice) for choice in material.report.choices]
    comments = [_comments(material, comment) for comment in material.report.comments]
    if not choices and not comments:
        return None
    return {
        "heading": material.gettext("What partners say themselves"),
        "choices": choices,
        "comments": comments,
    }


def _choice(material: Material, choice: ChoiceReport) -> Told:
    if choice.n is None:
        return {
            "question": choice.text,
            "chart": None,
            "withheld": material.gettext(
                "Fewer than %(threshold)s people answered this question. That is why there are no figures.",
                threshold=material.report.terms.threshold,
            ),
        }
    chart = material.charts.choice(choice)
    caption = material.ngettext(
        "Number of times chosen, by one person.", "Number of times chosen, by %(num)s people.", choice.n
    )
    drawn = picture(count_bars_svg(chart, "wide"), count_bars_description(chart), caption)
    return {"question": choice.text, "chart": drawn, "withheld": None}


def _comments(material: Material, comment: CommentReport) -> Told:
    if comment.texts is None:
        note = material.gettext(
            "These answers are not in the report: they are shown only when enough people wrote one, and never"
            " in an open assessment."
        )
    else:
        note = material.gettext(
            "In no particular order. What led back to a person was taken out before this report was made."
        )
    return {"question": comment.text, "texts": list(comment.texts or ()), "note": note}
