"""What can be wrong with a request, each with the HTTP status that says so."""

from typing import TypeVar

T = TypeVar("T")


class Problem(Exception):
    """`code` is stable and names the text that a person sees; `values` fill it."""

    status = 400

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


class NotFound(Problem):
    status = 404


class NotAllowed(Problem):
    status = 403


class Conflict(Problem):
    """The request was well formed but things have changed, or do not allow it now."""

    status = 409


class Gone(Problem):
    """It was there, and will not come back."""

    status = 410


def found(thing: T | None) -> T:
    """What was looked for; NotFound when it is not there."""
    if thing is None:
        raise NotFound("not-found")
    return thing
