"""`slagvaardig score`: the figures of a file of answers."""

import os
import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Annotated

import typer


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
    if output is None:
        sys.stdout.buffer.writelines(parts)
        sys.stdout.buffer.flush()
    else:
        write_whole(output, parts)


def write_whole(path: Path, parts: Iterable[bytes]) -> None:
    """Writes the file beside its place first, so that it is there whole or not at all."""
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as device:
                device.writelines(parts)
            return
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            try:
                file.writelines(parts)
            except BaseException:
                Path(file.name).unlink()
                raise
        Path(file.name).chmod(0o666 & ~_umask())
        Path(file.name).replace(path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        typer.echo(f"{path}:1:*: unwritable '{reason}'; expected a place for a file", err=True)
        raise typer.Exit(2) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
