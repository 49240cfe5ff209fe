"""How long a workbook takes: sixty partners of twenty organisations, two waves, with findings."""

from collections.abc import Sequence
from datetime import date
from time import process_time

import numpy as np

from app.advice import load_advice
from app.config import data_folder
from app.documents.handout import Handout
from app.documents.workbook import report_workbook
from app.domain.finding import Finding
from app.domain.questionnaire import Questionnaire
from app.domain.release import InvitedGroup, Occasion, Published, ResponseRow, build_release
from app.domain.report import FindingReport
from app.domain.report_making import make_report
from app.domain.terms import Terms
from app.domain.vocabulary import LEVELS, LINES, SECTORS, Mode
from app.questionnaires.catalogue import Catalogue

PEOPLE = 60
ORGANISATIONS = 20
RUNS = 5
SEED = 20210601


def run() -> dict[str, float]:
    """The first workbook of a process, with all it has to import, and the fastest from then on:
    processor time in milliseconds."""
    confidential, by_organisation = sample("confidential"), sample("open")
    first = _timed(confidential)
    return {
        "first workbook, 60 partners (ms CPU)": first,
        "workbook, 60 partners (ms CPU)": min(_timed(confidential) for _ in range(RUNS)),
        "workbook, 60 partners, open by 20 organisations (ms CPU)": min(
            _timed(by_organisation) for _ in range(RUNS)
        ),
    }


def _timed(handout: Handout) -> float:
    start = process_time()
    report_workbook(handout)
    return round((process_time() - start) * 1000, 1)


def sample(mode: Mode) -> Handout:
    questionnaire = Catalogue(data_folder() / "questionnaires").latest("slagvaardigheid")
    if questionnaire is None:
        raise LookupError("the questionnaire is not installed")
    advice = load_advice()

    def explained(finding: Finding) -> FindingReport:
        return FindingReport(finding, advice.finding_text(finding.text), advice.interventions_for(finding))

    generator = np.random.default_rng(SEED)
    rows = _rows(questionnaire, generator)
    before = _published(questionnaire, mode, _rows(questionnaire, generator), 1)
    report = make_report(questionnaire, _published(questionnaire, mode, rows, 2), before, "nl", explained)
    return Handout(report, "0" * 32)


def _rows(questionnaire: Questionnaire, generator: np.random.Generator) -> list[ResponseRow]:
    return [
        ResponseRow(
            answers={item.id: int(generator.integers(1, 6)) for item in questionnaire.items},
            organisation=f"Organisation {person % ORGANISATIONS}",
            sector=SECTORS[person % ORGANISATIONS % len(SECTORS)],
            level=LEVELS[int(generator.integers(len(LEVELS)))],
            line=LINES[person % ORGANISATIONS % len(LINES)],
        )
        for person in range(PEOPLE)
    ]


def _published(questionnaire: Questionnaire, mode: Mode, rows: Sequence[ResponseRow], wave: int) -> Published:
    invited = [InvitedGroup(1, row.level, row.line, row.sector, row.organisation) for row in rows]
    occasion = Occasion("Zuidwijk", wave, date(2025 + wave, 3, 20))
    return build_release(questionnaire, rows, invited, Terms(mode=mode), occasion).published
