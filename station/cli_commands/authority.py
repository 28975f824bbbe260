"""``station export gismt | suz-… | dropout | ali-health | epcis12``: documents of authorities, and their answers.

What a platform would refuse is said first; then nothing is written. ``--check`` says it and writes nothing in any case.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import Literal, assert_never
from urllib.parse import quote

from config.result import Config
from station.assembly.authority_files import live_containers, lost_units
from station.assembly.exports import Source
from station.cli_commands.output import NO, YES, err, fail, out
from station.core.codes import display
from station.journal.pages import Pages
from station.messages.sentences import sentence
from station.version import PROGRAM
from sync.authorities import ali_health, chestny_znak, rules
from sync.authorities.answers import NotAnAnswer, read_answer
from sync.authorities.packed import DocumentFault, DocumentPart, PackedContainer, Participant
from sync.clock import SystemClock
from sync.epcis.events import Where, carried, events_of
from sync.epcis.xml12 import document, foreign_codes
from sync.result import DeliveryResult
from sync.settings import HttpUpstream
from sync.transport.http import HttpClient, Request, Response

NOWHERE = "-"
"""Of a code that nothing here holds."""
Document = Literal["gismt", "suz-utilisation", "suz-aggregation", "dropout", "ali-health", "epcis12"]
FINDINGS_SHOWN = 50
CONTENT_TYPES = defaultdict(
    lambda: "application/octet-stream", {".xml": "application/xml", ".json": "application/json"}
)


@dataclass(frozen=True, slots=True)
class Paper:
    """What a document says that no journal holds."""

    number: str = ""
    """Of the document; empty = made of the time."""
    production_order: str = ""
    """As the platform knows it; empty = the order of the journal."""
    expires: str = ""
    """Last day of the lot (ali-health)."""


def make(what: Document, source: Source, config: Config, paper: Paper, where: Callable[[], Where]) -> "Made":
    """The findings, and the parts of the document, which are made only when they are read."""
    who, made = _participant(config), datetime.now().astimezone()
    if what == "dropout":
        lost = lost_units(source.pages, source.wanted)
        return Made(rules.lost_findings(who, lost), lambda: chestny_znak.dropout(who, lost, made))
    if what == "epcis12":
        return _epcis12(source, config.authority.company_prefixes, where())
    packed = live_containers(source)
    number = paper.number or f"{config.station.id}-{made:%Y%m%dT%H%M%S}"
    return Made(rules.findings(what, who, packed), lambda: _parts(what, config, who, packed, paper, number, made))


@dataclass(frozen=True, slots=True)
class Made:
    """A document on its way."""

    findings: Sequence[DocumentFault]
    parts: Callable[[], Iterator[DocumentPart]]


def _participant(config: Config) -> Participant:
    part = config.authority
    return Participant(part.participant, part.organisation, part.group, part.line or config.station.id)


def _parts(
    what: Document,
    config: Config,
    who: Participant,
    packed: Sequence[PackedContainer],
    paper: Paper,
    number: str,
    made: datetime,
) -> Iterator[DocumentPart]:
    match what:
        case "gismt":
            yield from chestny_znak.unit_pack(who, packed, number, made, PROGRAM)
        case "suz-aggregation":
            order = paper.production_order or (packed[0].order if packed else "")
            yield from chestny_znak.aggregation(who, packed, order)
        case "suz-utilisation":
            yield from chestny_znak.utilisation(who, packed)
        case "ali-health":
            part = config.authority
            batch = ali_health.LotDetails(part.product_code, part.package_spec, paper.expires)
            yield ali_health.code_relation(packed, batch, who.line, made.tzinfo or UTC)
        case "dropout" | "epcis12":
            raise AssertionError(what)
        case _:
            assert_never(what)


def _epcis12(source: Source, prefixes: Sequence[str], where: Where) -> Made:
    """Every event that is told to EPCIS, units as commissioned, in the XML of version 1.2."""
    records = source.pages.all_wire(source.pages.wire_head().seq)
    wanted = [each for each in records if carried(each) and source.wanted.has(each.at_us, each.body.get("order"))]
    events = [event for record in wanted for event in events_of(record, where)]
    found = [DocumentFault("authority_prefix", uri) for uri in dict.fromkeys(foreign_codes(events, prefixes))]
    if not events:
        found.append(DocumentFault("authority_nothing"))
    terms = where.namespace.terms
    return Made(
        found, lambda: iter([DocumentPart(b"".join(document(events, prefixes, terms, datetime.now(UTC))), len(events))])
    )


def tell(findings: Sequence[DocumentFault]) -> int:
    """What would be refused, a line each; the exit code."""
    for each in findings[:FINDINGS_SHOWN]:
        told: dict[str, str | int] = {"code": each.code, "detail": each.detail, "container": each.container}
        err(sentence(each.key, {name: value for name, value in told.items() if value}))
    if len(findings) > FINDINGS_SHOWN:
        err(f"… and {len(findings) - FINDINGS_SHOWN:,} more.")
    return NO if findings else YES


def answers(file: Path, data: Path) -> int:
    """Read a platform's answer: each refused code with the platform's words, and where it is now."""
    try:
        answer = read_answer(file.read_bytes())
    except NotAnAnswer as wrong:
        fail(NO, "authority_no_answer", {"file": file.name, "detail": str(wrong)})
    if answer.accepted:
        out(sentence("authority_accepted", {"file": file.name, "state": answer.state}))
        return YES
    err(sentence("authority_refused", {"file": file.name, "n": len(answer.refused), "state": answer.state or "-"}))
    with closing(Pages.open(data / "journal.db")) as pages:
        places = [_place(pages, each.code) for each in answer.refused]
    for each, place in zip(answer.refused, places, strict=True):
        out("\t".join([display(each.code) or "-", place, display(each.words)]))
    if any(each.code for each in answer.refused) and not any(place != NOWHERE for place in places):
        err(sentence("authority_answer_foreign", {"file": file.name}))
    return NO


def _place(pages: Pages, code: str) -> str:
    """The container that holds a code now; ``-`` = none does."""
    keys = rules.keys_of(code)
    held = pages.taken(keys) if keys else {}
    return next(iter(held.values()), NOWHERE)


def files(output: Path, parts: Iterator[DocumentPart]) -> Iterator[tuple[Path, bytes]]:
    """One file as it is named; of several each with its number: ``box-1.xml``, ``box-2.xml``."""
    first, second = next(parts, None), next(parts, None)
    if first is None:
        return
    if second is None:
        yield output, first.content
        return
    for number, part in enumerate((first, second, *parts), start=1):
        yield output.with_name(f"{output.stem}-{number}{output.suffix}"), part.content


@dataclass(frozen=True, slots=True)
class SigningService:
    """The plant's own service that signs a document and hands it in; keys of a signature never come here."""

    url: str
    token_file: Path


def hand_in(what: Document, file: Path, signer: SigningService) -> int:
    """Give a written document to the signer; its answer is kept beside the file, and read."""
    answer = asyncio.run(_posted(what, file.name, file.read_bytes(), signer))
    if isinstance(answer, DeliveryResult):
        fail(NO, "authority_not_handed_in", {"file": file.name, "detail": f"{answer.status} {answer.words}".strip()})
    kept = file.with_name(f"{file.name}.answer")
    kept.write_bytes(answer.raw)
    if answer.status >= HTTPStatus.MULTIPLE_CHOICES:
        fail(NO, "authority_not_handed_in", {"file": file.name, "detail": f"{answer.status}, {kept.name}"})
    out(sentence("authority_handed_in", {"file": file.name, "answer": kept.name}))
    return YES


async def _posted(what: Document, name: str, content: bytes, signer: SigningService) -> Response | DeliveryResult:
    http = HttpClient(HttpUpstream(name="authority", url=signer.url, token_file=signer.token_file), SystemClock())
    kind = CONTENT_TYPES[Path(name).suffix]
    headers = {"Content-Type": kind, "X-Document": what, "X-Document-Name": quote(name)}
    try:
        return await http.ask(Request("POST", signer.url, content=content, headers=headers))
    finally:
        await http.close()
