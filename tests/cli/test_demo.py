"""`slagvaardig demo` as a newcomer types it."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2 as httpx
import pytest
from typer.testing import CliRunner, Result

from app.cli import app
from app.persistence import job_rows
from app.persistence.database import Database
from tests.factories import add_user

COMMAND = [sys.executable, "-c", "from app.cli import main; main()"]
ROOT = Path(__file__).parents[2]
PATIENCE = 120.0
WITHOUT_DATA = {"/networks/new"}


def environment(folder: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("SLAGVAARDIG_")}
    return {**kept, "SLAGVAARDIG_FOLDER": str(folder), "PYTHONPATH": str(ROOT)}


def run(monkeypatch: pytest.MonkeyPatch, folder: Path, **settings: str) -> Result:
    """`slagvaardig demo` within this process."""
    for key in [key for key in os.environ if key.startswith("SLAGVAARDIG_")]:
        monkeypatch.delenv(key)
    for key, value in {"FOLDER": str(folder), **settings}.items():
        monkeypatch.setenv(f"SLAGVAARDIG_{key}", value)
    return CliRunner().invoke(app, ["demo"])


def addresses(printed: str) -> tuple[str, str, str, str, str]:
    """The log-in, its password, the partner's link, the outbox and the report, which come last."""
    staff, partner, outbox, report = printed.rstrip().splitlines()[-4:]
    login, email, password = staff.removeprefix("Staff log-in:").split()
    assert email == "demo@slagvaardig.example"
    assert partner.startswith("A partner's link:")
    assert outbox.startswith("The outbox:")
    assert report.startswith("A finished report:")
    return login, password, partner.split()[-1], outbox.split()[-1], report.split()[-1]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        number: int = probe.getsockname()[1]
        return number


@pytest.fixture(scope="module")
def served(folder: Path, port: int) -> Iterator[str]:
    """What an empty folder's `demo --serve` prints, while it serves."""
    command = [*COMMAND, "demo", "--serve", "--port", str(port)]
    with subprocess.Popen(
        command, env=environment(folder), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout
        lines: list[str] = []
        while not lines or not lines[-1].startswith("A finished report:"):
            line = process.stdout.readline()
            assert line, "the demo stopped"
            lines.append(line)
        _wait_for(f"http://127.0.0.1:{port}/healthz")
        yield "".join(lines)
        process.send_signal(signal.SIGTERM)
        rest = process.stdout.read()
        assert rest == ""
    assert process.returncode == 0


def _wait_for(address: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            httpx.get(address, timeout=5)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"nothing at {address}")


@pytest.fixture(scope="module")
def browser(served: str) -> Iterator[httpx.Client]:
    """Logged in with the password that was printed."""
    with httpx.Client(follow_redirects=True, timeout=30) as client:
        _log_in(client, *addresses(served)[:2])
        yield client


def _log_in(browser: httpx.Client, login: str, password: str) -> None:
    token = re.search(r'name="csrf_token" value="([^"]+)"', browser.get(login).text)
    assert token
    form = {"email": "demo@slagvaardig.example", "password": password, "csrf_token": token.group(1)}
    answer = browser.post(login, data=form)
    assert answer.status_code == 200
    assert "/login" not in str(answer.url)


def test_the_addresses_printed_last_can_be_opened(served: str, browser: httpx.Client, port: int) -> None:
    login, _, partner, outbox, report = addresses(served)
    assert all(
        address.startswith(f"http://127.0.0.1:{port}/") for address in (login, partner, outbox, report)
    )
    assert "Goed Oud Tolwaard-Oost" in browser.get(partner).text
    assert "[Demo]" in browser.get(outbox).text
    assert "Veilig Lisvoorde-Zuid" in browser.get(report).text


def test_every_page_says_that_what_it_shows_is_made_up(served: str, browser: httpx.Client) -> None:
    """Follows the links of the staff's pages, as far as they stay with networks, assessments and reports."""
    site = addresses(served)[0].removesuffix("/login")
    waiting, seen = {"/networks", "/reports"}, set()
    while waiting:
        path = waiting.pop()
        seen.add(path)
        page = browser.get(site + path)
        assert page.status_code == 200, path
        assert "demo-banner" in page.text or path in WITHOUT_DATA, path
        links = re.findall(r'href="(/(?:networks|assessments|reports)/[^"#?]+)"', page.text)
        waiting |= set(links) - seen
    kinds = {re.sub(r"[0-9a-f]{32}", "*", path) for path in seen}
    assert {"/networks/*", "/assessments/*", "/reports/*", "/networks/*/edit"} <= kinds


def test_the_partners_pages_say_so_too(served: str) -> None:
    assert "demo-banner" in httpx.get(addresses(served)[2], timeout=30).text


def test_a_second_demo_waits_for_the_first_to_stop(
    served: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = run(monkeypatch, folder)
    assert answer.exit_code == 2
    assert "another process works on this database" in answer.stderr
    assert answer.stdout == ""


def test_a_port_that_is_taken_is_said_at_once(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        command = [*COMMAND, "serve", "--port", str(taken.getsockname()[1])]
        answer = subprocess.run(
            command, env=environment(tmp_path), capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    assert answer.returncode == 2
    assert answer.stderr.startswith("slagvaardig: can't listen on 127.0.0.1:")
    assert len(answer.stderr.splitlines()) == 1


def test_mails_that_would_be_sent_are_a_reason_not_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = run(monkeypatch, tmp_path / "new", SMTP_URL="smtp://localhost")
    assert answer.exit_code == 2
    assert "SLAGVAARDIG_SMTP_URL" in answer.stderr
    assert not (tmp_path / "new" / "slagvaardig.db").exists()


def test_a_database_in_use_is_left_alone(
    sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(sqlite_template, tmp_path / "slagvaardig.db")
    database = Database(f"sqlite:///{tmp_path / 'slagvaardig.db'}")
    add_user(database, "beheer@voorbeeld.nl")
    answer = run(monkeypatch, tmp_path)
    assert answer.exit_code == 2
    assert answer.stdout == ""
    assert re.fullmatch(r"slagvaardig: .*in use.*\n", answer.stderr)
    assert not (tmp_path / "outbox").exists()
    assert not job_rows.made(database)
    database.dispose()
