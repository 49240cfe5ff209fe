"""Typesetting: data and a template of `reports/typst` in, PDF/UA-1 and PDF/A-2a out."""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from app.config import data_folder

if TYPE_CHECKING:
    from typst import Fonts, PDFStandard

STANDARDS: "list[PDFStandard]" = ["ua-1", "a-2a"]


def typeset(template: str, data: Mapping[str, Any], at: datetime) -> bytes:
    """The document that `reports/typst/<template>.typ` makes of the data, found there in `sys.inputs.data`.

    `at`: the moment that the file gives as its own, with a fixed time zone. The same in gives the same bytes.
    """
    from typst import Compiler

    folder = data_folder() / "reports" / "typst"
    compiler = Compiler(folder / f"{template}.typ", root=folder, font_paths=fonts(), ignore_system_fonts=True)
    made = compiler.compile(
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)}, pdf_standards=STANDARDS, timestamp=at
    )
    if not isinstance(made, bytes):
        raise TypeError("a PDF is one file")
    return made


@cache
def fonts() -> "Fonts":
    from typst import Fonts

    return Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(data_folder() / "reports" / "fonts")],
    )
