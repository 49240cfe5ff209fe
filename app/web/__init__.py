"""Pages for staff and partners."""

from app.web.routes import (
    answer_imports,
    answering,
    assessments,
    closings,
    comments,
    health,
    house_style,
    invitations,
    login,
    networks,
    organisations,
    outbox,
    participant_imports,
    participants,
    plans,
    portfolio,
    previews,
    reports,
    sendings,
    share_links,
    shared,
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
        comments,
        answer_imports,
        reports,
        portfolio,
        share_links,
        plans,
        shared,
        outbox,
        previews,
        answering,
        submissions,
    )
)
