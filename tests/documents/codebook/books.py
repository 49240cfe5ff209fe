"""Code books of released samples, as bytes and as trees."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from lxml import etree

from app.documents.codebook import codebook_html, codebook_xml
from app.domain.published import Published
from app.domain.questionnaire import Questionnaire
from app.domain.vocabulary import Language

RELEASE = "0123456789abcdef0123456789abcdef"
DDI = {"ddi": "ddi:codebook:2_5"}
SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).with_name("ddi_codebook.xsd")))


def xml(
    questionnaire: Questionnaire, published: Published, language: Language = "nl", rows: bool = True
) -> bytes:
    return codebook_xml(questionnaire, published, RELEASE, language, rows, "Gemeente Zuidwijk")


def html(
    questionnaire: Questionnaire, published: Published, language: Language = "nl", rows: bool = True
) -> str:
    return codebook_html(questionnaire, published, RELEASE, language, rows, "Gemeente Zuidwijk").decode()


def read(document: bytes) -> Any:
    """The tree, which must be as DDI has it."""
    tree = etree.fromstring(document)
    SCHEMA.assertValid(tree)
    return tree


def variable(tree: Any, name: str) -> Any:
    (found,) = tree.xpath("//ddi:var[@name=$name]", namespaces=DDI, name=name)
    return found


def frequencies(element: Any) -> Mapping[str, str]:
    return {
        category.findtext("ddi:catValu", namespaces=DDI): category.findtext("ddi:catStat", namespaces=DDI)
        for category in element.findall("ddi:catgry", DDI)
    }


def called(published: Published, network: str) -> Published:
    return replace(published, occasion=replace(published.occasion, network=network))
