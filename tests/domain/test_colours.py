import pytest

from app.domain.colours import between, contrast, luminance, tone


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [  # Published results of WebAIM's checker and of the WCAG 2.2 understanding documents.
        ("#000000", "#ffffff", 21.0),
        ("#767676", "#ffffff", 4.54),
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 3.998),
        ("#0000ff", "#ffffff", 8.59),
        ("#00ff00", "#ffffff", 1.37),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


def test_halfway_between_two_colours() -> None:
    assert between(0, "#102030", "#ffffff") == "#102030"
    assert between(0.5, "#000000", "#ffffff") == "#808080"


@pytest.mark.parametrize("colour", ["#0f5c8c", "#c8102e", "#000000", "#00663c"])
@pytest.mark.parametrize("wanted", [0.05, 0.2, 0.5, 0.87])
def test_a_tone_has_the_luminance_that_was_asked_for(colour: str, wanted: float) -> None:
    assert luminance(tone(colour, wanted)) == pytest.approx(wanted, abs=0.01)
