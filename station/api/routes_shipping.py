"""Paths of the Ship page: what is loaded, and what may be chosen."""

from typing import Annotated, Protocol

from fastapi import APIRouter, Query
from starlette.responses import Response

from station.api.answers import answer
from station.api.schema.base import Text
from station.api.schema.shipping import Shipping, ShippingChoices


class ShippingBackend(Protocol):
    async def shown(self) -> Shipping:
        """The open delivery, those before it, and what is known of other stations."""

    async def choices(self, beginning: str) -> ShippingChoices:
        """Distributors and notes of which code or name holds these letters; empty = the first of all."""


def shipping_routes(backend: ShippingBackend) -> APIRouter:
    router = APIRouter(prefix="/v1/shipping")

    @router.get("")
    async def shipping() -> Response:
        return answer(await backend.shown())

    @router.get("/choices")
    async def choices(find: Annotated[Text, Query(max_length=128)] = "") -> Response:
        return answer(await backend.choices(find))

    return router
