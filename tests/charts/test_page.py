import json

import pytest
from bs4 import BeautifulSoup, Tag
from markupsafe import Markup

from app.charts import count_bars_html, distribution_html, dot_plot_html, radar_figure, radar_html
from tests.charts.samples import HOSTILE, balance, counts, distribution, item, scores


def blocks() -> list[Markup]:
    hostile = scores(names=[HOSTILE])
    return [
        radar_html(hostile),
        dot_plot_html(hostile),
        distribution_html(distribution(item(text=HOSTILE), balance())),
        count_bars_html(counts(1, 2)),
    ]


def one(soup: BeautifulSoup | Tag, selector: str) -> Tag:
    (found,) = soup.select(selector)
    return found


@pytest.mark.parametrize("block", blocks())
def test_a_block_holds_both_drawings_and_its_figure(block: Markup) -> None:
    soup = BeautifulSoup(block, "html.parser")
    assert [svg["class"] for svg in soup.select("svg")] == [
        ["chart__svg", "chart__svg--wide"],
        ["chart__svg", "chart__svg--narrow"],
    ]
    assert set(json.loads(one(soup, "script").text)) >= {"data", "layout", "config"}


@pytest.mark.parametrize("block", blocks())
def test_nothing_breaks_the_content_policy(block: Markup) -> None:
    soup = BeautifulSoup(block, "html.parser")
    assert one(soup, "script")["type"] == "application/json"
    assert soup.select("style") == []
    for element in soup.find_all(True):
        assert not [name for name in element.attrs if name == "style" or name.startswith("on")]


def test_ids_are_unique_over_all_charts_of_a_page() -> None:
    soup = BeautifulSoup("".join(blocks()), "html.parser")
    ids = [element["id"] for element in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    for element in soup.select("[aria-labelledby], [aria-describedby]"):
        wanted = f"{element.get('aria-labelledby', '')} {element.get('aria-describedby', '')}".split()
        assert set(wanted) <= set(ids)


def test_without_a_script_only_the_drawing_shows() -> None:
    soup = BeautifulSoup(radar_html(scores()), "html.parser")
    assert not one(soup, "[data-chart-static]").has_attr("hidden")
    assert one(soup, "[data-chart-tools]").has_attr("hidden")
    assert one(soup, "[data-chart-live]").has_attr("hidden")


def test_the_figure_in_the_page_is_the_figure() -> None:
    chart = scores(names=[HOSTILE])
    soup = BeautifulSoup(radar_html(chart), "html.parser")
    assert json.loads(one(soup, "script").text) == json.loads(json.dumps(radar_figure(chart)))


def test_buttons_say_which_chart_they_open() -> None:
    soup = BeautifulSoup(radar_html(scores(language="en")), "html.parser")
    assert one(soup, "[data-chart-open]").text == "Explore this chart: Zorgnetwerk Zuid"
    assert "Grafiek verkennen" in radar_html(scores())
