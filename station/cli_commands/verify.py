"""``station verify``: is the journal whole, and do its tables say what its log says."""

import json
from pathlib import Path

from station.cli_commands.journal_paths import journal_file
from station.cli_commands.output import NO, YES, foreseeable, out
from station.messages.sentences import sentence


def verify_journal(config: Path | None, data: Path | None, *, as_json: bool) -> int:
    with foreseeable():
        path = journal_file(config, data)
        from station.journal.verify import verify

        report = verify(path)
    if as_json:
        findings, notes = (
            [{"key": each.key, "arguments": dict(each.arguments)} for each in some]
            for some in (report.findings, report.notes)
        )
        answer = {"clean": report.clean, "found": report.found, "counts": report.counts, "findings": findings}
        out(json.dumps(answer | {"notes": notes}))
    else:
        for finding in (*report.findings, *report.notes):
            out(sentence(finding.key, finding.arguments))
        if report.found > len(report.findings):
            out(f"… and {report.found - len(report.findings)} more.")
        told = ", ".join(f"{number} {what.replace('_', ' ')}" for what, number in report.counts.items())
        out(f"{path}: {'clean' if report.clean else 'NOT clean'} ({told})" if told else f"{path}: nothing was counted")
    return YES if report.clean else NO
