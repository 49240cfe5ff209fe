"""`slagvaardig questionnaires`: check the files, and lock those that are released."""

from pathlib import Path
from typing import Annotated

import typer

questionnaires = typer.Typer(no_args_is_help=True, help="Check questionnaire files and lock released ones.")

Folder = Annotated[
    Path | None,
    typer.Option(
        "--folder", help="The questionnaires folder with its digests.lock; by default the product's."
    ),
]


@questionnaires.command()
def check(files: Annotated[list[Path] | None, typer.Argument()] = None, folder: Folder = None) -> None:
    """Check these files; without FILE all that are released, with the lock on their digests."""
    from app.questionnaires.digests import check_file, check_folder, questionnaire_files

    home = folder or _product_folder()
    if files:
        problems = [problem for path in files for problem in check_file(path, home)]
    else:
        problems = check_folder(home)
    for problem in problems:
        typer.echo(str(problem), err=True)
    if problems:
        raise typer.Exit(2)
    for path in files or questionnaire_files(home):
        typer.echo(_summary(path))


@questionnaires.command()
def lock(file: Path, folder: Folder = None) -> None:
    """Lock the digest of a new FILE; it can not be changed afterwards."""
    from app.questionnaires.digests import lock_file
    from app.questionnaires.problems import QuestionnaireInvalid

    home = folder or _product_folder()
    try:
        digest = lock_file(file, home)
    except QuestionnaireInvalid as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None
    typer.echo(f"{digest}  {file}")


def _summary(path: Path) -> str:
    from app.questionnaires.loading import load_questionnaire

    found = load_questionnaire(path)
    return f"{path}: {found.id} {found.version}, {len(found.items)} items, sha256 {found.digest}"


def _product_folder() -> Path:
    from app.config import data_folder

    return data_folder() / "questionnaires"
