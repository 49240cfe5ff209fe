"""The planted demo: what is in it, that it is the same every time, and that it stays by itself."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from sqlmodel import select

from app.domain.answer_table import AnswerTable
from app.domain.problems import Conflict
from app.mail.handover import Handover, Outcome
from app.persistence import assessments as assessment_rows
from app.persistence import closing as closing_rows
from app.persistence import drafts as draft_rows
from app.persistence import releases as release_rows
from app.persistence.database import Database
from app.persistence.tables import Assessment, Draft, Mail, Network, Response, StaffEvent
from app.services import accounts, closing, invitations, networks, portfolio, releases, share_links
from app.services.answer_tables import answer_table
from app.services.demo.at_once import NO_SUCH_MAILBOX
from app.services.demo.landmarks import ACCOUNT, Refused, ready
from app.services.demo.neighbours import NEIGHBOURS
from app.services.demo.region import GROWING_OLD
from app.services.demo.seed import plant
from app.services.runtime import Runtime
from tests.factories import SetClock, add_user, make_runtime, outbox_mails
from tests.services.conftest import FIRE, OLD, REGION, SOUTH, YOUTH, Planted, published

NETWORK = networks.NetworkData("Echt netwerk", "", "formal", "city", "running", None)


@pytest.fixture
def own(planted: Planted, tmp_path: Path) -> Iterator[Planted]:
    """A demo of the test's own."""
    folder = tmp_path / "demo"
    shutil.copytree(planted.runtime.settings.folder, folder)
    runtime = make_runtime(Database(f"sqlite:///{folder / 'slagvaardig.db'}"), folder)
    yield Planted(runtime, planted.landmarks)
    runtime.database.dispose()


def texts(runtime: Runtime) -> dict[tuple[str, int], str]:
    with runtime.database.reading() as session:
        lines = release_rows.lines(session)
    return {(line.network.name, line.assessment.wave): line.published for line in lines}


def open_assessment(runtime: Runtime) -> Assessment:
    with runtime.database.reading() as session:
        return session.exec(select(Assessment).where(Assessment.state == "open")).one()


def row_counts(runtime: Runtime) -> dict[str, int]:
    with runtime.database.reading() as session:
        tables = [table for table in Network.metadata.sorted_tables if table.name != StaffEvent.__tablename__]
        return {table.name: len(session.execute(table.select()).all()) for table in tables}


def later(runtime: Runtime, days: int) -> Runtime:
    return replace(runtime, clock=SetClock(runtime.clock() + timedelta(days=days)))


def test_four_networks_of_which_one_has_two_waves_have_their_reports(planted: Planted) -> None:
    others = {each.name for each in NEIGHBOURS}
    numbers = {
        wave: (each.results.respondents, each.results.invited)
        for wave, each in published(planted.runtime).items()
        if wave[0] not in others
    }
    assert numbers == {
        (FIRE, 1): (5, 6),
        (SOUTH, 1): (21, 24),
        (SOUTH, 2): (22, 24),
        (YOUTH, 1): (27, 30),
        (REGION, 1): (43, 60),
    }


def test_eleven_others_came_in_by_import_and_serve_as_reference(planted: Planted) -> None:
    found = published(planted.runtime)
    others = [found[each.name, 1] for each in NEIGHBOURS]
    assert len(others) == 11
    assert [each.results.invited for each in others] == [each.people for each in NEIGHBOURS]
    assert {each.occasion.formality for each in others} == {"formal"}
    with planted.runtime.database.reading() as session:
        lines = {(line.network.name, line.assessment.wave): line for line in release_rows.lines(session)}
        assert all(lines[each.name, 1].assessment.origin == "import" for each in NEIGHBOURS)
        for wave in ((SOUTH, 2), (YOUTH, 1)):
            beside = portfolio.comparison(session, lines[wave].assessment.id).references
            assert all(each and each.networks >= 10 for each in beside.values())
        assert not any(portfolio.comparison(session, lines[REGION, 1].assessment.id).references.values())


def test_everything_is_marked_as_made_up(planted: Planted) -> None:
    with planted.runtime.database.reading() as session:
        assert all(network.demo for network in session.exec(select(Network)))
    assert all(each.occasion.demo for each in published(planted.runtime).values())
    outbox = planted.runtime.settings.outbox
    assert outbox
    for message in outbox_mails(outbox):
        assert message["Subject"].strip().startswith("[Demo]")
        assert str(message["To"]).endswith(".example>")
        assert message["Reply-To"].endswith(".example")
    assert planted.landmarks.email.endswith(".example")


def test_one_assessment_is_open_with_every_state_a_coordinator_meets(planted: Planted) -> None:
    runtime = planted.runtime
    assessment = open_assessment(runtime)
    assert assessment.opens_on < runtime.today() < assessment.closes_on
    with runtime.database.reading() as session:
        network = closing_rows.network_of(session, assessment)
        rows = assessment_rows.follow(session, assessment.id)
        begun = [row for row in rows if draft_rows.get(session, row.invitation.id)]
        responses = session.exec(select(Response).where(Response.assessment_id == assessment.id)).all()
    assert network.name == OLD
    assert len(rows) == 18
    assert sum(row.invitation.answered for row in rows) == len(responses) == 7
    assert len(begun) == 1
    assert sum(row.invitation.bounced for row in rows) == 1
    refused = [row.mail for row in rows if row.mail and row.mail.state == "refused"]
    assert [mail.reason for mail in refused] == [NO_SUCH_MAILBOX]
    reminded = [row for row in rows if row.mail and row.mail.kind == "reminder"]
    assert len(reminded) == 18 - 7 - 2
    assert all(row.mail and row.mail.state == "accepted" for row in reminded)


def test_the_partners_link_opens_an_untouched_invitation(planted: Planted) -> None:
    link = planted.landmarks.partner
    assert link
    assert link.startswith("http://127.0.0.1:8000/a/")
    runtime = planted.runtime
    with runtime.database.reading() as session:
        token = link.rpartition("/")[2]
        visit = invitations.enter(session, token, runtime.settings.secret, runtime.today())
        assert visit.door == "open"
        assert draft_rows.get(session, visit.invitation.id) is None


def test_every_mail_lies_in_the_outbox_once(planted: Planted) -> None:
    with planted.runtime.database.reading() as session:
        mails = session.exec(select(Mail)).all()
    outbox = planted.runtime.settings.outbox
    assert outbox
    accepted = [mail for mail in mails if mail.state == "accepted"]
    assert len(outbox_mails(outbox)) == len(accepted)
    assert {mail.state for mail in mails} == {"accepted", "refused"}
    assert len({(mail.assessment_id, mail.recipient, mail.kind) for mail in mails}) == len(mails)
    now = planted.runtime.clock()
    assert all(mail.queued_at <= now for mail in mails)


def test_closed_waves_are_closed_for_good(planted: Planted) -> None:
    with planted.runtime.database.reading() as session:
        rows = session.exec(select(Assessment).where(Assessment.state == "closed")).all()
        closed, agreed = {row.id for row in rows}, {row.id for row in rows if row.row_export}
        kept = session.exec(select(Response)).all()
        drafts = session.exec(select(Draft)).all()
    assert len(closed) == 5 + len(NEIGHBOURS)
    assert {row.assessment_id for row in kept} & closed == agreed
    assert all((row.receipt_hash is None) == (row.assessment_id in closed) for row in kept)
    assert len(drafts) == 1


def test_of_one_network_the_answers_can_be_taken_out_row_by_row(planted: Planted) -> None:
    with planted.runtime.database.reading() as session:
        reports = {line.assessment.id: line.network.name for line in release_rows.lines(session)}
        tables: dict[str, AnswerTable] = {}
        for assessment_id, name in reports.items():
            with suppress(Conflict):
                tables[name] = answer_table(session, assessment_id, "nl")
    assert list(tables) == [REGION]
    table = tables[REGION]
    breakdowns = published(planted.runtime)[REGION, 1].results.breakdowns
    assert (table.rows, set(table.attributes)) == (43, {each.dimension for each in breakdowns})
    assert len(breakdowns) == 2


def test_the_report_to_open_is_that_of_the_second_wave(planted: Planted) -> None:
    report = planted.landmarks.report.rpartition("/")[2]
    with planted.runtime.database.reading() as session:
        shown = releases.published(session, report)
    assert (shown.occasion.network, shown.occasion.wave) == (SOUTH, 2)


def test_the_report_to_open_is_shared_as_well(planted: Planted) -> None:
    runtime, report = planted.runtime, planted.landmarks.report.rpartition("/")[2]
    settings = runtime.settings
    with runtime.database.reading() as session:
        shares = share_links.shares(session, report, settings.secret, settings.public_address)
        for kind, share in shares.items():
            assert share.address
            place = share_links.open_link(session, share.address.rpartition("/")[2])
            assert (place.assessment.id, place.link.kind) == (report, kind)


def test_the_same_seed_and_date_publish_the_same_on_both_databases(
    planted: Planted, database: Database, tmp_path: Path
) -> None:
    again = make_runtime(database, tmp_path)
    ready(again)
    assert texts(again) == texts(planted.runtime)
    assert row_counts(again) == row_counts(planted.runtime)


def test_a_second_time_only_the_password_is_new(own: Planted) -> None:
    before = row_counts(own.runtime)
    outbox = own.runtime.settings.outbox
    assert outbox
    mails = len(outbox_mails(outbox))
    again = ready(own.runtime)
    assert row_counts(own.runtime) == before
    assert len(outbox_mails(outbox)) == mails
    assert replace(again, password="") == replace(own.landmarks, password="")
    with own.runtime.database.reading() as session:
        assert accounts.authenticate(session, ACCOUNT, own.landmarks.password) is None
        user = accounts.authenticate(session, ACCOUNT, again.password)
    assert user
    assert user.role == "administrator"


def test_an_assessment_that_passed_its_closing_date_is_opened_again(own: Planted) -> None:
    runtime = later(own.runtime, days=40)
    found = ready(runtime)
    assert found.moved_to == runtime.today() + timedelta(days=14)
    assert open_assessment(runtime).closes_on == found.moved_to
    assert found.partner == own.landmarks.partner


def test_when_the_open_assessment_was_closed_there_is_no_partners_link(own: Planted) -> None:
    assessment = open_assessment(own.runtime)
    with own.runtime.database.writing() as session:
        closing.request_close(session, own.runtime.jobs, assessment.id, own.runtime.clock())
        closing.close(session, assessment.id, own.runtime.today())
    found = ready(own.runtime)
    assert found.partner is None
    assert found.moved_to is None
    assert found.report == own.landmarks.report


def test_networks_that_visitors_make_do_not_keep_the_demo_from_being_shown_again(own: Planted) -> None:
    with own.runtime.database.writing() as session:
        networks.create(session, NETWORK)
    assert ready(own.runtime).partner == own.landmarks.partner


def test_a_database_with_real_networks_or_accounts_is_left_alone(database: Database, tmp_path: Path) -> None:
    runtime = make_runtime(database, tmp_path)
    with database.writing() as session:
        network = networks.create(session, NETWORK)
    with pytest.raises(Refused, match="in use"):
        ready(runtime)
    with database.writing() as session:
        networks.remove(session, network.id)
    add_user(database, "beheer@voorbeeld.nl")
    with pytest.raises(Refused, match="in use"):
        ready(runtime)
    counts = row_counts(runtime)
    assert counts.pop("user") == 1
    assert not any(counts.values())


def test_where_mails_would_really_be_sent_there_is_no_demo(database: Database, tmp_path: Path) -> None:
    runtime = make_runtime(database, tmp_path, smtp_url="smtp://localhost")
    with pytest.raises(Refused, match="SMTP"):
        ready(runtime)
    assert not any(row_counts(runtime).values())


class FullDisk:
    """Takes a number of mails, then no more."""

    def __init__(self, runtime: Runtime, room: int) -> None:
        self._transport = runtime.transport
        self._room = room

    def hand_over(self, message: EmailMessage) -> Handover:
        self._room -= 1
        if self._room < 0:
            return Handover(Outcome.LATER, "No space left on device")
        return self._transport.hand_over(message)


def test_what_breaks_off_leaves_nothing_behind(database: Database, tmp_path: Path) -> None:
    runtime = make_runtime(database, tmp_path)
    with pytest.raises(OSError, match="No space left"):
        ready(replace(runtime, transport=FullDisk(runtime, 20)))
    assert not any(row_counts(runtime).values())
    outbox = runtime.settings.outbox
    assert outbox
    assert not list(outbox.iterdir())


def test_dates_follow_the_day_on_which_the_demo_is_made(database: Database, tmp_path: Path) -> None:
    """Just after midnight on New Year's Day."""
    runtime = replace(
        make_runtime(database, tmp_path), clock=SetClock(datetime(2031, 1, 1, 0, 5, tzinfo=UTC))
    )
    with database.writing() as session:
        plant(session, runtime, described=[GROWING_OLD])
    assessment = open_assessment(runtime)
    assert (assessment.opens_on, assessment.closes_on) == (date(2030, 12, 23), date(2031, 1, 13))
    with database.reading() as session:
        moments = [mail.queued_at for mail in session.exec(select(Mail))]
    assert max(moments) <= runtime.clock()
