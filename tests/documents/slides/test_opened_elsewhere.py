"""LibreOffice opens the presentations, with nothing cut off, and the master is what its script makes."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pypdfium2
import pytest

from app.config import data_folder
from app.documents.handout import Handout
from app.documents.slides import report_slides
from tests.documents.pdf import samples
from tests.documents.slides.reading import opened, parts, titles
from tests.documents.workbook import samples as workbooks

CONTENT = {
    "waves": report_slides(workbooks.handout()),
    "groups": report_slides(samples.handout()),
    "hostile": report_slides(workbooks.hostile()),
    "nothing": report_slides(Handout(samples.withheld(samples.report()), samples.RELEASE)),
}


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("slides")
    for name, content in CONTENT.items():
        (folder / f"{name}.pptx").write_bytes(content)
    subprocess.run(
        [
            *("soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile"),
            *("--convert-to", "pdf", "--outdir", str(folder)),
            *(str(folder / f"{name}.pptx") for name in CONTENT),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder


@pytest.mark.parametrize("name", CONTENT)
def test_libreoffice_shows_every_slide_with_its_title(converted: Path, name: str) -> None:
    wanted = titles(opened(CONTENT[name]))
    shown = pypdfium2.PdfDocument(converted / f"{name}.pdf")
    assert len(shown) == len(wanted)
    for page, title in zip(shown, wanted, strict=True):
        text = "".join(page.get_textpage().get_text_bounded().split())
        assert "".join(title.split())[:40] in text


def test_the_charts_are_drawn(converted: Path) -> None:
    shown = pypdfium2.PdfDocument(converted / "waves.pdf")
    text = "".join(page.get_textpage().get_text_bounded() for page in shown)
    assert "norm 3,5" in text
    assert "(n = 6)" in text.replace("\u00a0", " ")


def test_the_master_is_what_its_script_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(__file__).parents[3] / "tools" / "slides"
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setattr(sys, "path", [*sys.path])
    made = import_module("master").made()
    kept = (data_folder() / "reports" / "slides" / "master.pptx").read_bytes()
    assert parts(kept) == parts(made)
