"""All tables. Ids are random; nothing that a partner did carries a time finer than a day."""

from datetime import date, datetime
from typing import Any, ClassVar
from uuid import uuid4

from sqlalchemy import JSON, Column, LargeBinary, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from app.persistence.moments import Moment

NAMING = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
SQLModel.metadata.naming_convention = NAMING
METADATA = SQLModel.metadata

UNORDERED: dict[str, Any] = {"sqlite_with_rowid": False}
"""Keeps SQLite from storing rows in order of arrival: they lie in order of their random id."""


def new_id() -> str:
    return uuid4().hex


class User(SQLModel, table=True):
    """A staff account. `session_version` rises when every open session must end."""

    id: str = Field(default_factory=new_id, primary_key=True)
    email: str = Field(unique=True)
    password_hash: str
    role: str
    language: str = "nl"
    session_version: int = 1
    active: bool = True


class Network(SQLModel, table=True):
    id: str = Field(default_factory=new_id, primary_key=True)
    name: str
    purpose: str = Field(default="", sa_type=Text)
    formality: str
    scale: str
    phase: str
    started_on: date | None = None
    demo: bool = False


class Organisation(SQLModel, table=True):
    __table_args__ = (UniqueConstraint("network_id", "name"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    network_id: str = Field(foreign_key="network.id", index=True, ondelete="CASCADE")
    name: str
    sector: str | None = None
    line: str | None = None


class Participant(SQLModel, table=True):
    """Somebody who can be invited. `email` is lower case. `left` people are kept but not invited again."""

    __table_args__ = (UniqueConstraint("network_id", "email"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    network_id: str = Field(foreign_key="network.id", index=True, ondelete="CASCADE")
    organisation_id: str = Field(foreign_key="organisation.id", index=True)
    name: str
    email: str
    level: str | None = None
    language: str = "nl"
    left: bool = False


class QuestionnaireFile(SQLModel, table=True):
    """The bytes of a questionnaire as an assessment used it, so that its release can always be read."""

    __tablename__ = "questionnaire_file"

    digest: str = Field(primary_key=True)
    questionnaire_id: str
    version: str
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class Assessment(SQLModel, table=True):
    """One wave in one network. `frozen_on`: day of the first mail.

    `state`: draft, open, reviewing (no more answers, comments are read first), closing, closed.
    `breakdowns`: the at most two that were chosen, none for the fixed order.
    """

    __table_args__ = (UniqueConstraint("network_id", "wave"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    network_id: str = Field(foreign_key="network.id", index=True)
    wave: int
    questionnaire_digest: str = Field(foreign_key="questionnaire_file.digest")
    mode: str = "confidential"
    threshold: int = 5
    weighting: str = "respondent"
    breakdowns: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    row_export: bool = False
    opens_on: date
    closes_on: date
    words_nl: str = Field(default="", sa_type=Text)
    words_en: str = Field(default="", sa_type=Text)
    reply_to: str = ""
    origin: str = "survey"
    state: str = "draft"
    frozen_on: date | None = None
    closed_on: date | None = None


class Invitation(SQLModel, table=True):
    """A participant's place in an assessment. A new `generation` kills the link of the one before it."""

    __table_args__: ClassVar[tuple[Any, ...]] = (
        UniqueConstraint("assessment_id", "participant_id"),
        UNORDERED,
    )

    id: str = Field(default_factory=new_id, primary_key=True)
    assessment_id: str = Field(foreign_key="assessment.id", index=True)
    participant_id: str = Field(foreign_key="participant.id", index=True)
    generation: int = 1
    token_hash: str = Field(unique=True)
    answered: bool = False
    bounced: bool = False


class Draft(SQLModel, table=True):
    """Answers under way, encrypted with a key that only the invitation's link yields."""

    __table_args__ = UNORDERED

    invitation_id: str = Field(primary_key=True, foreign_key="invitation.id", ondelete="CASCADE")
    generation: int
    sealed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class Response(SQLModel, table=True):
    """One respondent's whole, tied to no invitation. `answers` by item or question id; don't know is "dk"."""

    __table_args__ = UNORDERED

    id: str = Field(default_factory=new_id, primary_key=True)
    assessment_id: str = Field(foreign_key="assessment.id", index=True)
    organisation: str | None = None
    sector: str | None = None
    level: str | None = None
    line: str | None = None
    answers: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    receipt_hash: str | None = Field(default=None, index=True)


class Mail(SQLModel, table=True):
    """One mail of one kind to one generation of an invitation; test mails have no invitation.

    `state`: queued, sending, accepted, refused, uncertain, cancelled.
    """

    __table_args__ = (UniqueConstraint("invitation_id", "generation", "kind", "round"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    assessment_id: str = Field(foreign_key="assessment.id", index=True)
    invitation_id: str | None = Field(
        default=None, foreign_key="invitation.id", index=True, ondelete="CASCADE"
    )
    generation: int = 1
    kind: str
    round: int = 1
    recipient: str
    language: str = "nl"
    state: str = "queued"
    reason: str = Field(default="", sa_type=Text)
    attempt: int = 1
    queued_at: datetime = Field(sa_type=Moment)
    settled_at: datetime | None = Field(default=None, sa_type=Moment)


class Release(SQLModel, table=True):
    """The frozen results of an assessment, as JSON texts. Written once."""

    id: str = Field(default_factory=new_id, primary_key=True)
    assessment_id: str = Field(foreign_key="assessment.id", unique=True)
    published: str = Field(sa_type=Text)
    sealed: str = Field(sa_type=Text)
    released_on: date


class ShareLink(SQLModel, table=True):
    """A link by which anybody who has it reads one thing of a closed assessment. `kind`: report, summary or
    plan. A new `generation` kills the link of the one before it.
    """

    __tablename__ = "share_link"
    __table_args__ = (UniqueConstraint("assessment_id", "kind"),)

    id: str = Field(default_factory=new_id, primary_key=True)
    assessment_id: str = Field(foreign_key="assessment.id", ondelete="CASCADE")
    kind: str
    generation: int = 1
    token_hash: str = Field(unique=True)
    active: bool = True


class PlannedAction(SQLModel, table=True):
    """One line of a network's action plan, taken up after the report of an assessment.

    `finding` and `intervention` are ids of the report and the library; '' for an action of one's own.
    `state`: planned, started, done, dropped.
    """

    __tablename__ = "planned_action"

    id: str = Field(default_factory=new_id, primary_key=True)
    network_id: str = Field(foreign_key="network.id", index=True, ondelete="CASCADE")
    assessment_id: str = Field(foreign_key="assessment.id", index=True, ondelete="CASCADE")
    criterion: str
    finding: str = ""
    intervention: str = ""
    title: str
    note: str = Field(default="", sa_type=Text)
    organisation_id: str | None = Field(
        default=None, foreign_key="organisation.id", index=True, ondelete="SET NULL"
    )
    due_on: date | None = None
    state: str = "planned"


class Upload(SQLModel, table=True):
    """A file waiting for its preview to be confirmed."""

    id: str = Field(default_factory=new_id, primary_key=True)
    network_id: str | None = Field(default=None, foreign_key="network.id", ondelete="CASCADE")
    user_id: str = Field(foreign_key="user.id", ondelete="CASCADE")
    name: str
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    uploaded_at: datetime = Field(sa_type=Moment)


class Export(SQLModel, table=True):
    """A document that was asked for. `kind`: see `domain.document_kinds`. `state`: queued, making, ready or
    failed.

    `steps_done` of `steps` tell how far it is; `problem` is the code of what went wrong. The content goes
    after a while: the same can be made again from the release.
    """

    id: str = Field(default_factory=new_id, primary_key=True)
    assessment_id: str = Field(foreign_key="assessment.id", index=True, ondelete="CASCADE")
    user_id: str = Field(foreign_key="user.id", index=True, ondelete="CASCADE")
    kind: str
    language: str
    state: str = "queued"
    steps_done: int = 0
    steps: int = 1
    problem: str = ""
    name: str = ""
    media_type: str = ""
    content: bytes | None = Field(default=None, sa_column=Column(LargeBinary))
    asked_at: datetime = Field(sa_type=Moment)


class HouseStyle(SQLModel, table=True):
    """The look of the workspace: one row at most, under the id "house"."""

    __tablename__ = "house_style"

    id: str = Field(default="house", primary_key=True)
    name: str = ""
    footer: str = ""
    colour: str
    second_colour: str
    logo: bytes | None = Field(default=None, sa_column=Column(LargeBinary))
    logo_type: str = ""
    logo_width: int = 0
    logo_height: int = 0


class StaffEvent(SQLModel, table=True):
    """What staff did, with actor and origin. Partners' doings are never written here."""

    __tablename__ = "staff_event"

    id: str = Field(default_factory=new_id, primary_key=True)
    at: datetime = Field(sa_type=Moment)
    actor: str
    origin: str
    action: str
    subject: str = ""
