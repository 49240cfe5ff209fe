"""The search for leaks finds what was planted, wherever and however. A check that cannot fail is no check."""

import base64
import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas
import pikepdf
import pyreadstat
import pytest
import typst
import xlsxwriter
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from tests.documents.leaks.secrets import SecretFigure, SecretText, leaks, readings

WORD = SecretText("Heliotroopstichting")
FIGURE = SecretFigure(963.4285714285714, "planted")
PRECISE, SHORT = FIGURE.value, "963.4"


def found(content: bytes) -> set[object]:
    report = "\n".join(leaks(content, [WORD, FIGURE]))
    return {secret for secret in (WORD, FIGURE) if str(secret) in report}


@pytest.mark.parametrize(
    "text",
    [
        "bij Heliotroopstichting is",
        "Helio\u00adtroop\u200bstichting",
        "Heliotroop-\r\nstichting",
        "&#72;eliotroopst&#x69;chting",
        "<r><t>Heliotroop</t></r><r><t>stichting</t></r>",
        "H%65liotroopstichting",
        "\\u0048eliotroopstichting",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_word_is_found_however_it_is_written(text: str, encoding: str) -> None:
    assert found(text.encode(encoding)) == {WORD}
    assert not found(text.replace("chting", "chtink").encode(encoding))


def test_words_are_found_when_a_line_ends_in_them() -> None:
    name = SecretText("Gemeente Lis-Voorde")
    for text in ("Gemeente Lis-Voorde", "Gemeente\r\nLis-Voorde", "Ge\x02meente Lis-\nVoorde"):
        assert leaks(text.encode(), [name])
    assert not leaks(b"Gemeente Lisse", [name])


@pytest.mark.parametrize("shift", [0, 1, 2])
def test_a_word_is_found_in_base64(shift: int) -> None:
    encoded = base64.b64encode(b"x" * shift + WORD.text.encode() + b" en zo")
    assert found(b"<v>" + encoded + b"</v>") == {WORD}
    drawing = base64.b64encode(f"<text>{WORD.text} 963,4</text>".encode())
    assert found(b"data:image/svg+xml;base64," + drawing) == {WORD, FIGURE}


@pytest.mark.parametrize(
    "text",
    [
        "963.4",
        "963,4",
        "963.43",
        "963.4285714285714",
        "963.40",
        "9.634e2",
        "n=963.4;",
        "<v>963.43</v>",
        "[963.4,1]",
    ],
)
def test_a_figure_is_found_however_it_is_rounded(text: str) -> None:
    assert found(f"het is {text} of zo".encode()) == {FIGURE}
    assert found(f"het is {text} of zo".encode("utf-16")) == {FIGURE}


@pytest.mark.parametrize("text", ["963", "963.5", "963.44", "1963.4", "963.41", "0.9634", "964,3"])
def test_another_figure_is_not_taken_for_it(text: str) -> None:
    assert not found(f"het is {text} of zo".encode())


def test_thousands_are_read_both_ways() -> None:
    assert (24569049.0, 1) in set(readings("24.569.049,0"))
    assert (24569049.0, 1) in set(readings("24,569,049.0"))
    sealed = SecretFigure(24569049.0, "sealed")
    for text in ("24569049.0", "24.569.049", "24,569,049", "24 569 049"):
        assert leaks(text.encode(), [sealed]), text


@pytest.mark.parametrize("order", ["<d", ">d"])
@pytest.mark.parametrize("value", [PRECISE, 963.4, 963.43])
def test_a_figure_is_found_as_eight_bytes(order: str, value: float) -> None:
    assert found(b"\x01\x02" + struct.pack(order, value) + b"\x03") == {FIGURE}


def workbook(plant: Callable[[Any, Any], None]) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Zichtbaar")
        sheet.write(0, 0, "gewoon")
        plant(book, sheet)
    return file.getvalue()


def hidden_sheet(book: Any, _sheet: Any) -> None:
    hidden = book.add_worksheet("Verborgen")
    hidden.write(0, 0, WORD.text)
    hidden.write_number(1, 0, PRECISE)
    hidden.very_hidden()


def chart_cache(book: Any, sheet: Any) -> None:
    sheet.write_column("B1", [1, 2])
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"name": WORD.text, "values": "=Zichtbaar!$B$1:$B$2", "values_data": [963.43, 2]})
    sheet.insert_chart("D1", chart)


def notes_and_names(book: Any, sheet: Any) -> None:
    sheet.write_comment("A1", f"{WORD.text} {SHORT}")


def properties(book: Any, _sheet: Any) -> None:
    book.set_properties({"keywords": WORD.text, "comments": "963,4"})


def chart_alt_text(book: Any, sheet: Any) -> None:
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": "=Zichtbaar!$B$1:$B$2"})
    sheet.insert_chart("D1", chart, {"description": f"{WORD.text}: 963,4"})


@pytest.mark.parametrize("plant", [hidden_sheet, chart_cache, notes_and_names, properties, chart_alt_text])
def test_a_workbook_is_searched(plant: Callable[[Any, Any], None]) -> None:
    assert found(workbook(plant)) == {WORD, FIGURE}
    assert not found(workbook(lambda _book, _sheet: None))


def slides(plant: Callable[[Any, Any], None]) -> bytes:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    plant(presentation, slide)
    file = io.BytesIO()
    presentation.save(file)
    return file.getvalue()


def chart_with_its_workbook(_presentation: Any, slide: Any) -> None:
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = [WORD.text]
    data.add_series("reeks", [PRECISE])
    slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, 0, 0, Inches(2), Inches(2), data)


def speaker_notes(_presentation: Any, slide: Any) -> None:
    slide.notes_slide.notes_text_frame.text = f"{WORD.text} {SHORT}"


def alt_text(_presentation: Any, slide: Any) -> None:
    shape = slide.shapes.add_textbox(0, 0, 10, 10)
    shape._element.nvSpPr.cNvPr.set("descr", f"{WORD.text} 963,43")


def split_runs(presentation: Any, slide: Any) -> None:
    paragraph = slide.shapes.title.text_frame.paragraphs[0]
    for part in ("Heliotroop", "stichting 96", "3,4"):
        paragraph.add_run().text = part
    presentation.core_properties.subject = "gewoon"


@pytest.mark.parametrize("plant", [chart_with_its_workbook, speaker_notes, alt_text, split_runs])
def test_slides_are_searched(plant: Callable[[Any, Any], None]) -> None:
    assert found(slides(plant)) == {WORD, FIGURE}
    assert not found(slides(lambda _presentation, _slide: None))


def test_the_workbook_behind_a_chart_is_searched_by_itself() -> None:
    report = leaks(slides(chart_with_its_workbook), [WORD])
    assert any("embeddings" in place and "sharedStrings" in place for place in report)


def typeset(source: str) -> bytes:
    return bytes(typst.compile(source.encode(), format="pdf"))


def rewritten(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(typeset("gewoon"))) as document:
        change(document)
        document.save(file, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return file.getvalue()


def in_metadata(document: pikepdf.Pdf) -> None:
    with document.open_metadata() as metadata:
        metadata["dc:description"] = f"{WORD.text} {SHORT}"


def in_information(document: pikepdf.Pdf) -> None:
    document.docinfo["/Subject"] = f"\u2013 {WORD.text} {SHORT}"


def in_attachment(document: pikepdf.Pdf) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", f"{WORD.text} {SHORT}")
    document.attachments["a.zip"] = pikepdf.AttachedFileSpec(document, packed.getvalue())


@pytest.mark.parametrize(
    "content",
    [
        typeset(f"Hier staat {WORD.text} met {SHORT} punten."),
        typeset(f'#set page(width: 3.2cm)\n#set text(hyphenate: true, lang: "nl")\n{WORD.text} 963,4'),
        typeset(f'#figure(alt: "{WORD.text} – 963,4", rect())'),
        typeset(f'#set document(title: "{WORD.text}", keywords: ("963.4",))\ngewoon'),
        rewritten(in_metadata),
        rewritten(in_information),
        rewritten(in_attachment),
    ],
    ids=["text", "hyphenated", "alt", "title", "metadata", "information", "attachment"],
)
def test_a_pdf_is_searched(content: bytes) -> None:
    assert found(content) == {WORD, FIGURE}


def test_a_plain_pdf_is_clean() -> None:
    assert not found(typeset("gewoon"))


@pytest.mark.parametrize("compress", [True, False])
@pytest.mark.parametrize("where", ["values", "label", "value label", "note", "file label"])
def test_an_spss_file_is_searched(where: str, compress: bool, tmp_path: Path) -> None:
    both, said = f"{WORD.text} {SHORT}", "gewoon"
    planted: dict[str, Any] = {
        name: both if name == where else said for name in ("label", "note", "file label")
    }
    frame = pandas.DataFrame(
        {"a": [PRECISE if where == "values" else 1.0], "b": [WORD.text if where == "values" else said]}
    )
    path = tmp_path / "a.sav"
    pyreadstat.write_sav(
        frame,
        path,
        file_label=planted["file label"],
        column_labels={"a": planted["label"]},
        variable_value_labels={"a": {1.0: both if where == "value label" else said}},
        note=planted["note"],
        row_compress=compress,
    )
    assert found(path.read_bytes()) == {WORD, FIGURE}


def test_a_picture_is_searched() -> None:
    text = zlib.compress(f"{WORD.text} {SHORT}".encode())
    chunk = b"zTXt" + b"Comment\x00\x00" + text
    picture = (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", len(chunk) - 4)
        + chunk
        + struct.pack(">I", zlib.crc32(chunk))
    )
    page = b'<img src="data:image/png;base64,' + base64.b64encode(picture) + b'">'
    assert found(page) == {WORD, FIGURE}
