"""What the pages of the portfolio show, in the reader's language."""

from dataclasses import dataclass

from app.charts.group_data import HeatCell, HeatColumn, HeatmapChart, HeatRow
from app.domain.diagnosis import rules
from app.domain.figures import ReliabilityFigures
from app.domain.portfolio import Place, Reference, size
from app.domain.questionnaire import Criterion
from app.domain.release import Published
from app.domain.vocabulary import Language
from app.language import format_number, texts
from app.language.catalogues import N_
from app.language.formatting import EN_DASH
from app.services.portfolio import Comparison, Shelf

PLACES: dict[Place, str] = {
    "above": N_("higher than most comparable networks"),
    "among": N_("like most comparable networks"),
    "below": N_("lower than most comparable networks"),
}


@dataclass(frozen=True)
class ReferenceLine:
    criterion: str
    own: str
    reference: str
    spread: str
    networks: int | None
    place: str


@dataclass(frozen=True)
class ReliabilityLine:
    criterion: str
    n: int
    alpha: str
    interval: str
    omega: str
    icc1: str
    icc2: str


def heatmaps(shelf: Shelf, language: Language) -> list[HeatmapChart]:
    """Network by criterion, a table for each scale."""
    scales = dict.fromkeys((each.minimum, each.maximum) for each in shelf.questionnaire.criteria)
    return [_heatmap(shelf, scale, language) for scale in scales]


def reference_lines(comparison: Comparison, language: Language) -> list[ReferenceLine]:
    spoken = comparison.questionnaire.language(language)
    return [
        _reference_line(
            criterion.name[spoken],
            _mean(comparison.published, criterion),
            comparison.references.get(criterion.id),
            language,
        )
        for criterion in comparison.questionnaire.criteria
    ]


def reliability_lines(
    shelf: Shelf, figures: dict[str, ReliabilityFigures | None], language: Language
) -> list[ReliabilityLine]:
    """Only of criteria that have figures."""
    spoken = shelf.questionnaire.language(language)
    found = [(each.name[spoken], figures.get(each.id)) for each in shelf.questionnaire.criteria]
    return [_reliability_line(name, one, language) for name, one in found if one is not None]


def _heatmap(shelf: Shelf, scale: tuple[int, int], language: Language) -> HeatmapChart:
    gettext = texts(language).gettext
    spoken = shelf.questionnaire.language(language)
    criteria = [each for each in shelf.questionnaire.criteria if (each.minimum, each.maximum) == scale]
    return HeatmapChart(
        id=f"portfolio-{shelf.questionnaire.id}-{scale[0]}-{scale[1]}",
        title=_title(shelf, scale, language),
        corner=gettext("Network"),
        columns=tuple(HeatColumn(each.name[spoken]) for each in criteria),
        rows=tuple(
            HeatRow(
                line.published.occasion.network,
                tuple(HeatCell(_mean(line.published, each)) for each in criteria),
                href=f"/portfolio/{line.assessment_id}",
                note=gettext("wave %(wave)s, %(size)s people")
                % {"wave": line.published.occasion.wave, "size": size(line.published)},
            )
            for line in shelf.lines
        ),
        minimum=scale[0],
        maximum=scale[1],
        norm=rules(*scale).norm,
        language=language,
    )


def _title(shelf: Shelf, scale: tuple[int, int], language: Language) -> str:
    """A title that no other table on the page has."""
    questionnaire = shelf.questionnaire
    gettext = texts(language).gettext
    title = gettext("%(questionnaire)s: the mean of each criterion in each network") % {
        "questionnaire": questionnaire.title[questionnaire.language(language)]
    }
    if len({(each.minimum, each.maximum) for each in questionnaire.criteria}) == 1:
        return title
    return gettext("%(title)s (scale %(minimum)s to %(maximum)s)") % {
        "title": title,
        "minimum": scale[0],
        "maximum": scale[1],
    }


def _mean(published: Published, criterion: Criterion) -> float | None:
    shown = published.results.criteria.get(criterion.id)
    return shown.figures.mean if shown and shown.figures else None


def _reference_line(
    name: str, own: float | None, reference: Reference | None, language: Language
) -> ReferenceLine:
    gettext = texts(language).gettext
    place = reference.place(own) if reference and own is not None else None
    return ReferenceLine(
        criterion=name,
        own=_number(own, 1, language),
        reference=_number(reference.mean if reference else None, 1, language),
        spread=_number(reference.sd if reference else None, 1, language),
        networks=reference.networks if reference else None,
        place=gettext(PLACES[place]) if place else gettext("not to be said"),
    )


def _reliability_line(name: str, figures: ReliabilityFigures, language: Language) -> ReliabilityLine:
    ends = figures.alpha_ci95
    return ReliabilityLine(
        criterion=name,
        n=figures.n,
        alpha=_number(figures.alpha, 2, language),
        interval=" – ".join(_number(end, 2, language) for end in ends) if ends else EN_DASH,
        omega=_number(figures.omega_total, 2, language),
        icc1=_number(figures.icc1, 2, language),
        icc2=_number(figures.icc2, 2, language),
    )


def _number(value: float | None, decimals: int, language: Language) -> str:
    return EN_DASH if value is None else format_number(value, language, decimals)
