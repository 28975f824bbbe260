"""The hub's tables, in SQLAlchemy Core: SQLite now, PostgreSQL by the same statements."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
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
    UniqueConstraint("station", "station_epoch"),
)
"""One row a journal that ever sent; the ids grow in the order they were first heard of."""

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

PACKED_CASE = Table(
    "packed_case",
    METADATA,
    Column("journal", RowNumber, ForeignKey("journal.id"), primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("case_epoch", BigInteger, nullable=False),
    Column("case_seq", BigInteger, nullable=False),
    Column("code", Text, nullable=False),
    Column("text", Text, nullable=False),
    Index("packed_case_code", "code"),
    Index("packed_case_text", "text"),
    Index("packed_case_number", "journal", "case_epoch", "case_seq", "seq"),
)

PACKED_UNIT = Table(
    "packed_unit",
    METADATA,
    Column("code", Text, primary_key=True),
    Column("journal", RowNumber, primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("text", Text, nullable=True, index=True),
    sqlite_with_rowid=False,
)
"""Unit → case. ``text`` only where it differs from the canonical code."""
