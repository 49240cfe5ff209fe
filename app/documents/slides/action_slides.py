"""From findings to action: what partners choose, what can help, what was agreed, what comes next."""

from collections.abc import Iterator

from app.charts import count_bars_description
from app.charts.description import by_count
from app.documents.report_sentences import within_sentence
from app.documents.slides.bars import Bars, bars
from app.documents.slides.deck import CAPTION, CHART, SIDE, Drawn, Slide
from app.documents.slides.material import MOST_ROWS, WHOLE, Material
from app.documents.slides.table import Column, Table, chunks
from app.documents.slides.text import Line, Lines
from app.domain.action_plan import ActionState, AgreedAction, PlanSection
from app.domain.report import ChoiceReport
from app.language import N_, format_short_date
from app.language.formatting import EN_DASH

A_POINT = 2
"""Interventions in the table for each point; the notes of the point have all."""
STATES: dict[ActionState, str] = {
    "planned": N_("Planned"),
    "started": N_("Under way"),
    "done": N_("Done"),
    "dropped": N_("Dropped"),
}


def choices(material: Material) -> Iterator[Slide]:
    for choice in material.report.choices:
        if choice.n is not None and choice.counts:
            yield _choice(material, choice)


def interventions(material: Material) -> Iterator[Slide]:
    """What can help, with the first step of each."""
    gettext, found = material.gettext, material.found
    rows, notes = [], []
    seen: set[str] = set()
    for number, each in enumerate(material.report.points, start=1):
        notes.append(Line(f"{number}. {found.title(each)}", lead=True))
        fresh = [one for one in each.interventions if one.id not in seen][:A_POINT]
        for one in fresh:
            seen.add(one.id)
            about = (
                f"{number}. {material.report.criterion(each.finding.criterion).name}"
                if each.finding.criterion
                else f"{number}."
            )
            rows.append(
                (about, found.said(one.title), found.said(one.first_step), found.said(one.actor.text))
            )
            notes.append(
                Line(f"{found.said(one.title)} ({found.effort(one)}): {found.said(one.text)}", bullet=True)
            )
    if not rows:
        return
    columns = (
        Column(gettext("Where it stalls"), 2.2),
        Column(gettext("What can help"), 3.4),
        Column(gettext("First step"), 4.4),
        Column(gettext("Who acts"), 2.4),
    )
    title = gettext("Every point has a first step that can be taken next week.")
    caption = gettext(
        "To choose from, not to do all of it. Source and what the next wave would show stand in the report."
    )
    for piece in chunks(Table(columns, tuple(rows), title)):
        yield Slide("table", title, {CHART: piece, CAPTION: [caption]}, notes)


def plan(material: Material) -> Iterator[Slide]:
    """What was agreed, wave by wave, the latest first."""
    for section in material.handout.plan:
        if section.actions:
            yield from _agreed(material, section)


def conversation(material: Material) -> Slide:
    gettext, report = material.gettext, material.report
    steps: list[Line | str] = [
        Line(gettext("What happens next?"), lead=True),
        gettext("Discuss the outcome in your own group first, then together: do you recognise it?"),
        gettext(
            "Choose with your partners what to take up, who does it and when it is looked at again. Start"
            " with one"
            " to three actions."
        ),
        gettext("Put it in the action plan. The next wave shows whether it helped."),
    ]
    questions: list[Line | str] = [Line(gettext("Questions for the conversation"), lead=True)]
    for each in report.points:
        questions += [Line(question, bullet=True) for question in material.found.questions(each)[:2]]
    if not report.points:
        questions += [
            Line(gettext("What do you recognise in this, and what not?"), bullet=True),
            Line(gettext("Where would one small step help most?"), bullet=True),
        ]
    title = gettext("The figures begin the conversation: choose together what you take up.")
    notes = material.questions(report.points) or [*questions, *steps]
    return Slide("columns", title, {CHART: questions, SIDE: steps}, notes)


def _choice(material: Material, choice: ChoiceReport) -> Slide:
    chart = material.charts.choice(choice)
    ranked = by_count(chart)
    most = [each.label for each in ranked if each.count == ranked[0].count]
    made = Bars(
        material.gettext("Criterion"),
        (material.gettext("Number"),),
        tuple((each.label, (each.count,)) for each in ranked[:MOST_ROWS]),
        ("accent1",),
        material.language,
        WHOLE[0],
        13 if len(ranked) <= 10 else 11,
    )
    title = (
        material.ngettext(
            "What partners choose most is %(criteria)s: %(count)s of %(num)s person.",
            "What partners choose most is %(criteria)s: %(count)s of %(num)s people.",
            choice.n or 0,
            criteria=material.words.listed([within_sentence(label) for label in most]),
            count=ranked[0].count,
        )
        if len(most) <= 3
        else material.gettext("Partners do not choose one thing above the others.")
    )
    people = material.ngettext(
        "Number of times chosen, by one person.", "Number of times chosen, by %(num)s people.", choice.n or 0
    )
    drawn = Drawn(bars(made, material.at), count_bars_description(chart))
    notes: Lines = [
        choice.text,
        drawn.description,
        Line(material.gettext("Questions for the conversation"), lead=True),
        Line(
            material.gettext("Does what partners choose themselves fit what the figures say? Why (not)?"),
            bullet=True,
        ),
    ]
    return Slide("chart", title, {CHART: drawn, CAPTION: [f"{choice.text} {people}"]}, notes, (choice.text,))


def _agreed(material: Material, section: PlanSection) -> Iterator[Slide]:
    gettext = material.gettext
    later = section.compared_with
    columns = [
        Column(gettext("Action"), 4.2),
        Column(gettext("Who"), 2.4),
        Column(gettext("Ready on"), 1.4),
        Column(gettext("How far"), 1.2),
    ]
    if later:
        columns.append(Column(gettext("What became of it"), 3.0))
    rows = tuple(_row(material, action, later) for action in section.actions)
    done = sum(action.state == "done" for action in section.actions)
    if later:
        title = material.ngettext(
            "The one action agreed after wave %(wave)s: %(state)s.",
            "Of the %(num)s actions agreed after wave %(wave)s, %(done)s have been done.",
            len(rows),
            wave=section.wave,
            done=done,
            state=within_sentence(gettext(STATES[section.actions[0].state])),
        )
        caption = gettext(
            "Beside each action stands how the network scored then and in wave %(wave)s. Other things may"
            " have"
            " played a part too: talk over what made the difference.",
            wave=later,
        )
    else:
        title = material.ngettext(
            "After wave %(wave)s the network agreed on one action.",
            "After wave %(wave)s the network agreed on %(num)s actions.",
            len(rows),
            wave=section.wave,
        )
        caption = gettext("There is no later wave yet to see by whether it helped.")
    notes = [f"{action.title}: {action.note}" for action in section.actions if action.note]
    notes.append(gettext("What helped, what did not, and what do we learn from it?"))
    description = gettext("Agreed after wave %(wave)s", wave=section.wave)
    for piece in chunks(Table(tuple(columns), rows, description)):
        yield Slide("table", title, {CHART: piece, CAPTION: [caption]}, notes)


def _row(material: Material, action: AgreedAction, later: int | None) -> tuple[str, ...]:
    about = action.criterion or material.gettext("The collaboration as a whole")
    told = (
        f"{action.title} ({within_sentence(about)})",
        action.organisation or material.gettext("not agreed yet"),
        format_short_date(action.due_on, material.language) if action.due_on else EN_DASH,
        material.gettext(STATES[action.state]),
    )
    return (*told, _became(material, action)) if later else told


def _became(material: Material, action: AgreedAction) -> str:
    if action.change is None:
        return EN_DASH
    return material.gettext(
        "From %(before)s to %(after)s: %(change)s.",
        before=material.words.score(action.before),
        after=material.words.score(action.after),
        change=material.changes.kind(action.change.kind),
    )
