"""``/brand``: the dashboards, for who shows a brand token once. Every page asks whether the token is still good."""

import hmac
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from sqlalchemy import Connection, func, select
from starlette.concurrency import run_in_threadpool

from sync.hub import brand_figures, brand_orders, brand_pages
from sync.hub.attachments import read_form
from sync.hub.brand_files import credits_csv
from sync.hub.brand_pages import Seen
from sync.hub.closed_orders import newest_closed
from sync.hub.context import Hub
from sync.hub.deliveries import deliveries, oddities
from sync.hub.distributor_routes import answered, region_names
from sync.hub.diversion_cases import STEPS, What, cases, figures, one_case, steps, take_step
from sync.hub.links import BrandSession, LinkSigner
from sync.hub.page_routes import language_of
from sync.hub.refusal import RequestRefused
from sync.hub.regions import TradeRefused
from sync.hub.scans import DAY_US
from sync.hub.trade_pages import TradePages
from sync.hub.trade_tables import ATTACHMENT, CREDIT, SCAN_DAY

COOKIE = "hub_brand"
Days = Annotated[int, Query(ge=1, le=366)]
Number = Annotated[int, Path(ge=1, le=2**53)]
MINE: Mapping[str, What] = {what: what for what, step in STEPS.items() if step.by_brand}


class NotLoggedIn(RequestRefused):
    """Goes to the page where one logs in."""

    def __init__(self) -> None:
        super().__init__(303, "login", "log in at /brand/login")

    @property
    def headers(self) -> dict[str, str]:
        return {"Location": "/brand/login"}


class _Desk:
    """Sessions, and what all of these pages need."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub
        self.pages = TradePages(hub.settings.zone)
        self.signer = LinkSigner(hub.store.writer, hub.store.reader)

    async def session_of(self, request: Request) -> BrandSession:
        self.hub.access.public(request)
        found = await run_in_threadpool(self.signer.opened, request.cookies.get(COOKIE, ""))
        if found is None or not await run_in_threadpool(self.hub.access.still, found.who):
            raise NotLoggedIn
        return found

    async def own_form(self, request: Request, session: BrandSession) -> Mapping[str, str]:
        """The texts of a form of this session; raises Refused for one that another site made."""
        form = await read_form(request, session.who, self.hub.intakes)
        if not hmac.compare_digest(form.texts.get("form", "").encode(), session.form.encode()):
            raise RequestRefused(403, "form_foreign")
        return form.texts


def routes(hub: Hub) -> APIRouter:
    router, desk = APIRouter(), _Desk(hub)
    _login_routes(router, desk)
    _view_routes(router, desk)
    _case_routes(router, desk)
    return router


def _login_routes(router: APIRouter, desk: _Desk) -> None:
    @router.get("/brand/login")
    async def asked(request: Request) -> Response:
        desk.hub.access.public(request)
        return HTMLResponse(brand_pages.login(language_of(request)))

    @router.post("/brand/login")
    async def login(request: Request) -> Response:
        form, language = await read_form(request, "login", desk.hub.intakes), language_of(request)
        try:
            grant = await desk.hub.access.brand(form.texts.get("token", "").strip(), request)
        except RequestRefused as refused:
            return HTMLResponse(brand_pages.login(language, refused=True), refused.status)
        answer = RedirectResponse(f"/brand/scans?lang={language}", 303)
        cookie = await run_in_threadpool(desk.signer.session, grant.who)
        secure = request.url.scheme == "https"
        answer.set_cookie(COOKIE, cookie, path="/brand", httponly=True, samesite="strict", secure=secure)
        return answer

    @router.post("/brand/logout")
    async def logout(request: Request) -> Response:
        await desk.own_form(request, await desk.session_of(request))
        answer = RedirectResponse("/brand/login", 303)
        answer.delete_cookie(COOKIE, path="/brand")
        return answer


# views ---------------------------------------------------------------------------------------------------------------


def _scans(_desk: _Desk, connection: Connection, seen: Seen, since: int) -> str:
    regions = brand_figures.by(connection, SCAN_DAY.c.region, since)
    answers = brand_figures.by(connection, SCAN_DAY.c.answer, since)
    tiles = brand_figures.tiles(connection, regions)
    bars = brand_pages.day_bars(brand_figures.by(connection, SCAN_DAY.c.day, since), since, since + seen.days - 1)
    return brand_pages.scans(seen, tiles, bars, regions, answers, region_names(connection))


def _distributors(_desk: _Desk, connection: Connection, seen: Seen, since: int) -> str:
    columns = (SCAN_DAY.c.distributor, SCAN_DAY.c.product)
    return brand_pages.ranked(seen, *(brand_figures.ranking(connection, each, since) for each in columns))


def _diversion(desk: _Desk, connection: Connection, seen: Seen, _since: int) -> str:
    return brand_pages.diversion(seen, desk.pages, cases(connection, None), figures(connection))


def _credits(_desk: _Desk, connection: Connection, seen: Seen, since: int) -> str:
    known = bool(connection.scalar(select(func.count()).select_from(CREDIT)))
    return brand_pages.credits_due(seen, brand_figures.dues(connection, since), known=known)


def _shipping(desk: _Desk, connection: Connection, seen: Seen, _since: int) -> str:
    return brand_pages.shipping(seen, desk.pages, deliveries(connection), oddities(connection))


def _orders(desk: _Desk, connection: Connection, seen: Seen, since: int) -> str:
    found = newest_closed(connection, brand_figures.ROWS_MAX, since_us=since * DAY_US)
    return brand_orders.orders(seen, found, desk.hub.settings.zone)


_VIEWS: Mapping[str, Callable[[_Desk, Connection, Seen, int], str]] = {
    "scans": _scans,
    "distributors": _distributors,
    "diversion": _diversion,
    "credits": _credits,
    "shipping": _shipping,
    "orders": _orders,
}


def _view_routes(router: APIRouter, desk: _Desk) -> None:
    reader = desk.hub.store.reader

    @router.get("/brand")
    async def first(request: Request) -> Response:
        await desk.session_of(request)
        return RedirectResponse(f"/brand/scans?lang={language_of(request)}", 303)

    @router.get("/brand/credits.csv")
    async def as_file(request: Request, days: Days = 30) -> Response:
        await desk.session_of(request)

        def read() -> bytes:
            today = desk.hub.now_us() // DAY_US
            with reader.connect() as connection:
                found = brand_figures.dues(connection, today - days + 1)
            first, last = (date(1970, 1, 1) + timedelta(days=day) for day in (today - days + 1, today))
            return credits_csv(found, first.isoformat(), last.isoformat())

        headers = {"Content-Disposition": 'attachment; filename="commissions.csv"'}
        return Response(await run_in_threadpool(read), media_type="text/csv; charset=utf-8", headers=headers)

    @router.get("/brand/{view}")
    async def shown(view: str, request: Request, days: Days = 30) -> Response:
        session = await desk.session_of(request)
        draw = _VIEWS.get(view)
        if draw is None:
            raise RequestRefused(404, "path_unknown")
        seen = Seen(language_of(request), view, session.form, days)

        def read() -> str:
            with reader.connect() as connection:
                return draw(desk, connection, seen, desk.hub.now_us() // DAY_US - days + 1)

        return HTMLResponse(await run_in_threadpool(read))


# cases ---------------------------------------------------------------------------------------------------------------


def _case_routes(router: APIRouter, desk: _Desk) -> None:
    writer, reader = desk.hub.store.writer, desk.hub.store.reader

    @router.get("/brand/case/{number}")
    async def case(number: Number, request: Request) -> Response:
        session = await desk.session_of(request)

        def shown() -> str:
            with reader.connect() as connection:
                found, log = one_case(connection, number, None), steps(connection, number)
                names = region_names(connection)
            may = [what for what, step in STEPS.items() if step.by_brand and found.state in step.states]
            path, language = f"/brand/case/{number}", language_of(request)
            return desk.pages.case(language, path, found, log, names, may=may, form=session.form)

        return await answered(desk.pages, request, "/brand/diversion", shown)

    @router.post("/brand/case/{number}")
    async def decide(number: Number, request: Request) -> Response:
        texts = await desk.own_form(request, await desk.session_of(request))
        path = f"/brand/case/{number}"

        def do() -> str:
            what = MINE.get(texts.get("what", ""))
            if what is None:
                raise TradeRefused("form_invalid")
            with writer.begin() as connection:
                take_step(connection, number, what, texts.get("words", ""), desk.hub.now_us(), distributor=None)
            return desk.pages.told(language_of(request), path, "done", f"state_{STEPS[what].then}")

        return await answered(desk.pages, request, path, do)

    @router.get("/brand/file/{number}")
    async def file(number: Number, request: Request) -> Response:
        await desk.session_of(request)

        def read() -> tuple[str, bytes] | None:
            wanted = select(ATTACHMENT.c.media_type, ATTACHMENT.c.content).where(ATTACHMENT.c.id == number)
            with reader.connect() as connection:
                row = connection.execute(wanted).one_or_none()
            return None if row is None else (row.media_type, bytes(row.content))

        found = await run_in_threadpool(read)
        if found is None:
            raise RequestRefused(404, "path_unknown")
        named = f'attachment; filename="file-{number}.{found[0].rpartition("/")[2]}"'
        return Response(found[1], media_type=found[0], headers={"Content-Disposition": named})
