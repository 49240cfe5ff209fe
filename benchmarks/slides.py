"""How long a presentation takes: sixty partners of twenty organisations, two waves, with findings."""

from time import process_time

from app.documents.handout import Handout
from app.documents.slides import report_slides
from benchmarks.workbook import sample

RUNS = 5


def run() -> dict[str, float]:
    """The first presentation of a process, with all it has to import, and the fastest from then on:
    processor time in milliseconds."""
    confidential, by_organisation = sample("confidential"), sample("open")
    first = _timed(confidential)
    return {
        "first presentation, 60 partners (ms CPU)": first,
        "presentation, 60 partners (ms CPU)": min(_timed(confidential) for _ in range(RUNS)),
        "presentation, 60 partners, open by 20 organisations (ms CPU)": min(
            _timed(by_organisation) for _ in range(RUNS)
        ),
    }


def _timed(handout: Handout) -> float:
    start = process_time()
    report_slides(handout)
    return round((process_time() - start) * 1000, 1)
