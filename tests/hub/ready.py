"""Tables as the steps of ``sync.hub.migrations`` make them, made once: to run all steps takes longer than most tests.

That the steps lead there is proved in ``test_migrations``, and by every hub that is started as a program."""

import tempfile
from functools import cache
from pathlib import Path

from sync.hub.database import Database, in_folder

EMPTIED = """
DO $$
DECLARE filled text;
BEGIN
    FOR filled IN SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
        WHERE schemaname = 'public' AND tablename <> 'hub_version'
    LOOP
        EXECUTE format('DO ''BEGIN IF EXISTS (SELECT FROM %s) THEN TRUNCATE %s CASCADE; END IF; END''', filled, filled);
    END LOOP;
    PERFORM setval(format('%I.%I', schemaname, sequencename), start_value, false) FROM pg_sequences
        WHERE schemaname = 'public';
END $$
"""
"""Takes every row out, and begins every count anew."""

SHAPE = """
SELECT md5(string_agg(line, ' ' ORDER BY line)) FROM (
    SELECT concat_ws(' ', attrelid::regclass, attnum, attname, format_type(atttypid, atttypmod), attnotnull,
        attisdropped, attidentity, pg_get_expr(adbin, adrelid))
    FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE attrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace) AND attnum > 0
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT concat_ws(' ', tgrelid::regclass, tgname) FROM pg_trigger WHERE NOT tgisinternal
) AS told (line)
"""
"""One word for all tables, indexes and rules of a database."""


@cache
def _hub_db() -> bytes:
    with tempfile.TemporaryDirectory() as name:
        in_folder(Path(name)).close()
        return (Path(name) / "hub.db").read_bytes()


def lay(folder: Path) -> None:
    """An empty ``hub.db`` with all tables, where there is none."""
    path = folder / "hub.db"
    if not path.exists():
        path.touch(0o600)
        path.write_bytes(_hub_db())


def opened(folder: Path) -> Database:
    """A new SQLite database of a hub."""
    lay(folder)
    return in_folder(folder)
