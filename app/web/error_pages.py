"""Every failure ends on a page that says what happened and what to do."""

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.domain.problems import Problem
from app.web.dependencies import LoginNeeded
from app.web.problem_texts import problem_text, status_text
from app.web.templating import language_of, render


def register_error_pages(app: FastAPI) -> None:
    @app.exception_handler(Problem)
    def _problem(request: Request, problem: Problem) -> Response:
        text = problem_text(problem, language_of(request))
        return render(request, "errors/problem.html", status=problem.status, text=text)

    @app.exception_handler(LoginNeeded)
    def _login(_request: Request, needed: LoginNeeded) -> Response:
        return RedirectResponse(f"/login?next={needed.path}", status_code=303)

    @app.exception_handler(HTTPException)
    def _http(request: Request, error: HTTPException) -> Response:
        text = status_text(error.status_code, language_of(request))
        page = render(request, "errors/problem.html", status=error.status_code, text=text)
        page.headers.update(error.headers or {})
        return page

    @app.exception_handler(RequestValidationError)
    def _invalid(request: Request, _error: RequestValidationError) -> Response:
        return render(request, "errors/problem.html", status=404, text=status_text(404, language_of(request)))

    @app.exception_handler(Exception)
    def _unforeseen(request: Request, _error: Exception) -> Response:
        return render(request, "errors/problem.html", status=500, text=status_text(500, language_of(request)))
