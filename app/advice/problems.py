"""What is wrong with the files in `reports/`."""

from collections.abc import Iterable


class AdviceInvalid(Exception):
    """Files that can't be used; `problems` holds everything that is wrong with them, one line each."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))
