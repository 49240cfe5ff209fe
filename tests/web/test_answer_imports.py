from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from fastapi.testclient import TestClient
from httpx2 import Response
from sqlalchemy.engine import make_url

from app.jobs import workflows
from app.persistence.database import Database
from app.questionnaires.problems import CODES
from app.services.runtime import Runtime
from app.web.forms import answer_imports as limits
from app.web.problem_tables import QUESTIONNAIRE_TEXTS
from app.web.routes import answer_imports as route
from tests.domain import plain_scores
from tests.domain.scoring_samples import Row
from tests.factories import NotedJobs, SetClock, csrf, logged_in, make_runtime
from tests.files.answer_files import file_of
from tests.imports import PATH, QUICKSCAN, answers_csv, everything, people
from tests.questionnaires.examples import VALID
from tests.web.test_networks import make_network

NEW = "/answer-imports/new"
ITEMS = [item.id for item in QUICKSCAN.items]
HEADER = ["network", "respondent", "organisation", "level", *ITEMS]
File = tuple[str, bytes]
ONLY_OF_THE_LOCK = {
    "already-locked",
    "bad-lock-line",
    "digest-changed",
    "locked-file-missing",
    "not-locked",
    "outside-folder",
    "unreadable",
    "wrong-place",
}


@pytest.fixture
def runtime(database: Database, tmp_path: Path) -> Runtime:
    return make_runtime(database, tmp_path)


@pytest.fixture
def client(runtime: Runtime) -> TestClient:
    return logged_in(runtime, role="coordinator")


def bring(
    client: TestClient, content: bytes, files: dict[str, File] | None = None, **fields: Any
) -> Response:
    """Posts the form with this file of answers."""
    data = {
        "csrf_token": csrf(client.get(NEW).text),
        "questionnaire_digest": QUICKSCAN.digest,
        "taken_on": "2026-02-20",
        "mode": "confidential",
        "threshold": "5",
        **fields,
    }
    answer: Response = client.post(NEW, data=data, files={"answers": ("a.csv", content), **(files or {})})
    return answer


def brought(client: TestClient, content: bytes, **options: Any) -> str:
    """The address of the preview of this file."""
    answer = bring(client, content, **options)
    assert answer.status_code == 303, text_of(answer)
    return str(answer.headers["location"])


def confirm(client: TestClient, preview: str, token_from: str = NEW) -> Response:
    answer: Response = client.post(preview, data={"csrf_token": csrf(client.get(token_from).text)})
    return answer


def text_of(answer: Response) -> str:
    main = BeautifulSoup(answer.text, "html.parser").main
    assert main
    return " ".join(main.get_text(" ").split())


def table_of(answer: Response) -> list[list[str]]:
    rows = BeautifulSoup(answer.text, "html.parser").select("main tbody tr")
    return [[" ".join(cell.get_text(" ").split()) for cell in row.find_all(["th", "td"])] for row in rows]


def nothing_but_the_upload(before: dict[str, list[str]], after: dict[str, list[str]]) -> bool:
    return {**before, "upload": []} == {**after, "upload": []}


def test_a_file_of_answers_becomes_a_report_with_its_radar(client: TestClient) -> None:
    """The numbers are those of the same answers computed apart."""
    rows = people("Veilig Zuid", 14)
    preview = brought(
        client, answers_csv(rows), files={"invited": ("i.csv", b"network,invited\nVeilig Zuid,20\n")}
    )
    answer = confirm(client, preview, preview)
    assert answer.status_code == 303
    report = client.get(answer.headers["location"])
    assert "De antwoorden zijn geïmporteerd. Dit is het rapport." in text_of(report)
    assert "14 van de 20 uitgenodigden" in text_of(report)
    apart: Any = plain_scores.network_figures(QUICKSCAN, rows, invited=20)["criteria"]
    means = {id_: f"{figures['mean'] + 1e-9:.1f}".replace(".", ",") for id_, figures in apart.items()}
    page = BeautifulSoup(report.text, "html.parser")
    in_table = {
        row["data-criterion"]: row.find_all("td")[1].get_text(strip=True)
        for row in page.select("tr[data-criterion]")
    }
    assert in_table == means
    labels = page.select(".chart__svg--wide")[0].select(".chart__labels > text")
    in_radar = [label.find_all("tspan")[-1].get_text(strip=True) for label in labels]
    assert in_radar == list(means.values())


def test_the_preview_tells_what_will_happen_and_saves_nothing(runtime: Runtime, client: TestClient) -> None:
    make_network(client, name="Veilig Zuid")
    before = everything(runtime.database)
    preview = brought(
        client,
        answers_csv(people("veilig zuid", 6), people("Noord", 3)),
        files={"invited": ("i.csv", b"network;invited\nNoord;4\nveilig zuid;9")},
    )
    page = client.get(preview)
    assert table_of(page) == [
        ["Veilig Zuid", "Bestaand netwerk, krijgt een meting", "1", "6", "9"],
        ["Noord", "Nieuw netwerk Te weinig om te tonen", "1", "3", "4"],
    ]
    shown = text_of(page)
    assert "2 netwerken, 9 respondenten." in shown
    assert "20 februari 2026" in shown
    assert "geldt de formaliteit ‘Formeel (schriftelijk afgesproken)’" in shown
    assert "Met minder dan 5 respondenten" in shown
    assert nothing_but_the_upload(before, everything(runtime.database))


def test_several_networks_lead_to_the_list_and_leave_no_upload(runtime: Runtime, client: TestClient) -> None:
    preview = brought(client, answers_csv(people("Zuid", 6), people("Noord", 6)))
    answer = confirm(client, preview)
    assert answer.headers["location"] == "/networks"
    page = client.get("/networks")
    assert "De antwoorden van 2 netwerken zijn geïmporteerd" in text_of(page)
    assert [row[0] for row in table_of(page)] == ["Noord", "Zuid"]
    rows = everything(runtime.database)
    assert rows["upload"] == []
    assert [each for each in rows["staff_event"] if "answers-imported" in each and "an@voorbeeld.nl" in each]
    assert isinstance(runtime.jobs, NotedJobs)
    assert len(runtime.jobs.closings) == 1  # compacts the files that the upload was in


def test_once_the_job_has_run_no_file_holds_the_upload(runtime: Runtime, client: TestClient) -> None:
    rows = dict.fromkeys(ITEMS, 4)
    content = file_of(
        *({"network": "Zuid", "respondent": f"Wilhelmina-{n}", **rows} for n in range(6)), header=HEADER
    )
    confirm(client, brought(client, content))
    assert isinstance(runtime.jobs, NotedJobs)
    done = everything(runtime.database)
    workflows.close(runtime, runtime.jobs.closings[0])  # closed already
    assert everything(runtime.database) == done
    runtime.database.compact()
    if runtime.database.on_sqlite:
        path = make_url(runtime.database.url).database
        files = [file.read_bytes() for file in Path(str(path)).parent.glob("slagvaardig.db*")]
        assert files
        assert not any(b"Wilhelmina" in each for each in files)


def test_confirming_twice_imports_once(runtime: Runtime, client: TestClient) -> None:
    preview = brought(client, answers_csv(people("Zuid", 6)))
    confirm(client, preview)
    done = everything(runtime.database)
    again = confirm(client, preview)
    assert (again.status_code, again.headers["location"]) == (303, "/reports")
    assert "al geïmporteerd of verwijderd" in text_of(client.get("/reports"))
    assert everything(runtime.database) == done
    assert client.get(preview).status_code == 410


def test_the_same_file_again_is_refused_with_the_wave_that_has_it(
    runtime: Runtime, client: TestClient
) -> None:
    content = answers_csv(people("Zuid", 6))
    confirm(client, brought(client, content))
    before = everything(runtime.database)
    answer = bring(client, content, taken_on="2026-01-05")
    assert answer.status_code == 422
    (problem,) = table_of(answer)
    assert problem == [
        "Rij 2",
        "network",
        "Zuid",
        "antwoorden die hier nog niet zijn; meting 1 van dit netwerk bevat deze al",
        "already-imported",
        "a.csv",
    ]
    assert everything(runtime.database) == before


def test_confirming_checks_again(runtime: Runtime, client: TestClient) -> None:
    """In the meantime a colleague imported the same file."""
    content = answers_csv(people("Zuid", 6))
    mine = brought(client, content)
    colleague = logged_in(runtime, "bo@voorbeeld.nl", "coordinator")
    confirm(colleague, brought(colleague, content))
    before = everything(runtime.database)
    assert client.get(mine).status_code == 409
    answer = confirm(client, mine)
    assert answer.status_code == 409
    assert "already-imported" in text_of(answer)
    assert everything(runtime.database) == before


def test_problems_are_told_row_by_row_and_nothing_is_saved(runtime: Runtime, client: TestClient) -> None:
    good = dict.fromkeys(ITEMS, 4)
    content = file_of(
        {"network": "Zuid", "respondent": 1, **good, ITEMS[0]: 9},
        {"network": "Zuid", "respondent": 1, **good, "level": "baas"},
        {"network": "", "respondent": 3, **good},
        header=HEADER,
    )
    before = everything(runtime.database)
    answer = bring(client, content, files={"invited": ("<b>.csv", b"network,invited\nZuid,veel\n")})
    assert answer.status_code == 422
    assert "Het bestand heeft 5 problemen" in text_of(answer)
    assert [(row[0], row[1], row[2], row[4], row[5]) for row in table_of(answer)] == [
        ("Rij 2", ITEMS[0], "9", "off-scale", "a.csv"),
        ("Rij 3", "respondent", "1", "duplicate-respondent", "a.csv"),
        ("Rij 3", "level", "baas", "unknown-level", "a.csv"),
        ("Rij 4", "network", "niets", "empty-cell", "a.csv"),
        ("Rij 2", "invited", "veel", "bad-number", "<b>.csv"),
    ]
    assert table_of(answer)[0][3] == "1, 2, 3, 4, 5, dk of een lege cel"
    assert "<b>" not in answer.text
    assert everything(runtime.database) == before


def test_problems_are_told_in_english_to_who_reads_english(client: TestClient) -> None:
    client.post(
        "/language", data={"csrf_token": csrf(client.get(NEW).text), "language": "en", "return_to": NEW}
    )
    answer = bring(client, b"network,respondent\n")
    assert f"The file has {len(ITEMS)} problems" in text_of(answer)
    assert table_of(answer)[0][:4] == ["Row 1", ITEMS[0], ITEMS[0], "a column of this name"]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"taken_on": "2026-03-03"}, "Deze datum ligt in de toekomst."),
        ({"taken_on": ""}, "Vul een datum in."),
        ({"taken_on": "2026-02-31"}, ""),
        ({"threshold": "2"}, "Vul een heel getal in van 3 tot en met 50."),
        ({"threshold": "veel"}, ""),
        ({"mode": "geheim"}, ""),
        ({"questionnaire_digest": "f" * 64}, ""),
    ],
)
def test_a_wrong_field_keeps_the_form(
    runtime: Runtime, client: TestClient, fields: dict[str, Any], told: str
) -> None:
    before = everything(runtime.database)
    answer = bring(client, answers_csv(people("Zuid", 6)), **fields)
    assert answer.status_code == 422
    assert "<title>Fout: Antwoorden importeren" in answer.text
    assert f'href="#{next(iter(fields))}' in answer.text
    assert told in text_of(answer)
    assert "Kies de bestanden opnieuw" in text_of(answer)
    assert everything(runtime.database) == before


def test_a_form_without_a_file_is_refused(client: TestClient) -> None:
    data = {"csrf_token": csrf(client.get(NEW).text), "answers": "a,b"}
    for files in ({"answers": ("", b"")}, {"invited": ("i.csv", b"x")}):
        answer = client.post(NEW, data=data, files=files)
        assert answer.status_code == 422
        assert "Kies het bestand met de antwoorden." in text_of(answer)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"PK\x03\x04" + b"\x00" * 40, "Dit is een Excel-werkmap."),
        (b"x" * (limits.MOST_BYTES + 1), "Dit bestand is groter dan 10 MB."),
        (b"network\n" + b"\n" * (limits.MOST_LINES + 1), "Deze pagina neemt ten hoogste 20.000 rijen aan."),
        (b"," * (limits.LONGEST_LINE + 1), "Deze pagina neemt ten hoogste 20.000 rijen aan."),
    ],
)
def test_what_is_too_large_is_refused_unread(
    runtime: Runtime, client: TestClient, content: bytes, told: str
) -> None:
    before = everything(runtime.database)
    answer = bring(client, content)
    assert answer.status_code == 422
    assert told in text_of(answer)
    assert everything(runtime.database) == before


def test_a_file_beyond_what_a_page_can_score_points_to_the_command(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(route, "MOST_ROWS", 5)
    answer = bring(client, answers_csv(people("Zuid", 6)))
    assert (answer.status_code, "slagvaardig import-answers" in text_of(answer)) == (422, True)
    monkeypatch.setattr(route, "MOST_ROWS", 10)
    monkeypatch.setattr(route, "MOST_NETWORKS", 1)
    answer = bring(client, answers_csv(people("Zuid", 1), people("Noord", 1)))
    assert "Deze pagina neemt ten hoogste 100 netwerken aan." in text_of(answer)


@pytest.mark.parametrize(
    "content", [b"", b"\x00" * 100, b"\xff\xfea\x00", b'"', b"%PDF-1.7\nobj", b"network\xe9,\n"]
)
def test_what_is_no_csv_is_refused(runtime: Runtime, client: TestClient, content: bytes) -> None:
    before = everything(runtime.database)
    answer = bring(client, content)
    assert answer.status_code == 422
    assert table_of(answer)
    assert everything(runtime.database) == before


def test_names_from_the_file_are_shown_as_text(client: TestClient) -> None:
    name = "<script>alert(1)</script>{{ 7 * 7 }}=cmd"
    rows = [Row(name, row.answers) for row in people("Zuid", 6)]
    preview = brought(client, answers_csv(rows), files={"answers": ("../../<i>.csv", answers_csv(rows))})
    page = client.get(preview)
    assert "<script>alert" not in page.text
    assert "<i>.csv" in text_of(page)
    assert "/<i>" not in text_of(page)
    report = client.get(confirm(client, preview).headers["location"])
    assert "<script>alert" not in report.text
    assert name in text_of(report)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("antwoorden.csv", "antwoorden.csv"),
        ("..\\..\\C:\\Jan\\a.csv", "a.csv"),
        ("/etc/passwd", "passwd"),
        ("a\x00\r\nb.csv", "a b.csv"),
        ("x" * 300, "x" * limits.LONGEST_NAME),
        ("/", "-"),
    ],
)
def test_of_a_file_s_name_the_last_part_is_kept(given: str, kept: str) -> None:
    assert limits.plain_name(given) == kept


def test_organisation_and_level_come_along_without_giving_anybody_away(
    runtime: Runtime, client: TestClient
) -> None:
    good = dict.fromkeys(ITEMS, 4)
    content = file_of(
        *({"network": "Zuid", "respondent": n, "organisation": "Politie", **good} for n in range(5)),
        *({"network": "Zuid", "respondent": n, "organisation": "Alleen BV", **good} for n in range(5, 7)),
        *({"network": "Zuid", "respondent": n, "level": "operations", **good} for n in range(7, 13)),
        header=HEADER,
    )
    confirm(client, brought(client, content))
    stored = everything(runtime.database)
    assert sum("Politie" in row for row in stored["response"]) in (0, 5)
    assert "Alleen BV" not in repr(stored)


def test_a_questionnaire_can_be_brought(client: TestClient) -> None:
    header = ["network", "respondent", "drive-1", "drive-2", "balance-1"]
    content = file_of(
        *({"network": "Zuid", "respondent": n, "drive-1": 2, "drive-2": 5, "balance-1": 3} for n in range(6)),
        header=header,
    )
    own = {"questionnaire": ("own.yaml", VALID.encode())}
    preview = brought(client, content, files=own)
    assert "Kleine meting (1.2.0)" in text_of(client.get(preview))
    report = client.get(confirm(client, preview).headers["location"])
    figures = BeautifulSoup(report.text, "html.parser").select("tr[data-criterion]")
    assert [row.find_all("td")[1].get_text(strip=True) for row in figures] == ["4,5", "5,0"]


def test_a_broken_questionnaire_is_explained(client: TestClient) -> None:
    broken = VALID.replace("minutes: 3", "minutes: 0").replace("version: 1.2.0", "version: 1")
    answer = bring(client, b"", files={"questionnaire": ("own.yaml", broken.encode())})
    assert answer.status_code == 422
    assert table_of(answer) == [
        ["Rij 2", "10", "1", "een versie zoals 1.0.0", "bad-version", "own.yaml"],
        ["Rij 6", "10", "0", "een heel getal binnen de grenzen", "bad-number", "own.yaml"],
    ]
    changed = PATH.read_bytes().replace(b"minutes: 3", b"minutes: 4")
    answer = bring(client, answers_csv(people("Zuid", 6)), files={"questionnaire": ("copy.yaml", changed)})
    assert "een eigen versie; deze versie is hier bekend met een andere inhoud" in text_of(answer)


def test_every_problem_of_a_questionnaire_has_a_text() -> None:
    assert set(CODES) - ONLY_OF_THE_LOCK == set(QUESTIONNAIRE_TEXTS)


def test_an_upload_can_be_taken_back(runtime: Runtime, client: TestClient) -> None:
    before = everything(runtime.database)
    preview = brought(client, answers_csv(people("Zuid", 6)))
    answer = client.post(f"{preview}/removal", data={"csrf_token": csrf(client.get(preview).text)})
    assert answer.headers["location"] == "/networks"
    assert everything(runtime.database) == before


def test_an_upload_waits_for_one_person_and_one_day(runtime: Runtime, client: TestClient) -> None:
    mine = brought(client, answers_csv(people("Zuid", 6)))
    colleague = logged_in(runtime, "bo@voorbeeld.nl", "administrator")
    assert colleague.get(mine).status_code == 410
    assert (
        colleague.post(f"{mine}/removal", data={"csrf_token": csrf(colleague.get(NEW).text)}).status_code
        == 410
    )
    brought(colleague, answers_csv(people("Noord", 6)))
    assert client.get(mine).status_code == 200
    assert isinstance(runtime.clock, SetClock)
    runtime.clock.now += timedelta(days=1, minutes=1)
    brought(colleague, answers_csv(people("Oost", 6)))
    assert client.get(mine).status_code == 410
    assert len(everything(runtime.database)["upload"]) == 1


@pytest.mark.parametrize("role", ["consultant", "reader"])
def test_only_coordinators_import(runtime: Runtime, client: TestClient, role: str) -> None:
    preview = brought(client, answers_csv(people("Zuid", 6)))
    other = logged_in(runtime, "bo@voorbeeld.nl", role)
    token = csrf(other.get("/networks").text)
    for path in (NEW, preview, f"{preview}/removal"):
        assert other.post(path, data={"csrf_token": token}).status_code == 403
    assert other.get(NEW).status_code == other.get(preview).status_code == 403
    assert NEW not in other.get("/networks").text
    assert NEW in client.get("/networks").text


def test_a_form_of_another_site_is_refused(runtime: Runtime, client: TestClient) -> None:
    preview = brought(client, answers_csv(people("Zuid", 6)))
    before = everything(runtime.database)
    assert client.post(preview, data={"csrf_token": "x"}).status_code == 403
    assert bring(client, answers_csv(people("Noord", 6)), csrf_token="x").status_code == 403
    assert everything(runtime.database) == before
