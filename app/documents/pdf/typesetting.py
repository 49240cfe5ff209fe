"""Typesetting: data and a template of `reports/typst` in, PDF/UA-1 and PDF/A-2a out."""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from app.config import data_folder
from app.documents.font_coverage import families
from app.documents.pdf.drawings import drawing
from app.documents.printable import drawable, printable

if TYPE_CHECKING:
    from typst import Fonts, PDFStandard

STANDARDS: "list[PDFStandard]" = ["ua-1", "a-2a"]

MOST_BYTES = 30_000
"""Of a text, in UTF-8 and in UTF-16: a PDF holds no string of more than 32,767, and a heading is one too."""


class NotTypeset(Exception):
    """The template and the data did not make a document; says which template, and what was wrong."""


def typeset(template: str, data: Mapping[str, Any], at: datetime) -> bytes:
    """The document that `reports/typst/<template>.typ` makes of the data, found there in `sys.inputs.data`.

    Every text in the data may be anything that people type. What stands under `svg` is a drawing.
    `at`: the moment that the file gives as its own, with a fixed time zone. The same in gives the same bytes.
    """
    from typst import Compiler

    folder = data_folder() / "reports" / "typst"
    inputs = json.dumps(
        {**_settable(data), **_metadata(data), "fonts": [family.name for family in families()]}
    )
    try:
        compiler = Compiler(
            folder / f"{template}.typ", root=folder, font_paths=fonts(), ignore_system_fonts=True
        )
        made = compiler.compile(sys_inputs={"data": inputs}, pdf_standards=STANDARDS, timestamp=at)
    except RuntimeError as error:
        raise NotTypeset(f"{template}: {error}") from error
    if not isinstance(made, bytes):
        raise NotTypeset(f"{template}: a PDF is one file")
    return made


@cache
def fonts() -> "Fonts":
    from typst import Fonts

    return Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(data_folder() / "reports" / "fonts")],
    )


def _metadata(data: Mapping[str, Any]) -> dict[str, Any]:
    """What the file says of itself: on no page, so without places to break."""
    texts = {name: _aside(data[name]) for name in ("title", "author", "description") if name in data}
    return texts | {"keywords": [_aside(word) for word in data.get("keywords", [])]}


def _aside(text: str) -> str:
    return _held(drawable(text))


def _held(text: str) -> str:
    """As much of a text as a PDF holds as one string."""
    if 4 * len(text) <= MOST_BYTES:
        return text
    cut = _within(_within(text, "utf-8"), "utf-16-be")
    return text if cut == text else f"{cut}…"


def _within(text: str, encoding: str) -> str:
    return text.encode(encoding)[:MOST_BYTES].decode(encoding, "ignore")


def _settable(value: Any) -> Any:  # noqa: ANN401 - as JSON has it
    if isinstance(value, str):
        return _held(printable(value))
    if isinstance(value, Mapping):
        texts = {str(key): _settable(each) for key, each in value.items() if key not in ("svg", "alt")}
        texts |= {"alt": _aside(value["alt"])} if "alt" in value else {}
        return texts | drawing(str(value["svg"])) if "svg" in value else texts
    if isinstance(value, list | tuple):
        return [_settable(each) for each in value]
    return value
