"""Only characters that XML and HTML can hold."""

import re

UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\ufdd0-\ufdef]")


def encoded(document: str) -> bytes:
    """As UTF-8; control characters, lone surrogates and what is no character become U+FFFD."""
    return UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", document.replace("\r\n", "\n")).encode()
