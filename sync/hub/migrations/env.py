"""What Alembic runs around the steps: they go through the connection of whoever migrates, in its transaction."""

from alembic import context

from sync.hub.migrations import VERSION_TABLE

context.configure(connection=context.config.attributes["connection"], version_table=VERSION_TABLE)
with context.begin_transaction():
    context.run_migrations()
