"""The answers of a released assessment row by row, where that was agreed on and may be (PRIVACY, rule 7).

**The order says nothing.** Rows come by their ids, which closing drew at random for each, after the last
answer was in: knowing a row's place tells its random id and no more. Neither the order of arrival nor that of
the rows in the database is in it, and the same release always gives the same order, so the same bytes.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray
from sqlmodel import Session

from app.domain.answer_table import ROW_ATTRIBUTES, AnswerTable, RowAttribute
from app.domain.grouping import Attributes
from app.domain.kept_rows import may_be_taken_out
from app.domain.problems import Conflict, NotFound
from app.domain.published import Published
from app.domain.questionnaire import Item, Question, Questionnaire
from app.domain.release_json import read_published
from app.domain.responses import DONT_KNOW
from app.domain.vocabulary import Language
from app.persistence import releases, responses
from app.persistence.responses import KeptRow
from app.persistence.tables import Assessment, Release
from app.services.letters import questionnaire_of
from app.services.terms import terms_of

Answers = Mapping[str, Any]
Floats = NDArray[np.float64]


def answer_table(session: Session, assessment_id: str, language: Language) -> AnswerTable:
    """Raises NotFound while there is no release, Conflict `rows-not-agreed` where taking out rows was not
    agreed on before the first mail, and Conflict `rows-withheld` where it was and they may not be shown.
    """
    release = _release(session, assessment_id)
    assessment = session.get_one(Assessment, assessment_id)
    published = read_published(orjson.loads(release.published))
    rows = _rows_to_take_out(session, assessment, published)
    questionnaire = questionnaire_of(session, assessment)
    answers: list[Answers] = orjson.loads(f"[{','.join(row.answers for row in rows)}]")
    values, dont_know = _matrix(questionnaire.items, answers)
    return AnswerTable(
        questionnaire=questionnaire,
        network=published.occasion.network,
        wave=published.occasion.wave,
        closed_on=published.occasion.closed_on,
        release_id=release.id,
        scoring_version=published.sources.scoring_version,
        language=language,
        values=values,
        dont_know=dont_know,
        attributes=_attributes(rows),
        choices={
            question.id: _chosen(questionnaire, question, answers)
            for question in questionnaire.questions
            if question.kind == "choose-criteria"
        },
    )


def has_rows(session: Session, assessment_id: str) -> bool:
    """Whether the answers of a released assessment may be taken out row by row."""
    published = read_published(orjson.loads(_release(session, assessment_id).published))
    try:
        _rows_to_take_out(session, session.get_one(Assessment, assessment_id), published)
    except Conflict:
        return False
    return True


def _release(session: Session, assessment_id: str) -> Release:
    release = releases.of_assessment(session, assessment_id)
    if release is None:
        raise NotFound("not-released")
    return release


def _rows_to_take_out(session: Session, assessment: Assessment, published: Published) -> Sequence[KeptRow]:
    """The release's own terms count, and where the assessment's differ, these too."""
    if not (published.terms.row_export and assessment.row_export):
        raise Conflict("rows-not-agreed")
    rows = responses.kept_rows(session, assessment.id)
    beside = [Attributes(row.organisation, row.sector, row.level, row.line) for row in rows]
    broken_down = {breakdown.dimension for breakdown in published.results.breakdowns}
    promised = {published.terms, terms_of(assessment)}
    allowed = all(may_be_taken_out(beside, terms, broken_down) for terms in promised)
    if assessment.state != "closed" or len(rows) != published.results.respondents or not allowed:
        raise Conflict("rows-withheld")
    return rows


def _matrix(items: Sequence[Item], answers: Sequence[Answers]) -> tuple[Floats, NDArray[np.bool_]]:
    """Answers as given, and who did not know. A row at a time, for there are thousands of them. Raises
    ValueError for an answer that is not on its item's scale, KeyError for one that is on none."""
    ids = [item.id for item in items]
    lowest = np.array([item.scale.minimum for item in items], dtype=np.float64)
    highest = np.array([item.scale.maximum for item in items], dtype=np.float64)
    value_of: dict[object, float] = {value: value for item in items for value in item.scale.values}
    value_of |= {DONT_KNOW: np.inf, None: np.nan}
    given = (value for row in answers for value in map(row.get, ids))
    values = np.fromiter(map(value_of.__getitem__, given), np.float64, len(answers) * len(ids))
    values = values.reshape(len(answers), len(ids))
    dont_know = np.isinf(values)
    values[dont_know] = np.nan
    if ((values < lowest) | (values > highest)).any():
        raise ValueError("an answer is not on its scale")
    return values, dont_know


def _attributes(rows: Sequence[KeptRow]) -> dict[RowAttribute, tuple[str | None, ...]]:
    columns = {name: tuple(getattr(row, name) for row in rows) for name in ROW_ATTRIBUTES}
    return {name: ids for name, ids in columns.items() if any(ids)}


def _chosen(
    questionnaire: Questionnaire, question: Question, answers: Sequence[Answers]
) -> NDArray[np.bool_]:
    place = {criterion.id: number for number, criterion in enumerate(questionnaire.criteria)}
    chosen = np.zeros((len(answers), len(place)), dtype=bool)
    for row, given in enumerate(answers):
        for criterion in given.get(question.id) or ():
            chosen[row, place[criterion]] = True
    return chosen
