"""Charts as a Dutch network would get them, and ways to read a drawing back."""

import re
from collections.abc import Sequence
from xml.etree import ElementTree

from app.charts.data import (
    Count,
    CountChart,
    CriterionScore,
    DistributionChart,
    Estimate,
    ItemDistribution,
    ScoreChart,
)
from app.domain.vocabulary import Language

NAMES = (
    "Drive",
    "Inhoudelijke richting",
    "Organisatiemandaat",
    "Operationele eenheid",
    "Normatieve balans",
    "Instrumentele afstemming",
    "Informatieoverdracht",
    "Regie",
    "Actie en borging",
)
MEANS = (4.1, 3.6, 2.3, 3.2, 3.9, 3.4, 2.6, 3.0, 2.9)
HALVES = (0.25, 0.3, 0.45, 0.35, 0.3, 0.4, 0.5, 0.6, 0.35)
BEFORE = (3.9, 3.2, 2.6, 3.1, 3.8, 3.0, 1.9, 3.1, 2.7)
AGREEMENT = ("Helemaal mee oneens", "Mee oneens", "Niet eens, niet oneens", "Mee eens", "Helemaal mee eens")
HOSTILE = '<script>alert("x")</script> & </text>'

SVG = "{http://www.w3.org/2000/svg}"
NUMBER = r"-?\d+(?:\.\d+)?"


def scores(
    means: Sequence[float | None] = MEANS,
    before: Sequence[float | None] | None = None,
    names: Sequence[str] = NAMES,
    minimum: float = 1,
    maximum: float = 5,
    language: Language = "nl",
) -> ScoreChart:
    """A network of 18 with the given means; a None is withheld."""
    criteria = tuple(
        CriterionScore(
            id=f"c{place}",
            label=names[place % len(names)],
            current=estimate(mean, HALVES[place % len(HALVES)], 18 - place % 3),
            previous=estimate(before[place], 0.3, 15) if before is not None else None,
        )
        for place, mean in enumerate(means)
    )
    later = "voorjaar 2025" if before is not None else None
    return ScoreChart("s1", "Zorgnetwerk Zuid", criteria, minimum, maximum, "voorjaar 2026", later, language)


def estimate(mean: float | None, half: float, n: int) -> Estimate:
    return Estimate(None) if mean is None else Estimate(mean, mean - half, mean + half, n)


def distribution(*items: ItemDistribution, language: Language = "nl") -> DistributionChart:
    return DistributionChart("d1", "Antwoorden per stelling", (1, 2, 3, 4, 5), items, language)


def item(
    frequencies: tuple[int, ...] | None = (5, 6, 4, 2, 1),
    dont_know: int | None = 2,
    text: str = "De mensen aan tafel mogen namens hun organisatie beslissen.",
    labels: tuple[str, ...] = AGREEMENT,
    bipolar: bool = False,
) -> ItemDistribution:
    return ItemDistribution("i1", text, labels, frequencies, dont_know, bipolar)


def balance(frequencies: tuple[int, ...] = (1, 3, 9, 4, 1)) -> ItemDistribution:
    poles = ("Vooral straffen", "", "In balans", "", "Vooral voorkomen")
    return item(frequencies, 0, "Hoe werkt dit netwerk nu?", poles, bipolar=True)


def counts(*values: int, total: int = 18, language: Language = "nl") -> CountChart:
    named = tuple(Count(NAMES[place], value) for place, value in enumerate(values))
    return CountChart("h1", "Wat hindert het meest", named, total, language)


def parsed(svg: str) -> ElementTree.Element:
    """The drawing as XML; fails when it is not well-formed."""
    return ElementTree.fromstring(str(svg))


def group(root: ElementTree.Element, name: str) -> ElementTree.Element:
    found = root.find(f".//{SVG}g[@class='chart__{name}']")
    assert found is not None, name
    return found


def rows(root: ElementTree.Element) -> list[ElementTree.Element]:
    return root.findall(f".//{SVG}g[@class='chart__row']")


def circles(element: ElementTree.Element) -> list[tuple[float, float]]:
    return [(float(one.attrib["cx"]), float(one.attrib["cy"])) for one in element.iter(f"{SVG}circle")]


def corners(d: str) -> list[list[tuple[float, float]]]:
    """The points of every stretch of a path."""
    stretches = [stretch for stretch in d.split("M") if stretch]
    return [
        [(float(x), float(y)) for x, y in re.findall(rf"({NUMBER}) ({NUMBER})", part)] for part in stretches
    ]


def texts(element: ElementTree.Element) -> list[str]:
    """Each text as one string, its lines joined by a space."""
    return [" ".join(part.strip() for part in one.itertext()) for one in element.iter(f"{SVG}text")]


def whole_text(element: ElementTree.Element) -> str:
    return " | ".join(texts(element))
