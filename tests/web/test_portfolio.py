"""Networks beside each other, on pages made from releases."""

import re
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from fastapi.testclient import TestClient

from app.domain.disclosure import Terms
from app.domain.release import InvitedGroup, Occasion, build_release
from app.domain.vocabulary import Formality
from app.persistence.database import Database
from app.persistence.tables import Assessment, Network
from app.questionnaires.catalogue import Catalogue
from app.services import assessments, releases
from app.services.runtime import Runtime
from tests.domain.report_samples import rows
from tests.factories import logged_in, make_runtime


def keep(
    database: Database, catalogue: Catalogue, name: str, mark: str, formality: Formality = "formal"
) -> str:
    """A network of six people with one closed assessment in which everybody answered the same."""
    quickscan = catalogue.latest("slagvaardigheid-quickscan")
    assert quickscan is not None
    with database.writing() as session:
        assessments.keep_questionnaire(session, catalogue, quickscan.digest)
        network = Network(name=name, formality=formality, scale="district", phase="running")
        session.add(network)
        session.flush()
        assessment = Assessment(
            network_id=network.id,
            wave=1,
            questionnaire_digest=quickscan.digest,
            opens_on=date(2026, 5, 1),
            closes_on=date(2026, 5, 20),
            state="closed",
        )
        session.add(assessment)
        session.flush()
        occasion = Occasion(name, 1, date(2026, 5, 20), False, formality, "district", "running")
        answers = rows(quickscan, *[mark * len(quickscan.items)] * 6)
        release = build_release(quickscan, answers, [InvitedGroup(6)], Terms(), occasion)
        releases.save(session, assessment.id, release, date(2026, 5, 20))
        return assessment.id


@pytest.fixture
def runtime(database: Database, tmp_path: Path) -> Runtime:
    return make_runtime(database, tmp_path)


@pytest.fixture
def client(runtime: Runtime) -> TestClient:
    return logged_in(runtime, role="consultant")


def page(client: TestClient, path: str) -> BeautifulSoup:
    answer = client.get(path)
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "html.parser")


def networks(found: BeautifulSoup) -> list[str]:
    return list(dict.fromkeys(link.get_text() for link in found.select(".heatmap__table th a")))


def test_an_empty_portfolio_says_what_to_do(client: TestClient) -> None:
    assert "Nog geen rapporten" in page(client, "/portfolio").get_text()


def test_networks_stand_beside_each_other_sorted_and_filtered(client: TestClient, runtime: Runtime) -> None:
    keep(runtime.database, runtime.catalogue, "Aarde", "4")
    keep(runtime.database, runtime.catalogue, "Berg", "2", formality="informal")
    assert networks(page(client, "/portfolio")) == ["Aarde", "Berg"]
    assert networks(page(client, "/portfolio?sort=drive")) == ["Berg", "Aarde"]
    assert networks(page(client, "/portfolio?formality=informal")) == ["Berg"]
    assert networks(page(client, "/portfolio?formality=unheard-of&sort=no-criterion")) == ["Aarde", "Berg"]
    assert "Geen netwerk past bij deze keuze" in page(client, "/portfolio?size=large").get_text()


def test_a_network_beside_ten_others(client: TestClient, runtime: Runtime) -> None:
    own = keep(runtime.database, runtime.catalogue, "Eigen", "5")
    for number in range(9):
        keep(runtime.database, runtime.catalogue, f"Ander {number}", "3")
    assert "nog te weinig vergelijkbare netwerken" in page(client, f"/portfolio/{own}").get_text()
    keep(runtime.database, runtime.catalogue, "Tiende", "3")
    found = page(client, f"/portfolio/{own}")
    cells = [cell.get_text(strip=True) for cell in found.select("table tbody tr")[0].select("td")]
    assert cells == ["5,0", "3,0", "0,0", "10", "hoger dan de meeste vergelijkbare netwerken"]
    assert not re.search("Ander \\d|Tiende", found.get_text())


def test_no_release_no_comparison(client: TestClient) -> None:
    assert client.get("/portfolio/unheard-of").status_code == 404


def test_who_is_not_logged_in_sees_nothing(runtime: Runtime) -> None:
    keep(runtime.database, runtime.catalogue, "Aarde", "4")
    with logged_in(runtime, role="reader") as client:
        client.cookies.clear()
        answer = client.get("/portfolio", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/login")
