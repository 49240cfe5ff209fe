import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.addresses import is_address, split_address


@pytest.mark.parametrize(
    "text",
    [
        "jan@politie.nl",
        "j.de.vries-smit@sociaal-domein.utrecht.nl",
        "o'brien+net@example.co.uk",
        "a@b.nl",
        f"{'x' * 64}@example.nl",
        "wijk3@3bplus.nl",
    ],
)
def test_an_address_that_mail_can_go_to(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "jan",
        "jan@",
        "@politie.nl",
        "jan@politie",
        "jan@politie.n",
        "jan@10.0.0.1",
        "jan@@politie.nl",
        "jan@politie..nl",
        ".jan@politie.nl",
        "jan.@politie.nl",
        "jan jansen@politie.nl",
        "jan@poli tie.nl",
        "jan@-politie.nl",
        "jan@politie-.nl",
        "jan@politie.nl\n",
        "jan@politie.nl\nBcc: x@y.nl",
        "jan,piet@politie.nl",
        "jané@politie.nl",
        '"jan jansen"@politie.nl',
        f"{'x' * 65}@example.nl",
        f"jan@{'x' * 64}.nl",
        f"jan@{'example.' * 32}nl",
    ],
)
def test_a_text_that_is_no_address(text: str) -> None:
    assert not is_address(text)


@pytest.mark.parametrize(
    ("text", "name", "addresses"),
    [
        ("jan@x.nl", "", ("jan@x.nl",)),
        ("  Jan@X.NL ;", "", ("jan@x.nl",)),
        ("mailto:jan@x.nl", "", ("jan@x.nl",)),
        ("MAILTO:jan@x.nl?subject=Vraag", "", ("jan@x.nl",)),
        ("Jan de Vries <jan@x.nl>", "Jan de Vries", ("jan@x.nl",)),
        ('"Vries, Jan de" <Jan@x.nl>;', "Vries, Jan de", ("jan@x.nl",)),
        ("<jan@x.nl>", "", ("jan@x.nl",)),
        ("'jan@x.nl'", "", ("jan@x.nl",)),
        ("jan@x.nl, piet@y.nl", "", ("jan@x.nl", "piet@y.nl")),
        ("jan@x.nl / piet@y.nl", "", ("jan@x.nl", "piet@y.nl")),
        ("jan@x.nl JAN@x.nl", "", ("jan@x.nl",)),
        ("volgt nog", "", ("volgt nog",)),
        ("jan jansen@x.nl", "", ("jan jansen@x.nl",)),
        ("", "", ()),
        (" ; ", "", ()),
    ],
)
def test_addresses_are_found_in_what_people_write(text: str, name: str, addresses: tuple[str, ...]) -> None:
    assert split_address(text) == (name, addresses)


LETTERS = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12)


@given(LETTERS, LETTERS, st.sampled_from(["", " ", " ", "\t", ";", "."]))
def test_a_good_address_survives_what_stands_around_it(local: str, domain: str, around: str) -> None:
    address = f"{local}@{domain}.nl"
    assert is_address(address)
    assert split_address(f"{around}{address.upper()}{around}") == ("", (address,))


@given(st.text(max_size=40))
def test_any_text_can_be_split(text: str) -> None:
    for address in split_address(text)[1]:
        assert address
        assert address == address.lower()
