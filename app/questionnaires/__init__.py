from app.questionnaires.loading import load_questionnaire, parse_questionnaire
from app.questionnaires.problems import FileProblem, QuestionnaireInvalid

__all__ = ["FileProblem", "QuestionnaireInvalid", "load_questionnaire", "parse_questionnaire"]
