"""E-mail addresses: which are valid, and how they are found in what people write."""

import re

LONGEST_ADDRESS = 254
LONGEST_LOCAL_PART = 64

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@(?:{_LABEL}\.)+(?!\d+$){_LABEL}")
_NAMED = re.compile(r"^(?P<name>[^<>]*)<(?P<address>[^<>]*)>[\s;,.]*$")
_SEPARATORS = re.compile(r"[\s;,|]+")


def is_address(text: str) -> bool:
    """Whether a mail server can take this as the address of one person.

    RFC 5321 without quoted local parts, addresses in brackets and characters beyond ASCII; the domain has two
    labels or more and does not end in a number. No name is looked up.
    """
    local_part, _, domain = text.rpartition("@")
    return (
        len(text) <= LONGEST_ADDRESS
        and len(local_part) <= LONGEST_LOCAL_PART
        and len(domain.rpartition(".")[2]) >= 2
        and _ADDRESS.fullmatch(text) is not None
    )


def split_address(text: str) -> tuple[str, tuple[str, ...]]:
    """The name and the addresses, in lower case, in `Name <a@b.nl>`, `mailto:a@b.nl` or a plain text.

    What does not look like addresses alone is given as one whole, for the caller to refuse; an empty text has
    none.
    """
    name = ""
    named = _NAMED.match(text.strip())
    if named:
        name = named["name"].strip().strip("\"'").strip()
        text = named["address"]
    words = [_bare(word) for word in _SEPARATORS.split(text.strip())]
    addresses = dict.fromkeys(word for word in words if "@" in word)
    if len(addresses) > 1 or all(word in addresses for word in words if word):
        return name, tuple(addresses)
    whole = " ".join(text.split()).lower()
    return name, (whole,) if whole else ()


def _bare(word: str) -> str:
    """The word without what mail programs put around an address."""
    lower = word.strip("<>()[]\"'").lower()
    if lower.startswith("mailto:"):
        lower = lower.removeprefix("mailto:").partition("?")[0]
    return lower.strip(".;,:")
