"""A report as a presentation: which slides, in which order."""

from collections.abc import Iterator

from app.documents.handout import Handout
from app.documents.slides.action_slides import choices, conversation, interventions, plan
from app.documents.slides.closing_slides import closing, keywords
from app.documents.slides.deck import Deck, Slide
from app.documents.slides.group_slides import breakdowns, change
from app.documents.slides.material import Material
from app.documents.slides.opening_slides import answer, front, response
from app.documents.slides.overview_slides import figures, overviews, strengths
from app.documents.slides.point_slides import other_divisions, points


def report_slides(handout: Handout) -> bytes:
    """The PowerPoint file. The same handout gives the same bytes."""
    material = Material(handout)
    deck = Deck(handout)
    for slide in _slides(material):
        deck.add(slide)
    title = material.gettext(
        "%(network)s, wave %(wave)s",
        network=handout.report.occasion.network,
        wave=handout.report.occasion.wave,
    )
    return deck.content(title, handout.report.questionnaire_title, keywords(material))


def _slides(material: Material) -> Iterator[Slide]:
    yield front(material)
    yield answer(material)
    yield response(material)
    if material.report.shows_anything:
        yield from _outcome(material)
    yield from plan(material)
    if material.report.shows_anything:
        yield conversation(material)
    yield closing(material)


def _outcome(material: Material) -> Iterator[Slide]:
    yield from overviews(material)
    yield from figures(material)
    yield from points(material)
    yield from other_divisions(material)
    strong = strengths(material)
    if strong is not None:
        yield strong
    yield from breakdowns(material)
    yield from change(material)
    yield from choices(material)
    yield from interventions(material)
