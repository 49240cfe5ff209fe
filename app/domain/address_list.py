"""The people on an address list, as somebody typed them."""

from dataclasses import dataclass

PERSON_FIELDS = ("name", "email", "organisation", "level", "language", "sector", "line")


@dataclass(frozen=True)
class ListedPerson:
    """One row of a list, its texts as typed but for stray spaces; '' where nothing stands.

    `row` is the number that the row has in the file, so that it can be found there.
    """

    row: int
    name: str = ""
    email: str = ""
    organisation: str = ""
    level: str = ""
    language: str = ""
    sector: str = ""
    line: str = ""
