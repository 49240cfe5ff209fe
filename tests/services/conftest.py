"""The demo, planted once for all tests of a run that only look at it."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.domain.release import Published
from app.persistence import releases as release_rows
from app.persistence.database import Database
from app.services import releases
from app.services.demo.landmarks import Landmarks, ready
from app.services.runtime import Runtime
from tests.factories import make_runtime

SOUTH, YOUTH = "Veilig Lisvoorde-Zuid", "Jong Meersdam"
FIRE, REGION, OLD = "Nazorg Werfplein", "Zorg en Veiligheid Oevergouw", "Goed Oud Tolwaard-Oost"


@dataclass(frozen=True)
class Planted:
    runtime: Runtime
    landmarks: Landmarks


@pytest.fixture(scope="session")
def planted(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Planted]:
    folder = tmp_path_factory.mktemp("demo")
    shutil.copy(sqlite_template, folder / "slagvaardig.db")
    runtime = make_runtime(Database(f"sqlite:///{folder / 'slagvaardig.db'}"), folder)
    yield Planted(runtime, ready(runtime))
    runtime.database.dispose()


def published(runtime: Runtime) -> dict[tuple[str, int], Published]:
    """What every release publishes, by name of the network and wave."""
    with runtime.database.reading() as session:
        return {
            (line.network.name, line.assessment.wave): releases.published(session, line.assessment.id)
            for line in release_rows.lines(session)
        }
