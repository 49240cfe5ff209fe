"""How long PDFs take: sixty partners of twenty organisations, two waves, with findings."""

from collections.abc import Callable, Mapping
from time import perf_counter, process_time

from app.documents.handout import Handout
from app.documents.pdf.guide_pdf import guide_pdf
from app.documents.pdf.report_pdf import report_pdf
from app.documents.pdf.summary_pdf import summary_pdf
from benchmarks.workbook import sample

RUNS = 3
MAKERS: Mapping[str, Callable[[Handout], bytes]] = {
    "report": report_pdf,
    "summary": summary_pdf,
    "guide": guide_pdf,
}


def run() -> dict[str, float]:
    """The first PDF of a process, with all it has to import, and the fastest of each kind from then on."""
    handout = sample("confidential")
    wall, cpu = _timed(report_pdf, handout)
    figures = {"first PDF, report (ms)": wall, "first PDF, report (ms CPU)": cpu}
    for name, make in MAKERS.items():
        timed = [_timed(make, handout) for _ in range(RUNS)]
        figures[f"{name}, 60 partners (ms)"] = min(wall for wall, _ in timed)
        figures[f"{name}, 60 partners (ms CPU)"] = min(cpu for _, cpu in timed)
    return figures


def _timed(make: Callable[[Handout], bytes], handout: Handout) -> tuple[float, float]:
    start, used = perf_counter(), process_time()
    make(handout)
    return round((perf_counter() - start) * 1000, 1), round((process_time() - used) * 1000, 1)
