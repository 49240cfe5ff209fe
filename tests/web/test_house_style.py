from pathlib import Path

from app.persistence.database import Database
from tests.factories import browser, make_runtime


def test_a_municipality_brings_its_own_tokens(sqlite_template: Path, tmp_path: Path) -> None:
    tokens = tmp_path / "tokens.css"
    tokens.write_text(":root { --slagvaardig-accent: #7a0019; }")
    client = browser(make_runtime(Database(f"sqlite:///{sqlite_template}"), tmp_path, tokens_file=tokens))
    assert '<link rel="stylesheet" href="/tokens.css">' in client.get("/login").text
    answer = client.get("/tokens.css")
    assert answer.text == tokens.read_text()
    assert answer.headers["content-type"].startswith("text/css")


def test_without_tokens_of_its_own_no_page_asks_for_them(sqlite_template: Path, tmp_path: Path) -> None:
    client = browser(make_runtime(Database(f"sqlite:///{sqlite_template}"), tmp_path))
    assert "tokens.css" not in client.get("/login").text
    assert client.get("/tokens.css").status_code == 404
