"""Answers as bytes: JSON that is always valid UTF-8."""

from typing import Any

from pydantic_core import to_json
from starlette.responses import Response

from station.api.schema import Part, Problem, inert

JSON = "application/json"


def answer(part: Part, status: int = 200) -> Response:
    """Answer with a part of the published schema."""
    return Response(part.model_dump_json(), status, media_type=JSON)


def problem(status: int, what: Problem) -> Response:
    """Answer why not; 401 says how to ask again."""
    headers = {"www-authenticate": "Bearer"} if status == 401 else None
    return Response(what.model_dump_json(), status, headers, media_type=JSON)


def plain(value: dict[str, object]) -> Response:
    """Answer with JSON-ready material that is not of the schema (settings)."""
    return Response(to_json(_inert_all(value), fallback=str), media_type=JSON)


def _inert_all(value: Any) -> Any:
    match value:
        case dict():
            return {inert(str(name)): _inert_all(inner) for name, inner in value.items()}
        case list() | tuple():
            return [_inert_all(inner) for inner in value]
        case _:
            return inert(value)
