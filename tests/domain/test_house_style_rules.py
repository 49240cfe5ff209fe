"""What a house style is refused for, with the figures that say why and a colour that will do."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.colours import PAPER, contrast, luminance
from app.domain.house_style import DEFAULT_STYLE, HouseStyle, Logo
from app.domain.house_style_rules import LEAST_CONTRAST, darkened, problems, too_alike

LOGO = Logo(b"png", "image/png", 10, 10)
COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def codes(**changes: object) -> list[tuple[str, str]]:
    return [(each.field, each.code) for each in problems(replace(DEFAULT_STYLE, **changes))]  # type: ignore[arg-type]


def test_ours_will_do() -> None:
    assert problems(DEFAULT_STYLE) == ()
    assert problems(HouseStyle("Gemeente Oevergouw", "Samen veilig", "#00663c", "#5c2d91", LOGO)) == ()


@pytest.mark.parametrize(
    "colour", ["", "0f5c8c", "#0F5C8C", "#0f5c8", "#0f5c8c;", "red", "#0f5c8c\n", "#ééééée"]
)
def test_a_colour_is_six_hexadecimal_digits(colour: str) -> None:
    assert codes(colour=colour) == [("colour", "not-a-colour")]


def test_too_light_a_colour_is_refused_with_its_contrast_and_a_darker_shade() -> None:
    (problem,) = problems(replace(DEFAULT_STYLE, colour="#ffb612"))
    assert (problem.field, problem.code) == ("colour", "too-light")
    assert problem.values["ratio"] == pytest.approx(1.75, abs=0.01)
    assert problem.suggestion is not None
    assert not codes(colour=problem.suggestion, second_colour="#5c2d91")


@given(COLOURS)
def test_a_darker_shade_is_the_first_that_can_be_read(colour: str) -> None:
    found = darkened(colour)
    assert contrast(found, PAPER) >= LEAST_CONTRAST
    assert luminance(found) <= luminance(colour)
    if contrast(colour, PAPER) >= LEAST_CONTRAST:
        assert found == colour
    else:
        assert contrast(found, PAPER) < LEAST_CONTRAST + 0.2


@pytest.mark.parametrize(
    ("one", "other", "vision"),
    [
        ("#0f5c8c", "#0f5c9c", "common"),
        ("#c8102e", "#00663c", "protanopia"),
        ("#00663c", "#8a1f11", "deuteranopia"),
        ("#006b6b", "#0f5c8c", "common"),
        ("#0f5c8c", "#a1490b", None),
        ("#154273", "#39870c", None),
        ("#767676", "#5b5b5b", None),
    ],
)
def test_who_cannot_tell_two_colours_apart(one: str, other: str, vision: str | None) -> None:
    assert too_alike(one, other) == too_alike(other, one) == vision


def test_colours_that_look_alike_are_refused_with_a_shade_that_does_not() -> None:
    style = replace(DEFAULT_STYLE, colour="#00663c", second_colour="#8a1f11")
    (problem,) = problems(style)
    assert (problem.field, problem.code) == ("second_colour", "too-much-alike")
    assert problem.values == {"vision": "deuteranopia"}
    assert problem.suggestion is not None
    assert problems(replace(style, second_colour=problem.suggestion)) == ()


@given(COLOURS, COLOURS)
def test_every_suggestion_will_do(colour: str, second_colour: str) -> None:
    style = replace(DEFAULT_STYLE, colour=colour, second_colour=second_colour)
    for _ in range(2):
        for problem in problems(style):
            if problem.suggestion is not None:
                style = replace(style, **{problem.field: problem.suggestion})  # type: ignore[arg-type]
    assert {each.code for each in problems(style)} <= {"too-much-alike"}


@pytest.mark.parametrize("field", ["name", "footer"])
@pytest.mark.parametrize("text", ["a\nb", "a\x00b", "a\x1bb", "a\x7fb", "a\ud800b", "a\u2028b"])
def test_control_characters_are_refused(field: str, text: str) -> None:
    assert codes(**{field: text}) == [(field, "control-character")]


@pytest.mark.parametrize(("field", "most"), [("name", 80), ("footer", 160)])
def test_texts_have_a_length(field: str, most: int) -> None:
    assert codes(**{field: "é" * most}) == []
    assert codes(**{field: "é" * (most + 1)}) == [(field, "text-too-long")]


def test_other_writing_is_welcome() -> None:
    assert codes(name="شبكة 网络 👩‍👩‍👧 <b>&", footer="=1+1 {}%") == []


def test_a_logo_needs_the_name_that_stands_for_it() -> None:
    assert codes(logo=LOGO) == [("name", "name-for-logo")]
    assert codes(logo=LOGO, name="Gemeente") == []
