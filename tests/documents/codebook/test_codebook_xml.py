"""The code book as DDI-Codebook 2.5: as the standard has it, and with published figures only."""

from dataclasses import replace

import pytest

from app.domain.release import InvitedGroup
from app.domain.vocabulary import LANGUAGES, Language
from tests.documents import group_samples, test_other_criteria
from tests.documents.codebook.books import DDI, called, frequencies, read, variable, xml
from tests.domain.report_samples import make_questionnaire, make_scale, published

ASKED = make_questionnaire(criteria=2)
SHOWN = published(ASKED, "1234", "5?44", "5543", "4-34", "5544", "2233", "4455")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rows", [True, False])
def test_the_code_book_is_as_ddi_has_it(language: Language, rows: bool) -> None:
    read(xml(ASKED, SHOWN, language, rows))
    read(xml(group_samples.questionnaire(), group_samples.published(), language, rows))
    read(xml(test_other_criteria.IMPROVISATION, test_other_criteria.published(), language, rows))


def test_a_statement_has_its_words_codes_and_frequencies() -> None:
    found = variable(read(xml(ASKED, SHOWN)), "a_1_2")
    assert found.xpath("ddi:qstn/ddi:qstnLit/text()", namespaces=DDI) == [
        "Stelling 2 van facet 1 van a",
        "Stelling 2 van facet 1 van a (en)",
    ]
    assert frequencies(found) == {"1": "0", "2": "2", "3": "0", "4": "1", "5": "2", "-8": "1", "-9": "1"}
    missing = found.xpath("ddi:catgry[@missing='Y']/ddi:catValu/text()", namespaces=DDI)
    assert missing == ["-8", "-9"]
    statistics = {one.get("type"): float(one.text) for one in found.findall("ddi:sumStat", DDI)}
    assert statistics["vald"] == 5
    assert statistics["invd"] == 2


def test_a_score_has_its_published_figures_and_is_in_no_file() -> None:
    found = variable(read(xml(ASKED, SHOWN)), "score_a")
    shown = SHOWN.results.criteria["a"].figures
    assert shown
    assert found.get("files") is None
    statistics = {one.get("type"): float(one.text) for one in found.findall("ddi:sumStat", DDI)}
    assert (statistics["vald"], statistics["mean"], statistics["stdev"]) == (shown.n, shown.mean, shown.sd)


def test_what_is_withheld_has_no_figures() -> None:
    few = published(ASKED, "1234", "5?44", "5543", "4-34", "--44", "--33", "--55")
    tree = read(xml(ASKED, few))
    assert few.results.criteria["a"].figures is None
    for name in ("a_1_1", "a_1_2", "score_a", "hindering_a"):
        found = variable(tree, name)
        assert not found.findall("ddi:sumStat", DDI), name
        assert set(frequencies(found).values()) <= {None}, name
    assert variable(tree, "b_1_1").findall("ddi:sumStat", DDI)


def test_keying_is_told() -> None:
    scale = make_scale(kind="bipolar", first=-2)
    asked = make_questionnaire(scale=scale)
    tree = read(xml(asked, published(asked, "11", "22", "00", "01", "12")))
    found = variable(tree, "a_1_1")
    assert "−" in found.findtext("ddi:notes", namespaces=DDI)
    assert not found.xpath("ddi:sumStat[@type='stdev']", namespaces=DDI)
    ordinal = make_questionnaire()
    (criterion,) = ordinal.criteria
    turned = replace(
        ordinal,
        criteria=(
            replace(
                criterion,
                facets=(
                    replace(
                        criterion.facets[0],
                        items=tuple(replace(item, reversed=True) for item in criterion.items),
                    ),
                ),
            ),
        ),
    )
    tree = read(xml(turned, published(turned, "11", "22", "33", "44", "55"), "en"))
    assert "6 − " in variable(tree, "a_1_1").findtext("ddi:notes", namespaces=DDI)


def test_without_rows_there_is_no_file_and_nothing_beside_answers() -> None:
    asked, shown = group_samples.questionnaire(), group_samples.published()
    with_rows, without = read(xml(asked, shown)), read(xml(asked, shown, rows=False))
    assert frequencies(variable(with_rows, "level"))["4"] == "8"
    assert not without.xpath("//ddi:fileDscr | //@files | //ddi:var[@name='level']", namespaces=DDI)
    assert with_rows.xpath("//ddi:fileDscr", namespaces=DDI)


def test_every_group_points_at_its_variables() -> None:
    tree = read(xml(ASKED, SHOWN))
    named = {element.get("ID") for element in tree.findall(".//ddi:var", DDI)}
    grouped = " ".join(tree.xpath("//ddi:varGrp/@var", namespaces=DDI)).split()
    assert set(grouped) == named
    assert len(grouped) == len(named)


def test_any_name_gives_a_correct_document() -> None:
    odd = "<script>&amp; ]]> \x00\x0b\ud800 \U0001f600 مرحبا 中文 \ufffe {}% " + "x" * 10_000
    tree = read(xml(ASKED, called(SHOWN, odd)))
    title = tree.findtext(".//ddi:stdyDscr//ddi:titl", namespaces=DDI)
    assert title.startswith("<script>&amp; ]]> ���")
    assert "\U0001f600 مرحبا 中文" in title


def test_the_same_release_gives_the_same_bytes() -> None:
    assert xml(ASKED, SHOWN) == xml(ASKED, SHOWN)


def test_who_was_invited_is_told_by_number() -> None:
    shown = published(ASKED, "1234", "5544", invited=[InvitedGroup(4, "operations")])
    assert "2 van de 4" in read(xml(ASKED, shown)).findtext(".//ddi:respRate", namespaces=DDI)
