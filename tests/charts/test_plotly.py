"""Figures must hold the same numbers as the drawings; both are read back and laid side by side."""

import json
from typing import Any

import pytest

from app.charts import (
    count_bars_figure,
    count_bars_svg,
    distribution_figure,
    distribution_svg,
    dot_plot_figure,
    dot_plot_svg,
    radar_figure,
    radar_svg,
)
from app.charts.data import CriterionScore, Estimate, ScoreChart
from tests.charts.samples import (
    BEFORE,
    HOSTILE,
    MEANS,
    NAMES,
    SVG,
    balance,
    circles,
    counts,
    distribution,
    group,
    item,
    parsed,
    rows,
    scores,
    texts,
)


def named(figure: dict[str, Any], name: str) -> dict[str, Any]:
    """The trace that a toggle switches."""
    (places,) = (toggle["traces"] for toggle in figure["toggles"] if toggle["name"] == name)
    trace: dict[str, Any] = figure["data"][places[0]]
    return trace


def test_the_radar_shows_the_means_of_the_drawing() -> None:
    chart = scores(before=BEFORE)
    figure, root = radar_figure(chart), parsed(radar_svg(chart))
    now, before = named(figure, "voorjaar 2026"), named(figure, "voorjaar 2025")
    assert now["r"] == [*MEANS, MEANS[0]]
    assert before["r"] == [*BEFORE, BEFORE[0]]
    written = [label.split("<br>")[-1] for label in figure["layout"]["polar"]["angularaxis"]["ticktext"]]
    drawn = [label.rsplit(" was ", 1)[0].rsplit(" ", 1)[-1] for label in texts(group(root, "labels"))]
    assert written == drawn
    hovered = [text.split("<br>")[1].split(": ")[1] for text in now["hovertext"][:-1]]
    assert hovered == drawn
    assert len(circles(group(root, "current"))) == len(now["r"]) - 1


def test_the_radar_has_the_order_turn_and_hole_of_the_drawing() -> None:
    polar = radar_figure(scores())["layout"]["polar"]
    assert polar["angularaxis"]["direction"] == "clockwise"
    assert polar["angularaxis"]["rotation"] == 90
    assert polar["angularaxis"]["categoryarray"] == [f"c{place}" for place in range(9)]
    assert polar["radialaxis"]["range"] == [1, 5]
    assert (polar["hole"], polar["gridshape"]) == (0.12, "linear")


def test_hovering_tells_name_mean_interval_and_n() -> None:
    now = named(radar_figure(scores()), "voorjaar 2026")
    assert now["hovertext"][2] == (
        "Organisatiemandaat<br>voorjaar 2026: 2,3<br>95%-interval: 1,8 tot 2,8<br>n = 16"
    )


def test_the_band_goes_up_along_the_upper_ends_and_back_along_the_lower() -> None:
    band = named(radar_figure(scores([3.0, 4.9, 2.0])), "95%-interval")
    assert band["theta"] == ["c0", "c1", "c2", "c0", "c0", "c2", "c1", "c0"]
    assert band["r"] == pytest.approx([3.25, 5, 2.45, 3.25, 2.75, 1.55, 4.6, 2.75])
    assert band["fill"] == "toself"


def test_a_withheld_mean_is_a_gap_in_line_and_band() -> None:
    figure = radar_figure(scores([4.0, None, 3.0, 2.0]))
    now, band = named(figure, "voorjaar 2026"), named(figure, "95%-interval")
    assert now["r"] == [4.0, None, 3.0, 2.0, 4.0]
    assert now["connectgaps"] is False
    assert now["hovertext"][1] == "Inhoudelijke richting<br>niet getoond"
    assert "c1" not in band["theta"]


def test_nothing_of_a_withheld_criterion_is_in_any_figure() -> None:
    secret = CriterionScore("a", "Regie", Estimate(None, 1.37, 2.73, n=3))
    others = tuple(CriterionScore(f"b{place}", "Drive", Estimate(3.0, 2.5, 3.5, 9)) for place in range(3))
    chart = ScoreChart("s", "t", (secret, *others), 1, 5, "2026")
    for figure in (radar_figure(chart), dot_plot_figure(chart)):
        text = json.dumps(figure)
        assert "1.37" not in text
        assert "2.73" not in text
        assert "n = 3" not in text


def test_fewer_than_three_criteria_are_refused() -> None:
    with pytest.raises(ValueError, match="three"):
        radar_figure(scores([3.0, 3.0]))


def test_without_intervals_there_is_nothing_to_toggle_but_the_wave() -> None:
    criteria = tuple(CriterionScore(f"c{axis}", "Regie", Estimate(3.0, n=1)) for axis in range(3))
    figure = radar_figure(ScoreChart("s", "t", criteria, 1, 5, "2026"))
    assert [toggle["name"] for toggle in figure["toggles"]] == ["2026"]


def test_the_dot_plot_shows_the_rows_of_the_drawing() -> None:
    chart = scores([2.5, None, 4.9], before=[2.0, 3.0, 4.0])
    figure, root = dot_plot_figure(chart), parsed(dot_plot_svg(chart))
    now, before = named(figure, "voorjaar 2026"), named(figure, "voorjaar 2025")
    assert now["x"] == [4.9, 2.5, None]
    assert before["x"] == [4.0, 2.0, None]
    drawn = [texts(row)[:2] for row in rows(root)]
    assert figure["layout"]["yaxis"]["ticktext"] == ["  ".join(texts) for texts in drawn]
    intervals = named(figure, "95%-interval")
    assert intervals["x"] == pytest.approx([4.45, 5, None, 2.25, 2.75], abs=1e-9)
    assert intervals["y"] == [0, 0, None, 1, 1]


def test_on_a_phone_names_stand_above_the_dots() -> None:
    figure = dot_plot_figure(scores())
    narrow = figure["narrow"]
    for trace, heights in zip(figure["data"], narrow["data"]["y"], strict=True):
        assert [height is None for height in heights] == [at is None for at in trace["y"]]
    assert narrow["layout"]["annotations"][0]["text"] == "Drive  4,1"
    marks = sorted({height for heights in narrow["data"]["y"] for height in heights if height is not None})
    assert [note["y"] < mark for note, mark in zip(narrow["layout"]["annotations"], marks, strict=True)] == [
        True
    ] * 9


def test_on_a_phone_the_radar_is_numbered_and_the_names_go_with_it() -> None:
    figure = radar_figure(scores())
    assert figure["names"] == list(NAMES)
    assert figure["narrow"]["layout"]["polar.angularaxis.ticktext"][2] == "3<br>2,3"


def test_the_distribution_holds_the_counts_of_the_drawing() -> None:
    chart = distribution(item((5, 6, 4, 2, 1)), item(None), balance((0, 3, 9, 4, 2)))
    figure, root = distribution_figure(chart), parsed(distribution_svg(chart))
    assert [trace["x"] for trace in figure["data"]] == [[5, 0], [6, 3], [4, 9], [2, 4], [1, 2]]
    assert figure["layout"]["barnorm"] == "percent"
    drawn = [rect.attrib["fill"] for rect in rows(root)[1].findall(f"{SVG}rect")]
    assert [trace["marker"]["color"] for trace in figure["data"]] == drawn
    assert figure["data"][3]["hovertext"][0].endswith("Mee eens: 2 van 18")
    assert [note["text"].split("<br>")[-1] for note in figure["layout"]["annotations"]] == [
        "n = 18 · weet ik niet: 2",
        "niet getoond",
        "n = 18 · weet ik niet: 0",
    ]


def test_narrow_bars_keep_their_rows() -> None:
    figure = distribution_figure(distribution(item(), item(None), balance()))
    assert [len(heights) for heights in figure["narrow"]["data"]["y"]] == [
        len(trace["y"]) for trace in figure["data"]
    ]


def test_the_counts_are_those_of_the_drawing() -> None:
    chart = counts(2, 11, 0)
    figure = count_bars_figure(chart)
    (trace,) = figure["data"]
    assert [
        list(pair) for pair in zip(figure["layout"]["yaxis"]["ticktext"], trace["text"], strict=True)
    ] == [texts(row) for row in rows(parsed(count_bars_svg(chart)))]
    assert trace["x"] == [11, 2, 0]
    assert trace["hovertext"][0] == "Inhoudelijke richting<br>11 van 18"


def figures(text: str) -> list[dict[str, Any]]:
    chart = scores([3.0, 2.0, None], before=[1.0, 2.0, 3.0], names=[text])
    answers = distribution(item(text=text, labels=(text, "", "", "", text), bipolar=True))
    return [radar_figure(chart), dot_plot_figure(chart), distribution_figure(answers)]


def test_hostile_names_are_escaped_and_no_tag_but_a_line_break_is_used() -> None:
    for figure in figures(HOSTILE):
        shown = [text for text in strings(figure) if "script" in text]
        assert shown
        for text in shown:
            if text not in figure["names"]:
                assert "<" not in text.replace("<br>", "")


def strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for part in value.values() for text in strings(part)]
    if isinstance(value, list | tuple):
        return [text for part in value for text in strings(part)]
    return []


def test_nothing_leads_to_a_third_party() -> None:
    for figure in (*figures("Regie"), count_bars_figure(counts(1))):
        config = figure["config"]
        assert config["displaylogo"] is False
        assert config["modeBarButtons"] == [["toImage"]]
        assert config["plotlyServerURL"] == ""
        assert not [text for text in strings(figure) if "//" in text]
        json.dumps(figure, allow_nan=False)
