"""Reads the criteria of a questionnaire file, with their facets and items."""

import re
from collections.abc import Mapping

from yaml.nodes import Node

from app.domain.questionnaire import Criterion, Facet, Item, Scale
from app.questionnaires.fields import Fields, Reader
from app.questionnaires.scales import ID, ID_EXPECTED

FIXED_COLUMNS = ("network", "respondent", "organisation", "sector", "level", "line")
"""Columns of an answers file that say who answered; the other columns are named after items and questions."""

ANYTHING = re.compile(".+", re.DOTALL)


class CriteriaReader:
    """Reads the criteria of one file and remembers the ids that it met."""

    def __init__(self, reader: Reader, scales: Mapping[str, Scale]) -> None:
        self.reader = reader
        self.scales = scales
        self.item_ids: set[str] = set()

    def read(self, node: Node | None) -> tuple[Criterion, ...]:
        seen: set[str] = set()
        return tuple(self._criterion(element, seen) for element in self.reader.elements(node, "criteria"))

    def _criterion(self, node: Node, seen: set[str]) -> Criterion:
        fields = self.reader.fields(node, ("id", "name", "definition", "facets"))
        criterion_id = unique_id(self.reader, fields, seen, "criteria")
        facet_ids: set[str] = set()
        criterion = Criterion(
            criterion_id,
            self.reader.texts(fields.get("name")),
            self.reader.texts(fields.get("definition")),
            tuple(
                self._facet(element, facet_ids)
                for element in self.reader.elements(fields.get("facets"), "facets")
            ),
        )
        self._check_shared_ends(fields.get("id", node), criterion)
        return criterion

    def _facet(self, node: Node, seen: set[str]) -> Facet:
        fields = self.reader.fields(node, ("id", "name", "items"))
        return Facet(
            unique_id(self.reader, fields, seen, "the facets of a criterion"),
            self.reader.texts(fields.get("name")),
            tuple(self._item(element) for element in self.reader.elements(fields.get("items"), "items")),
        )

    def _item(self, node: Node) -> Item:
        fields = self.reader.fields(node, ("id", "text", "scale"), ("reversed", "poles"))
        item_id = unique_id(self.reader, fields, self.item_ids, "all items")
        check_not_reserved(self.reader, fields, item_id)
        scale = self._scale(fields.get("scale"))
        reversed_ = self.reader.boolean(fields.get("reversed"))
        if reversed_ and scale.kind == "bipolar":
            expected = "no reversed item on a bipolar scale, where the middle is best"
            self.reader.problem(fields["reversed"], "reversed-bipolar", item_id, expected)
        poles = self._poles(fields, item_id, scale)
        return Item(item_id, self.reader.texts(fields.get("text")), scale, reversed_, poles)

    def _scale(self, node: Node | None) -> Scale:
        """The scale of that name; a nameless one without values when there is none."""
        expected = "one of " + ", ".join(self.scales) if self.scales else "a scale of this file"
        scale_id = self.reader.token(node, ANYTHING, "unknown-scale", expected)
        if node is not None and scale_id and scale_id not in self.scales:
            self.reader.problem(node, "unknown-scale", scale_id, expected)
        return self.scales.get(scale_id) or Scale("", "ordinal", (), {})

    def _poles(self, fields: Fields, item_id: str, scale: Scale) -> dict[str, tuple[str, str]] | None:
        node = fields.get("poles")
        if node is None:
            return None
        if scale.id and scale.kind == "ordinal":
            self.reader.problem(node, "poles-on-ordinal", item_id, "poles on items with a bipolar scale only")
        poles: dict[str, tuple[str, str]] = {}
        for language, texts in self.reader.labels(node).items():
            if len(texts) == 2 and all(texts):
                poles[language] = (texts[0], texts[1])
            elif texts:
                found = f"{language}: {', '.join(texts)}"
                self.reader.problem(node, "pole-count", found, "two texts a language, left and right")
        return poles

    def _check_shared_ends(self, node: Node, criterion: Criterion) -> None:
        ends = {(scale.minimum, scale.maximum) for item in criterion.items if (scale := item.scale).values}
        if len(ends) > 1:
            found = " and ".join(f"{low} to {high}" for low, high in sorted(ends))
            expected = "scales with the same lowest and highest value within a criterion"
            self.reader.problem(node, "mixed-scales", found, expected)


def unique_id(reader: Reader, fields: Fields, seen: set[str], among: str) -> str:
    """The id that stands there, which no earlier one among its kind may equal."""
    node = fields.get("id")
    found = reader.token(node, ID, "bad-id", ID_EXPECTED)
    if node is not None and found and found in seen:
        reader.problem(node, "duplicate-id", found, f"an id that is unique among {among}")
    seen.add(found)
    return found


def check_not_reserved(reader: Reader, fields: Fields, found: str) -> None:
    if found in FIXED_COLUMNS:
        expected = "an id other than the fixed columns of an answers file: " + ", ".join(FIXED_COLUMNS)
        reader.problem(fields["id"], "reserved-id", found, expected)
