"""Scores a file of answers to many networks, and writes the result a part at a time."""

from collections.abc import Iterator
from pathlib import Path

import orjson

from app.domain import score_document
from app.domain.questionnaire import Questionnaire
from app.domain.reliability import score_reliability
from app.domain.scores import Detail, score_networks
from app.domain.vocabulary import Weighting
from app.files.invited import read_answers_and_invited

_NETWORKS_AT_A_TIME = 250


def score_file(
    questionnaire: Questionnaire,
    answers: Path,
    invited: Path | None,
    weighting: Weighting,
    detail: Detail,
) -> Iterator[bytes]:
    """The JSON of CONTRACTS 4, in parts.

    Reads and scores everything before the first part; raises FileRefused with every problem in the files.
    """
    file, numbers = read_answers_and_invited(
        answers, invited, questionnaire, weighting=weighting, any_sector=True
    )
    scored = score_networks(questionnaire, file.table, invited=numbers, weighting=weighting, detail=detail)
    reliability = score_reliability(questionnaire, file.table, scored)
    heading = orjson.dumps(score_document.heading(questionnaire, weighting))
    ending = orjson.dumps({"reliability": score_document.reliability(reliability, detail)})

    def parts() -> Iterator[bytes]:
        yield heading[:-1] + b',"networks":{'
        for start in range(0, len(scored.networks), _NETWORKS_AT_A_TIME):
            stop = min(start + _NETWORKS_AT_A_TIME, len(scored.networks))
            part = orjson.dumps(dict(score_document.networks(scored, start, stop)))
            yield (b"," if start else b"") + part[1:-1]
        yield b"}," + ending[1:] + b"\n"

    return parts()
