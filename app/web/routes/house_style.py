"""The design tokens that an installation brings of its own."""

from fastapi import APIRouter
from starlette.responses import FileResponse, Response

from app.domain.problems import found
from app.web.dependencies import House

router = APIRouter()


@router.get("/tokens.css")
def tokens(runtime: House) -> Response:
    return FileResponse(found(runtime.settings.tokens_file), media_type="text/css")
