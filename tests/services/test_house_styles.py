"""The house style as it is kept: one row, with everything or as nothing at all."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from sqlmodel import func, select

from app.domain.house_style import DEFAULT_STYLE, HouseStyle
from app.domain.problems import Problem
from app.files.logos import read_logo
from app.jobs import engine
from app.jobs.engine import JobQueue
from app.persistence import tables
from app.persistence.database import Database
from app.services import backups, exports, house_styles
from tests.factories import START, make_runtime
from tests.released import released


def logo_file(colour: str = "green") -> bytes:
    file = BytesIO()
    Image.new("RGB", (60, 40), colour).save(file, "PNG")
    return file.getvalue()


STYLE = HouseStyle("Gemeente Oevergouw", "Samen veilig", "#00663c", "#5c2d91", read_logo(logo_file()))


def saved(database: Database) -> HouseStyle:
    with database.reading() as session:
        return house_styles.house_style(session)


def save(database: Database, style: HouseStyle) -> None:
    with database.writing() as session:
        house_styles.save(session, style)


def test_without_a_row_the_style_is_ours(database: Database) -> None:
    assert saved(database) == DEFAULT_STYLE


def test_a_style_comes_back_as_it_was_saved(database: Database) -> None:
    save(database, STYLE)
    assert saved(database) == STYLE
    save(database, replace(STYLE, name="Netwerk شبكة 👩‍👩‍👧", logo=None))
    assert saved(database) == replace(STYLE, name="Netwerk شبكة 👩‍👩‍👧", logo=None)
    with database.reading() as session:
        assert session.exec(select(func.count()).select_from(tables.HouseStyle)).one() == 1


def test_without_its_logo_the_rest_stays(database: Database) -> None:
    save(database, STYLE)
    with database.writing() as session:
        house_styles.remove_logo(session)
    assert saved(database) == replace(STYLE, logo=None)


def test_back_to_ours_and_once_more(database: Database) -> None:
    save(database, STYLE)
    for _ in range(2):
        with database.writing() as session:
            house_styles.back_to_default(session)
        assert saved(database) == DEFAULT_STYLE


@pytest.mark.parametrize("change", [{"colour": "#ffb612"}, {"name": "a\nb"}, {"second_colour": "#00663c"}])
def test_nothing_is_saved_of_a_style_that_will_not_do(database: Database, change: dict[str, str]) -> None:
    save(database, STYLE)
    with pytest.raises(Problem):
        save(database, replace(STYLE, **change))  # type: ignore[arg-type]
    assert saved(database) == STYLE


def test_documents_are_made_in_the_style_of_the_house(database: Database, tmp_path: Path) -> None:
    runtime = make_runtime(database, tmp_path)
    assessment_id = released(runtime, answer=2)
    save(database, STYLE)
    with database.reading() as session:
        handout = exports.handout_of(session, assessment_id, "nl")
    assert handout.house == STYLE
    assert (handout.palette.accent, handout.palette.second) == ("#00663c", "#5c2d91")


def test_a_backup_brings_the_house_style_back(database: Database, tmp_path: Path) -> None:
    engine.migrate(database)
    save(database, STYLE)
    path = tmp_path / "slagvaardig.backup"
    backups.write(database, path, START)
    save(database, replace(STYLE, name="Later", logo=read_logo(logo_file("red"))))
    backups.restore(database, JobQueue(database), path, date(2026, 3, 2))
    assert saved(database) == STYLE
