"""What comes of offering a mail: for certain, or not for certain."""

from dataclasses import dataclass
from email.message import EmailMessage
from enum import StrEnum
from typing import Protocol


class Outcome(StrEnum):
    """`LATER`: nothing was handed over, another try may succeed. `UNCERTAIN`: it may or may not have been."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    LATER = "later"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True)
class Handover:
    """`words`: what the mail server, or the connection to it, said."""

    outcome: Outcome
    words: str = ""


class Transport(Protocol):
    def hand_over(self, message: EmailMessage) -> Handover:
        """Offer a message with one recipient (To) once; never raises for what a mail server can do."""
        ...
