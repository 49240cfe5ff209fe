"""A page of charts as the application would serve it."""

from collections.abc import Callable, Sequence

from markupsafe import Markup
from playwright.sync_api import Page

SITE = "http://charts.test"
CHROMIUM = "/usr/bin/chromium"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
SMALLEST_TEXT = 11
"""In pixels, give or take half of one where a drawing is at its smallest."""
OpenContent = Callable[..., Page]


def page_with(charts: Sequence[Markup]) -> str:
    sheets = "".join(
        f'<link rel="stylesheet" href="/static/css/{name}.css">'
        for name in ("design-system", "app", "charts")
    )
    return (
        '<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Grafieken</title>'
        '<link rel="icon" href="data:,"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f'{sheets}<script src="/static/js/report-charts.js?v=1" defer></script></head>'
        f"<body><main><h1>Grafieken</h1>{''.join(charts)}</main></body></html>"
    )
