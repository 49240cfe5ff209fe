"""The words of findings and the interventions to choose from, read from the files in `reports/`."""

from app.advice.library import Advice, load_advice
from app.advice.problems import AdviceInvalid

__all__ = ["Advice", "AdviceInvalid", "load_advice"]
