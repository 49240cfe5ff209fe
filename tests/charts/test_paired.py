"""The paired plot is read back from its own XML, and its Plotly figure laid beside it."""

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.charts import paired_description, paired_figure, paired_html, paired_svg
from app.charts.data import Estimate
from app.charts.drawing import Layout
from app.charts.group_data import PairedChart, PairedRow
from app.charts.paired_order import gap, in_order
from tests.charts.group_samples import LONG, pairs
from tests.charts.samples import HOSTILE, SVG, circles, corners, group, parsed, rows, texts, whole_text
from tests.charts.test_dot_plot import position

LAYOUTS: tuple[Layout, ...] = ("wide", "narrow")


def diamonds(row: ElementTree.Element) -> list[tuple[float, float]]:
    """The middles of the diamonds: the top corner is 7.5 above it."""
    tops = [corners(one.attrib["d"].split("l")[0])[0][0] for one in row.iter(f"{SVG}path")]
    return [(x, y + 7.5) for x, y in tops]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_both_levels_lie_at_their_means_with_a_line_between(layout: Layout) -> None:
    svg = paired_svg(pairs([4.0, 2.0], [2.5, 2.25], clear=()), layout)
    for row, upper, lower in zip(rows(parsed(svg)), (4.0, 2.0), (2.5, 2.25), strict=True):
        line = row.find(f"{SVG}line")
        assert line is not None
        assert circles(row)[0][0] == float(line.attrib["x1"]) == pytest.approx(position(svg, upper), abs=0.1)
        assert diamonds(row)[0][0] == float(line.attrib["x2"]) == pytest.approx(position(svg, lower), abs=0.1)
        assert circles(row)[0][1] == diamonds(row)[0][1] == float(line.attrib["y1"])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_widest_gap_stands_first_with_means_and_gap_in_figures(layout: Layout) -> None:
    found = [texts(row) for row in rows(parsed(paired_svg(pairs(), layout)))]
    assert found[0] == ["Organisatiemandaat", "1,6", "duidelijk", "3,9", "2,3"]
    assert found[1] == ["Regie", "1,1", "duidelijk", "3,0", "1,9"]
    assert found[2] == ["Normatieve balans", "0,8", "3,9", "3,1"]
    assert [float(row[1].replace(",", ".")) for row in found] == [1.6, 1.1, 0.8, 0.4, 0.3, 0.3, 0.1, 0, 0]


def test_the_order_of_the_questionnaire_can_be_kept() -> None:
    assert [row.id for row in in_order(pairs(order="given"))] == [f"c{place}" for place in range(9)]
    assert [row.id for row in in_order(pairs())] == ["c2", "c7", "c4", "c5", "c0", "c6", "c1", "c3", "c8"]


def test_the_gap_is_that_of_the_printed_means() -> None:
    """3.25 is printed as 3.3 and 2.74 as 2.7: a reader who subtracts finds 0.6, not 0.5."""
    row = PairedRow("a", "Regie", Estimate(3.25), Estimate(2.74))
    assert gap(row) == pytest.approx(0.6)
    assert "0,6" in whole_text(parsed(paired_svg(PairedChart("a", "t", "B", "W", 9, 9, (row,), 1, 5))))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_level_that_is_not_shown_leaves_a_gap_and_no_figure(layout: Layout) -> None:
    chart = pairs([None, 3.0, 4.0], [2.0, None, 4.5], clear=(0, 1))
    shown, first, second = rows(parsed(paired_svg(chart, layout)))
    assert texts(shown)[0] == "Organisatiemandaat"
    assert texts(first) == ["Drive", "niet getoond", "2,0"]
    assert texts(second) == ["Inhoudelijke richting", "niet getoond", "3,0"]
    assert (len(circles(first)), len(diamonds(first))) == (0, 1)
    assert (len(circles(second)), len(diamonds(second))) == (1, 0)
    assert first.find(f"{SVG}line") is None
    nothing = rows(parsed(paired_svg(pairs([None], [None], clear=(0,)), layout)))[0]
    assert texts(nothing) == ["Drive", "niet getoond"]
    assert circles(nothing) == diamonds(nothing) == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_figure_of_each_mark_stands_on_the_side_away_from_the_other(layout: Layout) -> None:
    root = parsed(paired_svg(pairs([4.0, 2.0, 3.0], [2.0, 4.0, 3.0], clear=(), order="given"), layout))
    for row, upper_first in zip(rows(root), (False, True, True), strict=True):
        anchors = [one.attrib.get("text-anchor", "start") for one in row.iter(f"{SVG}text")][-2:]
        assert anchors == (["end", "start"] if upper_first else ["start", "end"])


def test_levels_are_named_with_their_numbers_at_their_own_marks() -> None:
    root = parsed(paired_svg(pairs()))
    names = group(root, "series")
    assert texts(names) == ["Besturen n = 12", "Werkvloer n = 21"]
    right, left = (float(one.attrib["x"]) for one in names.iter(f"{SVG}text"))
    assert abs(right - circles(rows(root)[0])[0][0]) < 10
    assert abs(left - diamonds(rows(root)[0])[0][0]) < 10
    assert root.find(f".//{SVG}g[@class='chart__key']") is None


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("means", [([3.0], [3.0]), ([3.0], [3.1]), ([3.1], [3.0])])
def test_names_of_equal_means_stand_side_by_side(
    means: tuple[list[float], list[float]], layout: Layout
) -> None:
    names = group(parsed(paired_svg(pairs(*means), layout)), "series").iter(f"{SVG}text")
    at = {one.attrib.get("text-anchor", "start"): float(one.attrib["x"]) for one in names}
    assert at["end"] < at["start"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_names_too_long_for_their_place_go_to_the_key(layout: Layout) -> None:
    root = parsed(paired_svg(pairs(levels=(LONG, "Werkvloer")), layout))
    assert texts(group(root, "series")) == []
    assert texts(group(root, "key")) == [f"{LONG} (n = 12)", "Werkvloer (n = 21)"]


def test_without_numbers_of_people_only_the_names_stand_there() -> None:
    row = PairedRow("a", "Regie", Estimate(2.0), Estimate(4.0))
    root = parsed(paired_svg(PairedChart("a", "t", "Besturen", "Werkvloer", None, None, (row,), 1, 5)))
    assert texts(group(root, "series")) == ["Besturen", "Werkvloer"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_long_names_break_and_push_the_next_row_down(layout: Layout) -> None:
    root = parsed(paired_svg(pairs([4.0, 3.0], [2.0, 2.9], names=[LONG]), layout))
    first, second = rows(root)
    name = first.findall(f".//{SVG}text")[0]
    lines = name.findall(f"{SVG}tspan")
    assert len(lines) == 2
    last = float(name.attrib["y"]) + sum(float(line.attrib["dy"]) for line in lines)
    assert last < float(second.findall(f".//{SVG}text")[0].attrib["y"]) - 14


def test_alt_text_tells_the_widest_and_smallest_gap_and_what_is_clear() -> None:
    assert paired_description(pairs()) == (
        "Vergelijking op 9 criteria, schaal 1 tot 5: Besturen (n = 12) naast Werkvloer (n = 21). "
        "Grootste verschil: Organisatiemandaat, Besturen 3,9, Werkvloer 2,3. "
        "Kleinste verschil: Operationele eenheid, Besturen 3,2, Werkvloer 3,2. "
        "Duidelijke verschillen: Organisatiemandaat; Regie."
    )
    english = paired_description(
        pairs([4.0, None], [2.5, 3.0], levels=("Boards", "Work floor"), language="en")
    )
    assert english == (
        "Paired plot of 2 criteria, scale 1 to 5: Boards (n = 12) beside Work floor (n = 21). "
        "Widest gap: Drive, Boards 4.0, Work floor 2.5. Not shown: Inhoudelijke richting."
    )


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_screen_reader_gets_title_and_description(layout: Layout) -> None:
    root = parsed(paired_svg(pairs(), layout))
    byid = {one.attrib["id"]: one.text for one in root.iter() if "id" in one.attrib}
    assert [byid[name] for name in root.attrib["aria-labelledby"].split()] == [
        "Besturen en werkvloer",
        paired_description(pairs()),
    ]


def test_an_english_chart_speaks_english() -> None:
    text = whole_text(parsed(paired_svg(pairs([4.0, None], [2.5, 3.0], clear=(0,), language="en"))))
    assert {"difference", "clear", "1.5", "not shown"} <= set(text.split(" | "))


def test_no_rows_can_be_drawn() -> None:
    assert rows(parsed(paired_svg(pairs([], [])))) == []


def test_hostile_names_stay_text() -> None:
    svg = paired_svg(pairs(names=[HOSTILE], levels=(HOSTILE, HOSTILE)))
    assert "<script" not in svg
    assert "</text>" in whole_text(parsed(svg))
    assert "<script>alert" not in paired_html(pairs(names=[HOSTILE], levels=(HOSTILE, HOSTILE)))


MEANS = st.lists(st.tuples(st.none() | st.floats(1, 5), st.none() | st.floats(1, 5)), max_size=12)


@settings(max_examples=60, deadline=None)
@given(MEANS, st.sampled_from(["Besturen", LONG, "R"]), st.sampled_from(LAYOUTS))
def test_any_means_give_a_drawing_within_its_frame(
    means: list[tuple[float | None, float | None]], name: str, layout: Layout
) -> None:
    chart = pairs([one for one, _ in means], [other for _, other in means], levels=(name, "Werkvloer"))
    root = parsed(paired_svg(chart, layout))
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    for element in root.iter():
        for along, most in (("x", width), ("cx", width), ("x1", width), ("y", height), ("cy", height)):
            assert 0 <= float(element.attrib.get(along, 0)) <= most


def test_the_live_chart_has_the_means_order_and_words_of_the_drawing() -> None:
    chart = pairs([None, *[4.0] * 8], [2.0, *[3.0] * 8], clear=(1,))
    figure = paired_figure(chart)
    lines, lower, upper = figure["data"]
    ordered = in_order(chart)
    assert upper["x"] == [row.upper.mean for row in ordered]
    assert lower["x"] == [row.lower.mean for row in ordered]
    assert (lines["x"][:3], lines["y"][:3]) == ([4.0, 3.0, None], [0, 0, None])
    assert len(lines["x"]) == 3 * 8 - 1
    assert (upper["marker"]["symbol"], lower["marker"]["symbol"]) == ("circle", "diamond")
    assert upper["hovertext"][0] == "Inhoudelijke richting<br>Besturen: 4,0<br>n = 12"
    assert upper["hovertext"][-1] == "Drive<br>Besturen: niet getoond"
    ticks = figure["layout"]["yaxis"]["ticktext"]
    assert ticks[0] == "Inhoudelijke richting<br>verschil 1,0 (duidelijk)"
    assert ticks[-1] == "Drive<br>niet getoond"
    assert [toggle["name"] for toggle in figure["toggles"]] == ["● Besturen (n = 12)", "◇ Werkvloer (n = 21)"]


def test_a_key_too_long_for_one_line_breaks() -> None:
    root = parsed(paired_svg(pairs(levels=(LONG, "Werkvloer")), "narrow"))
    first, second = group(root, "key").findall(f"{SVG}text")
    assert len(first.findall(f"{SVG}tspan")) == 1
    assert float(second.attrib["y"]) >= float(first.attrib["y"]) + 16 + 16
