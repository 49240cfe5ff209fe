"""Colours of a house: all shades follow them, and what holds in grey print for ours holds for them."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from app.charts import (
    count_bars_html,
    distribution_html,
    dot_plot_html,
    group_radar_html,
    paired_html,
    pitch_html,
    radar_html,
    small_multiples_html,
)
from app.charts.palette import DEFAULT, Palette
from app.charts.style import contrast, legible_on, luminance
from tests.charts import group_samples, samples

HOUSES = [
    ("#00663c", "#8a1f11"),
    ("#c8102e", "#1c1c1c"),
    ("#000000", "#767676"),
    ("#7a0bd0", "#006b6b"),
    ("#0000ff", "#7a5c00"),
    (DEFAULT.second, DEFAULT.accent),
]
PALETTES = [DEFAULT, *(Palette.of(*colours) for colours in HOUSES)]
CHARTS: list[tuple[Callable[[Any], str], Any]] = [
    (radar_html, samples.scores()),
    (dot_plot_html, samples.scores()),
    (count_bars_html, samples.counts(3, 5, 1)),
    (distribution_html, samples.distribution(samples.item(), samples.balance())),
    (paired_html, group_samples.pairs()),
    (pitch_html, group_samples.pitch()),
    (group_radar_html, group_samples.group_radar()),
    (small_multiples_html, group_samples.multiples()),
]


def ramps(palette: Palette) -> list[tuple[str, ...]]:
    scales = [palette.scale(steps) for steps in range(2, 8)]
    return [palette.heat, palette.above, palette.below, *scales]


def test_ours_are_as_they_were_chosen() -> None:
    assert DEFAULT.accent == "#0f5c8c"
    assert DEFAULT.second == "#a1490b"
    assert DEFAULT.soft == "#9dbed3"
    assert DEFAULT.heat[0] == "#eef4f8"
    assert DEFAULT.above[-1] == DEFAULT.heat[-1] == "#508db3"
    assert DEFAULT.below == ("#fbeee1", "#e8c6a5", "#d8a170", "#c87f3d")
    assert (DEFAULT.scale(5)[0], DEFAULT.scale(5)[-1]) == ("#dce9f2", "#0a3a5c")


@pytest.mark.parametrize("palette", PALETTES)
def test_every_figure_is_legible_on_every_shade(palette: Palette) -> None:
    for shades in ramps(palette):
        assert min(contrast(shade, legible_on(shade)) for shade in shades) >= 4.5
    for shades in (palette.heat, palette.above, palette.below):
        assert {legible_on(shade) for shade in shades} == {"#000000"}


@pytest.mark.parametrize("palette", PALETTES)
def test_steps_are_as_far_apart_in_grey_as_those_of_ours(palette: Palette) -> None:
    for shades, ours in zip(ramps(palette), ramps(DEFAULT), strict=True):
        assert list(shades) == sorted(shades, key=luminance, reverse=True)
        steps = [contrast(*pair) for pair in pairwise(shades)]
        wanted = [contrast(*pair) for pair in pairwise(ours)]
        assert min(steps) > 0.97 * min(wanted)


@pytest.mark.parametrize(("draw", "chart"), CHARTS)
def test_no_chart_keeps_a_colour_of_ours(draw: Callable[[Any], str], chart: Any) -> None:
    green = Palette.of("#00663c", "#8a1f11")
    drawn = draw(replace(chart, palette=green))
    assert "#00663c" in drawn or green.scale(5)[0] in drawn
    ours = {DEFAULT.accent, DEFAULT.second, DEFAULT.soft, "rgba(15,92,140", *DEFAULT.scale(5)}
    assert not [colour for colour in ours if colour in drawn]
