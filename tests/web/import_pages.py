"""The pages of an import as somebody uses them: choosing a file, reading the preview, confirming it."""

from dataclasses import dataclass

from bs4 import BeautifulSoup
from fastapi.testclient import TestClient
from httpx2 import Response
from sqlmodel import select

from app.persistence.tables import Organisation, Participant
from app.services.runtime import Runtime
from tests.factories import csrf


@dataclass(frozen=True)
class Row:
    number: str
    name: str
    email: str
    organisation: str
    outcome: str


def choose(client: TestClient, network: str, content: bytes, name: str = "partners.xlsx") -> Response:
    path = f"{network}/participant-imports/new"
    fields = {"csrf_token": csrf(client.get(path).text)}
    answer: Response = client.post(path, data=fields, files={"file": (name, content)})
    return answer


def chosen(client: TestClient, network: str, content: bytes, name: str = "partners.xlsx") -> str:
    """The address of the preview of this file."""
    answer = choose(client, network, content, name)
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def fields_of(page: str) -> dict[str, str]:
    """What the form of a preview posts."""
    inputs = BeautifulSoup(page, "html.parser").select("main form.form:first-of-type input[type=hidden]")
    return {str(each["name"]): str(each["value"]) for each in inputs}


def confirm(client: TestClient, path: str, **changes: str) -> Response:
    answer: Response = client.post(path, data={**fields_of(client.get(path).text), **changes})
    return answer


def text_of(page: str) -> str:
    return " ".join(BeautifulSoup(page, "html.parser").get_text(" ").split())


def rows_of(page: str) -> list[Row]:
    """The table of rows; the number is without the word that only narrow screens show."""
    lines = BeautifulSoup(page.replace("<wbr>", ""), "html.parser").select("table")[0].select("tbody tr")
    cells = [[" ".join(cell.get_text(" ").split()) for cell in line.select("th, td")] for line in lines]
    return [Row(number.removeprefix("Rij "), *rest) for number, *rest in cells]


def facts_of(page: str) -> dict[str, str]:
    soup = BeautifulSoup(page, "html.parser")
    terms, values = soup.select("main dt"), soup.select("main dd")
    return {
        term.get_text(strip=True): value.get_text(strip=True)
        for term, value in zip(terms, values, strict=True)
    }


def stored(runtime: Runtime) -> tuple[list[str], list[str]]:
    """The addresses and the organisations that are there."""
    with runtime.database.reading() as session:
        emails = [person.email for person in session.exec(select(Participant))]
        names = [row.name for row in session.exec(select(Organisation))]
    return sorted(emails), sorted(names)
