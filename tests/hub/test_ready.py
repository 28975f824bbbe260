"""A database of PostgreSQL that a test gives back is as the steps made it when the next has it, or it is cleared."""

from sqlalchemy import text

from tests.hub.conftest import PostgresHome
from tests.hub.postgres import Cluster

PRODUCT = text("INSERT INTO product (name) VALUES (gen_random_uuid()::text) RETURNING id")


def _told(home: PostgresHome, *statements: str) -> list[int]:
    """The numbers of the products there; then these statements are carried out."""
    database = home.open()
    with database.writer.begin() as connection:
        found = [int(number) for number in connection.execute(text("SELECT id FROM product")).scalars()]
        found.append(int(connection.execute(PRODUCT).scalar_one()))
        for statement in statements:
            connection.execute(text(statement))
    database.close()
    return found


def test_rows_and_counts_of_one_test_are_not_there_for_the_next(cluster: Cluster) -> None:
    first = PostgresHome(cluster)
    assert _told(first)[-1] == 1
    assert _told(first) == [1, 2]
    first.give_back()
    assert cluster.ready[-1] in first.dsn
    second = PostgresHome(cluster)
    assert second.dsn == first.dsn
    assert _told(second) == [1]
    second.give_back()


def test_a_database_with_other_tables_than_a_hub_makes_is_cleared(cluster: Cluster) -> None:
    for statement in (
        "ALTER TABLE product RENAME TO away",
        "ALTER TABLE product ADD COLUMN more TEXT",
        "ALTER TABLE product ALTER COLUMN name DROP NOT NULL",
        "CREATE INDEX more ON product (name)",
    ):
        home = PostgresHome(cluster)
        _told(home, statement)
        home.give_back()
        assert cluster.spare[-1] in home.dsn, statement
        assert _told(PostgresHome(cluster, new=True)) == [1]
