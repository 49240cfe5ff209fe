from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event

import pytest
from sqlmodel import select

from app.domain.problems import Gone, NotFound
from app.persistence.database import Database
from app.persistence.tables import Network, Organisation, Participant, Upload, User
from app.services import networks, participant_imports
from app.services.networks import OrganisationData, ParticipantData
from app.services.participant_imports import Preview
from tests.factories import START, add_user
from tests.files.workbooks import HEADER, JAN, PIET, xlsx

WHOLE_HEADER = ("Naam", "E-mail", "Organisatie", "Niveau", "Taal", "Sector", "Linie")
JAN_WHOLE = ("Jan Jansen", "Jan@Politie.nl", "Politie", "uitvoering", "Engels", "politie", "verdediging")


@pytest.fixture
def user(database: Database) -> User:
    return add_user(database)


@pytest.fixture
def network(database: Database) -> Network:
    data = networks.NetworkData("Veilig Zuid", "", "formal", "district", "running", None)
    with database.writing() as session:
        return networks.create(session, data)


def keep(
    database: Database, network: Network, user: User, *rows: tuple[str, ...], name: str = "lijst.xlsx"
) -> Upload:
    with database.writing() as session:
        return participant_imports.keep(session, network.id, user.id, name, xlsx(*rows), START)


def preview(database: Database, upload: Upload) -> Preview:
    with database.reading() as session:
        return participant_imports.preview(session, upload, participant_imports.read(upload))


def carry_out(database: Database, upload: Upload) -> Preview:
    addresses = participant_imports.read(upload)
    with database.writing() as session:
        shown = participant_imports.preview_to_confirm(session, upload, addresses)
        participant_imports.carry_out(session, shown)
        return shown


def people(database: Database) -> dict[str, Participant]:
    with database.reading() as session:
        return {person.email: person for person in session.exec(select(Participant))}


def organisations(database: Database) -> dict[str, Organisation]:
    with database.reading() as session:
        return {row.name: row for row in session.exec(select(Organisation))}


def waiting(database: Database) -> list[str]:
    with database.reading() as session:
        return [upload.name for upload in session.exec(select(Upload))]


def actions(shown: Preview) -> list[str]:
    return [row.action for row in shown.plan.rows]


def test_a_list_becomes_organisations_and_participants(
    database: Database, network: Network, user: User
) -> None:
    upload = keep(database, network, user, WHOLE_HEADER, JAN_WHOLE, PIET)
    assert actions(preview(database, upload)) == ["create", "create"]
    assert not people(database)
    assert not organisations(database)
    carry_out(database, upload)
    police, municipality = organisations(database)["Politie"], organisations(database)["Gemeente"]
    assert (police.network_id, police.sector, police.line) == (network.id, "police-justice", "defence")
    assert (municipality.sector, municipality.line) == (None, None)
    jan, piet = people(database)["jan@politie.nl"], people(database)["piet@gemeente.nl"]
    assert (jan.name, jan.organisation_id, jan.level, jan.language) == (
        "Jan Jansen",
        police.id,
        "operations",
        "en",
    )
    assert (piet.organisation_id, piet.level, piet.language) == (municipality.id, None, "nl")
    assert waiting(database) == []


def test_the_same_list_again_changes_nothing(database: Database, network: Network, user: User) -> None:
    carry_out(database, keep(database, network, user, WHOLE_HEADER, JAN_WHOLE, PIET))
    before = people(database), organisations(database)
    shown = carry_out(database, keep(database, network, user, WHOLE_HEADER, JAN_WHOLE, PIET))
    assert shown.plan.changes_nothing
    assert actions(shown) == ["unchanged", "unchanged"]
    assert (people(database), organisations(database)) == before


def test_a_later_list_changes_what_it_says_and_keeps_the_rest(
    database: Database, network: Network, user: User
) -> None:
    carry_out(database, keep(database, network, user, WHOLE_HEADER, JAN_WHOLE))
    known = people(database)["jan@politie.nl"]
    later = ("J. Jansen", "jan@politie.nl", "Gemeente", "", "", "gemeente", "")
    shown = carry_out(database, keep(database, network, user, WHOLE_HEADER, later))
    assert actions(shown) == ["update"]
    jan = people(database)["jan@politie.nl"]
    assert (jan.id, jan.name, jan.level, jan.language) == (known.id, "J. Jansen", "operations", "en")
    assert jan.organisation_id == organisations(database)["Gemeente"].id
    assert organisations(database)["Politie"].sector == "police-justice"


def test_an_organisation_gets_the_sector_that_it_had_not(
    database: Database, network: Network, user: User
) -> None:
    carry_out(database, keep(database, network, user, HEADER, JAN))
    known = organisations(database)["Politie"]
    shown = carry_out(database, keep(database, network, user, WHOLE_HEADER, JAN_WHOLE))
    assert [each.action for each in shown.plan.organisations] == ["update"]
    police = organisations(database)["Politie"]
    assert (police.id, police.sector, police.line) == (known.id, "police-justice", "defence")


def test_a_refused_row_stays_out_and_the_others_come_in(
    database: Database, network: Network, user: User
) -> None:
    carry_out(database, keep(database, network, user, HEADER, ("Bo", "bo@x", "X"), JAN, ("", "c@x.nl", "X")))
    assert list(people(database)) == ["jan@politie.nl"]
    assert list(organisations(database)) == ["Politie"]


def test_who_has_left_is_not_brought_back_by_a_list(database: Database, network: Network, user: User) -> None:
    carry_out(database, keep(database, network, user, HEADER, JAN))
    with database.writing() as session:
        session.add(people(database)["jan@politie.nl"].sqlmodel_update({"left": True}))
    shown = carry_out(database, keep(database, network, user, HEADER, ("Jan J.", *JAN[1:])))
    assert actions(shown) == ["refused"]
    assert people(database)["jan@politie.nl"].left
    assert people(database)["jan@politie.nl"].name == "Jan Jansen"


def test_another_network_with_the_same_people_is_left_alone(
    database: Database, network: Network, user: User
) -> None:
    carry_out(database, keep(database, network, user, HEADER, JAN))
    with database.writing() as session:
        data = networks.NetworkData("Noord", "", "formal", "district", "running", None)
        other = networks.create(session, data)
    shown = carry_out(database, keep(database, other, user, HEADER, ("Jan J.", *JAN[1:])))
    assert actions(shown) == ["create"]
    with database.reading() as session:
        names = [(row.name, row.network_id) for row in session.exec(select(Participant))]
    assert sorted(names) == sorted([("Jan Jansen", network.id), ("Jan J.", other.id)])


def test_the_digest_tells_whether_the_plan_is_still_the_same(
    database: Database, network: Network, user: User
) -> None:
    upload = keep(database, network, user, HEADER, JAN)
    shown = preview(database, upload)
    assert shown.digest == preview(database, upload).digest
    with database.writing() as session:
        added = networks.add_organisation(session, network.id, OrganisationData("Zorg", None, None))
    assert preview(database, upload).digest == shown.digest, "this has nothing to do with the list"
    with database.writing() as session:
        jan = ParticipantData("Jan", "jan@politie.nl", added.id, None, "nl")
        networks.add_participant(session, network.id, jan)
    assert preview(database, upload).digest != shown.digest


def test_only_one_s_own_list_can_be_seen(database: Database, network: Network, user: User) -> None:
    upload = keep(database, network, user, HEADER, JAN)
    other = add_user(database, "bo@voorbeeld.nl", "coordinator")
    with database.reading() as session:
        assert participant_imports.get(session, upload.id, user.id).content == upload.content
        with pytest.raises(NotFound):
            participant_imports.get(session, upload.id, other.id)
        with pytest.raises(Gone):
            participant_imports.get(session, "0" * 32, user.id)


def test_a_file_of_another_kind_is_no_list(database: Database, network: Network, user: User) -> None:
    with database.writing() as session:
        answers = Upload(user_id=user.id, name="a.csv", content=b"network,respondent", uploaded_at=START)
        session.add(answers)
        session.flush()
        with pytest.raises(NotFound):
            participant_imports.get(session, answers.id, user.id)
    with pytest.raises(NotFound):
        participant_imports.read(Upload(user_id="", name="", content=b"<html>", uploaded_at=START))


def test_forgotten_files_are_removed_after_a_day(database: Database, network: Network, user: User) -> None:
    keep(database, network, user, HEADER, JAN, name="oud.xlsx")
    for hours, kept in ((23, ["nieuw.xlsx", "oud.xlsx"]), (25, ["nieuw.xlsx", "nieuw.xlsx"])):
        with database.writing() as session:
            participant_imports.keep(
                session, network.id, user.id, "nieuw.xlsx", b"x", START + timedelta(hours=hours)
            )
        assert sorted(waiting(database)) == kept


def test_a_list_for_a_network_that_is_not_there_is_refused(database: Database, user: User) -> None:
    with database.writing() as session, pytest.raises(NotFound):
        participant_imports.keep(session, "0" * 32, user.id, "x.xlsx", b"x", START)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (r"C:\Users\an\partners.xlsx", "partners.xlsx"),
        ("map/partners.xlsx", "partners.xlsx"),
        ("a\0b\n\ud800.csv", "ab.csv"),
        ("é" * 300, "é" * 200),
    ],
)
def test_the_name_of_a_file_can_be_shown_and_stored(
    database: Database, network: Network, user: User, given: str, shown: str
) -> None:
    assert keep(database, network, user, HEADER, JAN, name=given).name == shown
    assert waiting(database) == [shown]


def test_cancelling_forgets_the_file(database: Database, network: Network, user: User) -> None:
    upload = keep(database, network, user, HEADER, JAN)
    with database.writing() as session:
        participant_imports.cancel(session, upload)
    assert waiting(database) == []
    assert people(database) == {}


def test_a_list_that_is_confirmed_many_times_at_once_is_carried_out_once(
    database: Database, network: Network, user: User
) -> None:
    upload = keep(database, network, user, HEADER, JAN, PIET)

    def confirm(_: int) -> str:
        try:
            return "-".join(actions(carry_out(database, upload)))
        except Gone:
            return "gone"

    with ThreadPoolExecutor(6) as pool:
        outcomes = list(pool.map(confirm, range(6)))
    assert sorted(outcomes) == ["create-create", *["gone"] * 5]
    assert len(people(database)) == 2


def test_nobody_is_added_between_the_plan_and_its_carrying_out(
    database: Database, network: Network, user: User
) -> None:
    upload = keep(database, network, user, HEADER, JAN)
    with database.writing() as session:
        place = networks.add_organisation(session, network.id, OrganisationData("Zorg", None, None))
    planned = Event()

    def add_by_hand() -> None:
        planned.wait()
        with database.writing() as session:
            bo = ParticipantData("Bo", "bo@zorg.nl", place.id, None, "nl")
            networks.add_participant(session, network.id, bo)

    with ThreadPoolExecutor(1) as pool:
        by_hand = pool.submit(add_by_hand)
        with database.writing() as session:
            shown = participant_imports.preview_to_confirm(session, upload, participant_imports.read(upload))
            planned.set()
            with pytest.raises(TimeoutError):
                by_hand.result(0.3)
            assert participant_imports.preview(session, upload, shown.addresses).digest == shown.digest
            participant_imports.carry_out(session, shown)
        by_hand.result(10)
    assert sorted(people(database)) == ["bo@zorg.nl", "jan@politie.nl"]
