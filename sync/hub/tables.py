"""All of the hub's tables, in SQLAlchemy Core: SQLite and PostgreSQL by the same statements.

Those of the trade are in ``sync.hub.trade_tables``. What is in both is what ``sync.hub.migrations`` makes; a test
compares them. ``event`` is the truth and its primary key the dedup.
``code_index``, ``container`` and ``packed_sscc`` are projections of it (``sync.hub.projections``): every column is the
largest of something or belongs to the record with the highest number, so the order of arrival does not matter.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    text,
)

METADATA = MetaData()

RowNumber = BigInteger().with_variant(Integer, "sqlite")
"""SQLite counts only an INTEGER PRIMARY KEY by itself."""

JOURNAL = Table(
    "journal",
    METADATA,
    Column("id", RowNumber, primary_key=True, autoincrement=True),
    Column("station", Text, nullable=False),
    Column("station_epoch", Text, nullable=False),
    Column("begun_us", BigInteger, nullable=False),
    Column("contiguous_through", BigInteger, nullable=False),
    Column("last_seq", BigInteger, nullable=False),
    Column("head_seq", BigInteger, nullable=False),
    Column("head_hash", Text, nullable=False),
    Column("heard_us", BigInteger, nullable=False, server_default="0"),
    Column("event_time", Text, nullable=False, server_default=""),
    Column("agent", Text, nullable=False, server_default=""),
    Column("conflicts", BigInteger, nullable=False, server_default="0"),
    Column("conflict_us", BigInteger, nullable=False, server_default="0"),
    UniqueConstraint("station", "station_epoch", name="journal_station"),
)
"""One row a journal that ever sent; the ids grow in the order they were first heard of. ``event_time`` is of the record
with the highest number, ``conflicts`` counts records refused because their number held other content."""

IS_CLOSED = text("kind = 'order.closed'")
"""Of ``event``; an index is taken for the very same words."""

EVENT = Table(
    "event",
    METADATA,
    Column("journal", RowNumber, ForeignKey("journal.id"), primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("time", Text, nullable=False),
    Column("clock_quality", Text, nullable=False),
    Column("line", Text, nullable=False),
    Column("order_name", Text, nullable=False),
    Column("received_us", BigInteger, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("container", BigInteger, nullable=True),
    Column("body", Text, nullable=False),
    Index("event_container", "journal", "container", "seq"),
    Index("event_closed", "received_us", "journal", "seq", sqlite_where=IS_CLOSED, postgresql_where=IS_CLOSED),
)
"""Every record ever accepted; the primary key is the dedup, without a time limit. ``container`` is the one a record is
about; NULL = about none."""

CAPTURED = Table(
    "captured",
    METADATA,
    Column("journal", RowNumber, ForeignKey("journal.id"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("seq", BigInteger, nullable=False),
)
"""Event id → number, for senders that number nothing (EPCIS capture): there the id is the dedup."""

CONTAINER = Table(
    "container",
    METADATA,
    Column("journal", RowNumber, ForeignKey("journal.id"), primary_key=True),
    Column("container", BigInteger, primary_key=True),
    Column("level", SmallInteger, nullable=False),
    Column("name", Text, nullable=False),
    Column("name_rank", BigInteger, nullable=False),
    Column("code_hash", BigInteger, nullable=False),
    Column("packed_rank", BigInteger, nullable=False),
    Column("members", Integer, nullable=False),
    Column("dissolved_rank", BigInteger, nullable=False),
    Column("shipped_rank", BigInteger, nullable=False),
    Column("returned_rank", BigInteger, nullable=False),
    Column("parent", BigInteger, nullable=False),
    Column("parent_rank", BigInteger, nullable=False),
    Index(
        "container_parent",
        "journal",
        "parent",
        sqlite_where=text("parent > 0"),
        postgresql_where=text("parent > 0"),
    ),
    sqlite_with_rowid=False,
)
"""What is true of each container now. A rank is the number of a record (of a captured event, which has none, its time
in µs); 0 = there is no such record. A container is packed while ``packed_rank`` (of the last record that packed or
restored it) is above ``dissolved_rank``; it is shipped while ``shipped_rank`` is above ``returned_rank``. ``code_hash``
is of the code that its last record carries, ``members`` are those of the last record that packed or restored it; 0 =
none. ``parent`` (0 = none) was said at ``parent_rank``, and holds while the parent was not dissolved since. The
parent's record may make the row first."""

CODE_INDEX = Table(
    "code_index",
    METADATA,
    Column("code_hash", BigInteger, primary_key=True, autoincrement=False),
    Column("journal", RowNumber, primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("role", SmallInteger, primary_key=True),
    sqlite_with_rowid=False,
)
"""Code → the records that name it, by 64 bits of its hash: 30 bytes a unit however long the codes are. What the highest
number says of a code and a container is true. Who reads it compares the code in the record itself."""

PACKED_SSCC = Table(
    "packed_sscc",
    METADATA,
    Column("journal", RowNumber, primary_key=True),
    Column("number", BigInteger, primary_key=True),
    sqlite_with_rowid=False,
)
"""Every SSCC that a container ever had: the 17 digits before its check digit. One that was taken back stays used."""

PLANNED_ORDER = Table(
    "planned_order",
    METADATA,
    Column("station", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("product", Text, nullable=False),
    Column("lot", Text, nullable=False),
    Column("cases", BigInteger, nullable=False),
    Column("recipe", BigInteger, nullable=False),
    Column("planned_us", BigInteger, nullable=False),
)
"""Orders that a person planned for a station, which fetches them."""

SERIAL_RANGE = Table(
    "serial_range",
    METADATA,
    Column("station", Text, primary_key=True),
    Column("first", BigInteger, nullable=False),
    Column("last", BigInteger, nullable=False),
    Column("claimed_us", BigInteger, nullable=False),
)
"""From which numbers a station says it assigns SSCCs (17 digits each)."""

REPEATED_CODE = Table(
    "repeated_code",
    METADATA,
    Column("journal", RowNumber, ForeignKey("journal.id"), primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("code", Text, nullable=False),
    Column("other", Text, nullable=False),
    Column("found_us", BigInteger, nullable=False),
)
"""Records that packed a code which another container held when they came; ``other`` is that one, with its station."""

TOKEN = Table(
    "token",
    METADATA,
    Column("digest", LargeBinary, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("station", Text, nullable=True),
    Column("kind", Text, nullable=False),
    Column("made_us", BigInteger, nullable=False),
    Column("revoked_us", BigInteger, nullable=True),
)
"""SHA-256 of each token ever made. ``kind``: ``station``, ``reader``, ``scans`` (asks what a scan is answered) or
``brand`` (the dashboards); ``station`` is NULL for all but the first."""

CAPTURE_JOB = Table(
    "capture_job",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("source", Text, nullable=False),
    Column("at_us", BigInteger, nullable=False),
    Column("behaviour", Text, nullable=False),
    Column("errors", Text, nullable=False),
    Index("capture_job_age", "at_us"),
)
"""How each capture ended; kept for a week."""
