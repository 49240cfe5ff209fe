"""The few words and the numbers that charts write themselves, in the reader's language."""

from functools import lru_cache

from app.domain.vocabulary import Language
from app.language import format_number, texts
from app.language.formatting import rounded_half_up

CONTEXT = "chart"
"""Charts write bare words such as "mean"; in a context of their own they clash with nobody's."""


class Wording:
    """Texts and numbers in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._texts = texts(language)

    def text(self, message: str, **values: object) -> str:
        return self._texts.pgettext(CONTEXT, message).format(**values)

    def plural(self, one: str, many: str, count: int, **values: object) -> str:
        return self._texts.npgettext(CONTEXT, one, many, count).format(count=self.whole(count), **values)

    def group(self, name: str, n: int | None) -> str:
        """A group with the number of people in it, where that is known."""
        return name if n is None else self.text("{name} (n = {count})", name=name, count=self.whole(n))

    def score(self, value: float) -> str:
        """A mean on the scale, one decimal."""
        return _number(float(rounded_half_up(value, 1)), self.language, 1)

    def difference(self, value: float) -> str:
        """How far above or below, one decimal, always with its sign."""
        return format_number(value, self.language, 1, signed=True)

    def whole(self, value: float) -> str:
        return _number(value, self.language, 0)


@lru_cache(maxsize=4)
def wording(language: Language) -> Wording:
    return Wording(language)


@lru_cache(maxsize=2048)
def _number(value: float, language: Language, decimals: int) -> str:
    return format_number(value, language, decimals)
