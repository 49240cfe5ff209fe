"""Answers row by row as files: CSV, and SPSS with labels."""

from app.documents.answers.csv_file import answers_csv
from app.documents.answers.sav_file import answers_sav

__all__ = ["answers_csv", "answers_sav"]
