"""The tables of issued codes: pools, their codes, and what was said of ranges of them."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, Text

from sync.hub.tables import METADATA, RowNumber

ISSUED_POOL = Table(
    "issued_pool",
    METADATA,
    Column("id", RowNumber, primary_key=True, autoincrement=True),
    Column("name", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("head", Text, nullable=False),
    Column("length", Integer, nullable=False),
    Column("application", Text, nullable=False),
    Column("asked", Text, nullable=False),
    Column("made_us", BigInteger, nullable=False),
)
"""``kind``: gs1 (``head`` is the GTIN), url (``head`` is what every address begins with), wechat. ``length``: signs of
chance in a code. ``application``: number at the platform, ``asked``: our own name for it there; '' = none."""

ISSUED_CODE = Table(
    "issued_code",
    METADATA,
    Column("pool", RowNumber, ForeignKey("issued_pool.id"), primary_key=True),
    Column("number", BigInteger, primary_key=True),
    Column("code_hash", BigInteger, nullable=False),
    Column("code", Text, nullable=False),
    Column("raw", Text, nullable=False),
    Index("issued_code_hash", "code_hash", unique=True),
    sqlite_with_rowid=False,
)
"""``number``: from 1 in the order of issue, or the platform's own index. ``code`` as it is printed; ``code_hash`` of
the key by which containers' records name it; ``raw``: the platform's short code, '' = none."""

CODE_RANGE = Table(
    "code_range",
    METADATA,
    Column("id", RowNumber, primary_key=True, autoincrement=True),
    Column("pool", RowNumber, ForeignKey("issued_pool.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("first", BigInteger, nullable=False),
    Column("last", BigInteger, nullable=False),
    Column("whom", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("at_us", BigInteger, nullable=False),
    Index("code_range_pool", "pool", "kind", "first"),
)
"""What was said of the numbers ``first`` to ``last``: ``printed`` (for ``whom``), ``handed`` (to the station ``whom``),
``void``, ``asking`` (the platform was asked to activate them, no answer yet), ``activated``."""
