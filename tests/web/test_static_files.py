import gzip
from pathlib import Path

from fastapi.testclient import TestClient

from app.web.static_files import KeptFiles

STYLE = "p { color: black }\n" * 100


def client(folder: Path) -> TestClient:
    (folder / "style.css").write_text(STYLE)
    (folder / "font.woff2").write_bytes(b"font" * 100)
    return TestClient(KeptFiles(directory=folder))


def test_texts_travel_compressed_where_the_browser_can(tmp_path: Path) -> None:
    browser = client(tmp_path)
    with browser.stream("GET", "/style.css", headers={"accept-encoding": "gzip, br"}) as answer:
        content = b"".join(answer.iter_raw())
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["content-type"].startswith("text/css")
    assert answer.headers["vary"] == "Accept-Encoding"
    assert int(answer.headers["content-length"]) == len(content) < len(STYLE)
    assert gzip.decompress(content).decode() == STYLE


def test_others_get_the_plain_file(tmp_path: Path) -> None:
    browser = client(tmp_path)
    plain = browser.get("/style.css", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.headers["vary"] == "Accept-Encoding"
    assert plain.text == STYLE
    font = browser.get("/font.woff2", headers={"accept-encoding": "gzip"})
    assert "content-encoding" not in font.headers


def test_a_changed_file_is_compressed_anew(tmp_path: Path) -> None:
    browser = client(tmp_path)
    assert browser.get("/style.css").text == STYLE
    (tmp_path / "style.css").write_text("p {}")
    assert browser.get("/style.css").text == "p {}"


def test_a_file_that_the_browser_has_is_not_sent_again(tmp_path: Path) -> None:
    browser = client(tmp_path)
    tag = browser.get("/style.css").headers["etag"]
    again = browser.get("/style.css", headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")


def test_files_asked_for_by_content_are_kept_for_a_year(tmp_path: Path) -> None:
    browser = client(tmp_path)
    assert "immutable" in browser.get("/style.css?v=abc").headers["cache-control"]
    assert browser.get("/style.css").headers["cache-control"] == "public, max-age=3600"
    assert browser.get("/font.woff2").headers["cache-control"] == "public, max-age=3600"
