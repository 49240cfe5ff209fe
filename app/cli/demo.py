"""`slagvaardig demo`: a region of made-up networks to look around in."""

import os
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.server import OCCUPIED, Host, Port, refuse, run, settings_with

if TYPE_CHECKING:
    from app.services.demo.landmarks import Landmarks
    from app.services.runtime import Runtime

Serve = Annotated[bool, typer.Option("--serve", help="Serve the demo as well, until stopped.")]


def demo(serve: Serve = False, host: Host = None, port: Port = None) -> None:
    """Make the tables and a demo in an empty database, and tell which addresses to open."""
    from app.bootstrap import build
    from app.persistence.presence import Occupied, alone
    from app.services.demo.landmarks import Refused

    os.umask(0o077)
    runtime = build(settings_with(host, port))
    try:
        with alone(runtime.database):
            landmarks = _made_ready(runtime)
    except Occupied:
        refuse(OCCUPIED)
    except Refused as refused:
        refuse(str(refused))
    if serve:
        run(runtime, _announcement(landmarks))
    else:
        typer.echo(_announcement(landmarks))


def _made_ready(runtime: "Runtime") -> "Landmarks":
    from app.jobs import engine
    from app.persistence import migrations
    from app.services.demo import landmarks

    landmarks.require_room(runtime)
    migrations.upgrade(runtime.database)
    engine.migrate(runtime.database)
    return landmarks.ready(runtime)


def _announcement(landmarks: "Landmarks") -> str:
    """The addresses come last."""
    lines = ["", "The demo is ready. All networks, people and answers in it are made up."]
    if landmarks.moved_to:
        lines.append(f"The open assessment had reached its closing date, which is now {landmarks.moved_to}.")
    if landmarks.partner is None:
        lines.append(
            "Nobody can answer any more: the open assessment was closed. Begin anew in an empty folder."
        )
    lines += ["", f"Staff log-in:      {landmarks.login}  {landmarks.email}  {landmarks.password}"]
    if landmarks.partner:
        lines.append(f"A partner's link:  {landmarks.partner}")
    lines += [f"The outbox:        {landmarks.outbox}", f"A finished report: {landmarks.report}"]
    return "\n".join(lines)
