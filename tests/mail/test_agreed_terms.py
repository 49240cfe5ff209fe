"""What a mail says of the groups that may be shown, and of taking out answers row by row."""

import pytest

from tests.mail.test_messages import part, written


@pytest.mark.parametrize("kind", ["plain", "html"])
@pytest.mark.parametrize(
    ("agreed", "said", "unsaid"),
    [
        ({}, "naar ten hoogste twee van deze vier", "voor onderzoek"),
        ({"breakdowns": ("level", "line")}, "getoond mogen worden: niveau, linie.", "ten hoogste twee"),
        ({"row_export": True}, "met één rij per persoon", "niveau, linie."),
        ({"mode": "open"}, "per organisatie", "ten hoogste twee"),
        ({"mode": "open", "breakdowns": ("sector",)}, "getoond mogen worden: sector.", "voor onderzoek"),
    ],
)
def test_a_mail_names_what_was_agreed(kind: str, agreed: dict[str, object], said: str, unsaid: str) -> None:
    text = " ".join(part(written(language="nl", **agreed), kind).split())
    assert said in text
    assert unsaid not in text
