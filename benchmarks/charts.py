"""How long one radar takes: nine criteria with intervals, drawn as SVG; and with the wave before under it."""

from collections.abc import Callable
from statistics import median
from time import perf_counter

from app.charts import dot_plot_svg, radar_figure, radar_svg
from app.charts.data import CriterionScore, Estimate, ScoreChart

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
NETWORKS = 500


def run() -> dict[str, float]:
    """Medians in milliseconds over networks that all score differently."""
    one_wave = [_chart(network, two_waves=False) for network in range(NETWORKS)]
    two_waves = [_chart(network, two_waves=True) for network in range(NETWORKS)]
    return {
        "radar (ms)": _median([_timed(radar_svg, chart) for chart in one_wave]),
        "radar, two waves (ms)": _median([_timed(radar_svg, chart) for chart in two_waves]),
        "dot plot (ms)": _median([_timed(dot_plot_svg, chart) for chart in one_wave]),
        "radar figure for Plotly (ms)": _median([_timed(radar_figure, chart) for chart in one_wave]),
    }


def _timed(draw: Callable[[ScoreChart], object], chart: ScoreChart) -> float:
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


if __name__ == "__main__":
    for name, milliseconds in run().items():
        print(f"{name:32} {milliseconds}")
