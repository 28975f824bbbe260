"""All of the hub's tables, in SQLAlchemy Core: SQLite and PostgreSQL by the same statements.

A table that stood in another module would be there or not by what was imported when the database was made.
``event`` is the truth and its primary key the dedup. ``mention``, ``packed_case``, ``packed_sscc`` and ``case_retold``
are projections of it: they can be thrown away and folded again (``sync.hub.fold``).
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
)

METADATA = MetaData()
SCHEMA_VERSION = 4

RowNumber = BigInteger().with_variant(Integer, "sqlite")
"""SQLite counts only an INTEGER PRIMARY KEY by itself."""

SCHEMA = Table("hub_schema", METADATA, Column("version", Integer, nullable=False))
"""One row. A database of a newer hub is refused."""

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
    UniqueConstraint("station", "station_epoch"),
)
"""One row a journal that ever sent; the ids grow in the order they were first heard of. ``event_time`` is told by the
record with the highest number, ``conflicts`` counts records refused because their number held other content."""

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
    Column("body", Text, nullable=False),
)
"""Every record ever accepted; the primary key is the dedup, without a time limit."""

CAPTURED = Table(
    "captured",
    METADATA,
    Column("journal", RowNumber, ForeignKey("journal.id"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("seq", BigInteger, nullable=False),
)
"""Event id → number, for senders that number nothing (EPCIS capture): there the id is the dedup."""

PACKED_CASE = Table(
    "packed_case",
    METADATA,
    Column("journal", RowNumber, ForeignKey("journal.id"), primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("case_epoch", BigInteger, nullable=False),
    Column("case_seq", BigInteger, nullable=False),
    Index("packed_case_number", "journal", "case_epoch", "case_seq", "seq"),
)
"""Every record after which a case counts as packed, until one with a higher number in ``case_retold`` is about it."""

CASE_RETOLD = Table(
    "case_retold",
    METADATA,
    Column("journal", RowNumber, ForeignKey("journal.id"), primary_key=True),
    Column("case_epoch", BigInteger, primary_key=True),
    Column("case_seq", BigInteger, primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    sqlite_with_rowid=False,
)
"""Every record that takes the place of what was said of its case before: dissolved, or restored. What counts is the
number, so it does not matter which came first."""

MENTION = Table(
    "mention",
    METADATA,
    Column("code_hash", BigInteger, primary_key=True, autoincrement=False),
    Column("journal", RowNumber, primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("role", SmallInteger, primary_key=True),
    sqlite_with_rowid=False,
)
"""Code → the records that name it, by 64 bits of its hash: 30 bytes a unit however long the codes are.
Who reads it compares the code in the record itself."""

PACKED_SSCC = Table(
    "packed_sscc",
    METADATA,
    Column("journal", RowNumber, primary_key=True),
    Column("number", BigInteger, primary_key=True),
    sqlite_with_rowid=False,
)
"""Every SSCC ever told as packed: the 17 digits before its check digit. One that was taken back stays used."""

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
"""Records that packed a code which another case held when they came; ``other`` is that case, with its station."""

TOKEN = Table(
    "token",
    METADATA,
    Column("digest", LargeBinary, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("station", Text, nullable=True),
    Column("made_us", BigInteger, nullable=False),
    Column("revoked_us", BigInteger, nullable=True),
)
"""SHA-256 of each token ever made. ``station`` NULL: it reads everything and writes nothing."""

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
