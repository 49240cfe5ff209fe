"""One common factor by minimum residuals."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

SMALLEST, LARGEST = 0.005, 1.0
_ENOUGH = 1e-13
_MOST_STEPS = 2_000
_FIRST_STEPS = 5
_MOST_HALVINGS = 20
_FLATTEST = 1e-10


def uniquenesses(correlation: Floats) -> Floats:
    """The part of each item's variance that one minres factor leaves, within [.005, 1].

    `correlation`: float (J, J), no missing values; returns (J,). Minimises the least-squares discrepancy,
    half the sum of the squares of all eigenvalues but the largest of the correlations less the uniquenesses;
    inside the box that is where the residual correlations are smallest. Starts from the squared multiple
    correlations, as R's psych
    `fa(nfactors = 1, fm = "minres")` does; principal-axis steps, then Newton's on those not at the edge of
    the box, as long as they descend. Harman & Jones 1966, "Factor analysis by minimizing residuals (minres)",
    Psychometrika 31(3); Jöreskog 1977, "Factor analysis by least squares and maximum likelihood methods".

    >>> uniquenesses(np.array([[1.0, 0.56, 0.48], [0.56, 1.0, 0.42], [0.48, 0.42, 1.0]])).round(4)
    array([0.36, 0.51, 0.64])
    """
    fit = _Fit.at(correlation, _within_box(1 - _squared_multiple_correlations(correlation)))
    for step in range(_MOST_STEPS):
        axis = _within_box(fit.unique - fit.gradient)
        if np.abs(axis - fit.unique).max() < _ENOUGH:
            break
        lower = _lower(correlation, fit, _newton_step(fit)) if step >= _FIRST_STEPS else None
        fit = lower or _Fit.at(correlation, axis)
    return fit.unique


@dataclass(frozen=True, eq=False)
class _Fit:
    """Uniquenesses, and the eigenvalues (ascending) and eigenvectors of the correlations less these."""

    unique: Floats
    values: Floats
    vectors: Floats

    @classmethod
    def at(cls, correlation: Floats, unique: Floats) -> "_Fit":
        return cls(unique, *np.linalg.eigh(correlation - np.diag(unique)))

    @property
    def discrepancy(self) -> float:
        return float((self.values[:-1] ** 2).sum()) / 2

    @property
    def gradient(self) -> Floats:
        """How much common variance and uniqueness together exceed 1."""
        common: Floats = max(self.values[-1], 0.0) * self.vectors[:, -1] ** 2
        return common + self.unique - 1

    @property
    def hessian(self) -> Floats:
        largest, first = self.values[-1], self.vectors[:, -1]
        others = self.vectors[:, :-1]
        apart = (others / (largest - self.values[:-1])) @ others.T
        curvature: Floats = np.eye(len(first)) - np.outer(first**2, first**2)
        curvature -= 2 * largest * np.outer(first, first) * apart
        return curvature


def _newton_step(fit: _Fit) -> Floats:
    """Newton's step along those that are free to move. Where the discrepancy curves down its curvature
    counts as up, so that the step descends there too; zeros where there is no such step."""
    gradient = fit.gradient
    held = ((fit.unique <= SMALLEST) & (gradient > 0)) | ((fit.unique >= LARGEST) & (gradient < 0))
    free = np.flatnonzero(~held)
    step = np.zeros(len(gradient))
    with np.errstate(divide="ignore", invalid="ignore"):
        hessian = fit.hessian[np.ix_(free, free)]
    if not len(free) or not np.isfinite(hessian).all():
        return step
    curvatures, directions = np.linalg.eigh(hessian)
    steepness = np.maximum(np.abs(curvatures), _FLATTEST)
    step[free] = directions @ ((directions.T @ gradient[free]) / steepness)
    return step


def _lower(correlation: Floats, fit: _Fit, step: Floats) -> _Fit | None:
    """The first point with a lower discrepancy on the way back from a whole step to none."""
    for halvings in range(_MOST_HALVINGS):
        there = _Fit.at(correlation, _within_box(fit.unique - step * 0.5**halvings))
        if there.discrepancy < fit.discrepancy:
            return there
    return None


def _within_box(unique: Floats) -> Floats:
    return np.clip(unique, SMALLEST, LARGEST)


def _squared_multiple_correlations(correlation: Floats) -> Floats:
    """How well each item is predicted by the others; from the pseudo-inverse where items determine each
    other."""
    inverse = np.diagonal(np.linalg.pinv(correlation, hermitian=True))
    smc: Floats = np.clip(1 - 1 / np.maximum(inverse, 1.0), 0.0, 1.0)
    return smc
