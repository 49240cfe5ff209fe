"""Plants the demo: all that coordinators and partners would have done, in the same ways, on earlier days."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random

from sqlmodel import Session

from app.domain.answers import Value, as_typed, pages
from app.domain.problems import found
from app.domain.questionnaire import Questionnaire
from app.persistence import assessments as assessment_rows
from app.persistence import networks as network_rows
from app.persistence.assessments import Follow
from app.persistence.tables import Assessment, Network
from app.services import (
    assessments,
    closing,
    corrections,
    drafts,
    invitations,
    networks,
    responses,
)
from app.services.demo import aftermath
from app.services.demo.answers import answers_of, comments_of, who_answers
from app.services.demo.at_once import AtOnce
from app.services.demo.description import DemoNetwork, Wave
from app.services.demo.people import Person, people_of
from app.services.demo.region import NETWORKS
from app.services.runtime import Runtime

SEED = 2033


def plant(
    session: Session, runtime: Runtime, seed: int = SEED, described: Sequence[DemoNetwork] = NETWORKS
) -> None:
    """Make the demo's networks, up to today by the runtime's clock. `Database.compact` has to follow.

    With the same seed and date everything is the same but ids, links and receipts. Mails go to the outbox.
    """
    people = people_of(described, seed)
    for network in described:
        _Planting(session, runtime, seed, network, people[network.name]).plant()


class _Clock:
    """Goes with the story: from one working morning to another, long ago until today."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._moment = now

    def __call__(self) -> datetime:
        return self._moment

    def set(self, days: float) -> None:
        """To ten o'clock in the morning, so many days from today; not beyond now."""
        day = self._now.date() + timedelta(days=days)
        self._moment = min(self._now, datetime.combine(day, time(10), self._now.tzinfo))


class _Planting:
    """One network, from its first day until today."""

    def __init__(
        self, session: Session, runtime: Runtime, seed: int, described: DemoNetwork, people: Sequence[Person]
    ) -> None:
        self._session = session
        self._clock = _Clock(runtime.clock())
        self._today = runtime.today()
        self._jobs = AtOnce(replace(runtime, clock=self._clock))
        self._runtime = replace(runtime, clock=self._clock, jobs=self._jobs)
        self._seed = seed
        self._described = described
        self._people = people
        self._questionnaire: Questionnaire = found(runtime.catalogue.latest(described.questionnaire))

    def plant(self) -> None:
        described = self._described
        data = networks.NetworkData(
            name=described.name,
            purpose=described.purpose,
            formality=described.formality,
            scale=described.scale,
            phase=described.phase,
            started_on=self._day(-round(described.founded * 365)),
        )
        network = networks.create(self._session, data, demo=True)
        for number, wave in enumerate(described.waves, start=1):
            self._clock.set(wave.opened - 7)
            self._let_partners_come_and_go(network, number)
            self._hold(network, number, wave)

    def _let_partners_come_and_go(self, network: Network, number: int) -> None:
        present = self._described.partners_in(number)
        for participant, organisation in network_rows.participants(self._session, network.id):
            if organisation.name not in {partner.name for partner in present}:
                networks.remove_participant(self._session, participant.id)
        for partner in present:
            if network_rows.organisation_named(self._session, network.id, partner.name):
                continue
            data = networks.OrganisationData(partner.name, partner.sector, partner.line)
            organisation = networks.add_organisation(self._session, network.id, data)
            for person in self._people:
                if person.partner == partner:
                    self._add(network, organisation.id, person)

    def _add(self, network: Network, organisation_id: str, person: Person) -> None:
        data = networks.ParticipantData(
            person.name, person.email, organisation_id, person.level, person.language
        )
        networks.add_participant(self._session, network.id, data)

    def _hold(self, network: Network, number: int, wave: Wave) -> None:
        """One assessment, from the first mail to the release, or as far as it has come today."""
        present = self._described.partners_in(number)
        people = [person for person in self._people if person.partner in present]
        random = Random(f"{self._seed}/{self._described.reply_to}/{number}")  # noqa: S311 - made-up data, always the same
        answering = who_answers(people, wave.answered, random)
        silent = [person for person in people if person.email not in answering]
        remains_open = wave.closes >= 0
        if remains_open:
            self._jobs.no_such_mailbox = {silent[-1].email}
        assessment = self._send(network, wave)
        self._clock.set(wave.opened + 2)
        self._let_answer(
            assessment, number, wave, [each for each in people if each.email in answering], random
        )
        if remains_open:
            self._let_be_under_way(assessment, number, wave, silent)
        self._clock.set(min(wave.closes - 7, -1))
        assessments.remind(self._session, self._runtime, assessment.id, 1, self._clock())
        if not remains_open:
            self._clock.set(wave.closes + 1)
            closing.request_close(self._session, self._jobs, assessment.id, self._clock())
            self._release(assessment, wave, number == len(self._described.waves))

    def _release(self, assessment: Assessment, wave: Wave, newest: bool) -> None:
        secret = self._runtime.settings.secret
        if assessment.state == "reviewing":
            aftermath.read_comments(self._session, assessment, wave, secret)
            closing.request_release(self._session, self._jobs, assessment.id)
        aftermath.agree(self._session, assessment, wave, self._today)
        if newest and self._described.shared:
            aftermath.share(self._session, assessment, secret)

    def _send(self, network: Network, wave: Wave) -> Assessment:
        data = assessments.AssessmentData(
            questionnaire_digest=self._questionnaire.digest,
            mode="confidential",
            threshold=5,
            weighting="respondent",
            opens_on=self._day(wave.opened),
            closes_on=self._day(wave.closes),
            words_nl=wave.words,
            words_en="",
            reply_to=self._described.reply_to,
            breakdowns=list(self._described.breakdowns),
            row_export=self._described.row_export,
        )
        assessment = assessments.create(self._session, self._runtime.catalogue, network.id, data)
        self._clock.set(wave.opened)
        assessments.send(self._session, self._runtime, assessment.id, self._clock())
        return assessment

    def _let_answer(
        self, assessment: Assessment, number: int, wave: Wave, people: Sequence[Person], random: Random
    ) -> None:
        followed = self._followed(assessment)
        written = comments_of(wave.comments, [person.email for person in people], random)
        for person in people:
            given = answers_of(self._questionnaire, person, wave.profile, number, self._seed)
            visit = self._fill_in(followed[person.email], {**given, **written[person.email]})
            responses.submit(self._session, visit, pages(self._questionnaire), responses.new_receipt())

    def _let_be_under_way(
        self, assessment: Assessment, number: int, wave: Wave, silent: Sequence[Person]
    ) -> None:
        """Somebody's mail came back, and somebody has begun; somebody else's address does not exist."""
        followed = self._followed(assessment)
        corrections.mark_bounced(self._session, followed[silent[-2].email].invitation.id, bounced=True)
        beginner = silent[-3]
        given = answers_of(self._questionnaire, beginner, wave.profile, number, self._seed)
        first_pages = [item.id for page in pages(self._questionnaire)[:4] for item in page.items]
        begun = {id_: value for id_, value in given.items() if id_ in first_pages}
        self._fill_in(followed[beginner.email], begun)

    def _fill_in(self, follow: Follow, given: dict[str, Value]) -> invitations.Visit:
        """The questionnaire as it is posted with somebody's link, page by page."""
        secret = self._runtime.settings.secret
        token = invitations.token_of(follow.invitation, secret)
        visit = invitations.enter(self._session, token, secret, self._runtime.today(), hold=True)
        asked = pages(self._questionnaire)
        for page in asked:
            posted = {id_: as_typed(given[id_]) for id_ in page.ids if id_ in given}
            drafts.save_page(self._session, visit, asked, page, posted)
        return visit

    def _followed(self, assessment: Assessment) -> dict[str, Follow]:
        rows = assessment_rows.follow(self._session, assessment.id)
        return {row.participant.email: row for row in rows}

    def _day(self, days: int) -> date:
        return self._today + timedelta(days=days)
