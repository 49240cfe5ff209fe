"""Files of the installation, which browsers may keep, and get compressed where they can."""

import gzip
from functools import cache
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

COMPRESSED = (".css", ".js", ".svg")


class KeptFiles(StaticFiles):
    """A file asked for by its content (`?v=`) may be kept for a year; others for an hour."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        if isinstance(response, FileResponse) and path.endswith(COMPRESSED):
            response = _compressed_response(response, Headers(scope=scope))
        by_content = scope["query_string"].startswith(b"v=")
        response.headers["Cache-Control"] = (
            "public, max-age=31536000, immutable" if by_content else "public, max-age=3600"
        )
        return response


def _compressed_response(file: FileResponse, asked: Headers) -> Response:
    if "gzip" not in asked.get("accept-encoding", "") or "range" in asked:
        file.headers["Vary"] = "Accept-Encoding"
        return file
    content = _compressed(Path(file.path), file.headers["etag"])
    headers = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
    kept = {name: file.headers[name] for name in ("etag", "last-modified")}
    return Response(content, media_type=file.media_type, headers=headers | kept)


@cache
def _compressed(path: Path, version: str) -> bytes:  # noqa: ARG001 - another version is another entry
    return gzip.compress(path.read_bytes(), mtime=0)
