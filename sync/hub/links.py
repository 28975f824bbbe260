"""Signed links and sessions: who holds one is who it names, without an account."""

import secrets
from dataclasses import dataclass

from itsdangerous import BadSignature, URLSafeTimedSerializer
from sqlalchemy import Engine, select, update
from sqlalchemy.dialects import postgresql, sqlite

from sync.hub.regions import TradeRefused
from sync.hub.trade_tables import DISTRIBUTOR, SECRET

LINK_S = 400 * 86_400
SESSION_S = 12 * 3_600
TEXT_MAX = 1_000


@dataclass(frozen=True, slots=True)
class LinkHolder:
    """The distributor a link was made for."""

    id: int
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class BrandSession:
    """Somebody who showed a brand token at ``/brand``; ``form`` is what his forms must carry."""

    who: str
    form: str


class LinkSigner:
    """Blocking. Makes the secret when it is first wanted."""

    def __init__(self, writer: Engine, reader: Engine) -> None:
        self._writer = writer
        self._reader = reader
        self._secret: bytes | None = None

    def link(self, code: str, *, new: bool = False) -> str:
        """What stands behind ``/d/`` for this distributor; ``new``: every link of before is no good any more. Raises
        TradeRefused."""
        with self._writer.begin() as connection:
            if new:
                step = update(DISTRIBUTOR).where(DISTRIBUTOR.c.code == code).values(link=DISTRIBUTOR.c.link + 1)
                connection.execute(step)
            row = connection.execute(select(DISTRIBUTOR).where(DISTRIBUTOR.c.code == code)).one_or_none()
        if row is None:
            raise TradeRefused("distributor_unknown", code=code)
        return str(self._serializer("link").dumps([row.id, row.link]))

    def holder(self, link: str) -> LinkHolder | None:
        """Whose link this is; None = nobody's, or no more."""
        told = self._loaded("link", link, LINK_S)
        if not (isinstance(told, list) and len(told) == 2 and all(isinstance(each, int) for each in told)):
            return None
        wanted = select(DISTRIBUTOR).where(DISTRIBUTOR.c.id == told[0], DISTRIBUTOR.c.link == told[1])
        with self._reader.connect() as connection:
            row = connection.execute(wanted).one_or_none()
        return None if row is None else LinkHolder(row.id, row.code, row.name)

    def session(self, who: str) -> str:
        """The value of a new session's cookie."""
        return str(self._serializer("session").dumps([who, secrets.token_urlsafe(16)]))

    def opened(self, cookie: str) -> BrandSession | None:
        told = self._loaded("session", cookie, SESSION_S)
        if not (isinstance(told, list) and len(told) == 2 and all(isinstance(each, str) for each in told)):
            return None
        return BrandSession(*told)

    def _loaded(self, purpose: str, text: str, age_s: int) -> object:
        if len(text) > TEXT_MAX:
            return None
        try:
            return self._serializer(purpose).loads(text, max_age=age_s)
        except BadSignature:
            return None

    def _serializer(self, purpose: str) -> URLSafeTimedSerializer:
        if self._secret is None:
            self._secret = self._kept()
        return URLSafeTimedSerializer(self._secret, salt=f"hub.{purpose}")

    def _kept(self) -> bytes:
        wanted = select(SECRET.c.value).where(SECRET.c.name == "signing")
        with self._writer.begin() as connection:
            dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
            row = {"name": "signing", "value": secrets.token_bytes(32)}
            connection.execute(dialect.insert(SECRET).values(row).on_conflict_do_nothing())
            return bytes(connection.execute(wanted).scalar_one())
