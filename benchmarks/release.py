"""How long a whole release takes: scores, plan, groups, permutation tests and findings of one network."""

from datetime import date
from time import process_time

import numpy as np

from app.config import data_folder
from app.domain.release import InvitedGroup, Occasion, ResponseRow, build_release
from app.domain.terms import Terms
from app.domain.vocabulary import LEVELS, LINES, SECTORS
from app.questionnaires.catalogue import Catalogue

NETWORKS = ((24, 10), (60, 20), (200, 40))
"""People and organisations."""
SKIPPED = 0.05
SEED = 20210601
RUNS = 3


def run() -> dict[str, float]:
    """Least processor time of `RUNS`, in milliseconds."""
    return {
        f"{people} people, {organisations} organisations, 48 items (ms CPU)": _fastest(people, organisations)
        for people, organisations in NETWORKS
    }


def _fastest(people: int, organisations: int) -> float:
    questionnaire = Catalogue(data_folder() / "questionnaires").latest("slagvaardigheid")
    if questionnaire is None:
        raise LookupError("the questionnaire is not installed")
    generator = np.random.default_rng(SEED)
    organisation = generator.integers(organisations, size=people).tolist()
    level = generator.choice(5, size=people, p=[0.05, 0.2, 0.25, 0.4, 0.1]).tolist()
    invited = [
        InvitedGroup(1, LEVELS[b], LINES[a % len(LINES)], SECTORS[a % len(SECTORS)], f"Organisation {a}")
        for a, b in zip(organisation, level, strict=True)
    ]
    rows = [
        ResponseRow(
            answers={
                item.id: int(generator.integers(1, 6))
                for item in questionnaire.items
                if generator.random() >= SKIPPED
            },
            organisation=one.organisation,
            sector=one.sector,
            level=one.level,
            line=one.line,
        )
        for one in invited
    ]
    times = []
    for _ in range(RUNS):
        start = process_time()
        build_release(questionnaire, rows, invited, Terms(), Occasion("Zuidwijk", 1, date(2026, 3, 20)))
        times.append((process_time() - start) * 1000)
    return round(min(times), 1)
