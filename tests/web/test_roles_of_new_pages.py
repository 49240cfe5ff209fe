"""Who may open what of the diagnosis: every page and action, for every role and for who is not logged in."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from fastapi import APIRouter
from fastapi.testclient import TestClient

from app.services.accounts import ROLES
from app.web.routes import closings, comments, plans, portfolio, reports, share_links
from tests.browser.region import Region, region
from tests.factories import browser, csrf, logged_in
from tests.partners import everything_stored

ROUTERS: tuple[APIRouter, ...] = (
    closings.router,
    comments.router,
    plans.router,
    portfolio.router,
    reports.router,
    share_links.router,
)
COORDINATORS = ("administrator", "coordinator")
ANYBODY_OF_STAFF = (
    "/reports",
    "/reports/{assessment_id}",
    "/reports/{assessment_id}/plan",
    "/portfolio",
    "/portfolio/{assessment_id}",
)
OF_COORDINATORS = (
    "/reports/{assessment_id}/plan/new",
    "/reports/{assessment_id}/result-mails",
    "/reports/{assessment_id}/sharing",
    "/planned-actions/{action_id}/edit",
    "/planned-actions/{action_id}/removal",
    "/assessments/{assessment_id}/closing",
    "/assessments/{assessment_id}/comments",
    "/assessments/{assessment_id}/release",
)
ACTIONS = (
    "/reports/{assessment_id}/plan/new",
    "/reports/{assessment_id}/result-mails",
    "/reports/{assessment_id}/sharing/{kind}",
    "/reports/{assessment_id}/sharing/{kind}/removal",
    "/reports/{assessment_id}/sharing/{kind}/replacement",
    "/planned-actions/{action_id}/edit",
    "/planned-actions/{action_id}/removal",
    "/assessments/{assessment_id}/closing",
    "/assessments/{assessment_id}/closing-date",
    "/assessments/{assessment_id}/comments",
    "/assessments/{assessment_id}/release",
)
BODY = {"title": "Nee", "state": "planned", "generation": "1", "then": "release", "closes_on": "2030-01-01"}


@pytest.fixture(scope="module")
def released(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Region]:
    with region(sqlite_template, tmp_path_factory.mktemp("roles")) as made:
        yield made


@pytest.fixture(scope="module")
def clients(released: Region) -> Mapping[str, TestClient]:
    return {role: logged_in(released.runtime, f"{role}@voorbeeld.nl", role) for role in ROLES}


def filled(released: Region, path: str) -> str:
    """Comments wait to be read in an assessment of their own."""
    assessment = released.reviewing if path.startswith("/assessments") else released.second
    return path.format(assessment_id=assessment, action_id=released.action, kind="report")


def test_no_page_or_action_is_left_out() -> None:
    served = {
        (method, route.path)  # type: ignore[attr-defined]
        for router in ROUTERS
        for route in router.routes
        for method in route.methods  # type: ignore[attr-defined]
    }
    pages = {("GET", path) for path in (*ANYBODY_OF_STAFF, *OF_COORDINATORS)}
    assert served == pages | {("POST", path) for path in ACTIONS}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("path", [*ANYBODY_OF_STAFF, *OF_COORDINATORS])
def test_pages(released: Region, clients: Mapping[str, TestClient], path: str, role: str) -> None:
    allowed = path in ANYBODY_OF_STAFF or role in COORDINATORS
    assert clients[role].get(filled(released, path)).status_code == (200 if allowed else 403)


@pytest.mark.parametrize("role", [role for role in ROLES if role not in COORDINATORS])
@pytest.mark.parametrize("path", ACTIONS)
def test_actions_of_coordinators(
    released: Region, clients: Mapping[str, TestClient], path: str, role: str
) -> None:
    before = everything_stored(released.runtime.database)
    token = csrf(clients[role].get("/portfolio").text)
    answer = clients[role].post(filled(released, path), data={"csrf_token": token, **BODY})
    assert answer.status_code == 403
    assert everything_stored(released.runtime.database) == before


@pytest.mark.parametrize("path", ACTIONS)
def test_an_action_needs_the_token_of_a_form(
    released: Region, clients: Mapping[str, TestClient], path: str
) -> None:
    before = everything_stored(released.runtime.database)
    for body in (BODY, {"csrf_token": "guessed", **BODY}):
        assert clients["coordinator"].post(filled(released, path), data=body).status_code == 403
    assert everything_stored(released.runtime.database) == before


def test_who_is_not_logged_in_goes_to_the_log_in(released: Region) -> None:
    before = everything_stored(released.runtime.database)
    nobody = browser(released.runtime)
    token = csrf(nobody.get("/login").text)
    for path in (*ANYBODY_OF_STAFF, *OF_COORDINATORS):
        answer = nobody.get(filled(released, path))
        assert (answer.status_code, answer.headers["location"].partition("?")[0]) == (303, "/login"), path
    for path in ACTIONS:
        answer = nobody.post(filled(released, path), data={"csrf_token": token, **BODY})
        assert (answer.status_code, answer.headers["location"].partition("?")[0]) == (303, "/login"), path
    assert everything_stored(released.runtime.database) == before
