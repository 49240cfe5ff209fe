"""One common factor by minimum residuals."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

SMALLEST, LARGEST = 0.005, 1.0
_ENOUGH = 1e-12
_MOST_STEPS = 20_000


def uniquenesses(correlation: Floats) -> Floats:
    """The part of each item's variance that one minres factor leaves, within [.005, 1].

    `correlation`: float (J, J), no missing values; returns (J,). Starts from the squared multiple
    correlations, as R's psych `fa(nfactors = 1, fm = "minres")` does, and repeats: loadings from the largest
    eigenvalue of the correlations less the uniquenesses, uniquenesses from the loadings. Where that stands
    still the gradient of the least-squares discrepancy is zero, or points out of the box. Harman & Jones
    1966, "Factor analysis by minimizing residuals (minres)", Psychometrika 31(3).

    >>> uniquenesses(np.array([[1.0, 0.56, 0.48], [0.56, 1.0, 0.42], [0.48, 0.42, 1.0]])).round(4)
    array([0.36, 0.51, 0.64])
    """
    unique = np.clip(1 - _squared_multiple_correlations(correlation), SMALLEST, LARGEST)
    for _ in range(_MOST_STEPS):
        values, vectors = np.linalg.eigh(correlation - np.diag(unique))
        common = max(values[-1], 0.0) * vectors[:, -1] ** 2
        improved = np.clip(1 - common, SMALLEST, LARGEST)
        moved = np.abs(improved - unique).max()
        unique = improved
        if moved < _ENOUGH:
            break
    return unique


def _squared_multiple_correlations(correlation: Floats) -> Floats:
    """How well each item is predicted by the others; from the pseudo-inverse where items determine each
    other."""
    inverse = np.diagonal(np.linalg.pinv(correlation, hermitian=True))
    smc: Floats = np.clip(1 - 1 / np.maximum(inverse, 1.0), 0.0, 1.0)
    return smc
