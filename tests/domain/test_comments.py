import pytest

from app.domain.comments import shown_questions
from app.domain.terms import Terms


@pytest.mark.parametrize(
    ("writers", "respondents", "terms", "shown"),
    [
        (5, 8, Terms(), True),
        (4, 8, Terms(), False),
        (5, 7, Terms(), False),
        (3, 8, Terms(threshold=3), True),
        (8, 8, Terms(mode="open", threshold=3), False),
    ],
)
def test_a_comment_is_shown_among_enough_others(
    writers: int, respondents: int, terms: Terms, shown: bool
) -> None:
    found = shown_questions({"keep": ["Goed zo"] * writers, "first": []}, respondents, terms)
    assert found == ({"keep"} if shown else set())
