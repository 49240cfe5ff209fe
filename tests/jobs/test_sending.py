from dataclasses import replace
from email.message import EmailMessage

from sqlmodel import select

from app.jobs import sending
from app.mail.handover import Handover, Outcome
from app.persistence.tables import Assessment, Mail
from app.services import mails
from app.services.runtime import Runtime
from tests.factories import outbox_mails
from tests.partners import invite_to_catalogue


def queued(runtime: Runtime) -> str:
    invited = invite_to_catalogue(runtime, 1, "slagvaardigheid-quickscan")
    with runtime.database.writing() as session:
        assessment = session.get_one(Assessment, invited[0].assessment_id)
        mails.queue_invitations(session, runtime.jobs, assessment, invited, runtime.clock())
        return session.exec(select(Mail.id)).one()


def state(runtime: Runtime) -> tuple[str, str]:
    with runtime.database.reading() as session:
        mail = session.exec(select(Mail)).one()
        return mail.state, mail.reason


def test_from_the_queue_to_the_outbox(runtime: Runtime) -> None:
    mail_id = queued(runtime)
    handover = sending.hand_over(runtime, mail_id, 1)
    assert handover is not None
    assert state(runtime) == ("sending", "")
    sending.settle(runtime, mail_id, 1, 0, handover)
    assert state(runtime)[0] == "accepted"
    (message,) = outbox_mails(runtime.settings.folder / "outbox")
    assert message["To"].addresses[0].addr_spec == "partner0@voorbeeld.nl"
    assert message["Message-ID"] == f"<mail-{mail_id}-1@localhost>"


def test_a_second_run_of_the_same_job_sends_nothing(runtime: Runtime) -> None:
    mail_id = queued(runtime)
    sending.hand_over(runtime, mail_id, 1)
    assert sending.hand_over(runtime, mail_id, 1) is None
    assert state(runtime)[0] == "uncertain"
    assert len(outbox_mails(runtime.settings.folder / "outbox")) == 1


def test_a_job_whose_mail_is_gone_does_nothing(runtime: Runtime) -> None:
    assert sending.hand_over(runtime, "gone", 1) is None


def test_an_address_that_is_none_is_refused_without_asking_the_server(runtime: Runtime) -> None:
    mail_id = queued(runtime)
    with runtime.database.writing() as session:
        session.get_one(Mail, mail_id).recipient = "jan, piet@school.nl"
    handover = sending.hand_over(runtime, mail_id, 1)
    assert handover == Handover(Outcome.REFUSED, "not an e-mail address")


class Broken:
    def hand_over(self, message: EmailMessage) -> Handover:
        raise RuntimeError(f"to {message['To']}")


def test_a_transport_that_fails_leaves_the_mail_uncertain_and_logs_no_address(runtime: Runtime) -> None:
    mail_id = queued(runtime)
    assert sending.hand_over(replace(runtime, transport=Broken()), mail_id, 1) == Handover(
        Outcome.UNCERTAIN, "RuntimeError"
    )
