"""``station export`` of documents for authorities, from a journal: refused before, written whole; answers read back."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from defusedxml.ElementTree import fromstring

from station.core import events as ev
from station.core.values import CaseRef, Code, UnitEntry, Window
from tests.cli.test_export import station, written
from tests.journal.make import order_started

GS = "\x1d"
BOX = "00095212340000000013"
CONFIG = """\
[station]
id = "L1"
kind = "bench"
data = "data"

[recipe]
product = "water"
preset = "marked_water"
gtin = "09521234000013"
units_per_case = 2

[case_code]
source = "sscc"
prefix = "9521234"

[authority]
participant = "9705119097"
organisation = "Voda"
group = "water"
company_prefixes = ["9521234"]
"""


def unit(number: int, check: str = f"{GS}93Ab1c") -> Code:
    short = f"010952123400001321SER{number:010d}"
    return Code(f"gs1:{short}", short + check)


def packed(seq: int, units: tuple[Code, ...], box: str) -> tuple[ev.Event, ...]:
    case = CaseRef(1, seq)
    entries = tuple(UnitEntry(0, 1, (1, place), each) for place, each in enumerate(units, 1))
    code = Code(f"gs1:{box}", box)
    return (
        ev.CasePassed(case, "A-1", "water", "L7", Window(units=len(units)), code, entries),
        ev.CaseReleased(case, "exit"),
    )


@pytest.fixture
def line(tmp_path: Path) -> Path:
    events = (order_started("A-1"), ev.EpochGranted(1, 0, "first"), *packed(1, (unit(1), unit(2)), BOX))
    lost = ev.UnitDecommissioned(unit(9), "sampled", by="Ann", reason="lab")
    written(tmp_path / "data", *events, lost)
    config = tmp_path / "line.toml"
    config.write_text(CONFIG)
    return config


def test_the_documents_hold_what_is_packed_now_with_codes_as_they_were_read(line: Path) -> None:
    made = {}
    for what, suffix in (("gismt", "xml"), ("suz-utilisation", "json"), ("dropout", "json"), ("epcis12", "xml")):
        file = line.with_name(f"{what}.{suffix}")
        done = station("export", what, "--config", str(line), "-o", str(file))
        assert (done.exit_code, done.output) == (0, "")
        made[what] = file.read_bytes()
    cabinet = fromstring(made["gismt"])
    assert [each.text for each in cabinet.iter("pack_code")] == [BOX]
    assert [each.text for each in cabinet.iter("cis")] == [unit(n).text.split(GS)[0] for n in (1, 2)]
    assert json.loads(made["suz-utilisation"])["sntins"] == [unit(1).text, unit(2).text]
    dropped = json.loads(made["dropout"])
    assert (dropped["dropoutReason"], dropped["sntins"]) == ("QA_SAMPLES", [unit(9).key.removeprefix("gs1:")])
    epcs = [each.text for each in fromstring(made["epcis12"]).iter("epc")]
    sgtins = [f"urn:epc:id:sgtin:9521234.000001.SER{n:010d}" for n in (1, 2)]
    assert epcs == [*sgtins, *sgtins, "urn:epc:id:sgtin:9521234.000001.SER0000000009"]
    assert [each.text for each in fromstring(made["epcis12"]).iter("parentID")] == [
        "urn:epc:id:sscc:9521234.0000000001"
    ]
    lots = [each.text for each in fromstring(made["epcis12"]).iter("{urn:epcglobal:cbv:mda}lotNumber")]
    assert lots == ["L7"]


def test_what_the_platform_would_refuse_is_said_and_nothing_is_written(line: Path) -> None:
    written(line.parent / "data", *packed(2, (unit(3, check=""), unit(4)), "CASE-2"), create=False)
    file = line.with_name("box.xml")
    for more in (["-o", str(file)], ["--check"]):
        done = station("export", "gismt", "--config", str(line), *more)
        assert done.exit_code == 1
        assert "CASE-2 has no SSCC" in done.output
    done = station("export", "suz-utilisation", "--config", str(line), "--check")
    assert (done.exit_code, done.output.count("without its check part")) == (1, 1)
    assert not file.exists()


def test_an_answer_names_the_refused_code_and_where_it_is(line: Path) -> None:
    answer = line.with_name("answer.json")
    code = unit(1).text.split(GS)[0]
    answer.write_text(json.dumps({"status": "REJECTED", "errors": [{"cis": code, "message": "wrong status"}]}))
    done = station("answer", str(answer), "--config", str(line))
    assert done.exit_code == 1
    assert f"{code}\t1/1\twrong status" in done.output
    answer.write_text('{"status": "CHECKED_OK"}')
    assert station("answer", str(answer), "--config", str(line)).exit_code == 0
    answer.write_text("<html>Bad Gateway</html>")
    done = station("answer", str(answer), "--config", str(line))
    assert (done.exit_code, "is no answer of a platform" in done.output) == (1, True)


FOREIGN = "No code in answer.json is in a case of this station. Read it where its document was made."


def test_an_answer_about_codes_of_others_says_so(line: Path) -> None:
    answer = line.with_name("answer.json")
    for code, foreign in ((unit(77).text.split(GS)[0], True), (unit(1).text.split(GS)[0], False), ("", False)):
        answer.write_text(json.dumps({"status": "REJECTED", "errors": [{"cis": code, "message": "not yours"}]}))
        done = station("answer", str(answer), "--config", str(line))
        assert (done.exit_code, FOREIGN in done.output) == (1, foreign)
        assert "not yours" in done.output


@pytest.mark.parametrize("what", ["gismt", "suz-utilisation", "suz-aggregation", "dropout", "epcis12"])
def test_a_document_that_was_handed_in_is_no_answer(line: Path, what: str) -> None:
    file = line.with_name("document")
    assert station("export", what, "--config", str(line), "-o", str(file)).exit_code == 0
    done = station("answer", str(file), "--config", str(line))
    assert done.exit_code == 1
    assert "document is no answer of a platform" in done.output


class Signer(BaseHTTPRequestHandler):
    """A plant's own signing service."""

    status = 200
    heard: ClassVar[list[tuple[str, str, bytes]]] = []

    def do_POST(self) -> None:
        content = self.rfile.read(int(self.headers["Content-Length"]))
        self.heard.append((self.headers["Authorization"], self.headers["X-Document"], content))
        body = b'{"status": "ACCEPTED"}'
        self.send_response(self.status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Nothing."""


@pytest.fixture
def signer() -> Iterator[str]:
    Signer.heard.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Signer)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/documents"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.wire
def test_the_plants_own_service_signs_and_its_answer_is_kept(
    line: Path, signer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    token, file = line.with_name("token"), line.with_name("box.xml")
    token.write_text("t" * 40)
    wanted = ("export", "gismt", "--config", str(line), "-o", str(file), "--submit", signer, "--token-file", str(token))
    done = station(*wanted)
    assert (done.exit_code, "handed to the signer" in done.output) == (0, True)
    assert Signer.heard == [(f"Bearer {'t' * 40}", "gismt", file.read_bytes())]
    assert station("answer", str(line.with_name("box.xml.answer")), "--config", str(line)).exit_code == 0
    monkeypatch.setattr(Signer, "status", 503)
    done = station(*wanted)
    assert (done.exit_code, "did not take box.xml: 503" in done.output) == (1, True)
    assert file.exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("gismt", "-o", "x"), "needs --config"),
        (("cases",), "-o FILE"),
        (("gismt", "--config", "line.toml"), "--check"),
    ],
)
def test_what_is_missing_is_named(
    line: Path, arguments: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(line.parent)
    done = station("export", *arguments)
    assert (done.exit_code, said in done.output) == (2, True)


PAGE = Path(__file__).resolve().parents[2] / "docs" / "authorities.md"
COMMANDS = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("station ")]


@pytest.mark.wire
def test_every_command_of_the_page_does_what_it_says(line: Path, signer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(line.parent)
    line.with_name("sign.token").write_text("t" * 40)
    codes = {}
    for command in COMMANDS:
        typed = command.replace("https://sign.plant.example/documents", signer).replace("2026-11-22", "2020-01-01")
        codes[command] = station(*typed.split()[1:]).exit_code
    assert len(codes) == 7
    assert set(codes.values()) == {0}, codes
