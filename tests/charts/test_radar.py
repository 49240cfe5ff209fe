"""The radar is read back from its own XML; angles and distances are worked out here apart from the code."""

from collections.abc import Sequence
from math import cos, hypot, pi, sin
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.charts import radar_svg
from app.charts.data import CriterionScore, Estimate, ScoreChart
from tests.charts.samples import (
    BEFORE,
    HOSTILE,
    MEANS,
    NAMES,
    SVG,
    circles,
    corners,
    group,
    parsed,
    scores,
    texts,
    whole_text,
)

Point = tuple[float, float]


def rim(root: ElementTree.Element) -> list[Point]:
    return corners(group(root, "grid").findall(f"{SVG}path")[1].attrib["d"])[0]


def centre_and_radius(root: ElementTree.Element) -> tuple[Point, float]:
    points = rim(root)
    x = sum(point[0] for point in points) / len(points)
    y = sum(point[1] for point in points) / len(points)
    return (x, y), hypot(points[0][0] - x, points[0][1] - y)


def expected(root: ElementTree.Element, axis: int, axes: int, value: float) -> Point:
    """Lowest value at 12% of the radius, highest at the rim; axis 0 upright, then clockwise; scale 1 to 5."""
    (x, y), radius = centre_and_radius(root)
    distance = radius * (0.12 + 0.88 * (value - 1) / 4)
    angle = 2 * pi * axis / axes
    return x + distance * sin(angle), y - distance * cos(angle)


def band(root: ElementTree.Element) -> list[list[Point]]:
    found = root.find(f".//{SVG}path[@class='chart__band']")
    return [] if found is None else corners(found.attrib["d"])


def close(points: Sequence[Point], wanted: Sequence[Point]) -> bool:
    near = [
        abs(one[0] - two[0]) < 0.2 and abs(one[1] - two[1]) < 0.2
        for one, two in zip(points, wanted, strict=True)
    ]
    return all(near)


@pytest.mark.parametrize("layout", ["wide", "narrow"])
def test_every_mean_lies_on_its_axis_at_its_value(layout: str) -> None:
    root = parsed(radar_svg(scores(), layout))  # type: ignore[arg-type]
    wanted = [expected(root, axis, 9, mean) for axis, mean in enumerate(MEANS)]
    assert close(circles(group(root, "current")), wanted)
    assert close(corners(group(root, "current").findall(f"{SVG}path")[0].attrib["d"])[0], wanted)


def test_the_lowest_value_lies_on_the_inner_ring_and_the_highest_on_the_rim() -> None:
    root = parsed(radar_svg(scores([1, 5, 3])))
    (x, y), radius = centre_and_radius(root)
    lowest, highest, _ = circles(group(root, "current"))
    assert hypot(lowest[0] - x, lowest[1] - y) == pytest.approx(0.12 * radius, abs=0.1)
    assert hypot(highest[0] - x, highest[1] - y) == pytest.approx(radius, abs=0.1)
    rings = corners(group(root, "grid").findall(f"{SVG}path")[0].attrib["d"])
    assert len(rings) == 4
    assert close([rings[0][0], rings[2][1]], [expected(root, 0, 3, 1), expected(root, 1, 3, 3)])


@pytest.mark.parametrize("axes", [3, 4, 7, 9, 14, 20])
def test_any_number_of_criteria_from_three_on(axes: int) -> None:
    root = parsed(radar_svg(scores([3.0] * axes)))
    assert len(rim(root)) == axes
    assert len(circles(group(root, "current"))) == axes


@pytest.mark.parametrize("axes", [0, 1, 2])
def test_fewer_than_three_criteria_are_refused(axes: int) -> None:
    with pytest.raises(ValueError, match="three"):
        radar_svg(scores([3.0] * axes))


def test_another_scale_has_its_own_ends() -> None:
    root = parsed(radar_svg(scores([0, 10, 5], minimum=0, maximum=10)))
    (x, y), radius = centre_and_radius(root)
    distances = [hypot(a - x, b - y) / radius for a, b in circles(group(root, "current"))]
    assert distances == pytest.approx([0.12, 1, 0.56], abs=0.001)
    assert texts(group(root, "scale")) == [str(value) for value in range(11)]


def test_the_band_runs_from_the_lower_to_the_upper_ends() -> None:
    root = parsed(radar_svg(scores([3.0, 4.9, 2.0])))
    upper, lower = band(root)
    assert close(upper, [expected(root, 0, 3, 3.25), expected(root, 1, 3, 5), expected(root, 2, 3, 2.45)])
    assert close(lower, [expected(root, 0, 3, 2.75), expected(root, 1, 3, 4.6), expected(root, 2, 3, 1.55)])


def test_a_withheld_mean_breaks_line_and_band_and_is_named() -> None:
    means = [4.0, None, 3.0, 2.0, None, 3.5]
    root = parsed(radar_svg(scores(means)))
    lines = [corners(path.attrib["d"])[0] for path in group(root, "current").findall(f"{SVG}path")]
    assert [len(line) for line in lines] == [2, 2]
    assert close(lines[0], [expected(root, 2, 6, 3.0), expected(root, 3, 6, 2.0)])
    assert close(lines[1], [expected(root, 5, 6, 3.5), expected(root, 0, 6, 4.0)])
    assert [len(part) for part in band(root)] == [4, 4]
    labels = texts(group(root, "labels"))
    assert labels[1] == "Inhoudelijke richting niet getoond"
    assert labels[2] == "Organisatiemandaat 3,0"
    assert sum("niet getoond" in label for label in labels) == 2


def test_a_criterion_between_two_gaps_keeps_its_dot_and_a_bar_for_its_interval() -> None:
    root = parsed(radar_svg(scores([4.0, None, 3.0, None])))
    current = group(root, "current")
    assert current.findall(f"{SVG}path") == []
    assert len(circles(current)) == 2
    assert [len(part) for part in band(root)] == [4, 4]


def test_all_withheld_still_draws_the_axes() -> None:
    root = parsed(radar_svg(scores([None, None, None])))
    assert circles(root) == []
    assert band(root) == []
    assert sum("niet getoond" in label for label in texts(group(root, "labels"))) == 3


def test_a_mean_without_an_interval_has_no_band_there() -> None:
    criteria = tuple(CriterionScore(f"c{axis}", "Regie", Estimate(3.0, n=1)) for axis in range(4))
    root = parsed(radar_svg(ScoreChart("s", "t", criteria, 1, 5, "2026")))
    assert band(root) == []
    assert len(circles(group(root, "current"))) == 4
    assert "95%" not in whole_text(root)


def test_the_wave_before_lies_under_it_dashed_with_hollow_dots() -> None:
    root = parsed(radar_svg(scores(before=BEFORE)))
    before = group(root, "previous")
    assert close(circles(before), [expected(root, axis, 9, mean) for axis, mean in enumerate(BEFORE)])
    assert before.findall(f"{SVG}path")[0].attrib["stroke-dasharray"]
    assert texts(group(root, "labels"))[0] == "Drive 4,1 was 3,9"
    assert "voorjaar 2026" in whole_text(root)
    assert "voorjaar 2025" in whole_text(root)


def test_without_a_wave_before_nothing_speaks_of_it() -> None:
    root = parsed(radar_svg(scores()))
    assert root.find(f".//{SVG}g[@class='chart__previous']") is None
    assert "was" not in whole_text(root)


def test_names_and_values_stand_at_their_axes() -> None:
    labels = texts(group(parsed(radar_svg(scores())), "labels"))
    assert labels == [f"{name} {mean:.1f}".replace(".", ",") for name, mean in zip(NAMES, MEANS, strict=True)]
    english = texts(group(parsed(radar_svg(scores([2.25, None, 3], language="en"))), "labels"))
    assert english == ["Drive 2.3", "Inhoudelijke richting not shown", "Organisatiemandaat 3.0"]


@pytest.mark.parametrize(("axes", "layout"), [(9, "narrow"), (18, "wide")])
def test_where_names_do_not_fit_axes_bear_numbers_and_a_list_names_them(axes: int, layout: str) -> None:
    root = parsed(radar_svg(scores([3.0] * axes), layout))  # type: ignore[arg-type]
    assert texts(group(root, "labels"))[1] == "2 3,0"
    names = texts(group(root, "names"))
    assert names[:4] == ["1", "Drive", "2", "Inhoudelijke richting"]
    assert len(names) == 2 * axes


def test_a_numbered_radar_says_in_its_list_what_is_not_shown() -> None:
    """At the side of a small wheel the words would not fit."""
    root = parsed(radar_svg(scores([4.0, None, 3.0]), "narrow"))
    assert texts(group(root, "labels")) == ["1 4,0", "2 –", "3 3,0"]
    assert texts(group(root, "names"))[3] == "Inhoudelijke richting (niet getoond)"


@pytest.mark.parametrize("layout", ["wide", "narrow"])
def test_a_screen_reader_gets_title_and_description(layout: str) -> None:
    root = parsed(radar_svg(scores(), layout))  # type: ignore[arg-type]
    assert root.attrib["role"] == "img"
    title, description = root.attrib["aria-labelledby"].split()
    byid = {element.attrib["id"]: element for element in root.iter() if "id" in element.attrib}
    assert byid[title].tag == f"{SVG}title"
    assert byid[title].text == "Zorgnetwerk Zuid"
    assert byid[description].tag == f"{SVG}desc"
    assert "Laagst: Organisatiemandaat 2,3; Informatieoverdracht 2,6." in (byid[description].text or "")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.none() | st.floats(1, 5), min_size=3, max_size=16),
    st.lists(
        st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=60),
        min_size=1,
    ),
    st.booleans(),
)
def test_any_means_and_names_give_a_drawing_within_its_frame(
    means: list[float | None], names: list[str], narrow: bool
) -> None:
    root = parsed(radar_svg(scores(means, before=means[::-1], names=names), "narrow" if narrow else "wide"))
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    for element in root.iter():
        x, y = (
            element.attrib.get("x", element.attrib.get("cx")),
            element.attrib.get("y", element.attrib.get("cy")),
        )
        assert x is None or 0 <= float(x) <= width
        assert y is None or 0 <= float(y) <= height


def test_hostile_names_stay_text() -> None:
    svg = radar_svg(scores(names=[HOSTILE]))
    assert "<script" not in svg
    assert HOSTILE.split()[0] in whole_text(parsed(svg)).replace(" ", "")
