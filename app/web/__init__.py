"""Pages for staff and partners."""

from app.web.routes import (
    answering,
    assessments,
    closings,
    health,
    invitations,
    login,
    networks,
    organisations,
    outbox,
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
        login,
        networks,
        organisations,
        participants,
        assessments,
        sendings,
        invitations,
        closings,
        reports,
        outbox,
        previews,
        answering,
        submissions,
    )
)
