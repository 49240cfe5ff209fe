"""How long one chart takes: nine criteria of one network, of two waves, and of groups."""

from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import TypeVar

from app.charts import (
    dot_plot_svg,
    group_radar_svg,
    heatmap_html,
    paired_svg,
    pitch_svg,
    radar_figure,
    radar_svg,
    small_multiples_html,
)
from app.charts.data import CriterionScore, Estimate, ScoreChart
from app.charts.group_data import (
    GroupRadarChart,
    HeatCell,
    HeatColumn,
    HeatmapChart,
    HeatRow,
    PairedChart,
    PairedRow,
    PitchChart,
    PitchLine,
    RadarAxis,
    RadarGroup,
    SmallMultiples,
)

NAMES = (
    "Drive",
    "Inhoudelijke richting",
    "Organisatiemandaat",
    "Operationele eenheid",
    "Normatieve balans",
    "Instrumentele afstemming",
    "Informatieoverdracht",
    "Regie",
    "Actie en borging",
)
GROUPS = ("Besturen", "Management", "Werkvloer")
AXES = tuple(RadarAxis(name, name) for name in NAMES)
NETWORKS = 500
Chart = TypeVar("Chart")


def run() -> dict[str, float]:
    """Medians in milliseconds over networks that all score differently."""
    one_wave = [_chart(network, two_waves=False) for network in range(NETWORKS)]
    two_waves = [_chart(network, two_waves=True) for network in range(NETWORKS)]
    return {
        "radar (ms)": _median([_timed(radar_svg, chart) for chart in one_wave]),
        "radar, two waves (ms)": _median([_timed(radar_svg, chart) for chart in two_waves]),
        "dot plot (ms)": _median([_timed(dot_plot_svg, chart) for chart in one_wave]),
        "radar figure for Plotly (ms)": _median([_timed(radar_figure, chart) for chart in one_wave]),
        "paired plot (ms)": _median([_timed(paired_svg, _paired(at)) for at in range(NETWORKS)]),
        "pitch (ms)": _median([_timed(pitch_svg, _pitch(at)) for at in range(NETWORKS)]),
        "radar of three groups (ms)": _median(
            [_timed(group_radar_svg, _radar(at)) for at in range(NETWORKS)]
        ),
        "three small radars (ms)": _median(
            [_timed(small_multiples_html, _small(at)) for at in range(NETWORKS)]
        ),
        "heatmap of three groups (ms)": _median(
            [_timed(heatmap_html, _heatmap(at)) for at in range(NETWORKS)]
        ),
    }


def _timed(draw: Callable[[Chart], object], chart: Chart) -> float:
    start = perf_counter()
    draw(chart)
    return (perf_counter() - start) * 1000


def _median(times: list[float]) -> float:
    return round(median(times), 3)


def _chart(network: int, two_waves: bool) -> ScoreChart:
    """Means spread over the scale by a fixed rule, no two networks alike."""
    criteria = tuple(
        CriterionScore(
            name,
            name,
            _estimate(network + 31 * place),
            _estimate(network + 47 * place) if two_waves else None,
        )
        for place, name in enumerate(NAMES)
    )
    before = "2025" if two_waves else None
    return ScoreChart(f"network-{network}", f"Netwerk {network}", criteria, 1, 5, "2026", before)


def _estimate(seed: int) -> Estimate:
    mean = 1.5 + (seed * 0.6180339887) % 1 * 3
    return Estimate(mean, mean - 0.35, mean + 0.35, 12 + seed % 30)


def _paired(network: int) -> PairedChart:
    rows = tuple(
        PairedRow(name, name, _estimate(network + 31 * place), _estimate(network + 47 * place))
        for place, name in enumerate(NAMES)
    )
    return PairedChart("v", "Niveaus", GROUPS[0], GROUPS[2], 12, 21, rows, 1, 5)


def _pitch(network: int) -> PitchChart:
    lines = tuple(
        PitchLine(name, name, "shown", 9, 12, _estimate(network + place).mean)
        for place, name in enumerate(("Doel", "Verdediging", "Middenveld", "Voorhoede"))
    )
    return PitchChart("f", "Het veld", "Alle criteria", lines, 1, 5)


def _groups(network: int) -> tuple[RadarGroup, ...]:
    return tuple(
        RadarGroup(name, name, tuple(_estimate(network + 31 * axis + 7 * place).mean for axis in range(9)), 9)
        for place, name in enumerate(GROUPS)
    )


def _radar(network: int) -> GroupRadarChart:
    return GroupRadarChart("r", "Niveaus", AXES, _groups(network), 1, 5)


def _small(network: int) -> SmallMultiples:
    groups = _groups(network)
    return SmallMultiples("m", "Niveaus", AXES, groups, groups[0], 1, 5)


def _heatmap(network: int) -> HeatmapChart:
    groups = _groups(network)
    rows = tuple(
        HeatRow(name, tuple(HeatCell(group.means[place], 9) for group in groups))
        for place, name in enumerate(NAMES)
    )
    return HeatmapChart("h", "Niveaus", "Criterium", tuple(HeatColumn(name) for name in GROUPS), rows, 1, 5)


if __name__ == "__main__":
    for name, milliseconds in run().items():
        print(f"{name:32} {milliseconds}")
