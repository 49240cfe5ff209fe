"""Headers that every response carries."""

from starlette.datastructures import MutableHeaders
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
CLOSED_POLICY = POLICY.replace("connect-src 'self'", "connect-src 'none'").replace(
    "form-action 'self'", "form-action 'none'"
)
"""For pages that may put something of the reader's own on the screen: nothing can be sent from there."""

LARGEST_BODY = 12 * 1024 * 1024
TOO_LARGE = """<!doctype html>
<html lang="nl">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Te groot – Slagvaardig</title>
<h1>Dit bestand is te groot</h1>
<p>Kies een bestand van ten hoogste 10 MB. Ga terug en probeer het opnieuw.</p>
<p lang="en">This file is too large. Choose one of at most 10 MB. Go back and try again.</p>
</html>
"""
"""Told before any page is made: what is sent is not read, so not even its language is known."""


class SafeHeaders:
    """Strict content policy, unless the page has a stricter one; no referrer, no framing, no cached pages."""

    def __init__(self, app: ASGIApp, over_https: bool) -> None:
        self.app = app
        self.over_https = over_https

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("Content-Security-Policy", POLICY)
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "no-referrer"
                headers["Cross-Origin-Opener-Policy"] = "same-origin"
                headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
                headers.setdefault("Cache-Control", "no-store")
                if self.over_https:
                    headers["Strict-Transport-Security"] = "max-age=31536000"
            await send(message)

        await self.app(scope, receive, send_with_headers)


class LimitedBody:
    """Refuses a body that is larger than any form or file here needs to be."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        length = dict(scope.get("headers", [])).get(b"content-length", b"0")
        if not length.isdigit() or int(length) > LARGEST_BODY:
            await HTMLResponse(TOO_LARGE, status_code=413)(scope, receive, send)
            return
        taken = 0

        async def receive_limited() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > LARGEST_BODY:
                return {"type": "http.disconnect"}
            return message

        await self.app(scope, receive_limited, send)
