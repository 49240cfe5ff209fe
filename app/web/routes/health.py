from fastapi import APIRouter
from fastapi.responses import JSONResponse

from app.web.dependencies import House

router = APIRouter()


@router.get("/healthz")
def health(runtime: House) -> JSONResponse:
    reachable = runtime.database.answers()
    return JSONResponse({"status": "ok" if reachable else "no database"}, 200 if reachable else 503)
