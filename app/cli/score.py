"""`slagvaardig score`: the figures of a file of answers."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from app.cli.output import write_out


class WeightingOption(StrEnum):
    respondent = "respondent"
    organisation = "organisation"


class DetailOption(StrEnum):
    criteria = "criteria"
    facets = "facets"
    items = "items"


def score(
    answers: Annotated[Path, typer.Argument(metavar="ANSWERS.csv", help="One row a respondent.")],
    questionnaire: Annotated[Path, typer.Option(metavar="FILE.yaml", help="The questionnaire answered.")],
    invited: Annotated[
        Path | None, typer.Option(metavar="INVITED.csv", help="How many people each network invited.")
    ] = None,
    weighting: Annotated[
        WeightingOption, typer.Option(help="What counts equally: respondents or organisations.")
    ] = WeightingOption.respondent,
    detail: Annotated[DetailOption, typer.Option(help="How far down the figures go.")] = DetailOption.items,
    output: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where the JSON goes; by default standard output.")
    ] = None,
) -> None:
    """Score the answers of one or many networks; the result is JSON."""
    from app.files.file_problems import FileRefused
    from app.questionnaires.loading import load_questionnaire
    from app.questionnaires.problems import QuestionnaireInvalid
    from app.services.scoring import score_file

    try:
        loaded = load_questionnaire(questionnaire)
        parts = score_file(loaded, answers, invited, weighting.value, detail.value)
    except (QuestionnaireInvalid, FileRefused) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None
    write_out(output, parts)
