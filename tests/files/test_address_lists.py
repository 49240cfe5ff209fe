"""Address lists as they really come."""

from dataclasses import astuple
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.address_list import ListedPerson
from app.files.address_lists import MOST_PEOPLE, AddressList, read_address_list
from app.files.address_problems import AddressListRefused
from tests.files.workbooks import HEADER, JAN, PIET, as_excel_writes, saved, workbook_of, xlsx


def people(content: bytes) -> list[tuple[object, ...]]:
    """Row, name, address and organisation of everybody on the list."""
    return [astuple(person)[:4] for person in read_address_list(content).people]


def csv(*lines: str, encoding: str = "utf-8", end: str = "\r\n") -> bytes:
    return (end.join(lines) + end).encode(encoding)


def test_a_plain_workbook() -> None:
    assert people(xlsx(HEADER, JAN, PIET)) == [(2, *JAN), (3, *PIET)]


def test_a_workbook_as_excel_writes_it() -> None:
    content = as_excel_writes(xlsx(HEADER, JAN, PIET, (None, "jan@politie.nl", "")))
    assert people(content) == [(2, *JAN), (3, *PIET), (4, "", "jan@politie.nl", "")]


def test_every_column_that_is_known() -> None:
    header = ("Linie", "Taal", "Functie", "Sector", "Organisatie", "Niveau", "E-mailadres", "Naam")
    row = ("doel", "nl", "agent", "politie", "Politie", "uitvoering", "jan@politie.nl", "Jan")
    found = read_address_list(xlsx(header, row))
    assert found.people == (
        ListedPerson(2, "Jan", "jan@politie.nl", "Politie", "uitvoering", "nl", "politie", "doel"),
    )
    assert found.ignored == ("Functie",)
    assert found.columns["email"] == "E-mailadres"
    assert (found.sheet, found.other_sheets) == ("Blad1", ())


@pytest.mark.parametrize(
    "header",
    [
        ("Naam", "E-mail", "Organisatie"),
        ("NAAM", "E-MAIL *", "Organisatie:"),
        ("Contactpersoon", "Mailadres", "Instelling"),
        ("Name", "Email address", "Organization"),
        ("Full name", "mail", "Company"),
        (" Naam\n(volledig) ", "E-mail adres (werk)", "Organisatie / instelling"),
        ("Deelnemer", "emailadres", "Bedrijf"),
    ],
)
def test_headers_in_many_words(header: tuple[str, ...]) -> None:
    assert people(xlsx(header, JAN)) == [(2, *JAN)]


@pytest.mark.parametrize(
    ("header", "cells", "name"),
    [
        (("Voornaam", "Tussenvoegsel", "Achternaam"), ("Jan", "de", "Vries"), "Jan de Vries"),
        (("Voornaam", "Tussenvoegsel", "Achternaam"), ("Jan", None, "Vries"), "Jan Vries"),
        (("First name", "Last name"), ("Jan", "Vries"), "Jan Vries"),
        (("Achternaam", "Voorletters"), ("Vries", "J."), "J. Vries"),
        (("Voornaam", "Naam"), ("Jan", "Vries"), "Jan Vries"),
        (("Voornaam", "Naam"), ("Jan", "Jan Vries"), "Jan Vries"),
        (("Voornaam", "Naam"), ("Jan", None), "Jan"),
        (("Achternaam",), ("Vries",), "Vries"),
    ],
)
def test_names_in_parts(header: tuple[str, ...], cells: tuple[object, ...], name: str) -> None:
    content = xlsx((*header, "E-mail", "Organisatie"), (*cells, "jan@x.nl", "X"))
    assert people(content) == [(2, name, "jan@x.nl", "X")]


def test_title_rows_empty_rows_and_a_header_that_comes_again() -> None:
    content = xlsx(
        ("Netwerk Zuid",),
        ("bijgewerkt", date(2026, 11, 1)),
        (),
        HEADER,
        JAN,
        (),
        (None, " ", "\u00a0"),
        HEADER,
        PIET,
    )
    assert people(content) == [(5, *JAN), (9, *PIET)]


def test_spaces_of_every_kind_and_invisible_characters_go() -> None:
    cells = (
        "\u00a0 Jan\u00a0\u00a0Jansen\u200b ",
        "\ufeffjan@politie.nl\u00a0",
        "Pol\u00aditie\n(eenheid\tZuid)_x000D_",
    )
    assert people(xlsx(HEADER, cells)) == [(2, "Jan Jansen", "jan@politie.nl", "Politie (eenheid Zuid)")]


def test_numbers_dates_and_booleans_are_texts() -> None:
    cells = (3.0, True, date(2026, 11, 1))
    assert people(xlsx(HEADER, cells)) == [(2, "3", "true", "2026-11-01T00:00:00")]


def test_letters_are_composed_the_same_way() -> None:
    assert people(xlsx(HEADER, ("Jose\u0301", "j@x.nl", "X")))[0][1] == "José"


def test_a_very_long_text_is_cut() -> None:
    assert len(str(people(xlsx(HEADER, ("J" * 30_000, "j@x.nl", "X")))[0][1])) == 1000


def test_a_formula_without_an_outcome_is_shown_as_such() -> None:
    assert people(xlsx(HEADER, ("=A1&B1", "jan@x.nl", "X"))) == [(2, "=A1&B1", "jan@x.nl", "X")]


def test_a_link_in_a_formula_gives_its_address() -> None:
    content = xlsx(HEADER, ("Jan", '=HYPERLINK("mailto:jan@x.nl?subject=Hoi","mail Jan")', "X"))
    assert people(content) == [(2, "Jan", "jan@x.nl", "X")]


def test_a_cell_that_links_to_an_address_gives_it() -> None:
    workbook = workbook_of(
        Blad1=[HEADER, ("Jan", "stuur mail", "X"), ("Piet", "piet@x.nl", "X"), ("Eva", "site", "X")]
    )
    sheet = workbook["Blad1"]
    sheet["B2"].hyperlink = "mailto:Jan@x.nl"
    sheet["B3"].hyperlink = "mailto:another@x.nl"
    sheet["B4"].hyperlink = "https://x.nl"
    assert [row[2] for row in people(saved(workbook))] == ["Jan@x.nl", "piet@x.nl", "site"]


def test_the_sheet_that_holds_a_list_is_read_and_the_others_are_told() -> None:
    full = ("Naam", "E-mail", "Organisatie", "Niveau")
    workbook = workbook_of(
        Uitleg=[("Vul het tweede blad in",)],
        Leeg=[],
        Oud=[HEADER, PIET],
        Deelnemers=[full, (*JAN, "bestuur")],
        Verborgen=[full, PIET],
    )
    workbook["Verborgen"].sheet_state = "hidden"
    found = read_address_list(saved(workbook))
    assert [person.name for person in found.people] == ["Jan Jansen"]
    assert (found.sheet, found.other_sheets) == ("Deelnemers", ("Oud",))


def test_a_sheet_that_lies_about_its_size_is_read_whole() -> None:
    workbook = workbook_of(Blad1=[HEADER, JAN])
    workbook["Blad1"]["A1048576"] = " "
    assert people(saved(workbook)) == [(2, *JAN)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_text_files_as_office_programs_write_them(delimiter: str, encoding: str) -> None:
    lines = (delimiter.join(HEADER), delimiter.join(("Renée Brûlé", "renee@x.nl", "Zorg")))
    assert people(csv(*lines, encoding=encoding)) == [(2, "Renée Brûlé", "renee@x.nl", "Zorg")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way(end: str) -> None:
    assert people(csv("Naam;E-mail;Organisatie", ";".join(JAN), "", ";".join(PIET), end=end)) == [
        (2, *JAN),
        (4, *PIET),
    ]


def test_quotes_hold_separators_and_lines_together() -> None:
    content = csv(
        '"Naam";"E-mail";"Organisatie"', '"Jansen; Jan";jan@x.nl;"Zorg ""Zuid""\nen Noord"', ";".join(PIET)
    )
    assert people(content) == [(2, "Jansen; Jan", "jan@x.nl", 'Zorg "Zuid" en Noord'), (3, *PIET)]


def test_the_line_that_names_the_separator_is_passed_over() -> None:
    assert people(csv("sep=,", "Naam,E-mail,Organisatie", ",".join(JAN))) == [(3, *JAN)]


def test_a_short_row_has_empty_cells_at_the_end() -> None:
    assert people(csv("Naam;E-mail;Organisatie", "Jan;jan@x.nl")) == [(2, "Jan", "jan@x.nl", "")]


def test_bytes_that_windows_does_not_know_are_no_obstacle() -> None:
    content = b"Naam;E-mail;Organisatie\nJan \x81 \xe9;jan@x.nl;X\n"
    assert people(content) == [(2, "Jan é", "jan@x.nl", "X")]


def test_a_header_that_comes_twice_counts_once() -> None:
    found = read_address_list(
        xlsx(("Naam", "E-mail", "E-mail", "Organisatie"), ("Jan", "jan@x.nl", "privé@x.nl", "X"))
    )
    assert found.people[0].email == "jan@x.nl"
    assert found.ignored == ("E-mail",)


def test_as_many_people_as_allowed() -> None:
    lines = [f"P{number};p{number}@x.nl;X" for number in range(MOST_PEOPLE)]
    assert len(read_address_list(csv("Naam;E-mail;Organisatie", *lines)).people) == MOST_PEOPLE
    with pytest.raises(AddressListRefused) as refused:
        read_address_list(csv("Naam;E-mail;Organisatie", *lines, "P;p@x.nl;X"))
    assert (refused.value.code, refused.value.values) == ("too-many-people", {"limit": 5000})


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=6))
def test_a_workbook_and_a_text_file_of_the_same_cells_read_the_same(rows: list[tuple[str, str, str]]) -> None:
    quoted = [";".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in [HEADER, *rows]]

    def read(content: bytes) -> AddressList | str:
        try:
            return read_address_list(content)
        except AddressListRefused as refused:
            return refused.code

    from_text, from_workbook = read(csv(*quoted)), read(xlsx(HEADER, *rows))
    if isinstance(from_text, AddressList) and isinstance(from_workbook, AddressList):
        assert from_text.people == from_workbook.people
    else:
        assert from_text == from_workbook == "no-people"
