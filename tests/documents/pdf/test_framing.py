"""What stands around the contents of every PDF."""

import pytest

from app.documents.pdf.framing import LONGEST_RUNNING, framed, origin, shortened
from app.documents.report_sentences import ReportSentences
from app.domain.house_style import HouseStyle
from app.domain.vocabulary import LANGUAGES, Language
from tests.documents.pdf.samples import RELEASE, handout, named


@pytest.mark.parametrize("text", ["", "Veilig Zuid", "a" * LONGEST_RUNNING, "中" * (LONGEST_RUNNING // 2)])
def test_a_name_that_fits_is_kept(text: str) -> None:
    assert shortened(text) == text


def test_a_longer_name_ends_where_the_room_does() -> None:
    assert shortened("a" * (LONGEST_RUNNING + 1)) == "a" * (LONGEST_RUNNING - 1) + "…"
    assert shortened("een twee", 5) == "een…"


def test_wide_letters_take_the_room_of_two() -> None:
    assert shortened("中" * 10, 7) == "中中中…"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_colophon_tells_release_questionnaire_and_scoring(language: Language) -> None:
    shown = handout(language)
    sources = shown.report.sources
    told = " ".join(origin(shown, ReportSentences(language)))

    assert RELEASE in told
    assert f"{sources.questionnaire_id} {sources.questionnaire_version};" in told
    assert f"scoring {sources.scoring_version};" in told


def test_the_metadata_tell_the_same() -> None:
    shown = handout()
    frame = framed(shown, "Samenvatting", ReportSentences("nl"))

    assert frame["keywords"] == [
        f"release={RELEASE}",
        f"questionnaire={shown.report.sources.questionnaire_id} {shown.report.sources.questionnaire_version}",
        f"scoring={shown.report.sources.scoring_version}",
    ]
    assert frame["colophon"][0] in frame["description"]


def test_an_author_without_a_house_is_the_product() -> None:
    words = ReportSentences("nl")

    assert framed(handout(), "Rapport", words)["author"] == "Slagvaardig"
    assert framed(named("Bureau Zuid"), "Rapport", words)["author"] == "Bureau Zuid"
    assert HouseStyle().name == ""
