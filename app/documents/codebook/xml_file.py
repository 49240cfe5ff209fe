"""The code book as DDI-Codebook 2.5, which data archives and statistics programs read."""

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

from app.documents.codebook.characters import encoded
from app.documents.codebook.study import SOFTWARE, Study, study_of
from app.documents.codebook.variables import Category, Variable, Variables, variables_of
from app.domain.published import Published
from app.domain.questionnaire import Questionnaire
from app.domain.vocabulary import Language

NAMESPACE = "ddi:codebook:2_5"
VERSION = "2.5"
LANG = "xml:lang"
FILE = "F1"


def codebook_xml(
    questionnaire: Questionnaire,
    published: Published,
    release_id: str,
    language: Language,
    row_variables: bool = False,
    producer: str = "",
) -> bytes:
    """`row_variables`: whether the answers may be taken out row by row. `producer`: the workspace's name."""
    study = study_of(questionnaire, published, release_id, language, row_variables, producer)
    variables = variables_of(questionnaire, published, row_variables)
    root = ET.Element(
        "codeBook", {"xmlns": NAMESPACE, "version": VERSION, LANG: language, "ID": f"R_{release_id}"}
    )
    _document(_add(root, "docDscr"), study)
    _study(_add(root, "stdyDscr"), study)
    if row_variables:
        _file(_add(root, "fileDscr", ID=FILE), study, variables)
    _data(_add(root, "dataDscr"), study, variables)
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return encoded(f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n')


def _add(parent: ET.Element, tag: str, text: str | None = None, /, **attributes: str) -> ET.Element:
    """`lang` stands for xml:lang."""
    named = {LANG if name == "lang" else name: value for name, value in attributes.items()}
    element = ET.SubElement(parent, tag, named)
    element.text = text
    return element


def _add_texts(parent: ET.Element, tag: str, by_language: Mapping[str, str], study: Study) -> None:
    """One element a language, the reader's first."""
    for language in sorted(by_language, key=lambda each: (each != study.language, each)):
        _add(parent, tag, by_language[language], lang=language)


def _document(parent: ET.Element, study: Study) -> None:
    citation = _add(parent, "citation")
    title = _add(citation, "titlStmt")
    _add(title, "titl", study.words.gettext("Code book: %(title)s", title=study.title()))
    _add(title, "IDNo", study.release_id, agency=SOFTWARE)
    _production(citation, study)


def _production(citation: ET.Element, study: Study) -> None:
    day = study.published.occasion.closed_on.isoformat()
    production = _add(citation, "prodStmt")
    _add(production, "producer", study.producer)
    _add(production, "prodDate", day, date=day)
    _add(production, "software", SOFTWARE)


def _study(parent: ET.Element, study: Study) -> None:
    _citation(_add(parent, "citation"), study)
    _about(_add(parent, "stdyInfo"), study)
    _method(_add(parent, "method"), study)
    access = _add(_add(parent, "dataAccs"), "useStmt")
    _add(access, "restrctn", study.threshold())
    _add(access, "restrctn", study.rows())
    if study.questionnaire.source:
        _add(_add(parent, "othrStdyMat"), "relPubl", study.questionnaire.source)
    if study.demo():
        _add(parent, "notes", study.demo())


def _citation(citation: ET.Element, study: Study) -> None:
    title = _add(citation, "titlStmt")
    _add(title, "titl", study.title(), lang=study.spoken)
    for language in study.languages[1:]:
        _add(title, "parTitl", study.questionnaire.title[language], lang=language)
    _add(title, "IDNo", study.release_id, agency=SOFTWARE)
    _add(_add(citation, "rspStmt"), "AuthEnty", study.producer)
    _production(citation, study)
    version = _add(citation, "verStmt")
    day = study.published.occasion.closed_on.isoformat()
    _add(version, "version", study.version(), date=day)
    _add(version, "notes", study.scoring()[-1])


def _about(parent: ET.Element, study: Study) -> None:
    subject = _add(parent, "subject")
    for criterion in study.questionnaire.criteria:
        _add_texts(subject, "keyword", criterion.name, study)
    _add(parent, "abstract", study.abstract(), lang=study.language)
    _add_texts(parent, "abstract", study.questionnaire.introduction, study)
    day = study.published.occasion.closed_on.isoformat()
    summary = _add(parent, "sumDscr")
    _add(summary, "timePrd", study.closed(), date=day, event="single")
    _add(summary, "collDate", study.closed(), date=day, event="end")
    _add(summary, "anlyUnit", study.words.gettext("Individual"))
    _add(summary, "universe", study.universe())
    _add(summary, "dataKind", study.words.gettext("Survey data"))


def _method(parent: ET.Element, study: Study) -> None:
    collection = _add(parent, "dataColl")
    _add(
        collection,
        "timeMeth",
        study.words.gettext("Wave %(wave)s", wave=study.published.occasion.wave),
    )
    _add(collection, "sampProc", study.sampling())
    _add(collection, "collMode", study.collection())
    _add(collection, "resInstru", study.instrument())
    _add(collection, "collSitu", study.mode())
    _add(collection, "weight", study.weighting())
    for sentence in study.scoring():
        _add(parent, "notes", sentence, subject="scoring")
    _add(_add(parent, "anlyInfo"), "respRate", study.response())


def _file(parent: ET.Element, study: Study, variables: Variables) -> None:
    file = _add(parent, "fileTxt")
    _add(file, "fileCont", study.rows())
    dimensions = _add(file, "dimensns")
    _add(dimensions, "caseQnty", str(study.published.results.respondents))
    _add(dimensions, "varQnty", str(len(variables.beside) + len(list(variables.answers))))
    _add(file, "fileType", "SPSS (.sav), CSV")


def _data(parent: ET.Element, study: Study, variables: Variables) -> None:
    _groups_of_variables(parent, study, variables)
    for variable in (*variables.beside, *variables.answers):
        _variable(parent, variable, study, in_file=study.row_variables)
    for criterion in variables.criteria:
        _variable(parent, criterion.score, study, in_file=False)
    for question in variables.open_questions:
        _add(
            parent,
            "notes",
            study.words.gettext(
                "Open question, answered in people’s own words and in no file: %(question)s",
                question=question.text[study.spoken],
            ),
        )


def _groups_of_variables(parent: ET.Element, study: Study, variables: Variables) -> None:
    for number, one in enumerate(variables.criteria, start=1):
        parts = [f"G{number}_{part}" for part in range(1, len(one.facets) + 1)]
        group = _group(parent, f"G{number}", "subject", (one.score,), parts)
        _add_texts(group, "labl", one.criterion.name, study)
        _add_texts(group, "defntn", one.criterion.definition, study)
        for part, facet in zip(parts, one.facets, strict=True):
            _add_texts(_group(parent, part, "subject", facet.variables), "labl", facet.facet.name, study)
    for number, choice in enumerate(variables.choices, start=1):
        group = _group(parent, f"C{number}", "multipleResp", choice.variables)
        _add_texts(group, "labl", choice.question.text, study)
    if variables.beside:
        group = _group(parent, "A1", "other", variables.beside)
        _add(group, "labl", study.words.gettext("What is told of the people who answered"))


def _group(
    parent: ET.Element, id_: str, kind: str, variables: Sequence[Variable], parts: Sequence[str] = ()
) -> ET.Element:
    group = _add(parent, "varGrp", ID=id_, type=kind, var=" ".join(map(_id, variables)))
    if parts:
        group.set("varGrp", " ".join(parts))
    return group


def _id(variable: Variable) -> str:
    return f"V_{variable.name}"


def _variable(parent: ET.Element, variable: Variable, study: Study, in_file: bool) -> None:
    element = _add(parent, "var", ID=_id(variable), name=variable.name)
    if in_file:
        element.set("files", FILE)
    element.set("intrvl", "contin" if variable.nature == "interval" else "discrete")
    element.set("nature", variable.nature)
    _add_texts(element, "labl", variable.labels, study)
    if variable.question:
        _add_texts(_add(element, "qstn"), "qstnLit", variable.question, study)
    _ranges(element, variable)
    for kind, value in variable.statistics.items():
        _add(element, "sumStat", repr(value), type=kind)
    for category in variable.categories:
        _category(element, category, study)
    for concept in variable.concepts:
        _add_texts(element, "concept", concept, study)
    if variable.criterion and variable.nature == "interval":
        rule = study.score_rule(len(variable.criterion.items))
        _add(_add(element, "derivation"), "drvdesc", rule, lang=study.language)
    for note in _notes(variable, study):
        _add(element, "notes", note, lang=study.language)


def _ranges(element: ET.Element, variable: Variable) -> None:
    if variable.item:
        scale = variable.item.scale
        _add(_add(element, "valrng"), "range", min=str(scale.minimum), max=str(scale.maximum))
    elif variable.criterion and variable.nature == "interval":
        low, high = variable.criterion.minimum, variable.criterion.maximum
        _add(_add(element, "valrng"), "range", UNITS="REAL", min=str(low), max=str(high))
    missing = [category.code for category in variable.categories if category.missing]
    if missing:
        invalid = _add(element, "invalrng")
        for code in missing:
            _add(invalid, "item", VALUE=code)


def _category(parent: ET.Element, category: Category, study: Study) -> None:
    element = _add(parent, "catgry", missing="Y" if category.missing else "N")
    _add(element, "catValu", category.code)
    _add_texts(element, "labl", category.labels, study)
    if category.cell:
        _add(element, "txt", study.words.gettext("In the CSV file: %(column)s", column=category.cell))
    if category.count is not None:
        _add(element, "catStat", str(category.count), type="freq")


def _notes(variable: Variable, study: Study) -> list[str]:
    notes = []
    if variable.item and (keying := study.keying(variable.item)):
        notes.append(keying)
    if variable.column and variable.column != variable.name:
        notes.append(study.words.gettext("In the CSV file: %(column)s", column=variable.column))
    if variable.criterion and not variable.shown:
        notes.append(study.withheld())
    return notes
