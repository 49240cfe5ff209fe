"""Charts of groups as a Dutch network would get them."""

from collections.abc import Sequence

from app.charts.data import Estimate
from app.charts.group_data import (
    GroupRadarChart,
    HeatCell,
    HeatColumn,
    HeatmapChart,
    HeatRow,
    PairedChart,
    PairedRow,
    PairOrder,
    PitchChart,
    PitchLine,
    RadarAxis,
    RadarGroup,
    SmallMultiples,
)
from app.domain.vocabulary import Language
from tests.charts.samples import NAMES

UPPER: tuple[float | None, ...] = (4.4, 3.6, 3.9, 3.2, 3.9, 3.0, 2.6, 3.0, 2.9)
LOWER: tuple[float | None, ...] = (4.1, 3.7, 2.3, 3.2, 3.1, 3.4, 2.9, 1.9, 2.9)
MIDDLE: tuple[float | None, ...] = (3.2, 2.9, 3.1, 4.2, 3.5, 3.0, 2.0, 2.4, 3.6)
LONG = "Rijksoverheid, landelijke uitvoeringsorganisaties en samenwerkingsverbanden"


def pairs(
    upper: Sequence[float | None] = UPPER,
    lower: Sequence[float | None] = LOWER,
    clear: Sequence[int] = (2, 7),
    names: Sequence[str] = NAMES,
    levels: tuple[str, str] = ("Besturen", "Werkvloer"),
    order: PairOrder = "gap",
    language: Language = "nl",
) -> PairedChart:
    """Twelve people above, 21 below; `clear` are the places of the rows that differ clearly."""
    rows = tuple(
        PairedRow(
            f"c{place}",
            names[place % len(names)],
            Estimate(above, n=12),
            Estimate(below, n=21),
            place in clear,
        )
        for place, (above, below) in enumerate(zip(upper, lower, strict=True))
    )
    return PairedChart("v1", "Besturen en werkvloer", *levels, 12, 21, rows, 1, 5, order, language)


GOAL = PitchLine("goal", "Doel", answered=5, invited=8, mean=3.4)
DEFENCE = PitchLine("defence", "Verdediging", answered=14, invited=18, mean=2.6)
MERGED = PitchLine("midfield", "Middenveld", "merged", 3, 4, 4.9, together_with="Verdediging")
EMPTY = PitchLine("forward", "Voorhoede", "empty", 0, 2, 1.7)


def pitch(*lines: PitchLine, language: Language = "nl") -> PitchChart:
    return PitchChart(
        "f1", "Het veld", "Alle criteria", lines or (GOAL, DEFENCE, MERGED, EMPTY), 1, 5, language
    )


def axes(count: int = 9, names: Sequence[str] = NAMES) -> tuple[RadarAxis, ...]:
    return tuple(RadarAxis(f"c{place}", names[place % len(names)]) for place in range(count))


def radar_groups(
    *means: Sequence[float | None], names: Sequence[str] = ("Besturen", "Management", "Werkvloer")
) -> tuple[RadarGroup, ...]:
    return tuple(
        RadarGroup(f"g{place}", names[place % len(names)], tuple(of_group), 12 - place)
        for place, of_group in enumerate(means)
    )


def group_radar(
    *means: Sequence[float | None],
    names: Sequence[str] = ("Besturen", "Management", "Werkvloer"),
    language: Language = "nl",
) -> GroupRadarChart:
    given = means or (UPPER, MIDDLE, LOWER)
    return GroupRadarChart(
        "r1", "De niveaus", axes(len(given[0])), radar_groups(*given, names=names), 1, 5, language
    )


def multiples(
    *means: Sequence[float | None],
    names: Sequence[str] = ("Besturen", "Management", "Werkvloer"),
    language: Language = "nl",
) -> SmallMultiples:
    given = means or (UPPER, MIDDLE, LOWER)
    count = len(given[0])
    whole = RadarGroup("whole", "Hele netwerk", (3.0,) * count, 48)
    return SmallMultiples(
        "m1", "Per niveau", axes(count), radar_groups(*given, names=names), whole, 1, 5, language
    )


def heatmap(
    *rows: Sequence[float | None],
    n: int | None = None,
    norm: float | None = None,
    columns: Sequence[str] = ("Besturen", "Management", "Werkvloer"),
    names: Sequence[str] = NAMES,
    language: Language = "nl",
) -> HeatmapChart:
    return HeatmapChart(
        "h1",
        "Criteria per niveau",
        "Criterium",
        tuple(HeatColumn(label, f"{place + 9} mensen") for place, label in enumerate(columns)),
        tuple(
            HeatRow(names[place % len(names)], tuple(HeatCell(value, n) for value in row))
            for place, row in enumerate(rows)
        ),
        1,
        5,
        norm,
        language,
    )
