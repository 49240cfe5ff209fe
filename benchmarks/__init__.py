"""Measurements by hand (`make bench`), never part of the tests: figures go to docs/benchmarks.md."""
