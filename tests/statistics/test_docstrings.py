"""The examples in the docstrings run."""

import doctest
from importlib import import_module
from pkgutil import iter_modules

import pytest

from app import statistics

MODULES = [module.name for module in iter_modules(statistics.__path__)]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings(name: str) -> None:
    result = doctest.testmod(import_module(f"app.statistics.{name}"))
    assert result.attempted > 0
    assert result.failed == 0
