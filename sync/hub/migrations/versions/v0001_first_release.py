"""The tables of the first release."""

from alembic import op
from sqlalchemy import BigInteger, Column, ForeignKey, Integer, LargeBinary, SmallInteger, Text, UniqueConstraint, text

from sync.hub.migrations import first_pools, first_trade

revision = "0001"
down_revision = None

ROW_NUMBER = BigInteger().with_variant(Integer, "sqlite")


def upgrade() -> None:
    _records()
    _projections()
    _serials()
    _planned()
    _access()
    first_trade.make()
    first_pools.make()


def _records() -> None:
    op.create_table(
        "journal",
        Column("id", ROW_NUMBER, primary_key=True, autoincrement=True),
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
    op.create_table(
        "event",
        Column("journal", ROW_NUMBER, ForeignKey("journal.id"), primary_key=True),
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
    )
    op.create_index("event_container", "event", ["journal", "container", "seq"])
    closed = text("kind = 'order.closed'")
    columns = ["received_us", "journal", "seq"]
    op.create_index("event_closed", "event", columns, sqlite_where=closed, postgresql_where=closed)
    op.create_table(
        "captured",
        Column("journal", ROW_NUMBER, ForeignKey("journal.id"), primary_key=True),
        Column("id", Text, primary_key=True),
        Column("seq", BigInteger, nullable=False),
    )


def _projections() -> None:
    op.create_table(
        "container",
        Column("journal", ROW_NUMBER, ForeignKey("journal.id"), primary_key=True),
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
        sqlite_with_rowid=False,
    )
    palletised = text("parent > 0")
    op.create_index(
        "container_parent", "container", ["journal", "parent"], sqlite_where=palletised, postgresql_where=palletised
    )
    op.create_table(
        "code_index",
        Column("code_hash", BigInteger, primary_key=True, autoincrement=False),
        Column("journal", ROW_NUMBER, primary_key=True),
        Column("seq", BigInteger, primary_key=True),
        Column("role", SmallInteger, primary_key=True),
        sqlite_with_rowid=False,
    )


def _serials() -> None:
    op.create_table(
        "packed_sscc",
        Column("journal", ROW_NUMBER, primary_key=True),
        Column("number", BigInteger, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "serial_range",
        Column("station", Text, primary_key=True),
        Column("first", BigInteger, nullable=False),
        Column("last", BigInteger, nullable=False),
        Column("claimed_us", BigInteger, nullable=False),
    )
    op.create_table(
        "repeated_code",
        Column("journal", ROW_NUMBER, ForeignKey("journal.id"), primary_key=True),
        Column("seq", BigInteger, primary_key=True),
        Column("code", Text, nullable=False),
        Column("other", Text, nullable=False),
        Column("found_us", BigInteger, nullable=False),
    )


def _planned() -> None:
    op.create_table(
        "planned_order",
        Column("station", Text, primary_key=True),
        Column("name", Text, primary_key=True),
        Column("place", Integer, nullable=False),
        Column("product", Text, nullable=False),
        Column("lot", Text, nullable=False),
        Column("cases", BigInteger, nullable=False),
        Column("recipe", BigInteger, nullable=False),
        Column("planned_us", BigInteger, nullable=False),
    )


def _access() -> None:
    op.create_table(
        "token",
        Column("digest", LargeBinary, primary_key=True),
        Column("name", Text, nullable=False, unique=True),
        Column("station", Text, nullable=True),
        Column("kind", Text, nullable=False),
        Column("made_us", BigInteger, nullable=False),
        Column("revoked_us", BigInteger, nullable=True),
    )
    op.create_table(
        "capture_job",
        Column("id", Text, primary_key=True),
        Column("source", Text, nullable=False),
        Column("at_us", BigInteger, nullable=False),
        Column("behaviour", Text, nullable=False),
        Column("errors", Text, nullable=False),
    )
    op.create_index("capture_job_age", "capture_job", ["at_us"])
