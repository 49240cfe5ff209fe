"""Nothing that is withheld can be found in any file, whatever is unpacked and however it is written."""

import pytest

from app.domain.document_kinds import DOCUMENT_KINDS, ROW_EXPORTS, DocumentKind
from app.domain.problems import Conflict
from app.domain.vocabulary import LANGUAGES, Language
from app.services import releases
from tests.documents.leaks.conftest import Made, document_of
from tests.documents.leaks.earlier_wave import AGREED, BEFORE_FEW_MEAN, TAKES_IT_UP
from tests.documents.leaks.secrets import Secret, SecretFigure, SecretText, leaks
from tests.documents.leaks.world import BUTTERFLY, FEW_ANSWERS, FEW_MEAN, NETWORK, SILENT, World

Which = tuple[DocumentKind, Language]
WITH_BEFORE_AND_PLAN: tuple[DocumentKind, ...] = ("report", "summary", "slides", "workbook")


@pytest.fixture(params=[(kind, language) for kind in DOCUMENT_KINDS for language in LANGUAGES], ids="-".join)
def which(request: pytest.FixtureRequest, world: World) -> Which:
    found: Which = request.param
    if world.mode == "open" and found[0] in ROW_EXPORTS:
        pytest.skip("there is no such file: see below that it is refused")
    return found


def test_the_world_withholds_something_of_every_kind(world: World) -> None:
    with world.runtime.database.reading() as session:
        results = releases.published(session, world.assessment_id).results
    assert results.criteria["drive"].figures
    assert results.criteria["steering"].figures is None
    assert results.criteria["trust"].items["trust-1"] is None
    assert results.choices["hindering"] is None
    assert results.comments["worry"] is None
    assert bool(results.comments["first-step"]) == (world.mode == "confidential")
    assert results.breakdowns
    about = {figure.about for figure in world.figures if isinstance(figure, SecretFigure)}
    assert {f"item {id_}" for id_ in FEW_ANSWERS} <= about
    assert {"criterion steering", "drive of national", "sealed products of drive"} <= about
    assert "trust in the wave before" in about
    assert len(about) > 12
    assert (SecretText(SILENT) in world.words) == (world.mode == "confidential")


def test_answers_of_an_open_assessment_are_not_taken_out_row_by_row(world: World, made: Made) -> None:
    if world.mode == "open":
        for kind in ROW_EXPORTS:
            with pytest.raises(Conflict):
                made(kind, "nl")


def test_only_what_may_be_shown_is_in_it(world: World, made: Made, which: Which) -> None:
    """What may be shown is found, else the search would not see into this kind of file. Files with rows hold
    every answer, as was agreed: of them only words and the ids of rows are secret.
    """
    kind, language = which
    secrets: tuple[Secret, ...] = world.words
    shown: tuple[Secret, ...] = (SecretText(NETWORK.split()[-1]),)
    if kind not in ROW_EXPORTS:
        secrets += world.figures
    if kind not in (*ROW_EXPORTS, "guide"):
        shown += (SecretFigure(world.published_mean, "published"),)
    if kind in (*ROW_EXPORTS, "codebook-xml", "codebook-html"):
        secrets += (SecretText(BUTTERFLY),)
    if kind in WITH_BEFORE_AND_PLAN:
        shown += (SecretText(AGREED), SecretText(TAKES_IT_UP))
        shown += (SecretFigure(world.mean_before, "the wave before"),)
    found = leaks(made(kind, language), (*secrets, *shown), kind)
    may_be_there = {str(each) for each in shown}
    assert [each for each in found if each.partition(": ")[2] not in may_be_there] == []
    assert {each.partition(": ")[2] for each in found} == may_be_there


SHOWING_CRITERIA: tuple[DocumentKind, ...] = (
    "report",
    "slides",
    "workbook",
    "results",
    "codebook-xml",
    "codebook-html",
)


@pytest.mark.parametrize("kind", SHOWING_CRITERIA)
def test_a_document_that_does_show_it_is_caught(loose_world: World, kind: DocumentKind) -> None:
    """The same makers, from a release that publishes these figures."""
    content = document_of(loose_world, kind, "nl")
    assert leaks(content, [SecretFigure(FEW_MEAN, "criterion steering")], kind)


@pytest.mark.parametrize("kind", ["report", "slides", "workbook"])
def test_a_document_that_shows_it_of_the_wave_before_is_caught(
    loose_world: World, kind: DocumentKind
) -> None:
    content = document_of(loose_world, kind, "nl")
    assert leaks(content, [SecretFigure(BEFORE_FEW_MEAN, "trust in the wave before")], kind)
