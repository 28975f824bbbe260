"""The tables of the trade, as the first release made them."""

from alembic import op
from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    SmallInteger,
    Text,
    UniqueConstraint,
    text,
)

ROW_NUMBER = BigInteger().with_variant(Integer, "sqlite")


def make() -> None:
    _places()
    _goods()
    _scans()
    _diversion()


def _places() -> None:
    op.create_table(
        "notice",
        Column("seq", ROW_NUMBER, primary_key=True, autoincrement=True),
        Column("transaction", BigInteger, nullable=False),
        Column("kind", Text, nullable=False),
        Column("at_us", BigInteger, nullable=False),
        Column("body", Text, nullable=False),
    )
    op.create_index("notice_place", "notice", ["transaction", "seq"])
    op.create_table(
        "region",
        Column("code", Text, primary_key=True),
        Column("parent", Text, nullable=False),
        Column("name_en", Text, nullable=False),
        Column("name_zh", Text, nullable=False),
        Column("tile_column", SmallInteger, nullable=False),
        Column("tile_row", SmallInteger, nullable=False),
    )
    op.create_table(
        "region_border",
        Column("region", Text, primary_key=True),
        Column("neighbour", Text, primary_key=True),
    )
    op.create_table(
        "region_name",
        Column("name", Text, primary_key=True),
        Column("region", Text, nullable=False),
    )
    op.create_table(
        "distributor",
        Column("id", ROW_NUMBER, primary_key=True, autoincrement=True),
        Column("code", Text, nullable=False, unique=True),
        Column("name", Text, nullable=False),
        Column("link", Integer, nullable=False),
        Column("told_us", BigInteger, nullable=False),
        Column("told_step", BigInteger, nullable=False),
    )
    op.create_table(
        "territory",
        Column("distributor", ROW_NUMBER, ForeignKey("distributor.id"), primary_key=True),
        Column("region", Text, primary_key=True),
        Column("part", SmallInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "place_read",
        Column("name", Text, primary_key=True),
        Column("place", BigInteger, nullable=False),
    )
    op.create_table(
        "secret",
        Column("name", Text, primary_key=True),
        Column("value", LargeBinary, nullable=False),
    )


def _goods() -> None:
    op.create_table(
        "product",
        Column("id", ROW_NUMBER, primary_key=True, autoincrement=True),
        Column("name", Text, nullable=False, unique=True),
    )
    op.create_table(
        "shipment",
        Column("journal", ROW_NUMBER, ForeignKey("journal.id"), primary_key=True),
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
        sqlite_with_rowid=False,
    )
    op.create_index("shipment_code", "shipment", ["code_hash", "at_us"])
    op.create_index("shipment_recipient", "shipment", ["recipient", "document"])
    uncounted = text("units = 0")
    op.create_index("shipment_uncounted", "shipment", ["at_us"], sqlite_where=uncounted, postgresql_where=uncounted)
    op.create_table(
        "late_move",
        Column("journal", ROW_NUMBER, primary_key=True),
        Column("seq", BigInteger, primary_key=True),
        Column("received_us", BigInteger, nullable=False),
    )
    op.create_table(
        "delivery_note",
        Column("number", Text, primary_key=True),
        Column("station", Text, nullable=False),
        Column("recipient", Text, nullable=False),
        Column("lines", Text, nullable=False),
        Column("told_us", BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "receipt",
        Column("distributor", ROW_NUMBER, ForeignKey("distributor.id"), primary_key=True),
        Column("document", Text, primary_key=True),
        Column("at_us", BigInteger, nullable=False),
        Column("words", Text, nullable=False),
        Column("attachment", ROW_NUMBER, nullable=True),
    )
    op.create_table(
        "code_alias",
        Column("code_hash", BigInteger, primary_key=True, autoincrement=False),
        Column("code", Text, nullable=False),
        Column("target", Text, nullable=False),
    )
    op.create_table(
        "recall",
        Column("product", Text, primary_key=True),
        Column("lot", Text, primary_key=True),
        Column("at_us", BigInteger, nullable=False),
        Column("words", Text, nullable=False),
    )


def _scans() -> None:
    op.create_table(
        "scan",
        Column("seq", ROW_NUMBER, primary_key=True, autoincrement=True),
        Column("client", Text, nullable=False),
        Column("scan", Text, nullable=False),
        Column("at_us", BigInteger, nullable=False),
        Column("received_us", BigInteger, nullable=False),
        Column("code_hash", BigInteger, nullable=False),
        Column("journal", ROW_NUMBER, nullable=False),
        Column("container", BigInteger, nullable=False),
        Column("nth", Integer, nullable=False),
        Column("answer", SmallInteger, nullable=False),
        Column("product", ROW_NUMBER, nullable=False),
        Column("distributor", ROW_NUMBER, nullable=False),
        Column("region", Text, nullable=False),
        UniqueConstraint("client", "scan", name="scan_once"),
    )
    op.create_index("scan_container", "scan", ["journal", "container"])
    op.create_index("scan_code", "scan", ["code_hash"])
    op.create_table(
        "scanned_code",
        Column("code_hash", BigInteger, primary_key=True, autoincrement=False),
        Column("scans", BigInteger, nullable=False),
        Column("first_us", BigInteger, nullable=False),
        Column("last_us", BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "scan_day",
        Column("day", Integer, primary_key=True, autoincrement=False),
        Column("region", Text, primary_key=True),
        Column("distributor", ROW_NUMBER, primary_key=True, autoincrement=False),
        Column("product", ROW_NUMBER, primary_key=True, autoincrement=False),
        Column("answer", SmallInteger, primary_key=True, autoincrement=False),
        Column("scans", BigInteger, nullable=False),
        Column("firsts", BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "credit",
        Column("distributor", ROW_NUMBER, primary_key=True, autoincrement=False),
        Column("product", ROW_NUMBER, primary_key=True, autoincrement=False),
        Column("amount", BigInteger, nullable=False),
        Column("currency", Text, nullable=False),
    )


def _diversion() -> None:
    op.create_table(
        "diversion_rule",
        Column("distributor", ROW_NUMBER, primary_key=True, autoincrement=False),
        Column("product", ROW_NUMBER, primary_key=True, autoincrement=False),
        Column("window_days", Integer, nullable=False),
        Column("codes", Integer, nullable=False),
        Column("border_codes", Integer, nullable=False),
        Column("per_mille", Integer, nullable=False),
        Column("sample", Integer, nullable=False),
        Column("appeal_days", Integer, nullable=False),
    )
    op.create_table(
        "outside_code",
        Column("distributor", ROW_NUMBER, primary_key=True, autoincrement=False),
        Column("product", ROW_NUMBER, primary_key=True, autoincrement=False),
        Column("day", Integer, primary_key=True, autoincrement=False),
        Column("region", Text, primary_key=True),
        Column("code_hash", BigInteger, primary_key=True, autoincrement=False),
        Column("journal", ROW_NUMBER, nullable=False),
        Column("container", BigInteger, nullable=False),
        Column("border", SmallInteger, nullable=False),
        Column("scans", BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "diversion",
        Column("id", ROW_NUMBER, primary_key=True, autoincrement=True),
        Column("distributor", ROW_NUMBER, ForeignKey("distributor.id"), nullable=False),
        Column("product", ROW_NUMBER, nullable=False),
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
    op.create_table(
        "diversion_step",
        Column("id", ROW_NUMBER, primary_key=True, autoincrement=True),
        Column("diversion", ROW_NUMBER, ForeignKey("diversion.id"), nullable=False),
        Column("at_us", BigInteger, nullable=False),
        Column("who", Text, nullable=False),
        Column("what", Text, nullable=False),
        Column("words", Text, nullable=False),
        Column("attachment", ROW_NUMBER, nullable=True),
    )
    op.create_index("diversion_step_case", "diversion_step", ["diversion", "id"])
    op.create_table(
        "attachment",
        Column("id", ROW_NUMBER, primary_key=True, autoincrement=True),
        Column("distributor", ROW_NUMBER, ForeignKey("distributor.id"), nullable=False),
        Column("at_us", BigInteger, nullable=False),
        Column("media_type", Text, nullable=False),
        Column("content", LargeBinary, nullable=False),
    )
    op.create_index("attachment_distributor", "attachment", ["distributor"])
    op.create_table(
        "webhook",
        Column("id", ROW_NUMBER, primary_key=True, autoincrement=True),
        Column("name", Text, nullable=False, unique=True),
        Column("url", Text, nullable=False),
        Column("secret", Text, nullable=False),
        Column("kinds", Text, nullable=False),
        Column("transaction", BigInteger, nullable=False),
        Column("seq", BigInteger, nullable=False),
        Column("lease_us", BigInteger, nullable=False),
    )
    op.create_table(
        "webhook_log",
        Column("id", ROW_NUMBER, primary_key=True, autoincrement=True),
        Column("webhook", ROW_NUMBER, ForeignKey("webhook.id"), nullable=False),
        Column("at_us", BigInteger, nullable=False),
        Column("message", Text, nullable=False),
        Column("kind", Text, nullable=False),
        Column("outcome", Text, nullable=False),
        Column("status", Text, nullable=False),
        Column("words", Text, nullable=False),
    )
    op.create_index("webhook_log_newest", "webhook_log", ["webhook", "id"])
