"""What can be wrong with a file that should hold an address list."""

from typing import Literal, get_args

from app.domain.problems import Problem

Code = Literal[
    "empty-file",
    "file-too-large",
    "unpacks-too-large",
    "password",
    "old-excel",
    "binary-excel",
    "open-document",
    "not-a-table",
    "damaged",
    "broken-quotes",
    "no-header",
    "missing-columns",
    "no-people",
    "too-many-people",
]
CODES: tuple[Code, ...] = get_args(Code)


class AddressListRefused(Problem):
    """The file as a whole can't be used. `values` hold the particulars: `limit`, `row` or `columns`."""

    def __init__(self, code: Code, **values: object) -> None:
        super().__init__(code, **values)
