"""The heatmap is an ordinary table; its shades are checked against the style sheet."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st

from app.charts import heatmap_description, heatmap_html, style
from app.charts.group_data import HeatmapChart
from app.charts.heatmap import shade
from app.charts.palette import DEFAULT
from app.web.templating import STATIC
from tests.charts.group_samples import LOWER, MIDDLE, UPPER, heatmap
from tests.charts.samples import HOSTILE

THREE = tuple(zip(UPPER, MIDDLE, LOWER, strict=True))
RULE = re.compile(r"\.(heat-[a-z0-9-]+) \{ background: (#[0-9a-f]{6}); color: (#[0-9a-f]{6}); \}")


def table(chart: HeatmapChart) -> Tag:
    (found,) = BeautifulSoup(heatmap_html(chart), "html.parser").select("table")
    return found


def sheet() -> dict[str, tuple[str, str]]:
    """Fill and text colour of every shade in the style sheet."""
    text = (STATIC / "css" / "charts.css").read_text(encoding="utf-8")
    return {name: (fill, ink) for name, fill, ink in RULE.findall(text)}


def test_every_figure_is_printed_in_the_cell_of_its_row_and_column() -> None:
    found = table(heatmap(*THREE))
    heads = [th.text for th in found.select("thead th")]
    assert heads == ["Criterium", "Besturen 9 mensen", "Management 10 mensen", "Werkvloer 11 mensen"]
    read = {
        row.select("th")[0].text: [cell.text for cell in row.select("td")] for row in found.select("tbody tr")
    }
    assert read["Organisatiemandaat"] == ["3,9", "3,1", "2,3"]
    assert len(read) == 9


def test_headers_tell_a_screen_reader_what_they_head() -> None:
    found = table(heatmap(*THREE))
    assert {th["scope"] for th in found.select("thead th")} == {"col"}
    assert {th["scope"] for th in found.select("tbody th")} == {"row"}


def test_the_table_can_be_scrolled_by_keyboard_and_has_a_name() -> None:
    soup = BeautifulSoup(heatmap_html(heatmap(*THREE)), "html.parser")
    (region,) = soup.select("[role=region]")
    assert region["tabindex"] == "0"
    (title,) = soup.select(f"#{region['aria-labelledby']}")
    assert title.text == "Criteria per niveau"
    (caption,) = soup.select("caption")
    assert caption.text == ("Criteria per niveau. Hoogst: Drive, Besturen 4,4. Laagst: Regie, Werkvloer 1,9.")


@pytest.mark.parametrize(
    ("value", "wanted"),
    [(1, 1), (1.4, 1), (1.5, 2), (1.94, 2), (1.95, 3), (3, 5), (4.4, 7), (4.5, 8), (5, 8), (0.2, 1), (7, 8)],
)
def test_eight_shades_of_equal_width_over_the_scale(value: float, wanted: int) -> None:
    assert shade(value, heatmap()) == f"heat-{wanted}"


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (3.0, "norm"),
        (3.04, "norm"),
        (2.96, "norm"),
        (3.1, "above-1"),
        (3.5, "above-1"),
        (3.6, "above-2"),
        (5.0, "above-4"),
        (2.9, "below-1"),
        (2.0, "below-2"),
        (1.0, "below-4"),
        (0.0, "below-4"),
    ],
)
def test_with_a_norm_shades_part_there(value: float, wanted: str) -> None:
    assert shade(value, heatmap(norm=3.0)) == f"heat-{wanted}"


@given(st.floats(1, 5), st.none() | st.floats(1, 5))
def test_every_value_has_a_shade_of_the_style_sheet(value: float, norm: float | None) -> None:
    assert shade(value, heatmap(norm=norm)) in SHEET


SHEET = sheet()


@pytest.mark.parametrize("name", sorted(SHEET))
def test_figures_are_legible_on_every_shade(name: str) -> None:
    fill, ink = SHEET[name]
    assert style.contrast(fill, ink) >= 4.5


def test_the_style_sheet_has_the_shades_of_the_charts() -> None:
    fills = {name: fill for name, (fill, _) in SHEET.items()}
    for stem, colours in (
        ("heat", DEFAULT.heat),
        ("heat-above", DEFAULT.above),
        ("heat-below", DEFAULT.below),
    ):
        assert [fills.pop(f"{stem}-{step}") for step in range(1, len(colours) + 1)] == list(colours)
    assert fills == {"heat-norm": style.PAPER}


@pytest.mark.parametrize("colours", [DEFAULT.heat, DEFAULT.above, DEFAULT.below])
def test_shades_grow_darker_in_grey_in_equal_steps(colours: tuple[str, ...]) -> None:
    ratios = [style.contrast(light, dark) for light, dark in pairwise(colours)]
    assert min(ratios) > 1.1
    assert max(ratios) - min(ratios) < 0.05
    assert list(colours) == sorted(colours, key=style.luminance, reverse=True)


def test_what_is_not_shown_is_an_unshaded_dash_that_is_read_out() -> None:
    soup = BeautifulSoup(heatmap_html(heatmap((4.0, None, 2.0), n=12)), "html.parser")
    cell = soup.select("td")[1]
    assert cell["class"] == ["heat-gap"]
    assert [part.text for part in cell.select("span")] == ["–", "niet getoond"]
    assert "12" not in cell.text
    assert "– niet getoond" in soup.select(".heatmap__key")[0].text
    assert "niet getoond" not in heatmap_html(heatmap((4.0, 3.0, 2.0)))


def test_the_number_of_people_stands_on_a_line_of_its_own() -> None:
    assert table(heatmap((4.0, 3.0, 2.0), n=12)).select("td")[0].text == "4,0 n = 12"


def test_with_a_norm_a_sign_says_what_the_colour_says() -> None:
    cells = table(heatmap((4.0, 3.0, 2.04), norm=3.0)).select("td")
    assert [cell.text for cell in cells] == ["4,0 +1,0", "3,0 0,0", "2,0 −1,0"]
    assert "norm 3,0" in heatmap_html(heatmap((4.0, 3.0, 2.0), norm=3.0))


def test_the_distance_to_the_norm_is_that_of_the_printed_figures() -> None:
    assert table(heatmap((3.25, 3.0, 2.0), norm=2.74)).select("td")[0].text == "3,3 +0,6"


def test_the_key_runs_from_the_lowest_to_the_highest_value() -> None:
    soup = BeautifulSoup(heatmap_html(heatmap((4.0, 3.0, 2.0))), "html.parser")
    (key,) = soup.select(".heatmap__key")
    assert [one.text for one in key.select("span")][::2] == ["1", "5"]
    assert [swatch["class"] for swatch in key.select("i")] == [[f"heat-{step}"] for step in range(1, 9)]


def test_an_english_heatmap_speaks_english() -> None:
    text = table(heatmap((4.25, None, 2.0), norm=3.0, language="en")).text
    assert "4.3 +1.3" in text
    assert "not shown" in text
    assert heatmap_description(heatmap((4.0, None, 2.0), language="en")) == (
        "Highest: Drive, Besturen 4.0. Lowest: Drive, Werkvloer 2.0."
    )


def test_a_heatmap_without_figures_says_so() -> None:
    assert heatmap_description(heatmap((None, None, None))) == "Er wordt geen enkel cijfer getoond."


def test_a_row_must_have_a_cell_for_every_column() -> None:
    with pytest.raises(ValueError, match="shorter"):
        heatmap_html(heatmap((4.0, 3.0)))


def test_hostile_names_stay_text_and_nothing_breaks_the_content_policy() -> None:
    block = heatmap_html(heatmap((4.0, 3.0), names=[HOSTILE], columns=[HOSTILE, "x"]))
    soup = BeautifulSoup(block, "html.parser")
    assert soup.select("script, style, [style]") == []
    assert soup.select("tbody th")[0].text == HOSTILE


def test_the_name_of_a_row_may_lead_somewhere_and_bear_a_note() -> None:
    chart = heatmap((4.0, 3.0, 2.0), (3.0, 3.0, 3.0))
    first = replace(chart.rows[0], href='/networks/1?"', note="golf 2")
    head, plain = table(replace(chart, rows=(first, chart.rows[1]))).select("tbody th")
    assert head.text == "Drive golf 2"
    assert [link["href"] for link in head.select("a")] == ['/networks/1?"']
    assert plain.select("a, span") == []
