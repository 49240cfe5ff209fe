import gzip
from functools import cache
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

TEXT = (".css", ".js", ".svg")


class KeptFiles(StaticFiles):
    """A file asked for by its content (`?v=`) may be kept for a year; others for an hour.

    Text files go compressed. Pages do not, except shared ones: the length of a compressed page gives away
    secrets beside what a request puts into it.
    """

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        if response.status_code == 200 and path.endswith(TEXT):
            response.headers["Vary"] = "Accept-Encoding"
            if "gzip" in Headers(scope=scope).get("accept-encoding", ""):
                response = _compressed(response, self.lookup_path(path)[0])
        by_content = scope["query_string"].startswith(b"v=")
        response.headers["Cache-Control"] = (
            "public, max-age=31536000, immutable" if by_content else "public, max-age=3600"
        )
        return response


def _compressed(response: Response, path: str) -> Response:
    content = _gzipped(path, Path(path).stat().st_mtime_ns)
    headers = {key: value for key, value in response.headers.items() if key != "content-length"}
    return Response(content, headers=headers | {"content-encoding": "gzip"})


@cache
def _gzipped(path: str, _changed: int) -> bytes:
    return gzip.compress(Path(path).read_bytes(), 9)
