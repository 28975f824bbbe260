"""The tables of the trade: whom goods were shipped to, who owns which region, who scanned what, what came of it.

``sync.hub.tables`` has those of the packing lines; both stand in one ``METADATA``.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from sync.hub.tables import METADATA, RowNumber

NOTICE = Table(
    "notice",
    METADATA,
    Column("seq", RowNumber, primary_key=True, autoincrement=True),
    Column("transaction", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("at_us", BigInteger, nullable=False),
    Column("body", Text, nullable=False),
    Index("notice_place", "transaction", "seq"),
)
"""What others may be told, written in the transaction it happened in: read by ``sync.hub.notices``. ``transaction`` is
PostgreSQL's number of it (0 on SQLite, where numbers become visible in their order)."""

REGION = Table(
    "region",
    METADATA,
    Column("code", Text, primary_key=True),
    Column("parent", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("name_zh", Text, nullable=False),
    Column("tile_column", SmallInteger, nullable=False),
    Column("tile_row", SmallInteger, nullable=False),
)
"""``parent`` '' = none. Where it stands on the map of tiles: 0, 0 = on none."""

REGION_BORDER = Table(
    "region_border",
    METADATA,
    Column("region", Text, primary_key=True),
    Column("neighbour", Text, primary_key=True),
)
"""Both ways round."""

REGION_NAME = Table(
    "region_name",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("region", Text, nullable=False),
)
"""Every word by which a caller may say a region, in lower case: its code, its names, a number of an authority."""

DISTRIBUTOR = Table(
    "distributor",
    METADATA,
    Column("id", RowNumber, primary_key=True, autoincrement=True),
    Column("code", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("link", Integer, nullable=False),
    Column("told_us", BigInteger, nullable=False),
    Column("told_step", BigInteger, nullable=False),
)
"""``code`` is what a shipment names. ``link``: which signed link is good; ``told_us``, ``told_step``: when, and through
which step of its diversion cases, it was last told."""

TERRITORY = Table(
    "territory",
    METADATA,
    Column("distributor", RowNumber, ForeignKey("distributor.id"), primary_key=True),
    Column("region", Text, primary_key=True),
    Column("part", SmallInteger, nullable=False),
    sqlite_with_rowid=False,
)
"""Where a distributor sells: 1 = told so, 2 = inside such a region, 3 = at its border. 2 and 3 are derived."""

PRODUCT = Table(
    "product",
    METADATA,
    Column("id", RowNumber, primary_key=True, autoincrement=True),
    Column("name", Text, nullable=False, unique=True),
)
"""Products as the stations write them, once they were scanned."""

SHIPMENT = Table(
    "shipment",
    METADATA,
    Column("journal", RowNumber, ForeignKey("journal.id"), primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("returned", SmallInteger, nullable=False),
    Column("container", BigInteger, nullable=False),
    Column("code_hash", BigInteger, nullable=False),
    Column("code", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("product", Text, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("at_us", BigInteger, nullable=False),
    Column("units", BigInteger, nullable=False),
    Index("shipment_code", "code_hash", "at_us"),
    Index("shipment_recipient", "recipient", "document"),
    Index("shipment_uncounted", "at_us", sqlite_where=text("units = 0"), postgresql_where=text("units = 0")),
    sqlite_with_rowid=False,
)
"""Every shipment (``returned`` 0) and return (1) of a container by any dock; the latest about a code is true.
``units``: in it; 0 = its packing is not known yet."""

LATE_MOVE = Table(
    "late_move",
    METADATA,
    Column("journal", RowNumber, primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("received_us", BigInteger, nullable=False),
)
"""Rows of ``shipment`` that came so late that scans may have been judged without them; gone once that is put right."""

DELIVERY_NOTE = Table(
    "delivery_note",
    METADATA,
    Column("number", Text, primary_key=True),
    Column("station", Text, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("lines", Text, nullable=False),
    Column("told_us", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
"""What is to be shipped, as an office told it. ``station``: the dock that is to do it, '' = any. ``lines`` is JSON."""

RECEIPT = Table(
    "receipt",
    METADATA,
    Column("distributor", RowNumber, ForeignKey("distributor.id"), primary_key=True),
    Column("document", Text, primary_key=True),
    Column("at_us", BigInteger, nullable=False),
    Column("words", Text, nullable=False),
    Column("attachment", RowNumber, nullable=True),
)
"""A distributor said that what is under a document came."""

CODE_ALIAS = Table(
    "code_alias",
    METADATA,
    Column("code_hash", BigInteger, primary_key=True, autoincrement=False),
    Column("code", Text, nullable=False),
    Column("target", Text, nullable=False),
)
"""A second code of a case, such as the one printed inside: ``target`` is the code that the station knows."""

RECALL = Table(
    "recall",
    METADATA,
    Column("product", Text, primary_key=True),
    Column("lot", Text, primary_key=True),
    Column("at_us", BigInteger, nullable=False),
    Column("words", Text, nullable=False),
)
"""``lot`` '' = all of the product."""

SCAN = Table(
    "scan",
    METADATA,
    Column("seq", RowNumber, primary_key=True, autoincrement=True),
    Column("client", Text, nullable=False),
    Column("scan", Text, nullable=False),
    Column("at_us", BigInteger, nullable=False),
    Column("received_us", BigInteger, nullable=False),
    Column("code_hash", BigInteger, nullable=False),
    Column("journal", RowNumber, nullable=False),
    Column("container", BigInteger, nullable=False),
    Column("nth", Integer, nullable=False),
    Column("answer", SmallInteger, nullable=False),
    Column("product", RowNumber, nullable=False),
    Column("distributor", RowNumber, nullable=False),
    Column("region", Text, nullable=False),
    UniqueConstraint("client", "scan", name="scan_once"),
    Index("scan_container", "journal", "container"),
    Index("scan_code", "code_hash"),
)
"""Scans of codes that some station packed; at most ``KEPT_OF_A_CODE`` of one code, ``nth`` = 1 the
first. 0 and '' = not known. No person, no
address, no place finer than a region."""

SCANNED_CODE = Table(
    "scanned_code",
    METADATA,
    Column("code_hash", BigInteger, primary_key=True, autoincrement=False),
    Column("scans", BigInteger, nullable=False),
    Column("first_us", BigInteger, nullable=False),
    Column("last_us", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
"""How often each packed code was scanned, whatever of the scans is kept."""

SCAN_DAY = Table(
    "scan_day",
    METADATA,
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("region", Text, primary_key=True),
    Column("distributor", RowNumber, primary_key=True, autoincrement=False),
    Column("product", RowNumber, primary_key=True, autoincrement=False),
    Column("answer", SmallInteger, primary_key=True, autoincrement=False),
    Column("scans", BigInteger, nullable=False),
    Column("firsts", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
"""The figures of the dashboards; ``day`` counts from 1970-01-01 UTC, ``firsts`` were the first scan of their code."""

DIVERSION_RULE = Table(
    "diversion_rule",
    METADATA,
    Column("distributor", RowNumber, primary_key=True, autoincrement=False),
    Column("product", RowNumber, primary_key=True, autoincrement=False),
    Column("window_days", Integer, nullable=False),
    Column("codes", Integer, nullable=False),
    Column("border_codes", Integer, nullable=False),
    Column("per_mille", Integer, nullable=False),
    Column("sample", Integer, nullable=False),
    Column("appeal_days", Integer, nullable=False),
)
"""When scans outside are a case. 0 = every distributor, every product; the most particular row counts."""

OUTSIDE_CODE = Table(
    "outside_code",
    METADATA,
    Column("distributor", RowNumber, primary_key=True, autoincrement=False),
    Column("product", RowNumber, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("region", Text, primary_key=True),
    Column("code_hash", BigInteger, primary_key=True, autoincrement=False),
    Column("journal", RowNumber, nullable=False),
    Column("container", BigInteger, nullable=False),
    Column("border", SmallInteger, nullable=False),
    Column("scans", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
"""Codes scanned where their distributor does not sell, a row a code, day and region: folded from ``scan``."""

DIVERSION = Table(
    "diversion",
    METADATA,
    Column("id", RowNumber, primary_key=True, autoincrement=True),
    Column("distributor", RowNumber, ForeignKey("distributor.id"), nullable=False),
    Column("product", RowNumber, nullable=False),
    Column("first_day", Integer, nullable=False),
    Column("last_day", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("codes", BigInteger, nullable=False),
    Column("scans", BigInteger, nullable=False),
    Column("raised_us", BigInteger, nullable=False),
    Column("appeal_until_us", BigInteger, nullable=False),
    Column("closed_us", BigInteger, nullable=True),
    Column("grounds", Text, nullable=False),
    UniqueConstraint("distributor", "product", "first_day", name="diversion_once"),
)
"""One case a distributor, product and window. ``grounds`` is JSON: the rule, the places, the code segments."""

DIVERSION_STEP = Table(
    "diversion_step",
    METADATA,
    Column("id", RowNumber, primary_key=True, autoincrement=True),
    Column("diversion", RowNumber, ForeignKey("diversion.id"), nullable=False),
    Column("at_us", BigInteger, nullable=False),
    Column("who", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("attachment", RowNumber, nullable=True),
    Index("diversion_step_case", "diversion", "id"),
)
"""What was done about a case; only ever added to."""

ATTACHMENT = Table(
    "attachment",
    METADATA,
    Column("id", RowNumber, primary_key=True, autoincrement=True),
    Column("distributor", RowNumber, ForeignKey("distributor.id"), nullable=False),
    Column("at_us", BigInteger, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Index("attachment_distributor", "distributor"),
)
"""A picture or a PDF that a distributor gave; its name is not kept."""

CREDIT = Table(
    "credit",
    METADATA,
    Column("distributor", RowNumber, primary_key=True, autoincrement=False),
    Column("product", RowNumber, primary_key=True, autoincrement=False),
    Column("amount", BigInteger, nullable=False),
    Column("currency", Text, nullable=False),
)
"""What a first scan is worth to the distributor, in hundredths; 0 = every distributor, every product."""

PLACE_READ = Table(
    "place_read",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("place", BigInteger, nullable=False),
)
"""How far a job has come."""

SECRET = Table(
    "secret",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)
"""What links and sessions are signed with: made by chance when first wanted, the same for every hub."""

WEBHOOK = Table(
    "webhook",
    METADATA,
    Column("id", RowNumber, primary_key=True, autoincrement=True),
    Column("name", Text, nullable=False, unique=True),
    Column("url", Text, nullable=False),
    Column("secret", Text, nullable=False),
    Column("kinds", Text, nullable=False),
    Column("transaction", BigInteger, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("lease_us", BigInteger, nullable=False),
)
"""Who is told of notices. ``kinds``: with blanks between them, empty = all. ``transaction``, ``seq``: the place it has
reached. ``lease_us``: until then one hub tells it, and no other."""

WEBHOOK_LOG = Table(
    "webhook_log",
    METADATA,
    Column("id", RowNumber, primary_key=True, autoincrement=True),
    Column("webhook", RowNumber, ForeignKey("webhook.id"), nullable=False),
    Column("at_us", BigInteger, nullable=False),
    Column("message", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("words", Text, nullable=False),
    Index("webhook_log_newest", "webhook", "id"),
)
"""What came of each attempt, the newest 10,000 of each webhook; the secret is never in it."""
