"""The pitch is read back from its own XML."""

from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.charts import pitch_description, pitch_html, pitch_svg
from app.charts.drawing import Layout
from app.charts.group_data import LineState, PitchLine
from tests.charts.group_samples import DEFENCE, EMPTY, GOAL, LONG, MERGED, pitch
from tests.charts.samples import HOSTILE, SVG, group, parsed, rows, texts, whole_text

LAYOUTS: tuple[Layout, ...] = ("wide", "narrow")


def bands(root: ElementTree.Element) -> list[dict[str, str]]:
    return [one.attrib for one in group(root, "pitch").findall(f"{SVG}rect")]


def bar(row: ElementTree.Element) -> tuple[float, float]:
    """Length of the whole bar and of its filled part."""
    whole, filled = row.findall(f"{SVG}rect")
    return float(whole.attrib["width"]), float(filled.attrib["width"])


def test_lines_stand_from_left_to_right_from_the_own_goal_forwards() -> None:
    root = parsed(pitch_svg(pitch()))
    assert [texts(row)[0] for row in rows(root)] == ["Doel", "Verdediging", "Middenveld", "Voorhoede"]
    starts = [float(band["x"]) for band in bands(root)]
    assert starts == sorted(starts)
    assert len({band["y"] for band in bands(root)}) == 1


def test_on_a_phone_the_goal_lies_below_and_the_forwards_above() -> None:
    root = parsed(pitch_svg(pitch(), "narrow"))
    assert [texts(row)[0] for row in rows(root)] == ["Doel", "Verdediging", "Middenveld", "Voorhoede"]
    tops = [float(band["y"]) for band in bands(root)]
    assert tops == sorted(tops, reverse=True)
    heights = [float(row.findall(f".//{SVG}text")[0].attrib["y"]) for row in rows(root)]
    assert heights == sorted(heights, reverse=True)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_line_bears_its_people_its_mean_and_a_bar_over_the_scale(layout: Layout) -> None:
    root = parsed(pitch_svg(pitch(GOAL, replace(GOAL, mean=1.0), replace(GOAL, mean=5.0)), layout))
    first, lowest, highest = rows(root)
    assert sorted(texts(first)) == ["3,4", "5 van de 8 antwoordden", "Doel"]
    whole, filled = bar(first)
    assert filled / whole == pytest.approx((3.4 - 1) / 4, abs=0.01)
    assert bar(lowest)[1] == 0
    assert bar(highest)[1] == bar(highest)[0]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_line_without_anybody_is_dashed_and_says_nobody(layout: Layout) -> None:
    row = rows(parsed(pitch_svg(pitch(), layout)))[3]
    assert sorted(texts(row)) == ["Voorhoede", "niemand"]
    (frame,) = row.findall(f"{SVG}rect")
    assert frame.attrib["stroke-dasharray"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_merged_line_says_with_which_and_gives_no_figure_away(layout: Layout) -> None:
    row = rows(parsed(pitch_svg(pitch(), layout)))[2]
    assert sorted(texts(row)) == ["Middenveld", "samengenomen met Verdediging"]
    assert row.findall(f"{SVG}rect") == []
    alone = rows(parsed(pitch_svg(pitch(replace(MERGED, together_with="")), layout)))[0]
    assert sorted(texts(alone)) == ["Middenveld", "niet apart getoond"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_mean_that_is_not_shown_leaves_the_number_of_people(layout: Layout) -> None:
    row = rows(parsed(pitch_svg(pitch(replace(GOAL, mean=None)), layout)))[0]
    assert sorted(texts(row)) == ["5 van de 8 antwoordden", "Doel", "niet getoond"]
    assert row.findall(f"{SVG}rect") == []


@pytest.mark.parametrize(
    ("answered", "invited", "told"),
    [
        (9, 11, "9 van de 11 antwoordden"),
        (9, None, "9 deelnemers antwoordden"),
        (1, None, "1 deelnemer antwoordde"),
    ],
)
def test_who_answered_is_told_as_far_as_it_is_known(answered: int, invited: int | None, told: str) -> None:
    line = replace(GOAL, answered=answered, invited=invited)
    assert told in texts(rows(parsed(pitch_svg(pitch(line))))[0])
    assert told in pitch_description(pitch(line))


def test_where_it_is_not_known_nothing_is_told() -> None:
    assert sorted(texts(rows(parsed(pitch_svg(pitch(replace(GOAL, answered=None)))))[0])) == ["3,4", "Doel"]


def test_the_caption_says_of_what_the_means_are_and_which_way_is_forwards() -> None:
    for layout in LAYOUTS:
        assert texts(group(parsed(pitch_svg(pitch(), layout)), "caption")) == [
            "van achteren naar voren",
            "Alle criteria: gemiddelde op een schaal van 1 tot 5",
        ]


def test_alt_text_goes_from_line_to_line() -> None:
    assert pitch_description(pitch()) == (
        "Voetbalveld van boven gezien, van het eigen doel naar voren. "
        "Alle criteria: gemiddelde op een schaal van 1 tot 5. "
        "Doel: 3,4, 5 van de 8 antwoordden; Verdediging: 2,6, 14 van de 18 antwoordden; "
        "Middenveld: samengenomen met Verdediging; Voorhoede: niemand."
    )
    assert pitch_description(pitch(GOAL, EMPTY, replace(DEFENCE, mean=None), language="en")) == (
        "Football pitch from above, from the own goal forwards. "
        "Alle criteria: mean on a scale of 1 to 5. "
        "Doel: 3.4, 5 of 8 answered; Voorhoede: nobody; Verdediging: not shown, 14 of 18 answered."
    )


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_screen_reader_gets_title_and_description(layout: Layout) -> None:
    root = parsed(pitch_svg(pitch(), layout))
    byid = {one.attrib["id"]: one.text for one in root.iter() if "id" in one.attrib}
    titles = [byid[name] for name in root.attrib["aria-labelledby"].split()]
    assert titles == ["Het veld", pitch_description(pitch())]


def test_the_page_gets_both_drawings_and_nothing_to_explore() -> None:
    block = pitch_html(pitch())
    assert block.count("<svg") == 2
    assert "data-chart" not in block


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_texts_of_a_long_line_do_not_overlap(layout: Layout) -> None:
    """Name, mean or reason, and people stand under one another with room for every line."""
    merged = replace(MERGED, label=LONG, together_with=LONG)
    for line in (replace(GOAL, label=LONG), merged):
        row = rows(parsed(pitch_svg(pitch(line, DEFENCE, DEFENCE, DEFENCE), layout)))[0]
        places: dict[str, list[tuple[float, float]]] = {}
        for text in row.iter(f"{SVG}text"):
            top = float(text.attrib["y"]) - float(text.attrib["font-size"]) * 0.8
            drop = sum(float(part.attrib["dy"]) for part in text.findall(f"{SVG}tspan"))
            places.setdefault(text.attrib["x"], []).append((top, float(text.attrib["y"]) + drop))
        for column in places.values():
            column.sort()
            assert all(end < start for (_, end), (start, _) in pairwise(column))


LINES = st.builds(
    PitchLine,
    st.just("goal"),
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=60),
    st.sampled_from(["shown", "merged", "empty"]),
    st.none() | st.integers(0, 999),
    st.none() | st.integers(0, 999),
    st.none() | st.floats(1, 5),
    st.sampled_from(["", LONG]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=5), st.sampled_from(LAYOUTS))
def test_any_lines_give_a_drawing_within_its_frame(lines: list[PitchLine], layout: Layout) -> None:
    root = parsed(pitch_svg(pitch(*lines), layout))
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    assert len(rows(root)) == len(lines)
    for element in (*root.iter(f"{SVG}text"), *root.iter(f"{SVG}rect")):
        assert 0 <= float(element.attrib["x"]) <= width
        assert 0 <= float(element.attrib["y"]) <= height


@pytest.mark.parametrize("state", ["merged", "empty"])
def test_only_a_shown_line_gives_its_figures_away(state: LineState) -> None:
    line = PitchLine("goal", "Doel", state, 777, 888, 4.3)
    for layout in LAYOUTS:
        svg = pitch_svg(pitch(line), layout)
        written = whole_text(parsed(svg)) + pitch_description(pitch(line))
        assert not [figure for figure in ("777", "888", "4,3") if figure in written]


def test_hostile_names_stay_text() -> None:
    svg = pitch_svg(pitch(replace(GOAL, label=HOSTILE), replace(MERGED, together_with=HOSTILE)))
    assert "<script" not in svg
    assert "</text>" in whole_text(parsed(svg))
