"""Pages for staff and partners."""

from app.web.routes import health, login

ROUTERS = (health.router, login.router)
