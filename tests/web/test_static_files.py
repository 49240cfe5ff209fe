from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.persistence.database import Database
from app.web.templating import STATIC, static
from tests.factories import browser, make_runtime


@pytest.fixture
def client(sqlite_template: Path, tmp_path: Path) -> TestClient:
    return browser(make_runtime(Database(f"sqlite:///{sqlite_template}"), tmp_path))


def test_a_style_sheet_goes_compressed_and_is_kept_for_a_year(client: TestClient) -> None:
    answer = client.get(static("css/app.css"), headers={"accept-encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) < (STATIC / "css/app.css").stat().st_size
    assert answer.content == (STATIC / "css/app.css").read_bytes()
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


def test_who_takes_no_compression_gets_the_file_itself(client: TestClient) -> None:
    answer = client.get("/static/css/app.css", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in answer.headers
    assert answer.content == (STATIC / "css/app.css").read_bytes()
    assert answer.headers["cache-control"] == "public, max-age=3600"


def test_an_unchanged_file_is_not_sent_again(client: TestClient) -> None:
    tag = client.get("/static/css/app.css").headers["etag"]
    assert client.get("/static/css/app.css", headers={"if-none-match": tag}).status_code == 304


def test_nothing_outside_the_folder_is_served(client: TestClient) -> None:
    assert client.get("/static/%2e%2e/templating.py").status_code == 404
