import pytest

from app.charts import count_bars_svg
from app.charts.data import Count, CountChart
from app.charts.drawing import Layout
from tests.charts.samples import HOSTILE, SVG, counts, parsed, rows, texts, whole_text

LAYOUTS: tuple[Layout, ...] = ("wide", "narrow")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_bars_stand_from_most_to_fewest_with_their_count(layout: Layout) -> None:
    found = [texts(row) for row in rows(parsed(count_bars_svg(counts(2, 11, 0, 11), layout)))]
    assert found == [
        ["Inhoudelijke richting", "11"],
        ["Operationele eenheid", "11"],
        ["Drive", "2"],
        ["Organisatiemandaat", "0"],
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_bar_is_as_long_as_its_share_of_everybody(layout: Layout) -> None:
    everybody, half, nobody = rows(parsed(count_bars_svg(counts(20, 10, 0, total=20), layout)))
    full, part = (float(row.findall(f"{SVG}rect")[0].attrib["width"]) for row in (everybody, half))
    assert part == pytest.approx(full / 2, abs=0.1)
    assert nobody.findall(f"{SVG}rect") == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_longest_bar_leaves_room_for_its_count(layout: Layout) -> None:
    root = parsed(count_bars_svg(counts(999, total=999), layout))
    count = rows(root)[0].findall(f"{SVG}text")[1]
    assert float(count.attrib["x"]) + 3 * 14 * 0.6 <= float(root.attrib["width"])


def test_nothing_to_count_is_an_empty_drawing() -> None:
    root = parsed(count_bars_svg(counts(total=0)))
    assert rows(root) == []
    assert parsed(count_bars_svg(counts(0, total=0))) is not None


def test_hostile_names_stay_text() -> None:
    svg = count_bars_svg(CountChart("h", HOSTILE, (Count(HOSTILE, 1),), 2))
    assert "<script" not in svg
    assert "</text>" in whole_text(parsed(svg))
