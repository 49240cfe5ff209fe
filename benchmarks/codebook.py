"""How long a code book takes: forty-five statements, sixty partners of whom the level is told."""

from collections.abc import Callable
from datetime import date
from functools import partial
from time import process_time

import numpy as np

from app.config import data_folder
from app.documents.codebook import codebook_html, codebook_xml
from app.domain.release import InvitedGroup, Occasion, ResponseRow, build_release
from app.domain.terms import Terms
from app.domain.vocabulary import LEVELS
from app.questionnaires.catalogue import Catalogue

PEOPLE = 60
RUNS = 5
SEED = 20210601


def run() -> dict[str, float]:
    """The first of a process, and the fastest from then on: processor time in milliseconds."""
    questionnaire = Catalogue(data_folder() / "questionnaires").latest("slagvaardigheid")
    if questionnaire is None:
        raise LookupError("the questionnaire is not installed")
    generator = np.random.default_rng(SEED)
    rows = [
        ResponseRow(
            answers={item.id: int(generator.integers(1, 6)) for item in questionnaire.items},
            level=LEVELS[int(generator.integers(len(LEVELS)))],
        )
        for _ in range(PEOPLE)
    ]
    invited = [InvitedGroup(1, row.level) for row in rows]
    occasion = Occasion("Zuidwijk", 1, date(2026, 3, 20))
    published = build_release(questionnaire, rows, invited, Terms(), occasion).published
    return {
        f"{'first ' if first else ''}code book as {name}, {PEOPLE} partners (ms CPU)": min(
            _timed(partial(make, questionnaire, published, "0" * 32, "nl", True))
            for _ in range(1 if first else RUNS)
        )
        for name, make in (("DDI", codebook_xml), ("HTML", codebook_html))
        for first in (True, False)
    }


def _timed(make: Callable[[], bytes]) -> float:
    start = process_time()
    make()
    return round((process_time() - start) * 1000, 1)
