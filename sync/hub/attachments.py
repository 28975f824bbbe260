"""A form with a picture or a PDF in it: bounded before it is looked at, known by its first bytes, kept in the database.

Nothing of what came is ever run or shown in a page: it is handed out as a file to the brand alone.
"""

from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select
from starlette.datastructures import FormData, Headers, UploadFile
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import Request

from sync.hub.ingest import read_parcel
from sync.hub.limits import Intakes
from sync.hub.refusal import RequestRefused
from sync.hub.trade_tables import ATTACHMENT

FILE_MAX_BYTES = 5 * 2**20
OF_A_DISTRIBUTOR_MAX = 500
BEGINS: Mapping[bytes, str] = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"%PDF-": "application/pdf",
}


@dataclass(frozen=True, slots=True)
class GivenFile:
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class GivenForm:
    """What a form brought: its texts by name, and the one file that is no empty one."""

    texts: Mapping[str, str]
    file: GivenFile | None


async def read_form(request: Request, sender: str, intakes: Intakes) -> GivenForm:
    """Raises Refused for what is too large, too slow or no form."""
    with intakes.of(sender):
        parcel = await read_parcel(request, sender, intakes)
    form = await _parsed(request.headers, parcel.body)
    texts: dict[str, str] = {}
    file: GivenFile | None = None
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            content = await value.read()
            await value.close()
            file = _file(content) if content else file
        else:
            texts[name] = value
    return GivenForm(texts, file)


async def _parsed(headers: Headers, body: bytes) -> FormData:
    async def stream() -> AsyncGenerator[bytes, None]:
        yield body

    media_type = headers.get("Content-Type", "").partition(";")[0].strip().lower()
    try:
        if media_type == "multipart/form-data":
            return await MultiPartParser(headers, stream(), max_files=1, max_fields=10).parse()
        if media_type == "application/x-www-form-urlencoded":
            return await FormParser(headers, stream()).parse()
    except (MultiPartException, KeyError, UnicodeDecodeError):
        raise RequestRefused(400, "form_invalid") from None
    raise RequestRefused(415, "form_invalid")


def _file(content: bytes) -> GivenFile:
    if len(content) > FILE_MAX_BYTES:
        raise RequestRefused(413, "file_too_large")
    media_type = next((kind for begin, kind in BEGINS.items() if content.startswith(begin)), None)
    if media_type is None:
        raise RequestRefused(415, "file_unknown")
    return GivenFile(media_type, content)


def keep_file(connection: Connection, distributor: int, file: GivenFile | None, now_us: int) -> int | None:
    """Its number; raises Refused when this distributor gave too many."""
    if file is None:
        return None
    count = connection.scalar(select(func.count()).where(ATTACHMENT.c.distributor == distributor)) or 0
    if count >= OF_A_DISTRIBUTOR_MAX:
        raise RequestRefused(409, "files_too_many")
    row = {"distributor": distributor, "at_us": now_us, "media_type": file.media_type, "content": file.content}
    number = connection.execute(insert(ATTACHMENT).values(row).returning(ATTACHMENT.c.id)).scalar_one()
    return int(number)
