import pytest

from app.domain.colour_vision import SIMULATIONS, Vision, difference, oklab, seen
from app.domain.colours import linear


@pytest.mark.parametrize(
    ("colour", "wanted"),
    [  # Published in CSS Color 4 and its test suite.
        ("#ffffff", (1.0, 0.0, 0.0)),
        ("#ff0000", (0.62796, 0.22486, 0.12585)),
        ("#00ff00", (0.86644, -0.23389, 0.17950)),
        ("#0000ff", (0.45201, -0.03246, -0.31153)),
        ("#008000", (0.51975, -0.14030, 0.10768)),
    ],
)
def test_oklab_is_that_of_css(colour: str, wanted: tuple[float, float, float]) -> None:
    assert oklab(linear(colour)) == pytest.approx(wanted, abs=2e-5)


@pytest.mark.parametrize("vision", SIMULATIONS)
@pytest.mark.parametrize("grey", ["#000000", "#7f7f7f", "#ffffff"])
def test_grey_stays_grey_in_every_sight(vision: Vision, grey: str) -> None:
    assert seen(grey, vision) == pytest.approx(linear(grey), abs=2e-6)


@pytest.mark.parametrize(
    ("vision", "wanted"),
    [  # The first columns of the matrices as Machado, Oliveira & Fernandes publish them, cut off at 0.
        ("protanopia", (0.152286, 0.114503, 0.0)),
        ("deuteranopia", (0.367322, 0.280085, 0.0)),
        ("tritanopia", (1.0, 0.0, 0.004733)),
    ],
)
def test_what_is_seen_of_red(vision: Vision, wanted: tuple[float, float, float]) -> None:
    assert seen("#ff0000", vision) == pytest.approx(wanted, abs=1e-6)


def test_red_and_green_of_the_same_lightness_are_one_to_who_lacks_green() -> None:
    red, green = "#b00000", "#6b6b00"
    assert difference("#6b6b00", "#a1490b") > 0.1
    assert difference("#6b6b00", "#a1490b", "deuteranopia") < 0.02
    assert difference(red, green, "tritanopia") > 0.1


def test_the_far_ends() -> None:
    assert difference("#000000", "#ffffff") == pytest.approx(1)
    assert difference("#123456", "#123456", "protanopia") == 0
