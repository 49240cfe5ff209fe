import pytest

from app.persistence.database import Database
from app.persistence.presence import Occupied, abandoned, alone, take_place


def test_places_are_unique_and_come_free(database: Database) -> None:
    first = take_place(database)
    if database.on_sqlite:
        with pytest.raises(Occupied):
            take_place(database)
    else:
        second = take_place(database)
        assert (first.number, second.number) == (1, 2)
        second.leave()
    assert first.kept()
    first.leave()
    again = take_place(database)
    assert again.number == 1
    again.leave()


def test_alone_means_nobody_else(database: Database) -> None:
    with alone(database):
        with pytest.raises(Occupied):
            take_place(database)
        with pytest.raises(Occupied), alone(database):
            pass
    place = take_place(database)
    with pytest.raises(Occupied), alone(database):
        pass
    place.leave()
    with alone(database):
        pass


def test_the_places_of_the_dead_can_be_told_from_those_of_the_living(database: Database) -> None:
    if database.on_sqlite:
        with abandoned(database, {1, 2}) as gone:
            assert gone == set()
        return
    living = take_place(database)
    with abandoned(database, {living.number, 7}) as gone:
        assert gone == {7}
    with abandoned(database, set()) as gone:
        assert gone == set()
    living.leave()


def test_a_place_whose_connection_broke_is_taken_again(database: Database) -> None:
    if database.on_sqlite:
        return
    place = take_place(database)
    _break_all_connections(database)
    assert place.kept()
    other = take_place(database)
    assert other.number == 2
    other.leave()
    place.leave()


def test_a_place_that_somebody_else_took_meanwhile_is_lost(database: Database) -> None:
    if database.on_sqlite:
        return
    place = take_place(database)
    _break_all_connections(database)
    thief = take_place(database)
    assert thief.number == 1
    assert not place.kept()
    thief.leave()


def _break_all_connections(database: Database) -> None:
    other = Database(database.url)
    with other.engine.connect() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    other.dispose()
    database.engine.dispose()
