"""Answers as an SPSS file, with the words of the report's language beside every number.

The same table gives the same bytes: the header tells noon of the day of closing instead of the clock.
"""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from app.documents.answers.plain_text import cut, wrapped
from app.documents.answers.sav_variables import variables
from app.domain.answer_table import AnswerTable
from app.language import format_date, texts

FILE_LABEL, NOTE_LINE = 64, 80
"""The most bytes that SPSS keeps."""

LONGEST_NAME = 200
"""Of a network or a questionnaire, in a note."""

MADE_AT = slice(92, 109)
"""Where the header of a SAV file has the day and the time it was made."""

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def answers_sav(table: AnswerTable) -> bytes:
    """A row a respondent, numbered in the order of the table; compressed so that every version reads it."""
    import pandas
    import pyreadstat

    columns = variables(table)
    frame = pandas.DataFrame({column.name: column.values for column in columns}, copy=False)
    with TemporaryDirectory() as folder:
        path = Path(folder, "answers.sav")
        pyreadstat.write_sav(
            frame,
            path,
            file_label=_file_label(table),
            column_labels={column.name: column.label for column in columns},
            row_compress=True,
            note=_notes(table),
            variable_value_labels={column.name: {**column.labels} for column in columns if column.labels},
            missing_ranges={column.name: list(column.missing) for column in columns if column.missing},
            variable_measure={column.name: column.measure for column in columns},
            variable_format={column.name: column.format for column in columns},
        )
        content = path.read_bytes()
    return _dated(content, table.closed_on)


def _dated(content: bytes, day: date) -> bytes:
    moment = f"{day.day:02} {MONTHS[day.month - 1]} {day.year % 100:02}12:00:00".encode()
    return content[: MADE_AT.start] + moment + content[MADE_AT.stop :]


def _file_label(table: AnswerTable) -> str:
    ending = texts(table.language).gettext("assessment %(wave)s") % {"wave": table.wave}
    return cut(table.network, FILE_LABEL, f", {ending}")


def _notes(table: AnswerTable) -> list[str]:
    _ = texts(table.language).gettext
    questionnaire = table.questionnaire
    title = cut(questionnaire.title[questionnaire.language(table.language)], LONGEST_NAME)
    network = cut(table.network, LONGEST_NAME)
    said = (
        _("Network: %(name)s, assessment %(wave)s, closed on %(day)s")
        % {"name": network, "wave": table.wave, "day": format_date(table.closed_on, table.language)},
        _("Release: %(id)s") % {"id": table.release_id},
        _("Questionnaire: %(title)s (%(id)s %(version)s)")
        % {"title": title, "id": questionnaire.id, "version": questionnaire.version},
        _("Scoring version: %(version)s") % {"version": table.scoring_version},
        _("Answers are as they were given: reversed statements have not been turned round."),
        _("The order of the rows says nothing about who answered when."),
    )
    return [line for sentence in said for line in wrapped(sentence, NOTE_LINE)]
