"""The HTTP face of the station: FastAPI behind the guard, every error a Problem."""

import asyncio
from collections.abc import Sequence

import structlog
from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp

from station.api.actor import OneLocalRole
from station.api.answers import problem
from station.api.backend import StationBackend
from station.api.errors import ApiRefused
from station.api.guard import Guard
from station.api.routes import command_routes, live_routes, lookup_routes, picture_routes
from station.api.routes_instruments import instrument_routes
from station.api.routes_plan import PlanBackend, plan_routes
from station.api.routes_pools import PoolsBackend, pool_routes
from station.api.routes_records import record_routes
from station.api.routes_rejects import reject_routes
from station.api.routes_reports import report_routes
from station.api.routes_rework import rework_routes
from station.api.routes_settings import SettingsBackend, settings_routes
from station.api.routes_setup import Setup, setup_routes
from station.api.routes_users import UsersBackend, users_routes
from station.api.schema import Problem

_log = structlog.get_logger(__name__)

_KEY_OF_STATUS = {404: "path_unknown", 405: "method_not_allowed"}


def create_app(
    backend: StationBackend,
    token: str,
    stop: asyncio.Event,
    settings: SettingsBackend | None = None,
    setup: Setup | None = None,
    users: UsersBackend | None = None,
    planning: PlanBackend | None = None,
    pools: PoolsBackend | None = None,
    more: Sequence[APIRouter] = (),
) -> ASGIApp:
    """Return the application. ``stop`` ends the open streams (set it before the server is asked to end).
    ``users``: who gives a command; None = the local role, always. ``more``: paths of further services."""
    actors = users or OneLocalRole()
    app = FastAPI(title="station", docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False)
    for router in (
        live_routes(backend, stop),
        lookup_routes(backend),
        picture_routes(backend),
        command_routes(backend, actors),
    ):
        app.include_router(router)
    app.include_router(reject_routes(backend))
    app.include_router(report_routes(backend))
    app.include_router(record_routes(backend))
    app.include_router(rework_routes(backend))
    if settings is not None:
        app.include_router(settings_routes(settings, actors))
    app.include_router(instrument_routes(backend))
    if setup is not None:
        app.include_router(setup_routes(setup))
    if users is not None:
        app.include_router(users_routes(users))
    if planning is not None:
        app.include_router(plan_routes(planning))
    if pools is not None:
        app.include_router(pool_routes(pools))
    for router in more:
        app.include_router(router)
    app.add_exception_handler(HTTPException, _http_problem)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(ApiRefused, _refused)
    app.add_exception_handler(Exception, _bug)
    return Guard(app, token)


async def _http_problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    key = _KEY_OF_STATUS.get(error.status_code, "request_refused")
    return problem(error.status_code, Problem(key=key, arguments={"path": request.url.path}))


async def _malformed(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(str(step) for step in first["loc"])
    return problem(400, Problem(key="request_malformed", arguments={"where": where, "what": first["msg"]}))


async def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, ApiRefused)
    return problem(503, Problem(key=error.key, arguments=dict(error.arguments)))


async def _bug(request: Request, error: Exception) -> Response:
    """Not foreseen: said once in the log with its traceback (the server does that), without it to the client."""
    _log.error("api_bug", path=request.url.path, error=type(error).__name__)
    return problem(500, Problem(key="internal_error"))
