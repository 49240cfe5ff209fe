"""Distributions: one bar of 100% an item, cut up by value, answers as given.

The segments are stacked from edge to edge and not hung around the middle value: both ends of the scale then
start at a straight edge, which is where a divided network shows, scales with an even number of values need no
exception, and on a phone no width is lost. On a bipolar item the middle, the best answer, is framed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from app.charts import lettering, style
from app.charts.data import DistributionChart, ItemDistribution
from app.charts.description import distribution_description
from app.charts.drawing import Anchor, Frame, Layout, Lettering, fill
from app.charts.key import Mark, key
from app.charts.wording import Wording, wording

Colours = tuple[str, ...]
"""One a value of the scale, lowest first."""

TEXT_SIZE = 14.0
SMALL_SIZE = 13.0


@dataclass(frozen=True)
class Plan:
    """The width of a layout, of its bars, and where the counts beside them start (None: they go below); the
    height of a bar and the room above and below it; `beside`: the size of the counts."""

    width: float
    bar: float
    note: float | None
    high: float = 26.0
    above: float = 8.0
    below: float = 20.0
    beside: float = SMALL_SIZE


WIDE = Plan(640, 520, 534)
TIGHT = Plan(640, 520, 534, high=18, above=5, below=9, beside=12)
NARROW = Plan(360, 360, None)


@dataclass(frozen=True)
class Segment:
    x: float
    y: float
    width: float
    fill: str
    label: Lettering | None = None
    framed: bool = False


@dataclass(frozen=True)
class Strip:
    """One item, or the key over the items that share their labels."""

    segments: tuple[Segment, ...]
    texts: tuple[Lettering, ...]
    bottom: float
    height: float
    outline: Segment | None = None


def distribution_svg(chart: DistributionChart, layout: Layout = "wide", *, tight: bool = False) -> Markup:
    """The items as one SVG, in the order given, each with its n and its don't-knows in figures.

    `tight`: lower bars, closer together, where many share a page; only in the wide layout.
    """
    words = wording(chart.language)
    plan = NARROW if layout == "narrow" else TIGHT if tight else WIDE
    colours = chart.palette.scale(len(chart.values))
    strips: list[Strip] = []
    labels: tuple[str, ...] = ()
    y = 2.0
    for item in chart.items:
        if not item.bipolar and item.frequencies is not None and item.labels != labels:
            labels = item.labels
            strips.append(_scale(labels, chart.values, colours, plan, y, words))
            y = strips[-1].bottom + 14
        strips.append(_item(item, colours, plan, y, words))
        y = strips[-1].bottom + plan.below
    entries, end = key(_marks(chart), y - plan.below + 8, plan.width)
    frame = Frame(
        id=f"{chart.id}-distribution",
        layout=layout,
        width=plan.width,
        height=end + 4,
        title=chart.title,
        description=distribution_description(chart),
    )
    return fill("distribution", frame, chart.palette, strips=strips, key=entries)


def _scale(
    labels: Sequence[str], values: Sequence[int], colours: Colours, plan: Plan, y: float, words: Wording
) -> Strip:
    """The whole scale in equal parts, each with its name below."""
    part = plan.bar / len(values)
    segments, texts = [], []
    for position, (label, value) in enumerate(zip(labels, values, strict=True)):
        segments.append(Segment(position * part + 1, y, part - 2, colours[position]))
        lines = lettering.wrap(label or words.whole(value), SMALL_SIZE, part - 4, 4)
        middle = position * part + part / 2
        texts.append(Lettering(middle, y + 26, lines, "middle", SMALL_SIZE, style.QUIET))
    most = max(len(text.lines) for text in texts)
    return Strip(tuple(segments), tuple(texts), y + 26 + (most - 1) * SMALL_SIZE * 1.25, height=10)


def _item(item: ItemDistribution, colours: Colours, plan: Plan, y: float, words: Wording) -> Strip:
    statement = Lettering(0, y + 13, lettering.wrap(item.text, TEXT_SIZE, plan.width), size=TEXT_SIZE)
    top = y + 13 + (len(statement.lines) - 1) * statement.step + plan.above
    if item.frequencies is None:
        hidden = Lettering(0, top + 10, (words.text("not shown"),), "start", SMALL_SIZE, style.QUIET)
        return Strip((), (statement, hidden), top + 12, plan.high)
    texts = [statement]
    bottom = top + plan.high
    if item.bipolar:
        poles = _poles(item, plan, bottom + 15)
        texts += poles
        bottom += 4 + max(len(pole.lines) for pole in poles) * SMALL_SIZE * 1.25
    notes = _notes(item, words)
    if plan.note is not None:
        first = top + (plan.high / 2 + 5 if len(notes) == 1 else max(plan.high / 2 - 3, 11))
        texts.append(Lettering(plan.note, first, notes, "start", plan.beside, style.QUIET))
    else:
        texts.append(Lettering(0, bottom + 15, (" · ".join(notes),), "start", SMALL_SIZE, style.QUIET))
        bottom += 16
    outline = Segment(0.5, top, plan.bar - 1, "none")
    segments = _segments(item, colours, plan, top, words)
    return Strip(segments, tuple(texts), bottom, plan.high, outline)


def _segments(
    item: ItemDistribution, colours: Colours, plan: Plan, y: float, words: Wording
) -> tuple[Segment, ...]:
    frequencies = item.frequencies or ()
    middle = len(frequencies) // 2 if item.bipolar else -1
    segments = []
    x = 0.0
    for position, count in enumerate(frequencies):
        if count == 0:
            continue
        width = count / item.n * plan.bar
        text = words.whole(count)
        label = None
        if lettering.width(text, TEXT_SIZE) + 4 <= width:
            colour = style.legible_on(colours[position])
            label = Lettering(x + width / 2, y + plan.high / 2 + 5, (text,), "middle", TEXT_SIZE, colour)
        segments.append(Segment(x, y, width, colours[position], label, position == middle))
        x += width
    return tuple(segments)


def _poles(item: ItemDistribution, plan: Plan, y: float) -> list[Lettering]:
    """The names of both ends, below the ends of the bar."""
    room = plan.bar * 0.47
    ends: list[tuple[float, str, Anchor]] = [(0, item.labels[0], "start"), (plan.bar, item.labels[-1], "end")]
    return [
        Lettering(x, y, lettering.wrap(label, SMALL_SIZE, room), anchor, SMALL_SIZE, style.QUIET)
        for x, label, anchor in ends
    ]


def _notes(item: ItemDistribution, words: Wording) -> tuple[str, ...]:
    people = words.text("n = {count}", count=words.whole(item.n))
    if item.dont_know is None:
        return (people,)
    return people, words.text("don’t know: {count}", count=words.whole(item.dont_know))


def _marks(chart: DistributionChart) -> list[tuple[Mark, str]]:
    """The name of the framed middle, said once."""
    middles = {
        item.labels[len(item.labels) // 2] for item in chart.items if item.bipolar and item.frequencies
    }
    return [("framed", middle) for middle in sorted(middles) if middle]
