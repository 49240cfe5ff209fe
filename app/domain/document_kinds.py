"""The documents that can be made of a released assessment."""

from typing import Literal, get_args

DocumentKind = Literal[
    "report",
    "summary",
    "guide",
    "slides",
    "workbook",
    "answers-csv",
    "answers-sav",
    "results",
    "codebook-xml",
    "codebook-html",
]
DOCUMENT_KINDS: tuple[DocumentKind, ...] = get_args(DocumentKind)

ROW_EXPORTS: tuple[DocumentKind, ...] = ("answers-csv", "answers-sav")
"""Hold answers row by row: only where that was agreed on before the first mail (PRIVACY, rule 7)."""
