"""A chart and a heatmap with made-up figures, to see a house style in."""

from markupsafe import Markup

from app.charts import group_radar_svg, heatmap_html
from app.charts.group_data import (
    GroupRadarChart,
    HeatCell,
    HeatColumn,
    HeatmapChart,
    HeatRow,
    RadarAxis,
    RadarGroup,
)
from app.charts.palette import Palette
from app.domain.house_style import HouseStyle
from app.domain.questionnaire import Questionnaire
from app.domain.vocabulary import Language
from app.language import vocabulary_texts as words
from app.language.catalogues import N_, texts

LEVELS = ("governance", "management", "operations")
MEANS = (
    (4.4, 3.6, 3.9, 3.2, 3.9, 3.0),
    (3.2, 2.9, 3.1, 4.2, 3.5, 3.4),
    (4.0, 3.7, 2.3, 3.2, 1.9, 2.6),
)
"""A row a level, a column a criterion."""


def example_charts(style: HouseStyle, questionnaire: Questionnaire, language: Language) -> list[Markup]:
    """A radar of three groups, and the same figures as a heatmap round a norm."""
    translate = texts(language).gettext
    spoken = questionnaire.language(language)
    names = [each.name[spoken] for each in questionnaire.criteria][: len(MEANS[0])]
    levels = [translate(words.LEVELS[level]) for level in LEVELS]
    palette = Palette.of(style.colour, style.second_colour)
    title = translate(N_("An example with made-up figures"))
    radar = GroupRadarChart(
        id="example",
        title=title,
        axes=tuple(RadarAxis(str(place), name) for place, name in enumerate(names)),
        groups=tuple(
            RadarGroup(level, name, means[: len(names)])
            for level, name, means in zip(LEVELS, levels, MEANS, strict=True)
        ),
        minimum=1,
        maximum=5,
        language=language,
        palette=palette,
    )
    heatmap = HeatmapChart(
        id="example",
        title=title,
        corner=translate("Criterion"),
        columns=tuple(HeatColumn(name) for name in levels),
        rows=tuple(
            HeatRow(name, tuple(HeatCell(means[place]) for means in MEANS))
            for place, name in enumerate(names)
        ),
        minimum=1,
        maximum=5,
        norm=3.0,
        language=language,
        palette=palette,
    )
    drawings = [group_radar_svg(radar, "wide"), group_radar_svg(radar, "narrow")] if len(names) > 2 else []
    return [*drawings, heatmap_html(heatmap)]
