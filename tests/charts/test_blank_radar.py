import pytest

from app.charts import blank_radar_description, blank_radar_svg
from tests.charts.samples import HOSTILE, MEANS, NAMES, parsed, scores, whole_text


def test_it_has_names_and_scale_and_no_figure() -> None:
    text = whole_text(parsed(blank_radar_svg(scores())))

    assert all(name.split()[0][:8] in text for name in NAMES)
    assert "4,1" not in text


def test_it_is_the_same_whatever_the_figures() -> None:
    assert blank_radar_svg(scores()) == blank_radar_svg(scores([None] * len(MEANS)))


def test_many_axes_bear_numbers_and_a_hostile_name_is_text() -> None:
    text = whole_text(parsed(blank_radar_svg(scores([3.0] * 25, names=[HOSTILE]))))

    assert "25" in text
    assert "alert" in text


def test_it_says_what_to_fill_in() -> None:
    said = blank_radar_description(scores())

    assert said.startswith("Lege radar van 9 criteria")
    assert NAMES[-1] in said


def test_two_criteria_are_too_few() -> None:
    with pytest.raises(ValueError, match="three"):
        blank_radar_svg(scores([3.0, 4.0]))
