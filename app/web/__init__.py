"""Pages for staff and partners."""

from app.web.routes import (
    answer_imports,
    answering,
    assessments,
    closings,
    health,
    house_style,
    invitations,
    login,
    networks,
    organisations,
    outbox,
    participant_imports,
    participants,
    previews,
    reports,
    sendings,
    submissions,
)

ROUTERS = tuple(
    room.router
    for room in (
        health,
        house_style,
        login,
        networks,
        organisations,
        participants,
        participant_imports,
        assessments,
        sendings,
        invitations,
        closings,
        answer_imports,
        reports,
        outbox,
        previews,
        answering,
        submissions,
    )
)
