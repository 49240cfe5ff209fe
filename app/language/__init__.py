"""The two languages of the product: texts (gettext), dates and numbers.

Texts in code and templates are English; the Dutch stand in `nl/<part>.po`. Mark a text that is
translated later, such as a label in a table of labels, with `N_`.
"""

from app.language.catalogues import N_, ConflictingTexts, Texts, texts
from app.language.formatting import (
    format_date,
    format_date_range,
    format_number,
    format_percentage,
    format_short_date,
)

__all__ = [
    "N_",
    "ConflictingTexts",
    "Texts",
    "format_date",
    "format_date_range",
    "format_number",
    "format_percentage",
    "format_short_date",
    "texts",
]
