"""What the questions, answers and codes of a released assessment mean: for researchers and their programs.

Made from the questionnaire and from what the release publishes, also where rows may be taken out: a count
stands in it only where the release shows it.
"""

from app.documents.codebook.html_file import codebook_html
from app.documents.codebook.xml_file import codebook_xml

__all__ = ["codebook_html", "codebook_xml"]
