"""The gap of a pair, and the order that it gives the rows."""

from app.charts.group_data import PairedChart, PairedRow
from app.language.formatting import rounded_half_up


def gap(row: PairedRow) -> float | None:
    """Between the means as they are printed, so that a reader who subtracts finds the same; 0 or more."""
    if row.upper.mean is None or row.lower.mean is None:
        return None
    return float(abs(rounded_half_up(row.upper.mean, 1) - rounded_half_up(row.lower.mean, 1)))


def in_order(chart: PairedChart) -> list[PairedRow]:
    """The rows as they are drawn: equal gaps stay in the order given."""
    if chart.order == "given":
        return list(chart.rows)
    return sorted(chart.rows, key=_widest_first)


def _widest_first(row: PairedRow) -> float:
    size = gap(row)
    return 1.0 if size is None else -round(size, 1)
