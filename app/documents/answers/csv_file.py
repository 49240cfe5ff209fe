"""The answers file of CONTRACTS 3, which `slagvaardig score` and `import-answers` read.

- **With a byte order mark**: without it Excel reads the file in an old code page, and é becomes Ã©.
- **Semicolons in Dutch, commas in English**: Excel takes the list separator of the country, so either file
  opens in columns with a double click. Whoever reads it here tells the two apart by the header.
- **CRLF** ends every row, as RFC 4180 has it.
- **No formulas**: a text that a spreadsheet would take for one begins with a no-break space. That shows as
  nothing, a spreadsheet does not pass over it, and readers of this format trim it: the text comes back as it
  was. A negative number is an answer and stays as it is.
"""

from collections.abc import Sequence

import numpy as np

from app.documents.answers.plain_text import one_line
from app.domain.answer_table import AnswerTable
from app.domain.responses import DONT_KNOW
from app.domain.vocabulary import Language

BYTE_ORDER_MARK = "\N{BOM}"
NEWLINE = "\r\n"
DELIMITERS: dict[Language, str] = {"nl": ";", "en": ","}
CHOICES = "|"
GUARD = "\N{NO-BREAK SPACE}"
FORMULA_STARTS = frozenset("=+-@|%＝＋－＠")


def answers_csv(table: AnswerTable) -> bytes:
    """A row a respondent, numbered in the order of the table."""
    delimiter = DELIMITERS[table.language]
    header = ["network", "respondent", *table.attributes, *table.item_ids, *table.choices]
    columns: list[Sequence[str]] = [
        [text_cell(table.network, delimiter) or "?"] * table.rows,
        list(map(str, range(1, table.rows + 1))),
        *([id_ or "" for id_ in ids] for ids in table.attributes.values()),
        *_item_columns(table),
        *(_choice_column(table, question, delimiter) for question in table.choices),
    ]
    lines = [delimiter.join(text_cell(name, delimiter) for name in header)]
    lines += map(delimiter.join, zip(*columns, strict=True))
    text = BYTE_ORDER_MARK + NEWLINE.join([*lines, ""])
    return text.encode()


def text_cell(text: str, delimiter: str) -> str:
    """A text as one cell that is no formula to a spreadsheet."""
    line = one_line(text)
    if line[:1] in FORMULA_STARTS:
        line = GUARD + line
    if delimiter in line or '"' in line:
        doubled = line.replace('"', '""')
        return f'"{doubled}"'
    return line


def _item_columns(table: AnswerTable) -> list[Sequence[str]]:
    columns: list[Sequence[str]] = []
    for place, item in enumerate(table.questionnaire.items):
        cells = np.array([*map(str, item.scale.values), "", DONT_KNOW], dtype=object)
        values = table.values[:, place]
        position = np.where(np.isnan(values), len(item.scale.values), values - item.scale.minimum)
        position[table.dont_know[:, place]] = len(item.scale.values) + 1
        columns.append(cells[position.astype(np.intp)].tolist())
    return columns


def _choice_column(table: AnswerTable, question: str, delimiter: str) -> list[str]:
    ids = [criterion.id for criterion in table.questionnaire.criteria]
    return [
        text_cell(CHOICES.join(ids[place] for place in np.flatnonzero(chosen)), delimiter)
        for chosen in table.choices[question]
    ]
