"""The code book as one page to read and to print, without tools."""

from app.documents.codebook.characters import encoded
from app.documents.codebook.study import study_of
from app.documents.codebook.variables import variables_of
from app.documents.report_html import environment
from app.domain.diagnosis import rules
from app.domain.published import Published
from app.domain.questionnaire import Questionnaire
from app.domain.vocabulary import Language


def codebook_html(
    questionnaire: Questionnaire,
    published: Published,
    release_id: str,
    language: Language,
    row_variables: bool = False,
    producer: str = "",
) -> bytes:
    """`row_variables`: whether the answers may be taken out row by row. `producer`: the workspace's name."""
    study = study_of(questionnaire, published, release_id, language, row_variables, producer)
    text = (
        environment(language)
        .get_template("codebook/codebook.html")
        .render(
            study=study,
            words=study.words,
            variables=variables_of(questionnaire, published, row_variables),
            rules=rules,
        )
    )
    return encoded(text)
