from xml.etree import ElementTree

import pytest

from app.charts import distribution_svg, style
from app.charts.drawing import Layout
from app.charts.palette import DEFAULT
from tests.charts.samples import (
    AGREEMENT,
    HOSTILE,
    SVG,
    balance,
    distribution,
    item,
    parsed,
    rows,
    texts,
    whole_text,
)

LAYOUTS: tuple[Layout, ...] = ("wide", "narrow")


def segments(row: ElementTree.Element) -> list[ElementTree.Element]:
    return [rect for rect in row.findall(f"{SVG}rect") if rect.attrib["fill"] != "none"]


def frames(row: ElementTree.Element) -> list[ElementTree.Element]:
    return [rect for rect in row.findall(f"{SVG}rect") if rect.attrib.get("stroke") == style.INK]


def number(element: ElementTree.Element, name: str) -> float:
    return float(element.attrib[name])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_segments_are_as_long_as_their_share_and_lie_end_to_end(layout: Layout) -> None:
    key, row = rows(parsed(distribution_svg(distribution(item((5, 6, 4, 2, 1))), layout)))
    bars = segments(row)
    length = sum(number(bar, "width") for bar in bars)
    shares = [number(bar, "width") / length for bar in bars]
    assert shares == pytest.approx([5 / 18, 6 / 18, 4 / 18, 2 / 18, 1 / 18], abs=0.001)
    ends = [number(bar, "x") + number(bar, "width") for bar in bars]
    assert [number(bar, "x") for bar in bars] == pytest.approx([0, *ends[:-1]], abs=0.11)
    assert [bar.attrib["fill"] for bar in bars] == list(DEFAULT.scale(5))
    assert [bar.attrib["fill"] for bar in segments(key)] == list(DEFAULT.scale(5))


def test_counts_n_and_dont_know_stand_in_figures() -> None:
    found = texts(rows(parsed(distribution_svg(distribution(item((5, 6, 4, 2, 1), 3)))))[1])
    assert found[:5] == ["5", "6", "4", "2", "1"]
    assert found[-1] == "n = 18 weet ik niet: 3"


def test_a_scale_without_dont_know_says_nothing_of_it() -> None:
    text = whole_text(parsed(distribution_svg(distribution(item(dont_know=None)))))
    assert "n = 18" in text
    assert "weet ik niet" not in text


def test_values_nobody_chose_leave_no_segment_and_keep_the_others_colour() -> None:
    row = rows(parsed(distribution_svg(distribution(item((0, 3, 0, 0, 1))))))[1]
    assert [bar.attrib["fill"] for bar in segments(row)] == [DEFAULT.scale(5)[1], DEFAULT.scale(5)[4]]


def test_a_count_that_does_not_fit_its_segment_is_left_out() -> None:
    found = texts(rows(parsed(distribution_svg(distribution(item((1000, 1, 0, 0, 0))))))[1])
    assert found[0] == "1.000"
    assert "1" not in found


def test_the_names_of_the_values_stand_once_above_the_items_that_share_them() -> None:
    root = parsed(distribution_svg(distribution(item(), item(), item())))
    assert len(rows(root)) == 4
    assert texts(rows(root)[0]) == list(AGREEMENT)


def test_unnamed_values_show_their_number() -> None:
    ends = ("Nooit", "", "", "", "Altijd")
    root = parsed(distribution_svg(distribution(item(labels=ends))))
    assert texts(rows(root)[0]) == ["Nooit", "2", "3", "4", "Altijd"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_bipolar_item_names_both_poles_and_frames_the_middle(layout: Layout) -> None:
    root = parsed(distribution_svg(distribution(balance()), layout))
    (row,) = rows(root)
    found = texts(row)
    assert "Vooral straffen" in found
    assert "Vooral voorkomen" in found
    (frame,) = frames(row)
    middle = segments(row)[2]
    assert number(frame, "x") == pytest.approx(number(middle, "x"), abs=1.1)
    assert number(frame, "width") == pytest.approx(number(middle, "width"), abs=2.1)
    assert "In balans" in whole_text(root)


def test_poles_stand_at_the_ends_of_the_bar() -> None:
    (row,) = rows(parsed(distribution_svg(distribution(balance()))))
    places = {text.text: text for text in row.iter(f"{SVG}text")}
    bar = segments(row)
    assert number(places["Vooral straffen"], "x") == number(bar[0], "x") == 0
    assert number(places["Vooral voorkomen"], "x") == pytest.approx(
        number(bar[-1], "x") + number(bar[-1], "width"), abs=0.11
    )
    assert places["Vooral voorkomen"].attrib["text-anchor"] == "end"


def test_a_middle_that_nobody_chose_is_not_framed() -> None:
    (row,) = rows(parsed(distribution_svg(distribution(balance((5, 0, 0, 0, 5))))))
    assert frames(row) == []
    assert len({bar.attrib["fill"] for bar in segments(row)}) == 2


def test_a_withheld_item_is_its_text_and_nothing_else() -> None:
    root = parsed(distribution_svg(distribution(item(None, dont_know=4))))
    (row,) = rows(root)
    assert row.findall(f"{SVG}rect") == []
    assert texts(row)[-1] == "niet getoond"
    assert "4" not in whole_text(root)


def test_an_item_that_everybody_skipped_has_an_empty_outline() -> None:
    row = rows(parsed(distribution_svg(distribution(item((0, 0, 0, 0, 0), 5)))))[1]
    assert segments(row) == []
    assert len(row.findall(f"{SVG}rect")) == 1
    assert texts(row)[-1] == "n = 0 weet ik niet: 5"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_items_lie_below_each_other(layout: Layout) -> None:
    long = item(
        text="Partners krijgen van hun eigen bestuur de ruimte om afspraken na te komen, ook als het knelt."
    )
    root = parsed(distribution_svg(distribution(long, balance(), item(None), item()), layout))
    heights = [
        number(text, "y") for row in rows(root) for text in row.iter(f"{SVG}text") if len(text) or text.text
    ]
    bars = [number(segments(row)[0], "y") for row in rows(root) if segments(row)]
    assert bars == sorted(bars)
    assert max(heights) <= float(root.attrib["height"])


def test_hostile_texts_stay_text() -> None:
    svg = distribution_svg(distribution(item(text=HOSTILE, labels=(HOSTILE, "", "", "", ""))))
    assert "<script" not in svg
    assert "</text>" in whole_text(parsed(svg))
