"""``station hub`` and ``station hub token`` from a shell: what they say, and what they refuse in one sentence."""

import importlib
import json
import os
import pkgutil
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import trustme
from sqlalchemy import Table, text

from sync import hub
from sync.hub import pool_tables, tables, trade_tables
from sync.hub.database import DatabaseRefused, in_folder, parse_dsn
from sync.hub.migrations import VERSION_TABLE, newest
from tests.badinput.command import ROOT, station
from tests.hub.conftest import PostgresHome
from tests.hub.postgres import Cluster
from tests.sync.epcis.factory import SHIPPED
from tests.sync.factory import posted, record


@contextmanager
def running(*words: str) -> Iterator[int]:
    """The port of a hub in a process of its own."""
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "station", "hub", *words, "--port=0"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    ) as process:
        try:
            assert process.stdout is not None
            yield json.loads(process.stdout.readline())["port"]
        finally:
            process.kill()


def made(*words: str) -> str:
    told = station("hub", "token", "add", *words)
    assert (told.code, told.err) == (0, "")
    return told.out.strip()


@pytest.mark.wire
def test_a_token_made_at_the_console_lets_its_station_write_over_tls(cluster: Cluster, tmp_path: Path) -> None:
    authority = trustme.CA()
    own = authority.issue_cert("localhost")
    own.private_key_pem.write_to_path(tmp_path / "key.pem")
    own.cert_chain_pems[0].write_to_path(tmp_path / "cert.pem")
    (tmp_path / "dsn").write_text(PostgresHome(cluster, new=True).dsn + "\n")
    where = f"--dsn-file={tmp_path / 'dsn'}"
    token = made("L1", where)
    trust = ssl.create_default_context()
    authority.configure_trust(trust)
    tls = (f"--tls-cert={tmp_path / 'cert.pem'}", f"--tls-key={tmp_path / 'key.pem'}")
    with running(where, *tls) as port, httpx.Client(verify=trust, trust_env=False) as client:
        answer = client.post(
            f"https://localhost:{port}/v1/stations/L1/events",
            content=posted(record(1)),
            headers={"Authorization": f"Bearer {token}"},
        )
        assert answer.json()["accepted_through"] == 1
        with pytest.raises(httpx.TransportError):
            client.get(f"http://localhost:{port}/healthz")


@pytest.mark.wire
def test_a_capture_is_taken_in_where_a_token_was_made_before_anything_else(tmp_path: Path) -> None:
    token = {"Authorization": f"Bearer {made('L1', f'--data={tmp_path}')}"}
    whole = {"@context": [], "type": "EPCISDocument", "schemaVersion": "2.0", "creationDate": "2026-06-01T12:00:00Z"}
    document = whole | {"epcisBody": {"eventList": [SHIPPED]}}
    with running(f"--data={tmp_path}") as port, httpx.Client(trust_env=False, headers=token) as client:
        answer = client.post(f"http://127.0.0.1:{port}/capture", json=document)
        assert (answer.status_code, answer.text) == (202, "")
        assert client.get(f"http://127.0.0.1:{port}{answer.headers['Location']}").json()["success"]


def test_every_table_of_the_hub_stands_where_the_schema_is_made() -> None:
    """One that another module adds is missing in a database that was made without that module."""
    for module in pkgutil.iter_modules(hub.__path__, "sync.hub."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    here = (*vars(tables).values(), *vars(trade_tables).values(), *vars(pool_tables).values())
    assert {table.name for table in here if isinstance(table, Table)} == set(tables.METADATA.tables)


@pytest.mark.wire
def test_behind_a_proxy_the_address_that_counts_is_the_one_it_tells(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("one")
    words = (f"--data={tmp_path}", f"--token-file={tmp_path / 'token'}", "--page-rate=0.01")
    for trusted, expected in (("127.0.0.1", [200, 429, 200]), ("192.0.2.9", [200, 429, 429])):
        with running(*words, f"--trust-proxy={trusted}") as port, httpx.Client(trust_env=False) as client:
            answers = [
                client.get(f"http://127.0.0.1:{port}/t", headers={"X-Forwarded-For": address}).status_code
                for address in ("198.51.100.1", "198.51.100.1", "198.51.100.2")
            ]
            assert answers == expected


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--region-header=X-Region",), "--region-header goes with --trust-proxy"),
        (("--region-header=X Region", "--trust-proxy=127.0.0.1"), "'X Region' is not one to three names of headers"),
        (("--region-header=,", "--trust-proxy=127.0.0.1"), "',' is not one to three names of headers"),
    ],
)
def test_headers_of_a_region_want_a_proxy_and_names(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    told = station("hub", f"--data={tmp_path}", *words)
    assert told.code == 2
    assert said in told.err


def test_tokens_are_listed_and_revoked_by_name(tmp_path: Path) -> None:
    where = f"--data={tmp_path}"
    token = made("L1", where)
    made("--read", "--name=office", where)
    told = station("hub", "token", "list", where)
    assert [line.split("\t")[:2] for line in told.lines] == [["L1", "writes as L1"], ["office", "reads everything"]]
    assert token not in told.out
    assert station("hub", "token", "revoke", "L1", where).code == 0
    assert station("hub", "token", "list", where).lines[0].split("\t")[3].startswith("revoked 20")
    again = station("hub", "token", "revoke", "L1", where)
    assert (again.code, again.sentence) == (1, "hub: no valid token is named L1; see `station hub token list`")
    twice = station("hub", "token", "add", "L1", where)
    assert (twice.code, twice.out) == (1, "")
    assert "names are never used twice" in twice.sentence


@pytest.mark.parametrize(
    "words",
    [
        ("add",),
        ("add", "L1", "--read"),
        ("add", "a\nb"),
        ("add", "L" * 200),
        ("revoke",),
    ],
)
def test_a_token_command_that_makes_no_sense_is_a_usage_error(tmp_path: Path, words: tuple[str, ...]) -> None:
    assert station("hub", "token", *words, f"--data={tmp_path}").code == 2
    assert station("hub", "token", "list").code == 2
    assert station("hub", "token", "list", f"--data={tmp_path}", "--dsn=postgresql:///x").code == 2
    assert station("hub", "token", "list", f"--dsn-file={tmp_path / 'gone'}").code == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--dsn-file={folder}/mysql",), "hub: a DSN begins with postgresql://, not with mysql://"),
        (("--dsn=:::secret",), "hub: the DSN is none: "),
        (("--dsn-file={folder}/postgresql",), "hub: the database of the DSN cannot be used: "),
        (("--data={folder}",), "hub: there is no token yet: make one with `station hub token add`"),
        (
            ("--data={folder}", "--token-file={folder}/token", "--host=0.0.0.0"),
            "hub: 0.0.0.0 can be reached from elsewhere, and without TLS tokens would travel in the clear",
        ),
        (
            (
                "--data={folder}",
                "--token-file={folder}/token",
                "--tls-cert={folder}/token",
                "--tls-key={folder}/token",
            ),
            "hub: {folder}/token and {folder}/token cannot be used for TLS: ",
        ),
    ],
)
def test_a_hub_that_cannot_serve_says_why_and_no_secret(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    (tmp_path / "token").write_text("one")
    (tmp_path / "mysql").write_text("mysql://root:secret@h/d")
    (tmp_path / "postgresql").write_text("postgresql://u:secret@127.0.0.1:1/d")
    told = station("hub", *(word.format(folder=tmp_path) for word in words), "--port=0")
    assert (told.code, told.out) == (1, "")
    assert told.sentence.startswith(said.format(folder=tmp_path))
    assert "secret" not in told.err


@pytest.mark.parametrize(
    "dsn",
    [
        "postgresql://u:secret@h/d",
        "postgresql://u@h/d?password=secret",
        "postgresql:///d?host=/run&sslpassword=secret",
        "mysql://root:secret@h/d",
        "x://u:secret@h:port/d",
    ],
)
@pytest.mark.parametrize("words", [("hub",), ("hub", "token", "add", "L1"), ("hub", "token", "list")], ids=" ".join)
def test_a_password_on_the_command_line_is_refused_and_not_repeated(words: tuple[str, ...], dsn: str) -> None:
    told = station(*words, f"--dsn={dsn}")
    assert (told.code, told.out) == (2, "")
    assert "--dsn-file" in told.err
    assert "secret" not in told.err


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--data=x", "--dsn=postgresql:///x"),
        ("--data=x", "--tls-cert=x"),
        ("--data=x", "--page-rate=nan"),
        ("--data=x", "--page-rate=0"),
        ("--data=x", "--timezone=Nowhere/Land"),
        ("--data=x", "--timezone=../../etc/passwd"),
        ("--dsn-file=/nowhere/at/all",),
    ],
)
def test_words_that_make_no_sense_are_a_usage_error(words: tuple[str, ...]) -> None:
    assert station("hub", *words).code == 2


@pytest.mark.parametrize("dsn", ["postgres://h/d", "postgresql://h/d", "postgresql+psycopg://h/d", "postgresql:///d\n"])
def test_every_spelling_of_a_dsn_means_our_driver(dsn: str) -> None:
    assert parse_dsn(dsn).drivername == "postgresql+psycopg"


def test_a_database_of_a_newer_hub_is_refused_and_left_alone(tmp_path: Path) -> None:
    database = in_folder(tmp_path)
    with database.writer.begin() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
    database.close()
    with pytest.raises(DatabaseRefused):
        in_folder(tmp_path)
    (tmp_path / "token").write_text("one")
    told = station("hub", f"--data={tmp_path}", f"--token-file={tmp_path / 'token'}", "--port=0")
    newer = f"(version 9999, this one knows {newest()})"
    assert told.sentence == f"hub: the database was written by a newer hub {newer}"
