from dataclasses import replace

import pytest

from app.domain.missing_codes import missing_codes
from tests.domain.report_samples import make_scale
from tests.questionnaire_samples import SMALL


@pytest.mark.parametrize(
    ("first", "codes"),
    [(1, (-8, -9)), (-7, (-8, -9)), (-8, (-98, -99)), (-50, (-98, -99)), (-99, (-998, -999))],
)
def test_the_codes_are_no_answer_on_any_scale(first: int, codes: tuple[int, int]) -> None:
    asked = replace(SMALL, scales=(*SMALL.scales, make_scale(120, first=first)))
    found = missing_codes(asked)
    assert (found.dont_know, found.not_answered) == codes
