from dataclasses import replace

import numpy as np
import pytest

from tests.documents.answer_samples import table_of


def test_every_column_has_a_cell_for_each_row() -> None:
    table = table_of(4)
    assert table.rows == 4
    with pytest.raises(ValueError, match="each item"):
        replace(table, dont_know=np.zeros((4, 1), dtype=bool))
    with pytest.raises(ValueError, match="one id a row"):
        replace(table, attributes={"level": ("operations",)})
    with pytest.raises(ValueError, match="each criterion"):
        replace(table, choices={"hindering": np.zeros((4, 99), dtype=bool)})
