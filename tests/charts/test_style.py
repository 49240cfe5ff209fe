from itertools import pairwise

import pytest

from app.charts import style
from app.charts.palette import DEFAULT


def grey(colour: str) -> float:
    """What a grey printer keeps of a colour: its luminance."""
    return style.luminance(colour)


def test_contrast_is_that_of_wcag() -> None:
    # Reference values of the WCAG 2 definition: black on white 21, #767676 on white 4.54.
    assert style.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert style.contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
    assert style.contrast("#ffffff", "#767676") == style.contrast("#767676", "#ffffff")


@pytest.mark.parametrize("steps", [2, 3, 4, 5, 6, 7])
def test_neighbours_on_the_ramp_stay_apart_in_grey(steps: int) -> None:
    colours = DEFAULT.scale(steps)
    assert len(colours) == steps
    ratios = [style.contrast(light, dark) for light, dark in pairwise(colours)]
    assert min(ratios) >= 1.4
    assert max(ratios) - min(ratios) < 0.1
    assert [grey(colour) for colour in colours] == sorted(map(grey, colours), reverse=True)


def test_five_steps_are_well_apart() -> None:
    assert min(style.contrast(*pair) for pair in pairwise(DEFAULT.scale(5))) >= 1.7


@pytest.mark.parametrize("steps", range(1, 12))
def test_numbers_on_every_step_are_legible(steps: int) -> None:
    for colour in DEFAULT.scale(steps):
        assert style.contrast(style.legible_on(colour), colour) >= 4.5


@pytest.mark.parametrize("colour", [style.INK, style.QUIET, DEFAULT.accent])
def test_text_colours_are_legible_on_paper(colour: str) -> None:
    assert style.contrast(colour, style.PAPER) >= 4.5
