"""The first slides: what this is, the answer, and who gave it."""

from app.documents.group_names import SHORT_LEVELS, SHORT_LINES
from app.documents.slides.bars import Bars, bars
from app.documents.slides.deck import CAPTION, CHART, SIDE, Drawn, Slide
from app.documents.slides.material import BESIDE_TEXT, Material, sentence_case
from app.documents.slides.text import Line, Lines
from app.domain.breakdown import Breakdown


def front(material: Material) -> Slide:
    report = material.report
    when = material.gettext(
        "Wave %(wave)s, closed on %(date)s", wave=report.occasion.wave, date=material.words.closed(report)
    )
    demo = material.gettext("Demonstration: the answers in this report are made up.")
    return Slide(
        "front",
        material.gettext("How effectively does %(network)s work together?", network=report.occasion.network),
        {
            1: [material.gettext("Diagnosis of the collaboration"), when],
            SIDE: [demo] if report.occasion.demo else [],
        },
    )


def answer(material: Material) -> Slide:
    """The points that come first, beside the outcome in a few sentences."""
    report, found = material.report, material.found
    opening = found.opening()
    if not report.points:
        told = [each for each in (_outcome(material, opening[1:]), _sure(material)) if each]
        return Slide(
            "columns",
            opening[0],
            dict(zip((CHART, SIDE), told, strict=False)),
            _sure(material),
            tuple(opening[1:]),
        )
    criteria = [report.criterion(id_) for id_ in _first(material)]
    title = material.ngettext(
        "%(criteria)s deserves attention first.",
        "%(criteria)s deserve attention first.",
        len(criteria),
        criteria=sentence_case(material.named(criteria)),
    )
    points: list[Line | str] = [Line(material.gettext("Where does it stall?"), lead=True)]
    notes: list[Line | str] = []
    for number, each in enumerate(report.points, start=1):
        points += [f"{number}. {found.title(each)}", Line(found.certainty(each), quiet=True)]
        notes += [Line(found.title(each), lead=True), *found.evidence(each)]
    return Slide(
        "columns",
        title if criteria else opening[0],
        {CHART: points, SIDE: _outcome(material, opening)},
        [*notes, *material.questions(report.points[:1])],
        tuple(opening),
    )


def response(material: Material) -> Slide:
    """Who answered, as far as that may be told, and whose view is missing."""
    report, words = material.report, material.words
    title = words.response(report.attendance)
    side = _missing(material)
    drawn = _answered(material) or _invited(material)
    notes: list[Line | str] = [title]
    for breakdown in report.breakdowns:
        notes += [material.pages.who(breakdown, group) for group in breakdown.groups]
    for each in material.found.attendance():
        notes += [f"{material.found.title(each)} {material.found.otherwise(each)}"]
        notes += [Line(question, bullet=True) for question in material.found.questions(each)]
    if drawn is None:
        return Slide("columns", title, {CHART: side}, notes)
    chart, caption = drawn
    return Slide("chart-text", title, {CHART: chart, CAPTION: [caption], SIDE: side}, notes)


def _first(material: Material) -> list[str]:
    """The criteria of the points, each once."""
    return list(
        dict.fromkeys(each.finding.criterion for each in material.report.points if each.finding.criterion)
    )


def _outcome(material: Material, sentences: list[str]) -> Lines:
    if not sentences:
        return []
    return [Line(material.gettext("In short"), lead=True), *sentences]


def _sure(material: Material) -> Lines:
    """What to make of it where nothing stalls clearly, or where nothing can be shown."""
    report = material.report
    if not report.shows_anything:
        return [
            Line(material.gettext("Why there are no figures"), lead=True),
            material.gettext(
                "Partners were promised that a figure is only shown when at least %(threshold)s people"
                " answered the"
                " question. That did not happen on any question. A closed wave does not reopen, so these"
                " answers"
                " stay unseen.",
                threshold=report.terms.threshold,
            ),
            material.gettext(
                "For the next wave: invite more people, tell beforehand what happens with the answers, and"
                " remind"
                " those who have not answered."
            ),
        ]
    return [
        Line(material.gettext("Where does it stall?"), lead=True),
        material.gettext(
            "The figures do not point at a place where the collaboration stalls. That is not the same as:"
            " everything goes well. Look at the criteria that are uncertain and talk them over."
        ),
    ]


def _missing(material: Material) -> Lines:
    report = material.report
    told: list[Line | str] = []
    if report.attendance.organisations:
        told.append(
            material.ngettext(
                "They come from one organisation.",
                "They come from %(num)s organisations.",
                report.attendance.organisations,
            )
        )
    found = material.found.attendance()
    if found:
        told.append(Line(material.gettext("Whose view is missing"), lead=True))
    for each in found:
        told += [material.found.title(each), Line(material.found.why(each), quiet=True)]
    left_out = material.pages.left_out()
    if left_out:
        told.append(left_out)
    told.append(
        material.gettext(
            "How many answered is told of groups that are large enough only, so that no answer can be"
            " traced to"
            " a person."
        )
    )
    return told


def _answered(material: Material) -> tuple[Drawn, str] | None:
    """The groups of the first breakdown that is shown."""
    if not material.report.breakdowns:
        return None
    breakdown = material.report.breakdowns[0]
    if len(breakdown.groups) > 12:
        return None
    known = all(group.invited is not None for group in breakdown.groups)
    rows = tuple(
        (
            material.pages.names.short(breakdown.dimension, group.id),
            (group.invited, group.respondents) if known else (group.respondents,),
        )
        for group in breakdown.groups
    )
    answered = material.gettext("Answered")
    series = (material.gettext("Invited"), answered) if known else (answered,)
    return _bars(material, series, rows, _told(material, breakdown)), _merged(material, breakdown)


def _told(material: Material, breakdown: Breakdown) -> str:
    people = [material.pages.who(breakdown, group) for group in breakdown.groups]
    return material.gettext("Bar chart of who answered. %(groups)s.", groups="; ".join(people))


def _merged(material: Material, breakdown: Breakdown) -> str:
    """Who is in the group of small groups."""
    taken = [
        name
        for group in breakdown.groups
        for name in material.pages.names.members(breakdown.dimension, group)
    ]
    if not taken:
        return material.gettext("Numbers of people.")
    return material.gettext(
        "Numbers of people. Taken together, because alone they are too few to show: %(groups)s.",
        groups=material.words.listed(taken),
    )


def _invited(material: Material) -> tuple[Drawn, str] | None:
    """Who were asked, by level or by line, where nothing may be told of who answered."""
    attendance = material.report.attendance
    counted = [
        (material.gettext(names[group]), (number,))
        for numbers, names in ((attendance.levels, SHORT_LEVELS), (attendance.lines, SHORT_LINES))
        for group, number in numbers.items()
    ]
    rows = tuple(counted[: len(attendance.levels) or None])
    if not rows:
        return None
    people = "; ".join(f"{name}: {values[0]}" for name, values in rows)
    told = material.gettext("Bar chart of who were invited. %(groups)s.", groups=people)
    return _bars(material, (material.gettext("Invited"),), rows, told), material.gettext(
        "Numbers of people invited."
    )


def _bars(
    material: Material,
    series: tuple[str, ...],
    rows: tuple[tuple[str, tuple[int | None, ...]], ...],
    description: str,
) -> Drawn:
    colours = ("accent3", "accent1") if len(series) == 2 else ("accent1",)
    made = Bars(material.gettext("Group"), series, rows, colours, material.language, BESIDE_TEXT[0], 13)
    return Drawn(bars(made, material.at), description)
