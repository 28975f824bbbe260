"""The acceptance protocol of tested devices, as a document and as PDF."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from config.result import Config
from station.assembly.device_doctor import DeviceTested, Outcome, Tested
from station.messages.sentences import sentence
from station.version import PROGRAM

OUTCOME_WORDS: dict[Outcome, str] = {"ok": "ok", "no": "NOT OK", "open": "open"}


def said(finding: Tested) -> str:
    return sentence(finding.key, finding.arguments)


def as_document(found: Sequence[DeviceTested]) -> list[dict[str, Any]]:
    """JSON-ready, each finding with its English."""
    return [
        {
            "kind": each.kind,
            "name": each.name,
            "driver": each.driver,
            "outcome": each.outcome,
            "findings": [
                {"outcome": one.outcome, "key": one.key, "arguments": dict(one.arguments), "message": said(one)}
                for one in each.findings
            ],
        }
        for each in found
    ]


def protocol(config: Config, found: Sequence[DeviceTested], at: datetime) -> bytes:
    """A PDF to be signed: what was tested, by which program, with which config."""
    from station.assembly.card_pdf import ProtocolPart, ProtocolRow, protocol_pdf

    facts = [
        ("Station", config.station.id),
        ("Date", f"{at:%Y-%m-%d %H:%M:%S %z}"),
        ("Program", PROGRAM),
        ("Config", f"{config.path.name}, SHA-256 {hashlib.sha256(config.text.encode()).hexdigest()}"),
    ]
    parts = [
        ProtocolPart(
            f"{each.kind} {each.name} ({each.driver}): {OUTCOME_WORDS[each.outcome]}{_when(each)}",
            tuple(ProtocolRow(OUTCOME_WORDS[one.outcome], said(one)) for one in each.findings),
        )
        for each in found
    ]
    right = sum(each.outcome == "ok" for each in found)
    return protocol_pdf(facts, parts, f"{right} of {len(found)} devices are as they must be.")


def _when(tested: DeviceTested) -> str:
    if not tested.at_us:
        return ""
    return f", {datetime.fromtimestamp(tested.at_us / 1_000_000).astimezone():%Y-%m-%d %H:%M}"
