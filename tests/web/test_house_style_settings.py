"""The administrator sets the house style, and pages follow."""

import gzip
import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from fastapi.testclient import TestClient
from PIL import Image

from app.domain.house_style import DEFAULT_STYLE, HouseStyle
from app.persistence import users
from app.persistence.database import Database
from app.services import house_styles
from app.services.runtime import Runtime
from app.web.templating import static
from tests.factories import browser, csrf, logged_in, make_runtime
from tests.partners import everything_stored

PAGE = "/house-style"
GREEN = {
    "name": "Gemeente Oevergouw",
    "footer": "Samen veilig",
    "colour": "#00663C",
    "second_colour": "#5c2d91",
}
ACTIONS = (PAGE, "/house-style/logo/removal", "/house-style/removal")


def logo_file(format: str = "PNG") -> bytes:
    file = BytesIO()
    Image.new("RGB", (120, 40), "green").save(file, format)
    return file.getvalue()


@pytest.fixture
def runtime(sqlite_template: Path, tmp_path: Path) -> Runtime:
    copy = tmp_path / "house.sqlite"
    copy.write_bytes(sqlite_template.read_bytes())
    return make_runtime(Database(f"sqlite:///{copy}"), tmp_path)


@pytest.fixture
def client(runtime: Runtime) -> TestClient:
    return logged_in(runtime)


def send(
    client: TestClient, fields: Mapping[str, str], logo: bytes | None = None
) -> tuple[int, BeautifulSoup]:
    """The answer, and the page that stands there afterwards."""
    token = csrf(client.get(PAGE).text)
    files = {
        "logo": ("", b"", "application/octet-stream") if logo is None else ("logo.png", logo, "image/png")
    }
    answer = client.post(PAGE, data={"csrf_token": token, **fields}, files=files)
    page = answer if answer.status_code == 422 else client.get(PAGE)
    return answer.status_code, BeautifulSoup(page.text, "html.parser")


def stored(runtime: Runtime) -> HouseStyle:
    with runtime.database.reading() as session:
        return house_styles.house_style(session)


def problems(page: BeautifulSoup) -> dict[str, str]:
    """The sentence in the summary, by the field that it leads to; each stands beside its field too."""
    found = {link["href"].removeprefix("#"): link.text for link in page.select("#error-summary a")}  # type: ignore[union-attr]
    for field, message in found.items():
        control = page.select_one(f"#{field}")
        assert control is not None
        assert control["aria-invalid"] == "true"
        assert f"{field}-error" in control["aria-describedby"]
        assert message in page.select_one(f"#{field}-error").text  # type: ignore[union-attr]
    return found


def test_a_style_is_saved_and_the_pages_follow(runtime: Runtime, client: TestClient) -> None:
    status, page = send(client, GREEN, logo_file())
    assert status == 303
    style = stored(runtime)
    assert (style.name, style.footer) == ("Gemeente Oevergouw", "Samen veilig")
    assert (style.colour, style.second_colour) == ("#00663c", "#5c2d91")
    assert style.logo is not None
    assert "De huisstijl is opgeslagen." in page.text
    home = page.select_one(".site-name a")
    assert home is not None
    assert home.text.strip() == "Slagvaardig"
    assert home.select_one("img")["alt"] == "Gemeente Oevergouw"  # type: ignore[index]
    assert "Gemeente Oevergouw · Samen veilig" in page.select_one("footer").text  # type: ignore[union-attr]
    assert "#00663c" in str(page.select_one(".house-example svg"))
    with runtime.database.reading() as session:
        assert "house-style-changed" in [event.action for event in users.events(session)]


def test_the_style_sheet_takes_the_place_of_ours_and_may_be_kept(client: TestClient) -> None:
    _, page = send(client, GREEN)
    addresses = [link["href"] for link in page.select("link[rel=stylesheet]")]
    assert static("css/app.css") not in addresses
    (address,) = [one for one in addresses if str(one).startswith("/house-style.css")]
    answer = client.get(str(address), headers={"accept-encoding": "identity"})
    assert answer.headers["content-type"].startswith("text/css")
    assert "immutable" in answer.headers["cache-control"]
    assert "--slagvaardig-accent: #00663c;" in answer.text
    assert answer.text.index("--slagvaardig-accent: #0f5c8c") < answer.text.index(
        "--slagvaardig-accent: #00663c"
    )
    assert len(re.findall(r"\.heatmap \.heat-", answer.text)) == 16
    assert client.get("/house-style.css?v=old").headers["cache-control"] == "no-cache"


def test_the_style_sheet_goes_compressed(client: TestClient) -> None:
    send(client, GREEN)
    with client.stream("GET", "/house-style.css", headers={"accept-encoding": "gzip"}) as answer:
        assert answer.headers["content-encoding"] == "gzip"
        assert b"#00663c" in gzip.decompress(b"".join(answer.iter_raw()))


def test_a_link_can_be_read_on_tinted_ground_in_the_lightest_of_colours(client: TestClient) -> None:
    from app.domain.colours import contrast

    send(client, GREEN | {"colour": "#767676", "second_colour": "#5c2d91"})
    sheet = client.get("/house-style.css").text.rpartition("@layer tokens")[2]
    accent, dark, tint = re.findall(r"--slagvaardig-accent(?:-dark|-tint)?: (#[0-9a-f]{6})", sheet)
    assert contrast(accent, tint) >= 4.5
    assert contrast(dark, "#ffffff") > contrast(accent, "#ffffff") > 4.5


def test_the_logo_is_served_to_everybody_and_may_be_kept(runtime: Runtime, client: TestClient) -> None:
    _, page = send(client, GREEN, logo_file())
    address = str(page.select_one(".site-logo")["src"])  # type: ignore[index]
    answer = browser(runtime).get(address)
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "immutable" in answer.headers["cache-control"]
    assert Image.open(BytesIO(answer.content)).size == (120, 40)


def test_a_logo_stays_when_no_other_is_chosen_and_goes_when_asked(
    runtime: Runtime, client: TestClient
) -> None:
    send(client, GREEN, logo_file())
    send(client, GREEN | {"name": "Regio"})
    assert stored(runtime).logo is not None
    token = csrf(client.get(PAGE).text)
    assert client.post("/house-style/logo/removal", data={"csrf_token": token}).status_code == 303
    assert stored(runtime).logo is None
    assert stored(runtime).name == "Regio"
    assert client.get("/house-style/logo").status_code == 404
    assert "site-logo" not in client.get("/networks").text


def test_back_to_the_look_that_it_came_with(runtime: Runtime, client: TestClient) -> None:
    before = client.get("/login").text
    send(client, GREEN, logo_file())
    token = csrf(client.get(PAGE).text)
    assert client.post("/house-style/removal", data={"csrf_token": token}).status_code == 303
    assert stored(runtime) == DEFAULT_STYLE
    pattern = re.compile(r'value="[^"]+"')
    client.get(PAGE)
    assert pattern.sub("", client.get("/login").text) == pattern.sub("", before)


@pytest.mark.parametrize(
    ("change", "field", "wanted"),
    [
        (
            {"colour": "#ffb612"},
            "colour",
            "Deze kleur is te licht: het contrast met wit is 1,7 : 1, ten minste 4,5 : 1 is nodig. #",
        ),
        ({"colour": "groen"}, "colour", "zes cijfers of letters"),
        (
            {"colour": "#00663c", "second_colour": "#8a1f11"},
            "second_colour",
            "geen groen ziet (deuteranopie). #",
        ),
        (
            {"colour": "#00663c", "second_colour": "#00663c"},
            "second_colour",
            "ook voor wie alle kleuren ziet",
        ),
        ({"name": "n" * 81}, "name", "Gebruik hoogstens 80 tekens."),
        ({"footer": "n" * 161}, "footer", "Gebruik hoogstens 160 tekens."),
        ({"name": "a\x07b"}, "name", "niet af te drukken"),
    ],
)
def test_what_is_refused_says_why_beside_its_field(
    runtime: Runtime, client: TestClient, change: dict[str, str], field: str, wanted: str
) -> None:
    status, page = send(client, GREEN | change)
    assert status == 422
    found = problems(page)
    assert list(found) == [field]
    assert wanted in found[field]
    typed = {control["name"]: control["value"] for control in page.select("form input[type=text]")}
    assert typed == GREEN | {"colour": "#00663c"} | change
    assert stored(runtime) == DEFAULT_STYLE


def test_in_english_the_ratio_has_a_point(client: TestClient) -> None:
    token = csrf(client.get(PAGE).text)
    client.post("/language", data={"csrf_token": token, "language": "en", "return_to": PAGE})
    _, page = send(client, GREEN | {"colour": "#ffb612"})
    assert "is 1.7 : 1, at least 4.5 : 1 is needed. #" in problems(page)["colour"]


@pytest.mark.parametrize(
    ("logo", "wanted"),
    [
        (b"<svg/>", "SVG"),
        (b"no picture", "geen PNG- of JPEG-afbeelding"),
        (logo_file() + b"\0" * 1024**2, "groter dan 1 MB"),
    ],
)
def test_a_logo_that_will_not_do(runtime: Runtime, client: TestClient, logo: bytes, wanted: str) -> None:
    status, page = send(client, GREEN, logo)
    assert status == 422
    assert wanted in problems(page)["logo"]
    assert stored(runtime) == DEFAULT_STYLE


def test_a_logo_needs_a_name(client: TestClient) -> None:
    _, page = send(client, GREEN | {"name": " "}, logo_file())
    assert "staat voor het logo" in problems(page)["name"]


def test_a_logo_has_to_be_chosen_again_after_a_refusal(client: TestClient) -> None:
    _, page = send(client, GREEN | {"colour": "groen"}, logo_file())
    assert problems(page)["logo"] == "Het logo is niet bewaard. Kies het opnieuw."


def test_whatever_is_typed_is_shown_as_text(client: TestClient) -> None:
    hostile = '<script>alert("x")</script> {}% =1+1 👩‍👩‍👧 شبكة'
    _, page = send(client, GREEN | {"name": hostile, "footer": hostile}, logo_file())
    assert page.select_one(".site-logo")["alt"] == hostile  # type: ignore[index]
    assert f"{hostile} · {hostile}" in page.select_one("footer").text  # type: ignore[union-attr]
    assert not page.select("script")


def test_pages_of_partners_bear_the_name_and_no_logo(client: TestClient) -> None:
    send(client, GREEN, logo_file())
    page = BeautifulSoup(client.get("/a/none").text, "html.parser")
    assert page.select(".partner")
    assert "Gemeente Oevergouw" in page.select_one("footer").text  # type: ignore[union-attr]
    assert not page.select("img")


@pytest.mark.parametrize("role", ["coordinator", "consultant", "reader"])
def test_only_administrators_see_and_change_it(runtime: Runtime, role: str) -> None:
    other = logged_in(runtime, f"{role}@voorbeeld.nl", role)
    token = csrf(other.get("/networks").text)
    assert '/house-style"' not in other.get("/networks").text
    before = everything_stored(runtime.database)
    assert other.get(PAGE).status_code == 403
    for path in ACTIONS:
        assert other.post(path, data={"csrf_token": token, **GREEN}).status_code == 403
    assert everything_stored(runtime.database) == before


def test_who_is_not_logged_in_goes_to_the_log_in(runtime: Runtime) -> None:
    nobody = browser(runtime)
    token = csrf(nobody.get("/login").text)
    assert nobody.get(PAGE).headers["location"].startswith("/login")
    for path in ACTIONS:
        assert nobody.post(path, data={"csrf_token": token, **GREEN}).headers["location"].startswith("/login")
    assert stored(runtime) == DEFAULT_STYLE


def test_an_action_needs_the_token_of_a_form(runtime: Runtime, client: TestClient) -> None:
    for path in ACTIONS:
        assert client.post(path, data=GREEN).status_code == 403
    assert stored(runtime) == DEFAULT_STYLE


def test_tokens_of_the_installation_come_after_the_house_style(sqlite_template: Path, tmp_path: Path) -> None:
    copy = tmp_path / "house.sqlite"
    copy.write_bytes(sqlite_template.read_bytes())
    tokens = tmp_path / "tokens.css"
    tokens.write_text(":root { --slagvaardig-accent: #7a0019; }")
    client = logged_in(make_runtime(Database(f"sqlite:///{copy}"), tmp_path, tokens_file=tokens))
    _, page = send(client, GREEN)
    addresses = [str(link["href"]).partition("?")[0] for link in page.select("link[rel=stylesheet]")]
    assert addresses.index("/house-style.css") < addresses.index("/tokens.css") == len(addresses) - 1


def test_pages_are_made_without_a_database_too(runtime: Runtime, client: TestClient) -> None:
    send(client, GREEN)
    from app.web.house_look import HouseLooks

    looks = HouseLooks(Database("sqlite:////nowhere/at/all.sqlite"))
    assert looks.current().style == DEFAULT_STYLE
