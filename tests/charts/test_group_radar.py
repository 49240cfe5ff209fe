"""Radars of groups are read back from their own XML, and laid beside their Plotly figure."""

from dataclasses import replace
from math import cos, hypot, pi, sin
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from app.charts import (
    group_radar_description,
    group_radar_figure,
    group_radar_html,
    group_radar_svg,
    small_multiples_html,
    small_radar_description,
    small_radar_svg,
    style,
)
from app.charts.drawing import Layout
from app.charts.palette import DEFAULT
from tests.charts.group_samples import LONG, LOWER, MIDDLE, UPPER, group_radar, multiples
from tests.charts.samples import HOSTILE, NAMES, SVG, circles, corners, group, parsed, texts, whole_text

Point = tuple[float, float]
Means = list[float | None]
LAYOUTS: tuple[Layout, ...] = ("wide", "narrow")


def expected(root: ElementTree.Element, axis: int, axes: int, value: float) -> Point:
    """Lowest value at 12% of the radius, highest at the rim; axis 0 upright, then clockwise; scale 1 to 5."""
    rim = corners(group(root, "grid").findall(f"{SVG}path")[1].attrib["d"])[0]
    x, y = (sum(point[side] for point in rim) / len(rim) for side in (0, 1))
    distance = hypot(rim[0][0] - x, rim[0][1] - y) * (0.12 + 0.88 * (value - 1) / 4)
    angle = 2 * pi * axis / axes
    return x + distance * sin(angle), y - distance * cos(angle)


def wanted(root: ElementTree.Element, means: Means) -> list[Point]:
    return [expected(root, axis, len(means), mean) for axis, mean in enumerate(means) if mean is not None]


def near(points: list[Point], others: list[Point]) -> bool:
    return all(hypot(one[0] - two[0], one[1] - two[1]) < 0.2 for one, two in zip(points, others, strict=True))


def drawn(root: ElementTree.Element) -> list[ElementTree.Element]:
    """The groups as given: the first is drawn last, on top."""
    return root.findall(f".//{SVG}g[@class='chart__group']")[::-1]


def stretches(element: ElementTree.Element) -> list[list[Point]]:
    """Lines have a `stroke-linejoin`, marks don't."""
    paths = [path.attrib for path in element.iter(f"{SVG}path")]
    return [corners(path["d"])[0] for path in paths if "stroke-linejoin" in path]


def shapes(element: ElementTree.Element) -> list[Point]:
    """The middles of the marks drawn as paths, from their top corner."""
    paths = [path.attrib["d"] for path in element.iter(f"{SVG}path") if "stroke-linejoin" not in path.attrib]
    return [(x, y + 5.5) for x, y in (corners(d.split("l")[0])[0][0] for d in paths)]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_group_has_its_own_line_through_its_own_marks(layout: Layout) -> None:
    root = parsed(group_radar_svg(group_radar(), layout))
    first, second, third = drawn(root)
    for element, means in ((first, UPPER), (second, MIDDLE), (third, LOWER)):
        assert near(stretches(element)[0], wanted(root, list(means)))
    assert near(circles(first), wanted(root, list(UPPER)))
    assert near(shapes(second), wanted(root, list(MIDDLE)))
    assert near(shapes(third), wanted(root, list(LOWER)))


def test_groups_differ_in_dashes_and_mark_and_not_in_colour_alone() -> None:
    looks = list(DEFAULT.groups.values())
    assert len({look.dashes for look in looks}) == len({look.mark for look in looks}) == 3
    assert min(style.contrast(look.colour, style.PAPER) for look in looks) >= 4.5
    dashes = [
        next(path.attrib.get("stroke-dasharray") for path in one.iter(f"{SVG}path"))
        for one in drawn(parsed(group_radar_svg(group_radar())))
    ]
    assert dashes == [None, "8 4", "2 3"]


def test_a_mean_that_is_not_shown_breaks_the_line_of_that_group_alone() -> None:
    chart = group_radar([4.0, None, 3.0, 2.0], [2.0, 3.0, 4.0, 3.0])
    root = parsed(group_radar_svg(chart))
    first, second = drawn(root)
    assert [len(line) for line in stretches(first)] == [3]
    assert near(circles(first), wanted(root, [4.0, None, 3.0, 2.0]))
    assert [len(line) for line in stretches(second)] == [4]
    assert group_radar_description(chart).endswith("Niet getoond: Inhoudelijke richting.")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_lines_that_lie_apart_bear_their_own_names_and_people_stand_below(layout: Layout) -> None:
    means = ([4.6, 4.6, 4.6, 4.6], [2.2, 2.2, 2.2, 2.2])
    root = parsed(group_radar_svg(group_radar(*means, names=("Top", "Vloer")), layout))
    assert texts(group(root, "series")) == ["Top", "Vloer"]
    assert root.find(f".//{SVG}g[@class='chart__key']") is None
    assert texts(group(root, "names"))[-1] == "Top (n = 12) · Vloer (n = 11)"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_where_lines_cross_a_key_names_them(layout: Layout) -> None:
    root = parsed(group_radar_svg(group_radar(names=(LONG, "Management", "Werkvloer")), layout))
    assert texts(group(root, "series")) == []
    assert texts(group(root, "key")) == [f"{LONG} (n = 12)", "Management (n = 11)", "Werkvloer (n = 10)"]


def test_without_numbers_of_people_nothing_stands_in_their_place() -> None:
    chart = group_radar([4.6] * 4, [2.2] * 4, names=("Top", "Vloer"))
    unknown = replace(chart, groups=tuple(replace(one, n=None) for one in chart.groups))
    assert texts(group(parsed(group_radar_svg(unknown)), "names")) == []


def test_axes_bear_names_on_a_screen_and_numbers_on_a_phone() -> None:
    assert texts(group(parsed(group_radar_svg(group_radar())), "labels")) == list(NAMES)
    narrow = parsed(group_radar_svg(group_radar(), "narrow"))
    assert texts(group(narrow, "labels")) == [str(place) for place in range(1, 10)]
    assert texts(group(narrow, "names"))[:4] == ["1", "Drive", "2", "Inhoudelijke richting"]


def test_alt_text_tells_each_group_and_where_they_lie_furthest_apart() -> None:
    assert group_radar_description(group_radar(UPPER, LOWER, names=("Besturen", "Werkvloer"))) == (
        "Radar van Besturen (n = 12); Werkvloer (n = 11) op 9 criteria, schaal 1 tot 5. "
        "Besturen: Hoogst: Drive 4,4. Laagst: Informatieoverdracht 2,6. "
        "Werkvloer: Hoogst: Drive 4,1. Laagst: Regie 1,9. "
        "Het verst uit elkaar: Organisatiemandaat, Besturen 3,9; Werkvloer 2,3."
    )
    english = group_radar_description(group_radar([4.0, None, 3.0], [None] * 3, language="en"))
    assert english == (
        "Radar chart of Besturen (n = 12); Management (n = 11) over 3 criteria, scale 1 to 5. "
        "Besturen: Highest: Drive 4.0. Lowest: Organisatiemandaat 3.0. Management: not shown. "
        "Not shown: Drive; Inhoudelijke richting; Organisatiemandaat."
    )


@pytest.mark.parametrize("count", [0, 4])
def test_none_or_more_than_three_groups_are_refused(count: int) -> None:
    chart = replace(group_radar(), groups=group_radar(*([3.0] * 9,) * 4).groups[:count])
    for draw in (group_radar_svg, group_radar_figure):
        with pytest.raises(ValueError, match="one to three groups"):
            draw(chart)


def test_fewer_than_three_criteria_are_refused() -> None:
    for draw in (group_radar_svg, group_radar_figure):
        with pytest.raises(ValueError, match="at least three criteria"):
            draw(group_radar([3.0, 4.0]))


MEANS = st.none() | st.floats(1, 5)


@settings(max_examples=60, deadline=None)
@given(
    st.integers(3, 16).flatmap(
        lambda axes: st.lists(st.lists(MEANS, min_size=axes, max_size=axes), min_size=1, max_size=3)
    ),
    st.sampled_from(["Besturen", LONG, "R"]),
    st.sampled_from(LAYOUTS),
)
def test_any_means_give_drawings_within_their_frames(means: list[Means], name: str, layout: Layout) -> None:
    small = multiples(*means, names=(name,))
    for svg in (
        group_radar_svg(group_radar(*means, names=(name, "Management", "Werkvloer")), layout),
        small_radar_svg(small, small.groups[0]),
    ):
        root = parsed(svg)
        _, _, width, height = map(float, root.attrib["viewBox"].split())
        for element in root.iter():
            for side, most in (("x", width), ("cx", width), ("y", height), ("cy", height)):
                assert 0 <= float(element.attrib.get(side, 0)) <= most


def test_hostile_names_stay_text() -> None:
    chart = group_radar([4.6] * 4, [2.2] * 4, names=(HOSTILE, HOSTILE))
    for block in (group_radar_html(chart), small_multiples_html(multiples([3.0] * 4, names=(HOSTILE,)))):
        assert "<script>alert" not in block
    assert "</text>" in whole_text(parsed(group_radar_svg(chart)))


def test_a_small_radar_has_the_group_on_the_whole_network() -> None:
    chart = multiples([4.0, None, 2.0, 3.0])
    root = parsed(small_radar_svg(chart, chart.groups[0]))
    assert near(circles(group(root, "group")), wanted(root, [4.0, None, 2.0, 3.0]))
    (whole,) = group(root, "whole").findall(f"{SVG}path")
    assert near(corners(whole.attrib["d"])[0], wanted(root, [3.0] * 4))
    assert texts(root) == ["1", "2", "3", "4"]


def test_a_small_radar_tells_where_the_group_lies_furthest_from_the_whole() -> None:
    chart = multiples([4.0, None, 1.5])
    assert small_radar_description(chart, chart.groups[0]) == (
        "Kleine radar van Besturen (n = 12), met Hele netwerk (n = 48) erachter. "
        "Besturen: Hoogst: Drive 4,0. Laagst: Organisatiemandaat 1,5. "
        "Het verst uit elkaar: Organisatiemandaat, Hele netwerk 3,0; Besturen 1,5. "
        "Niet getoond: Inhoudelijke richting."
    )


def test_small_multiples_are_a_list_with_a_name_a_number_and_a_radar_each() -> None:
    soup = BeautifulSoup(small_multiples_html(multiples()), "html.parser")
    assert [item.text for item in soup.select("ul > li > p")] == [
        "Besturen n = 12",
        "Management n = 11",
        "Werkvloer n = 10",
    ]
    assert [svg["class"][-1] for svg in soup.select("ul > li > svg")] == ["chart__svg--small"] * 3
    assert [item.text for item in soup.select("ol > li")] == list(NAMES)
    ids = [element["id"] for element in soup.select("[id]")]
    assert len(ids) == len(set(ids)) == 6


def test_small_multiples_say_what_the_lines_are_in_the_readers_language() -> None:
    dutch, english = small_multiples_html(multiples()), small_multiples_html(multiples(language="en"))
    assert "Brede grijze lijn: Hele netwerk (n = 48). Schaal van 1 in het midden tot 5 aan de rand." in dutch
    assert "Broad grey line: Hele netwerk (n = 48). Scale 1 to 5, from the middle outwards." in english


def test_the_live_radar_has_the_means_and_looks_of_the_drawing() -> None:
    figure = group_radar_figure(group_radar([4.0, None, 3.0], [2.0, 3.0, 4.0]))
    second, first = figure["data"]
    assert first["r"] == [4.0, None, 3.0, 4.0]
    assert second["r"] == [2.0, 3.0, 4.0, 2.0]
    assert (first["line"]["dash"], second["line"]["dash"]) == ("solid", "8px,4px")
    assert (first["marker"]["symbol"], second["marker"]["symbol"]) == ("circle", "diamond")
    assert first["hovertext"][:2] == [
        "Drive<br>Besturen: 4,0<br>n = 12",
        "Inhoudelijke richting<br>Besturen: niet getoond",
    ]
    assert [(toggle["name"], toggle["traces"]) for toggle in figure["toggles"]] == [
        ("● Besturen (n = 12)", [1]),
        ("◇ Management (n = 11)", [0]),
    ]
    assert figure["names"] == list(NAMES[:3])
    assert figure["narrow"]["layout"]["polar.angularaxis.ticktext"] == ["1", "2", "3"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_screen_reader_gets_title_and_description(layout: Layout) -> None:
    root = parsed(group_radar_svg(group_radar(), layout))
    byid = {one.attrib["id"]: one.text for one in root.iter() if "id" in one.attrib}
    assert [byid[name] for name in root.attrib["aria-labelledby"].split()] == [
        "De niveaus",
        group_radar_description(group_radar()),
    ]
