"""The texts and interventions of this installation, looked up by what a finding is about."""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from app.advice.keys import GENERAL, shortenings
from app.advice.problems import AdviceInvalid
from app.advice.reading import EFFORTS, read_finding_texts, read_interventions
from app.config import data_folder
from app.domain.advice import FindingText, Intervention
from app.domain.finding import FINDING_KINDS, Finding

MOST_OFFERED = 4
LEAST_OFFERED = 2

Fit = tuple[int, int, int]
NO_FIT: Fit = (0, 0, 0)


class Advice:
    """Finding texts by key, and interventions in the order of their files.

    Raises AdviceInvalid for a key or an id that comes twice, and for a kind of finding without a text.
    """

    def __init__(self, texts: Iterable[FindingText], interventions: Iterable[Intervention]) -> None:
        found = tuple(texts)
        self.all = tuple(interventions)
        self.texts = {text.key: text for text in found}
        self._by_id = {each.id: each for each in self.all}
        problems = [f"the key {key} comes twice" for key in _twice(text.key for text in found)]
        problems += [f"the id {id_} comes twice" for id_ in _twice(each.id for each in self.all)]
        problems += [f"no text for {kind}" for kind in FINDING_KINDS if kind not in self.texts]
        if problems:
            raise AdviceInvalid(problems)

    def finding_text(self, key: str) -> FindingText:
        """The text of the key, else of the longest beginning of it; KeyError for a kind that is not known."""
        for shorter in shortenings(key):
            if shorter in self.texts:
                return self.texts[shorter]
        raise KeyError(key)

    def intervention(self, id_: str) -> Intervention | None:
        return self._by_id.get(id_)

    def interventions_for(self, finding: Finding) -> tuple[Intervention, ...]:
        """At most `MOST_OFFERED`, the best fit first: a shared key of two segments or more, the longest
        first, then the same facet, then a key that is only the kind; among equals the smallest effort.

        Where fewer than `LEAST_OFFERED` fit, the others of the criterion follow; where nothing fits, those
        for the whole network.
        """
        fits = {each.id: _fit(each, finding) for each in self.all}
        ordered = sorted(self.all, key=lambda each: (fits[each.id], EFFORTS.index(each.effort)))
        chosen = [each for each in ordered if fits[each.id] != NO_FIT]
        if len(chosen) < LEAST_OFFERED and finding.criterion is not None:
            chosen += [
                each
                for each in ordered
                if each not in chosen
                and each.criterion == finding.criterion
                and not _for_another(each, finding)
            ]
        if not chosen:
            chosen = [each for each in ordered if each.criterion == GENERAL]
        return tuple(chosen[:MOST_OFFERED])


@cache
def load_advice(folder: Path | None = None) -> Advice:
    """Reads `findings/*.yaml` and `interventions/*.yaml` of the folder, by default the installation's own.

    Raises AdviceInvalid with everything that is wrong with them.
    """
    reports = folder or data_folder() / "reports"
    problems: list[str] = []
    texts = [
        text
        for path in sorted((reports / "findings").glob("*.yaml"))
        for text in read_finding_texts(path, problems)
    ]
    interventions = [
        each
        for path in sorted((reports / "interventions").glob("*.yaml"))
        for each in read_interventions(path, problems)
    ]
    if problems:
        raise AdviceInvalid(problems)
    return Advice(texts, interventions)


def _fit(intervention: Intervention, finding: Finding) -> Fit:
    """The lower the better: the length of the key that both have, whether a facet is the same, and whether
    the kind is."""
    segments = max(
        (_length(key) for key in shortenings(finding.text) if key in intervention.findings), default=0
    )
    same_facet = _same_facet(intervention, finding) and (
        segments > 0 or not _for_another(intervention, finding)
    )
    return -segments if segments > 1 else 0, -int(same_facet), -int(segments > 0)


def _same_facet(intervention: Intervention, finding: Finding) -> bool:
    """Whether it is about a facet of the finding; where one part is high and another
    low, of the low one, which is named last."""
    parts = finding.parts[-1:] if finding.kind in ("facet-gap", "pattern") else finding.parts
    facets = {part.facet for part in parts if part.criterion == intervention.criterion}
    return not facets.isdisjoint(intervention.facets)


def _for_another(intervention: Intervention, finding: Finding) -> bool:
    """Whether it names findings like this one and not this one: what helps against too many rules does not
    help against too few."""
    like = f"{finding.kind}.{finding.criterion}."
    beginning = like if finding.text.startswith(like) else f"{finding.kind}."
    return any(key.startswith(beginning) for key in intervention.findings) and not any(
        key in intervention.findings for key in shortenings(finding.text)
    )


def _length(key: str) -> int:
    return key.count(".") + 1


def _twice(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]
