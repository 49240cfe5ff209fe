"""Writes `reports/slides/master.pptx`: master and layouts of presentations. From the project's folder:

.venv/bin/python tools/slides/master.py
"""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]

from master_xml import (  # noqa: E402 - found only with the path above
    HEAD,
    HEIGHT,
    NAMESPACES,
    RELATIONS,
    WIDTH,
    Box,
    Placeholder,
    block,
    levels,
    placeholder,
    theme,
    tree,
)

from app.documents.fixed_zip import fixed_zip  # noqa: E402

FILE = Path(__file__).parents[2] / "reports" / "slides" / "master.pptx"

LEFT, RIGHT, TOP, BOTTOM = 0.6, 12.73, 1.75, 6.7
TITLE = Placeholder(
    "Titel", "title", None, Box(LEFT, 0.5, RIGHT - LEFT, 1.0), "Eén boodschap, in een zin", 26, bold=True
)
FOOTERS = (
    Placeholder("Datum", "dt", 20, Box(8.4, 7.02, 2.6, 0.25), "Datum", 10, "tx2"),
    Placeholder("Voettekst", "ftr", 21, Box(LEFT, 7.02, 7.6, 0.25), "Voettekst", 10, "tx2"),
    Placeholder("Dianummer", "sldNum", 22, Box(12.13, 7.02, 0.6, 0.25), "", 10, "tx2"),
)
CAPTION = Placeholder(
    "Toelichting", "body", 11, Box(LEFT, 6.3, RIGHT - LEFT, 0.5), "Hoe dit te lezen", 11, "tx2"
)


def chart(name: str, index: int, box: Box) -> Placeholder:
    return Placeholder(name, "chart", index, box, "Grafiek", 12)


def text(name: str, index: int, box: Box, size: int = 16) -> Placeholder:
    return Placeholder(name, "body", index, box, "Tekst", size)


LAYOUTS: dict[str, tuple[str, tuple[Placeholder, ...]]] = {
    "Titel": (
        "title",
        (
            Placeholder(
                "Titel", "ctrTitle", None, Box(1.2, 2.1, 10.6, 1.9), "Titel", 40, bold=True, anchor="b"
            ),
            Placeholder("Ondertitel", "subTitle", 1, Box(1.2, 4.25, 10.6, 1.2), "Ondertitel", 20, "tx2"),
            text("Opmerking", 12, Box(1.2, 5.6, 10.6, 0.8), 14),
        ),
    ),
    "Boodschap en grafiek": (
        "cust",
        (TITLE, chart("Grafiek", 10, Box(LEFT, TOP, RIGHT - LEFT, 4.45)), CAPTION),
    ),
    "Boodschap, grafiek en tekst": (
        "cust",
        (
            TITLE,
            chart("Grafiek", 10, Box(LEFT, TOP, 7.5, 4.45)),
            CAPTION,
            text("Tekst", 12, Box(8.5, TOP, RIGHT - 8.5, 4.45), 15),
        ),
    ),
    "Boodschap en twee grafieken": (
        "cust",
        (
            TITLE,
            chart("Grafiek links", 10, Box(LEFT, TOP, 5.5, 4.45)),
            chart("Grafiek rechts", 13, Box(6.25, TOP, RIGHT - 6.25, 4.45)),
            CAPTION,
        ),
    ),
    "Boodschap en twee kolommen": (
        "cust",
        (
            TITLE,
            text("Tekst links", 10, Box(LEFT, TOP, 5.8, BOTTOM - TOP), 18),
            text("Tekst rechts", 12, Box(6.93, TOP, 5.8, BOTTOM - TOP), 18),
        ),
    ),
    "Boodschap en tabel": (
        "cust",
        (
            TITLE,
            Placeholder("Tabel", "tbl", 10, Box(LEFT, TOP, RIGHT - LEFT, 4.45), "Tabel", 12),
            CAPTION,
        ),
    ),
    "Hoofdstuk": (
        "secHead",
        (
            Placeholder(
                "Titel", "title", None, Box(1.2, 2.3, 10.6, 1.8), "Hoofdstuk", 34, bold=True, anchor="b"
            ),
            text("Tekst", 1, Box(1.2, 4.3, 10.6, 1.4), 18),
        ),
    ),
    "Slot": (
        "cust",
        (
            TITLE,
            text("Leeswijzer", 10, Box(LEFT, TOP, 7.2, BOTTOM - TOP), 14),
            text("Colofon", 12, Box(8.4, TOP, RIGHT - 8.4, BOTTOM - TOP), 12),
        ),
    ),
}
DECORATED = ("title", "secHead")
"""Layouts with the band of the house at their side, and without the line over the title."""


def layout(name: str, kind: str, places: tuple[Placeholder, ...]) -> str:
    front = kind in DECORATED
    shapes = block("Band", 2, Box(0, 0, 0.45, 7.5)) if front else ""
    shapes += "".join(placeholder(each, number) for number, each in enumerate(places, start=3))
    footers = () if kind == "title" else FOOTERS
    shapes += "".join(placeholder(each, number) for number, each in enumerate(footers, start=20))
    kind_of = ' userDrawn="1"' if kind == "cust" else f' type="{kind}"'
    hidden = ' showMasterSp="0"' if front else ""
    return (
        f'{HEAD}<p:sldLayout {NAMESPACES}{hidden}{kind_of} preserve="1"><p:cSld'
        f' name="{name}">{tree(shapes)}</p:cSld>'
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def master() -> str:
    body = Placeholder("Tekst", "body", 1, Box(LEFT, TOP, RIGHT - LEFT, BOTTOM - TOP), "Tekst")
    shapes = block("Lijn", 2, Box(LEFT, 0.32, 0.9, 0.05))
    shapes += "".join(
        placeholder(each, number) for number, each in enumerate((TITLE, body, *FOOTERS), start=3)
    )
    ids = "".join(f'<p:sldLayoutId id="{2147483649 + n}" r:id="rId{n}"/>' for n in range(1, len(LAYOUTS) + 1))
    return (
        f'{HEAD}<p:sldMaster {NAMESPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/>'
        "</a:solidFill>"
        f"<a:effectLst/></p:bgPr></p:bg>{tree(shapes)}</p:cSld>"
        '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2"'
        ' accent3="accent3"'
        ' accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
        f'<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst><p:hf hdr="0"/><p:txStyles>'
        f"<p:titleStyle>{levels((26,), 'mj', bullets=False, bold=True)}</p:titleStyle>"
        f"<p:bodyStyle>{levels((16, 16, 14, 14, 14, 14, 14, 14, 14), 'mn', bullets=True)}</p:bodyStyle>"
        f"<p:otherStyle>{levels((14,) * 9, 'mn', bullets=False)}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def relations(*pairs: tuple[str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{kind if ":" in kind else f"{RELATIONS}/{kind}"}"'
        f' Target="{target}"/>'
        for number, (kind, target) in enumerate(pairs, start=1)
    )
    return (
        f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}'
        "</Relationships>"
    )


def presentation() -> str:
    return (
        f'{HEAD}<p:presentation {NAMESPACES} saveSubsetFonts="1" autoCompressPictures="0">'
        '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        f'<p:sldSz cx="{WIDTH}" cy="{HEIGHT}"/><p:notesSz cx="6858000" cy="9144000"/>'
        f'<p:defaultTextStyle><a:defPPr><a:defRPr lang="nl-NL"/></a:defPPr>'
        f"{levels((18,) * 9, 'mn', bullets=False)}</p:defaultTextStyle></p:presentation>"
    )


def content_types() -> str:
    office = "application/vnd.openxmlformats-officedocument"
    kinds = {
        "/ppt/presentation.xml": f"{office}.presentationml.presentation.main+xml",
        "/ppt/slideMasters/slideMaster1.xml": f"{office}.presentationml.slideMaster+xml",
        "/ppt/theme/theme1.xml": f"{office}.theme+xml",
        "/ppt/presProps.xml": f"{office}.presentationml.presProps+xml",
        "/ppt/viewProps.xml": f"{office}.presentationml.viewProps+xml",
        "/ppt/tableStyles.xml": f"{office}.presentationml.tableStyles+xml",
        "/docProps/app.xml": f"{office}.extended-properties+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    for number in range(1, len(LAYOUTS) + 1):
        kinds[f"/ppt/slideLayouts/slideLayout{number}.xml"] = f"{office}.presentationml.slideLayout+xml"
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def properties() -> dict[str, str]:
    package = "http://schemas.openxmlformats.org/package/2006"
    return {
        "docProps/app.xml": f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'extended-properties"><Application>Slagvaardig</Application></Properties>',
        "docProps/core.xml": f'{HEAD}<cp:coreProperties xmlns:cp="{package}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Slagvaardig</dc:title>'
        "<dc:creator>Slagvaardig</dc:creator></cp:coreProperties>",
    }


def parts() -> dict[str, str]:
    found = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relations(
            ("officeDocument", "ppt/presentation.xml"),
            (
                "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                "docProps/core.xml",
            ),
            ("extended-properties", "docProps/app.xml"),
        ),
        "ppt/presentation.xml": presentation(),
        "ppt/_rels/presentation.xml.rels": relations(
            ("slideMaster", "slideMasters/slideMaster1.xml"),
            ("presProps", "presProps.xml"),
            ("viewProps", "viewProps.xml"),
            ("theme", "theme/theme1.xml"),
            ("tableStyles", "tableStyles.xml"),
        ),
        "ppt/presProps.xml": f"{HEAD}<p:presentationPr {NAMESPACES}/>",
        "ppt/viewProps.xml": f"{HEAD}<p:viewPr {NAMESPACES}/>",
        "ppt/tableStyles.xml": f"{HEAD}<a:tblStyleLst"
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        ' def="{2D5ABB26-0587-4C30-8999-92F81FD0307C}"/>',
        "ppt/theme/theme1.xml": theme(),
        "ppt/slideMasters/slideMaster1.xml": master(),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relations(
            *(("slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in range(1, len(LAYOUTS) + 1)),
            ("theme", "../theme/theme1.xml"),
        ),
        **properties(),
    }
    for number, (name, (kind, places)) in enumerate(LAYOUTS.items(), start=1):
        found[f"ppt/slideLayouts/slideLayout{number}.xml"] = layout(name, kind, places)
        found[f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"] = relations(
            ("slideMaster", "../slideMasters/slideMaster1.xml")
        )
    return found


def made() -> bytes:
    return fixed_zip({name: content.encode() for name, content in parts().items()})


if __name__ == "__main__":
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_bytes(made())
