"""The tables of issued codes, as the first release made them."""

from alembic import op
from sqlalchemy import BigInteger, Column, ForeignKey, Integer, Text

ROW_NUMBER = BigInteger().with_variant(Integer, "sqlite")


def make() -> None:
    op.create_table(
        "issued_pool",
        Column("id", ROW_NUMBER, primary_key=True, autoincrement=True),
        Column("name", Text, nullable=False, unique=True),
        Column("kind", Text, nullable=False),
        Column("head", Text, nullable=False),
        Column("length", Integer, nullable=False),
        Column("application", Text, nullable=False),
        Column("asked", Text, nullable=False),
        Column("made_us", BigInteger, nullable=False),
    )
    op.create_table(
        "issued_code",
        Column("pool", ROW_NUMBER, ForeignKey("issued_pool.id"), primary_key=True),
        Column("number", BigInteger, primary_key=True),
        Column("code_hash", BigInteger, nullable=False),
        Column("code", Text, nullable=False),
        Column("raw", Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("issued_code_hash", "issued_code", ["code_hash"], unique=True)
    op.create_table(
        "code_range",
        Column("id", ROW_NUMBER, primary_key=True, autoincrement=True),
        Column("pool", ROW_NUMBER, ForeignKey("issued_pool.id"), nullable=False),
        Column("kind", Text, nullable=False),
        Column("first", BigInteger, nullable=False),
        Column("last", BigInteger, nullable=False),
        Column("whom", Text, nullable=False),
        Column("by", Text, nullable=False),
        Column("words", Text, nullable=False),
        Column("at_us", BigInteger, nullable=False),
    )
    op.create_index("code_range_pool", "code_range", ["pool", "kind", "first"])
