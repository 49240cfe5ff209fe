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

Fit = tuple[int, bool, bool]


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
        """At most `MOST_OFFERED`, the best fit first: by the longest key, then by facet, then by criterion.

        Among equals the smallest effort goes first. Where nothing fits: those for the whole network.
        """
        fits = [(_fit(each, finding), each) for each in self.all]
        fitting = [(fit, each) for fit, each in fits if any(fit)]
        chosen = fitting or [(fit, each) for fit, each in fits if each.criterion == GENERAL]
        chosen.sort(key=lambda pair: (*(-int(part) for part in pair[0]), EFFORTS.index(pair[1].effort)))
        return tuple(each for _, each in chosen[:MOST_OFFERED])


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
    """Segments of the longest key that both have; whether a facet, and whether the criterion, is the same."""
    segments = max(
        (_length(key) for key in shortenings(finding.text) if key in intervention.findings), default=0
    )
    same = finding.criterion is not None and intervention.criterion == finding.criterion
    facets = {part.facet for part in finding.parts if part.criterion == intervention.criterion}
    return segments, not facets.isdisjoint(intervention.facets), same


def _length(key: str) -> int:
    return key.count(".") + 1


def _twice(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]
