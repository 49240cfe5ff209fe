"""The web process."""

from fastapi import FastAPI
from starlette.middleware.sessions import SessionMiddleware

from app.domain.tokens import derived_key
from app.services.accounts import LoginGuard
from app.services.runtime import Runtime
from app.web import ROUTERS
from app.web.error_pages import register_error_pages
from app.web.headers import LimitedBody, SafeHeaders
from app.web.house_look import HouseLooks
from app.web.static_files import KeptFiles
from app.web.templating import STATIC

SESSION_SECONDS = 12 * 3600


def create_app(runtime: Runtime) -> FastAPI:
    app = FastAPI(title="Slagvaardig", docs_url=None, redoc_url=None, openapi_url=None)
    app.state.runtime = runtime
    app.state.login_guard = LoginGuard()
    app.state.house_looks = HouseLooks(runtime.database)
    app.mount("/static", KeptFiles(directory=STATIC))
    for router in ROUTERS:
        app.include_router(router)
    register_error_pages(app)
    settings = runtime.settings
    app.add_middleware(
        SessionMiddleware,
        secret_key=derived_key(settings.secret, "session").hex(),
        session_cookie="slagvaardig",
        max_age=SESSION_SECONDS,
        same_site="lax",
        https_only=settings.over_https,
    )
    app.add_middleware(LimitedBody)
    app.add_middleware(SafeHeaders, over_https=settings.over_https)
    return app
