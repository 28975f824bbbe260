"""The report of ``station plc-test``, one for every profile: each check with its verdict, and what to change."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from drivers.errors import DriverError
from drivers.plc_test.results import CheckOutcome, Results, Verdict
from station.cli_commands.output import NO, USAGE, YES, counted, fail, out
from station.messages import MESSAGES
from station.messages.plc_test import CheckText
from station.messages.row import Row
from station.messages.sentences import sentence_of

Equipment = Mapping[str, Collection[str]]
"""What a line may not have (``--without``), and the checks that are left out then."""
_SHOWN: dict[Verdict, str] = {"pass": "pass", "fail": "FAIL", "not_tested": "not tested", "left_out": "left out"}
_INDENT = f"\n{'':<17}"


def refuse_unknown(without: Collection[str], known: Equipment) -> None:
    """End with a sentence where something is left out that no line can be without."""
    for thing in without:
        if thing not in known:
            fail(USAGE, "plc_test_without", {"thing": thing, "known": ", ".join(known)})


def checks_of(without: Collection[str], known: Equipment) -> set[str]:
    """The checks that are about what the line does not have."""
    return {check for thing in without for check in known[thing]}


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a run found, in the words of its profile."""

    results: Results
    rules: Mapping[str, str]
    """Check → the duty or rule it belongs to, in the order of the report."""
    texts: Mapping[str, CheckText]
    reasons: Mapping[str, str]
    """Why a check could not be tried, by key."""
    left_out: Collection[str] = field(default=())

    @property
    def verdicts(self) -> dict[str, Verdict]:
        found = self.results.outcomes.items()
        return {name: "left_out" if name in self.left_out else outcome.verdict for name, outcome in found}

    @property
    def exit_code(self) -> int:
        """0 only where every check passes that is not left out."""
        return YES if set(self.verdicts.values()) <= {"pass", "left_out"} else NO

    def tell(self, *, of_the_wire: str) -> None:
        """One line a check, then how many of each verdict and what is to be said of the wire."""
        for name, verdict in self.verdicts.items():
            out(f"{_SHOWN[verdict]:<11} {self.rules[name]:<4} {self.texts[name].title}{self._detail(name, verdict)}")
        verdicts = list(self.verdicts.values())
        counts = ", ".join(f"{verdicts.count(each)} {shown.lower()}" for each, shown in _SHOWN.items())
        checks = counted("{n:1 check|{n} checks}", n=len(verdicts))
        out(f"{checks}: {counts}. {of_the_wire}")

    def rows(self) -> list[dict[str, object]]:
        """The same for ``--json``."""
        return [self._row(name, verdict) for name, verdict in self.verdicts.items()]

    def _row(self, name: str, verdict: Verdict) -> dict[str, object]:
        outcome = self.results.outcomes[name]
        return {
            "check": name,
            "rule": self.rules[name],
            "title": self.texts[name].title,
            "verdict": verdict,
            "tried": outcome.tried,
            "faults": outcome.faults,
            "fault": self._fault(name, outcome) if verdict == "fail" else "",
            "why_not": self.reasons[outcome.why_not] if verdict == "not_tested" else "",
        }

    def _detail(self, name: str, verdict: Verdict) -> str:
        outcome = self.results.outcomes[name]
        match verdict:
            case "fail":
                times = counted("{n:once|{n} times}", n=outcome.faults)
                return f"{_INDENT}{self._fault(name, outcome)} ({times})"
            case "not_tested":
                return f": {self.reasons[outcome.why_not]}"
            case _:
                return ""

    def _fault(self, name: str, outcome: CheckOutcome) -> str:
        """What was seen first, and what to change."""
        told = dict(outcome.first)
        if outcome.error is not None:
            told["what"] = _in_words(outcome.error)
        return sentence_of(self.texts[name].fault, told)


def _in_words(error: DriverError) -> str:
    """Why a request failed: the first sentence of its key. What becomes of cases is no matter of a test."""
    row = MESSAGES.get(error.key)
    told = sentence_of(Row(row.what), error.arguments) if row is not None else error.key
    return told.partition(". ")[0].rstrip(".")
