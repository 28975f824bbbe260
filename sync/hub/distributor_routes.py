"""``/d/LINK``: what a distributor sees on a phone, by a signed link and without an account; nothing of another's."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from sqlalchemy import Connection, select
from starlette.concurrency import run_in_threadpool

from sync.hub.attachments import GivenForm, keep_file, read_form
from sync.hub.context import Hub
from sync.hub.deliveries import deliveries, receive
from sync.hub.diversion_cases import STEPS, What, cases, one_case, steps, take_step
from sync.hub.links import LinkHolder, LinkSigner
from sync.hub.page_routes import language_of
from sync.hub.refusal import RequestRefused
from sync.hub.regions import TradeRefused
from sync.hub.trade_pages import RegionNames, TradePages
from sync.hub.trade_tables import REGION

CaseNumber = Annotated[int, Path(ge=1, le=2**53)]
MINE: dict[str, What] = {what: what for what, step in STEPS.items() if not step.by_brand}
WORDS_MAX = 2_000


def routes(hub: Hub) -> APIRouter:
    router = APIRouter()
    pages = TradePages(hub.settings.zone)
    signer = LinkSigner(hub.store.writer, hub.store.reader)

    async def holder_of(request: Request, link: str) -> LinkHolder:
        hub.access.public(request)
        found = await run_in_threadpool(signer.holder, link)
        if found is None:
            raise RequestRefused(403, "link_refused")
        return found

    @router.get("/d/{link}")
    async def home(link: str, request: Request) -> Response:
        holder = await holder_of(request, link)

        def shown() -> str:
            with hub.store.reader.connect() as connection:
                mine = cases(connection, holder.id)
                goods = deliveries(connection, holder.code)
            return pages.home(language_of(request), f"/d/{link}", holder, mine, goods)

        return HTMLResponse(await run_in_threadpool(shown))

    @router.get("/d/{link}/case/{number}")
    async def case(link: str, number: CaseNumber, request: Request) -> Response:
        holder = await holder_of(request, link)

        def shown() -> str:
            with hub.store.reader.connect() as connection:
                found, log = one_case(connection, number, holder.id), steps(connection, number)
                names = region_names(connection)
            may = [what for what, step in STEPS.items() if not step.by_brand and found.state in step.states]
            may = may if hub.now_us() <= found.appeal_until_us else []
            path = f"/d/{link}/case/{number}"
            return pages.case(language_of(request), path, found, log, names, may=may)

        return await answered(pages, request, f"/d/{link}", shown)

    @router.post("/d/{link}/case/{number}")
    async def say(link: str, number: CaseNumber, request: Request) -> Response:
        holder = await holder_of(request, link)

        def do(form: GivenForm) -> None:
            what = MINE.get(form.texts.get("what", ""))
            if what is None:
                raise TradeRefused("form_invalid")
            with hub.store.writer.begin() as connection:
                one_case(connection, number, holder.id)
                file = keep_file(connection, holder.id, form.file, hub.now_us())
                words = form.texts.get("words", "")
                take_step(connection, number, what, words, hub.now_us(), distributor=holder.id, attachment=file)

        return await posted(hub, pages, request, holder, f"/d/{link}/case/{number}", do)

    @router.post("/d/{link}/receipt")
    async def came(link: str, request: Request) -> Response:
        holder = await holder_of(request, link)

        def do(form: GivenForm) -> None:
            words = " ".join(form.texts.get("words", "").split())[:WORDS_MAX]
            with hub.store.writer.begin() as connection:
                file = keep_file(connection, holder.id, form.file, hub.now_us())
                receive(connection, holder, form.texts.get("document", ""), words, file, hub.now_us())

        return await posted(hub, pages, request, holder, f"/d/{link}", do)

    return router


async def posted(
    hub: Hub, pages: TradePages, request: Request, holder: LinkHolder, path: str, do: Callable[[GivenForm], None]
) -> Response:
    """Read the form, do it, and show the page anew; what is refused is said."""
    try:
        form = await read_form(request, f"link:{holder.id}", hub.intakes)
        await run_in_threadpool(do, form)
    except (TradeRefused, RequestRefused) as refused:
        return _refused(pages, request, path, refused)
    return RedirectResponse(f"{path}?lang={language_of(request)}", 303)


async def answered(pages: TradePages, request: Request, path: str, shown: Callable[[], str]) -> Response:
    """The page, or what it is refused with."""
    try:
        return HTMLResponse(await run_in_threadpool(shown))
    except TradeRefused as refused:
        return _refused(pages, request, path, refused)


def _refused(pages: TradePages, request: Request, path: str, refused: TradeRefused | RequestRefused) -> Response:
    status = refused.status if isinstance(refused, RequestRefused) else _STATUS.get(refused.key, 409)
    facts = {} if isinstance(refused, RequestRefused) else {name: str(v) for name, v in refused.arguments.items()}
    return HTMLResponse(pages.told(language_of(request), path, "refused", refused.key, **facts), status)


_STATUS = {"case_unknown": 404, "document_unknown": 404, "form_invalid": 400, "words_needed": 400}


def region_names(connection: Connection) -> RegionNames:
    return {row.code: (row.name_en, row.name_zh) for row in connection.execute(select(REGION))}
