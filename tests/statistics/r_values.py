"""What R computed, with the script that made it: reference/make.R."""

import json
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
REFERENCE = Path(__file__).parent / "reference"


@cache
def values() -> dict[str, list[float]]:
    found: dict[str, list[float]] = json.loads((REFERENCE / "values.json").read_text())
    return found


def value(name: str) -> float:
    (only,) = values()[name]
    return only


def table(name: str) -> Floats:
    return np.loadtxt(REFERENCE / name, delimiter=",", skiprows=1)


def networks() -> NDArray[np.int64]:
    """The network of each row of `answers`, from 0."""
    return table("answers.csv")[:, 0].astype(np.int64) - 1


def answers() -> Floats:
    """People by six items, on a scale from 1 to 5, none missing."""
    return table("answers.csv")[:, 1:]


def counts() -> NDArray[np.int64]:
    """The same as frequencies: networks by items by values."""
    rows, groups = answers(), networks()
    return np.array(
        [[[int((rows[groups == g, i] == v).sum()) for v in range(1, 6)] for i in range(6)] for g in range(12)]
    )
