"""The XML of the parts of `reports/slides/master.pptx`."""

from dataclasses import dataclass

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WIDTH, HEIGHT = 12192000, 6858000
INCH = 914400
SLIDE_NUMBER = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"

INK, PAPER, QUIET, PALE = "1C1C1C", "FFFFFF", "5B5B5B", "D4D4D4"
ACCENTS = ("0F5C8C", "A1490B", "9DBED3", "4F8DB3", "0A3A5C", "9A9A9A")
NOTO = 'typeface="Noto Sans" panose="020B0502040504020204" pitchFamily="34" charset="0"'
"""The panose number tells programs without the font what to take instead: a humanist sans-serif."""
SCRIPTS = {
    "Arab": "Noto Sans Arabic",
    "Hebr": "Noto Sans Hebrew",
    "Thai": "Noto Sans Thai",
    "Deva": "Noto Sans Devanagari",
    "Geor": "Noto Sans Georgian",
    "Ethi": "Noto Sans Ethiopic",
    "Armn": "Noto Sans Armenian",
    "Hans": "Noto Sans CJK SC",
    "Hant": "Noto Sans CJK TC",
    "Jpan": "Noto Sans CJK JP",
    "Hang": "Noto Sans CJK KR",
}


@dataclass(frozen=True)
class Box:
    """A place on the slide, in inches."""

    x: float
    y: float
    width: float
    height: float

    def xml(self, prefix: str = "a") -> str:
        x, y, width, height = (round(each * INCH) for each in (self.x, self.y, self.width, self.height))
        return f'<{prefix}:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></{prefix}:xfrm>'


@dataclass(frozen=True)
class Placeholder:
    """`size` in points, `colour` of the theme, `prompt`: what stands there until something is filled in."""

    name: str
    kind: str
    index: int | None
    box: Box
    prompt: str
    size: int = 16
    colour: str = "tx1"
    bold: bool = False
    anchor: str = "t"


def placeholder(each: Placeholder, number: int, align: str = "l") -> str:
    index = "" if each.index is None else f' idx="{each.index}"'
    bold = ' b="1"' if each.bold else ' b="0"'
    kind = f' type="{each.kind}"' if each.kind != "obj" else ""
    field = (
        f'<a:fld id="{SLIDE_NUMBER}" type="slidenum"><a:rPr lang="nl-NL"/><a:t>‹#›</a:t></a:fld>'
        if each.kind == "sldNum"
        else f'<a:r><a:rPr lang="nl-NL"/><a:t>{each.prompt}</a:t></a:r>'
    )
    listed = (
        levels((each.size,) * 2, "mn", bullets=True).partition("</a:lvl1pPr>")[2]
        if each.kind == "body"
        else ""
    )
    fit = "<a:normAutofit/>" if each.kind in ("title", "ctrTitle", "body", "subTitle") else "<a:noAutofit/>"
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{each.name}"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        "</p:cNvSpPr>"
        f"<p:nvPr><p:ph{kind}{index}/></p:nvPr></p:nvSpPr>"
        f'<p:spPr>{each.box.xml()}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0"'
        f' anchor="{each.anchor}">{fit}</a:bodyPr><a:lstStyle><a:lvl1pPr marL="0" indent="0" algn="{align}">'
        f'<a:buNone/><a:defRPr sz="{each.size * 100}"{bold}><a:solidFill><a:schemeClr val="{each.colour}"/>'
        f"</a:solidFill></a:defRPr></a:lvl1pPr>{listed}</a:lstStyle><a:p>{field}</a:p></p:txBody></p:sp>"
    )


def block(name: str, number: int, box: Box, colour: str = "accent1") -> str:
    """A plain area, marked as decoration."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"><a:extLst>'
        '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
        ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
        "</a:extLst>"
        f'</p:cNvPr><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{box.xml()}'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="{colour}"/>'
        "</a:solidFill>"
        "<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr"
        ' lang="nl-NL"/></a:p>'
        "</p:txBody></p:sp>"
    )


def tree(shapes: str) -> str:
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>'
        "<a:xfrm>"
        '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm>'
        f"</p:grpSpPr>{shapes}</p:spTree>"
    )


def theme() -> str:
    accents = "".join(
        f'<a:accent{place}><a:srgbClr val="{colour}"/></a:accent{place}>'
        for place, colour in enumerate(ACCENTS, start=1)
    )
    scripts = "".join(f'<a:font script="{script}" typeface="{face}"/>' for script, face in SCRIPTS.items())
    face = f'<a:latin {NOTO}/><a:ea typeface=""/><a:cs typeface=""/>{scripts}'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525" cap="flat" cmpd="sng" algn="ctr">{fill}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Slagvaardig">'
        f'<a:themeElements><a:clrScheme name="Slagvaardig"><a:dk1><a:srgbClr val="{INK}"/></a:dk1>'
        f'<a:lt1><a:srgbClr val="{PAPER}"/></a:lt1><a:dk2><a:srgbClr val="{QUIET}"/></a:dk2>'
        f'<a:lt2><a:srgbClr val="{PALE}"/></a:lt2>{accents}<a:hlink><a:srgbClr val="{ACCENTS[0]}"/></a:hlink>'
        f'<a:folHlink><a:srgbClr val="{QUIET}"/></a:folHlink></a:clrScheme><a:fontScheme name="Slagvaardig">'
        f"<a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Slagvaardig"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements><a:objectDefaults/>"
        "<a:extraClrSchemeLst/></a:theme>"
    )


def levels(sizes: tuple[int, ...], face: str, bullets: bool, colour: str = "tx1", bold: bool = False) -> str:
    """The looks of the levels of an outline; the first has no bullet."""
    made = []
    for place, size in enumerate(sizes, start=1):
        marked = bullets and place > 1
        indent = f' marL="{228600 * (place - 1)}" indent="-228600"' if marked else ' marL="0" indent="0"'
        bullet = '<a:buFont typeface="Arial"/><a:buChar char="•"/>' if marked else "<a:buNone/>"
        weight = ' b="1"' if bold else ""
        made.append(
            f'<a:lvl{place}pPr{indent} algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0"'
            f' hangingPunct="1"><a:spcBef><a:spcPts val="{600 if bullets else 0}"/></a:spcBef>{bullet}'
            f'<a:defRPr sz="{size * 100}"{weight} kern="1200"><a:solidFill><a:schemeClr val="{colour}"/>'
            f'</a:solidFill><a:latin typeface="+{face}-lt"/><a:ea typeface="+{face}-ea"/>'
            f'<a:cs typeface="+{face}-cs"/></a:defRPr></a:lvl{place}pPr>'
        )
    return "".join(made)
