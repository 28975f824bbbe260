"""An EPCIS repository of another make, in this process: it stores, refuses and dawdles as it is told."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

Duplicates = Literal["kept", "409", "job 409", "job 400"]


@dataclass(slots=True)
class Repository:
    """What it holds, and how it behaves."""

    url: str = ""
    events: dict[str, dict[str, Any]] = field(default_factory=dict)
    captures: list[int] = field(default_factory=list)
    """How many events each accepted POST held."""
    heads: list[dict[str, str]] = field(default_factory=list)
    jobs: dict[str, dict[str, Any]] = field(default_factory=dict)
    duplicates: Duplicates = "kept"
    limit: int = 1_000
    looks: int = 0
    """So often a job is still running."""
    hates: str = ""
    """Part of a parentID for which a job fails."""
    answers: bool = True
    """To queries."""
    lose: int = 0
    """So many captures are stored and their answers lost."""
    location: str = "/capture/{job}"

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/capture", self.capture, methods=["POST"]),
                Route("/capture", self.options, methods=["OPTIONS"]),
                Route("/capture/{job}", self.job),
                Route("/events", self.query),
            ]
        )

    async def options(self, _request: Request) -> Response:
        return Response(status_code=204, headers={"GS1-EPCIS-Capture-Limit": str(self.limit)})

    async def capture(self, request: Request) -> Response:
        self.heads.append(dict(request.headers))
        found = (await request.json())["epcisBody"]["eventList"]
        if len(found) > self.limit:
            return JSONResponse({"status": 413}, status_code=413, headers={"GS1-EPCIS-Capture-Limit": str(self.limit)})
        known = any(event["eventID"] in self.events for event in found)
        if known and self.duplicates == "409":
            return JSONResponse({"type": "epcisException:ResourceAlreadyExistsException"}, status_code=409)
        self.captures.append(len(found))
        problems = self._problems(found, known)
        if not problems:
            self.events |= {event["eventID"]: event for event in found if event["eventID"] not in self.events}
        name = f"job{len(self.jobs) + 1}"
        self.jobs[name] = {"captureID": name, "running": False, "success": not problems, "errors": problems}
        if self.lose:
            self.lose -= 1
            return Response(status_code=503)
        return Response(status_code=202, headers={"Location": self.location.format(job=name)})

    def _problems(self, found: list[dict[str, Any]], known: bool) -> list[dict[str, Any]]:
        if known and self.duplicates == "job 409":
            return [{"type": "epcisException:ResourceAlreadyExistsException", "title": "There", "status": 409}]
        if known and self.duplicates == "job 400":
            return [{"type": "epcisException:ValidationException", "title": "Duplicate", "status": 400}]
        if self.hates and any(self.hates in event["parentID"] for event in found):
            return [{"type": "epcisException:ValidationException", "title": "No", "detail": f"{self.hates}\x1b[2J"}]
        return []

    async def job(self, request: Request) -> Response:
        if self.looks:
            self.looks -= 1
            return JSONResponse({"running": True, "success": True})
        return JSONResponse(self.jobs[request.path_params["job"]])

    async def query(self, request: Request) -> Response:
        if not self.answers:
            return Response(status_code=403)
        asked = request.query_params["EQ_eventID"].split("|")
        found = [self.events[name] for name in asked if name in self.events]
        return JSONResponse({"epcisBody": {"queryResults": {"queryName": "", "resultsBody": {"eventList": found}}}})


class _Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def repository_at(folder: Path, repository: Repository) -> AsyncIterator[Path]:
    """Serves it on a port of its own; yields a token file."""
    token_file = folder / "token"
    token_file.write_text("secret\n")
    config = uvicorn.Config(
        repository.app(), http="h11", ws="none", lifespan="off", log_config=None, timeout_graceful_shutdown=1
    )
    server = _Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        repository.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        try:
            yield token_file
        finally:
            server.should_exit = True
            await serving
