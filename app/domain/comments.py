"""From when on open answers may be shown: the same rule for who reads them first and for the release."""

from collections.abc import Mapping, Sequence

from app.domain.terms import Terms

COMMENTS_FROM = 8
"""So many people have to have answered before any open answer is shown."""


def shown_questions(texts: Mapping[str, Sequence[str]], respondents: int, terms: Terms) -> frozenset[str]:
    """The ids of the open questions of which the answers may be shown.

    `texts`: by question id what people wrote, without those who wrote nothing. A question qualifies when at
    least `terms.threshold` people wrote something and at least `COMMENTS_FROM` people answered the whole;
    in open mode none does (PRIVACY, "What may be shown", 5 and 6).
    """
    if terms.mode == "open" or respondents < COMMENTS_FROM:
        return frozenset()
    return frozenset(question for question, given in texts.items() if len(given) >= terms.threshold)
