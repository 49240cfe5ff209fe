"""What a mail says, before it is written out."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from app.domain.grouping import Dimension
from app.domain.vocabulary import Language, Mode

Kind = Literal["invitation", "reminder", "test", "results"]
Shared = Literal["report", "summary", "plan"]


@dataclass(frozen=True)
class Letter:
    """All that the templates may use. `link` is the recipient's own; `words`, plain text, the coordinator's.

    `breakdowns`: those that were chosen, none for the fixed order. `row_export`: whether rows may go out.
    `shared`: where the results can be read, of a mail that brings them; its `link` is the first of them.
    `number` identifies this attempt at this mail; `sent_at` has a time zone.
    """

    kind: Kind
    number: str
    language: Language
    recipient_name: str
    recipient_address: str
    network: str
    questionnaire: str
    minutes: int
    closes_on: date
    mode: Mode
    threshold: int
    words: str
    reply_to: str
    link: str
    sent_at: datetime
    demo: bool = False
    breakdowns: tuple[Dimension, ...] = ()
    row_export: bool = False
    shared: tuple[tuple[Shared, str], ...] = ()
