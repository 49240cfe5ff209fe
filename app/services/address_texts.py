"""What a coordinator reads about an address list and its plan."""

from app.domain.address_plan import Note, NoteCode, Reason, Refusal
from app.domain.vocabulary import Language
from app.files.address_problems import AddressListRefused
from app.language.catalogues import N_, texts

FIELDS = {
    "name": N_("Name"),
    "email": N_("E-mail address"),
    "organisation": N_("Organisation"),
    "level": N_("Level"),
    "language": N_("Language"),
    "sector": N_("Sector"),
    "line": N_("Line"),
}
FILE_PROBLEMS: dict[str, str] = {
    "empty-file": N_("This file is empty."),
    "file-too-large": N_("This file is larger than %(limit)s MB. Keep only the sheet with the participants."),
    "unpacks-too-large": N_(
        "This workbook unpacks to more than %(limit)s MB. Copy the participants into a new workbook."
    ),
    "password": N_("This workbook has a password. Save it without one and choose it again."),
    "old-excel": N_("This is an Excel file of before 2007 (.xls). Open it in Excel and save it as .xlsx."),
    "binary-excel": N_("This is a binary Excel file (.xlsb). Open it in Excel and save it as .xlsx."),
    "open-document": N_("This is an OpenDocument file. Save it as Excel (.xlsx) or as CSV."),
    "not-a-table": N_("This is not an Excel or CSV file. Save the list as .xlsx or .csv."),
    "damaged": N_("This Excel file is damaged. Open it in Excel, save it again and choose it once more."),
    "broken-quotes": N_("In row %(row)s a quotation mark is not closed. Mend it, or save the list as .xlsx."),
    "no-header": N_(
        "There is no row with the names of the columns. Put one above the people, with at least: name, "
        "e-mail, organisation."
    ),
    "missing-columns": N_("A column is missing: %(columns)s."),
    "no-people": N_("There is nobody below the names of the columns."),
    "too-many-people": N_("There are more than %(limit)s people in this file. Split it."),
}
REASONS: dict[Reason, str] = {
    "formula": N_("A cell holds a formula or an error instead of a text: %(value)s."),
    "no-name": N_("The name is missing."),
    "no-address": N_("The e-mail address is missing."),
    "bad-address": N_("This is not an e-mail address: %(value)s."),
    "several-addresses": N_("There is more than one e-mail address: %(value)s. Keep one."),
    "no-organisation": N_("The organisation is missing."),
    "too-long": N_("This text has more than 200 characters: %(value)s"),
    "unknown-level": N_(
        "This level is not known: %(value)s. Use national, governance, management, operations or residents."
    ),
    "unknown-language": N_("This language is not available: %(value)s. Use Dutch or English."),
    "twice-equal": N_("This person is already in row %(row)s."),
    "twice-different": N_("This person is in row %(row)s as well, but differently: %(field)s. Keep one row."),
    "has-left": N_("%(value)s has left this network. You can change that in the list of participants."),
}
NOTES: dict[NoteCode, str] = {
    "unknown-sector": N_("This sector is not known and is left out: %(value)s."),
    "unknown-line": N_("This line is not known and is left out: %(value)s."),
    "other-sector": N_("Row %(row)s gives this organisation another sector; that one counts, not %(value)s."),
    "other-line": N_("Row %(row)s gives this organisation another line; that one counts, not %(value)s."),
    "same-name": N_("Somebody with this name is at this organisation already, with the address %(value)s."),
}


def file_problem_text(problem: AddressListRefused, language: Language) -> str:
    """Why a file can't be used, and what to do about it."""
    values = dict(problem.values)
    columns = values.get("columns")
    if isinstance(columns, tuple):
        values["columns"] = ", ".join(field_text(field, language) for field in columns)
    return texts(language).gettext(FILE_PROBLEMS[problem.code]) % values


def reason_text(refusal: Refusal, language: Language) -> str:
    """Why a row is refused."""
    field = field_text(refusal.value, language) if refusal.code == "twice-different" else ""
    values = {"value": refusal.value, "row": refusal.other_row, "field": field.lower()}
    return texts(language).gettext(REASONS[refusal.code]) % values


def note_text(note: Note, language: Language) -> str:
    """What there is to know about a row that is not refused."""
    return texts(language).gettext(NOTES[note.code]) % {"value": note.value, "row": note.other_row}


def field_text(field: str, language: Language) -> str:
    return texts(language).gettext(FIELDS[field])
