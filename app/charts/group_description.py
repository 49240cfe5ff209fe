"""What a chart of groups shows, in sentences: for whoever hears it, and for a document's alt text."""

from collections.abc import Sequence

from app.charts.group_data import (
    GroupRadarChart,
    HeatmapChart,
    PairedChart,
    PairedRow,
    PitchChart,
    PitchLine,
    RadarAxis,
    RadarGroup,
    SmallMultiples,
)
from app.charts.paired_order import gap
from app.charts.wording import Wording, wording

Figure = tuple[float, str]


def paired_description(chart: PairedChart) -> str:
    """Both levels with their numbers, the widest and the smallest gap, and which are clear."""
    words = wording(chart.language)
    kind = words.plural("Paired plot of one criterion", "Paired plot of {count} criteria", len(chart.rows))
    parts = [
        words.text(
            "{kind}, scale {minimum} to {maximum}: {upper} beside {lower}.",
            kind=kind,
            minimum=words.whole(chart.minimum),
            maximum=words.whole(chart.maximum),
            upper=words.group(chart.upper, chart.upper_n),
            lower=words.group(chart.lower, chart.lower_n),
        )
    ]
    known = sorted(((size, row) for row in chart.rows if (size := gap(row)) is not None), key=_size)
    if known:
        parts.append(words.text("Widest gap: {gap}.", gap=_gap(known[-1][1], chart, words)))
    if len(known) > 1:
        parts.append(words.text("Smallest gap: {gap}.", gap=_gap(known[0][1], chart, words)))
    clear = [row.label for row in chart.rows if row.clear and gap(row) is not None]
    if clear:
        parts.append(words.text("Clear differences: {names}.", names=_listed(clear)))
    return " ".join([*parts, *_withheld([row.label for row in chart.rows if gap(row) is None], words)])


def pitch_description(chart: PitchChart) -> str:
    """Line by line from the own goal forwards."""
    words = wording(chart.language)
    scale = words.text(
        "{subject}: mean on a scale of {minimum} to {maximum}",
        subject=chart.subject,
        minimum=words.whole(chart.minimum),
        maximum=words.whole(chart.maximum),
    )
    kind = words.text("Football pitch from above, from the own goal forwards.")
    told = [f"{line.label}: {_line(line, words)}" for line in chart.lines]
    return f"{kind} {scale}. {_listed(told)}."


def pitch_people(line: PitchLine, words: Wording) -> str:
    """How many of a line answered, of how many; '' where that is not known or not shown."""
    if line.state != "shown" or line.answered is None:
        return ""
    if line.invited is None:
        return words.plural("{count} person answered", "{count} people answered", line.answered)
    return words.text(
        "{answered} of {invited} answered",
        answered=words.whole(line.answered),
        invited=words.whole(line.invited),
    )


def pitch_absence(line: PitchLine, words: Wording) -> str:
    """Why a line has no mean; '' where it has one."""
    if line.state == "empty":
        return words.text("nobody")
    if line.state == "merged":
        if line.together_with:
            return words.text("taken together with {name}", name=line.together_with)
        return words.text("not shown apart")
    return words.text("not shown") if line.mean is None else ""


def group_radar_description(chart: GroupRadarChart) -> str:
    """Per group its highest and lowest axis, and where the groups lie furthest apart."""
    words = wording(chart.language)
    kind = words.text(
        "Radar chart of {groups} over {axes} criteria, scale {minimum} to {maximum}.",
        groups=_listed([words.group(group.label, group.n) for group in chart.groups]),
        axes=words.whole(len(chart.axes)),
        minimum=words.whole(chart.minimum),
        maximum=words.whole(chart.maximum),
    )
    ends = [_ends(group, chart.axes, words) for group in chart.groups]
    missing = [
        axis.label
        for place, axis in enumerate(chart.axes)
        if any(group.means[place] is None for group in chart.groups)
    ]
    return " ".join([kind, *ends, *_apart(chart.groups, chart.axes, words), *_withheld(missing, words)])


def small_radar_description(chart: SmallMultiples, group: RadarGroup) -> str:
    """One group of many: its ends, and where it lies furthest from the whole network."""
    words = wording(chart.language)
    kind = words.text(
        "Small radar of {group}, with {whole} behind it.",
        group=words.group(group.label, group.n),
        whole=words.group(chart.whole.label, chart.whole.n),
    )
    missing = [axis.label for axis, mean in zip(chart.axes, group.means, strict=True) if mean is None]
    apart = _apart((group, chart.whole), chart.axes, words)
    return " ".join([kind, _ends(group, chart.axes, words), *apart, *_withheld(missing, words)])


def heatmap_description(chart: HeatmapChart) -> str:
    """Which cells are highest and lowest; in the table itself every figure is read out."""
    words = wording(chart.language)
    figures = [
        (cell.value, f"{row.label}, {column.label}")
        for row in chart.rows
        for column, cell in zip(chart.columns, row.cells, strict=True)
        if cell.value is not None
    ]
    if not figures:
        return words.text("No figure is shown.")
    return " ".join(_highest_and_lowest(figures, words))


def _line(line: PitchLine, words: Wording) -> str:
    absence = pitch_absence(line, words)
    mean = absence or words.score(line.mean if line.mean is not None else 0)
    people = pitch_people(line, words)
    return f"{mean}, {people}" if people else mean


def _ends(group: RadarGroup, axes: Sequence[RadarAxis], words: Wording) -> str:
    figures = [(mean, axis.label) for axis, mean in zip(axes, group.means, strict=True) if mean is not None]
    if not figures:
        return words.text("{text}: not shown.", text=group.label)
    return f"{group.label}: {' '.join(_highest_and_lowest(figures, words))}"


def _highest_and_lowest(figures: Sequence[Figure], words: Wording) -> list[str]:
    high, low = max(figures, key=_value), min(figures, key=_value)
    if high == low:
        return [words.text("{name}: {value}.", name=high[1], value=words.score(high[0]))]
    return [
        words.text("Highest: {list}.", list=f"{high[1]} {words.score(high[0])}"),
        words.text("Lowest: {list}.", list=f"{low[1]} {words.score(low[0])}"),
    ]


def _apart(groups: Sequence[RadarGroup], axes: Sequence[RadarAxis], words: Wording) -> list[str]:
    widest: tuple[float, str] | None = None
    for place, axis in enumerate(axes):
        known = [(mean, group.label) for group in groups if (mean := group.means[place]) is not None]
        high, low = max(known, default=(0.0, "")), min(known, default=(0.0, ""))
        if len(known) > 1 and (widest is None or high[0] - low[0] > widest[0]):
            told = f"{high[1]} {words.score(high[0])}; {low[1]} {words.score(low[0])}"
            widest = high[0] - low[0], f"{axis.label}, {told}"
    if widest is None:
        return []
    return [words.text("Furthest apart: {gap}.", gap=widest[1])]


def _gap(row: PairedRow, chart: PairedChart, words: Wording) -> str:
    upper, lower = row.upper.mean or 0.0, row.lower.mean or 0.0
    return f"{row.label}, {chart.upper} {words.score(upper)}, {chart.lower} {words.score(lower)}"


def _withheld(names: Sequence[str], words: Wording) -> list[str]:
    return [words.text("Not shown: {names}.", names=_listed(names))] if names else []


def _size(entry: tuple[float, PairedRow]) -> float:
    return entry[0]


def _value(figure: Figure) -> float:
    return figure[0]


def _listed(texts: Sequence[str]) -> str:
    return "; ".join(texts)
