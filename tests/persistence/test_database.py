import threading
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url
from sqlmodel import select

from app.persistence import database as databases
from app.persistence.database import Database
from app.persistence.tables import Network


def network(name: str) -> Network:
    return Network(name=name, formality="formal", scale="city", phase="running")


def test_a_writing_block_is_undone_as_a_whole(database: Database) -> None:
    def add_and_fail() -> None:
        with database.writing() as session:
            session.add(network("Zuid"))
            session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        add_and_fail()
    with database.reading() as session:
        assert session.exec(select(Network)).all() == []


def test_many_writers_at_once_all_get_their_turn(database: Database) -> None:
    def add(number: int) -> None:
        with database.writing() as session:
            session.add(network(f"Netwerk {number}"))

    threads = [threading.Thread(target=add, args=(number,)) for number in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as session:
        assert len(session.exec(select(Network)).all()) == 30


def test_answers_is_false_without_tables(tmp_path: Path) -> None:
    assert not Database(f"sqlite:///{tmp_path / 'empty.db'}").answers()


def test_answers_is_true_with_tables(database: Database) -> None:
    assert database.answers()


def test_the_log_cannot_be_emptied_while_somebody_reads_it(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(databases, "LOG_MILLISECONDS", 50)
    with database.reading() as session:
        session.exec(select(Network)).all()
        with database.writing() as other:
            other.add(network("Zuid"))
        if not database.on_sqlite:
            session.rollback()
            database.compact()
            return
        with pytest.raises(databases.StillRead):
            database.compact()
    database.compact()
    path = Path(str(make_url(database.url).database))
    assert path.with_name(path.name + "-wal").stat().st_size == 0


def test_nobody_but_its_owner_can_read_the_file(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'new' / 'slagvaardig.db'}")
    with database.writing() as session:
        session.connection().exec_driver_sql("CREATE TABLE note (text)")
    database.dispose()
    assert {oct(path.stat().st_mode & 0o077) for path in (tmp_path / "new").rglob("*")} == {"0o0"}
    assert (tmp_path / "new").stat().st_mode & 0o077 == 0
