"""A letter to try things on."""

from datetime import UTC, date, datetime
from typing import Any

from app.mail.letter import Letter

LINK = "https://slagvaardig.voorbeeld.nl/a/" + "kLm3" * 10 + "Xyz"


def letter(**changes: Any) -> Letter:
    values: dict[str, Any] = {
        "kind": "invitation",
        "number": "0123abcd-1",
        "language": "nl",
        "recipient_name": "Jan de Vries",
        "recipient_address": "jan@school.nl",
        "network": "Veilig Zuid",
        "questionnaire": "Slagvaardigheid",
        "minutes": 8,
        "closes_on": date(2026, 3, 14),
        "mode": "confidential",
        "threshold": 5,
        "words": "",
        "reply_to": "an@stad.nl",
        "link": LINK,
        "sent_at": datetime(2026, 3, 2, 9, 0, tzinfo=UTC),
        **changes,
    }
    return Letter(**values)
