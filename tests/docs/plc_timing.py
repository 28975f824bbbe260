"""``python -m tests.docs.plc_timing``: draws the timing diagrams of docs/plc from a run of the simulated PLC.

Each picture is what was on the wire: words of both blocks, recorded every 10 ms of virtual time. A test draws them
again and compares.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from drivers.plc.codec import PLC_NAMES, STATION_NAMES, signed
from drivers.plc_test.scenarios import SCENARIOS, Scenario, play
from drivers.plc_test.session import Session
from drivers.plc_test.station_player import PERMISSIVE
from drivers.sim.plc_bench import PlcBench
from tests.drivers.plc_test.virtual import POLL_MS, SETTINGS, TIMING

KIT = Path(__file__).resolve().parents[2] / "docs" / "plc"
LEFT, RIGHT, ROW, TOP = 190, 900, 34, 46
HIGH, LOW = 6, 24
"""Inside a row: the upper and the lower line."""
_SHORT_MS = 2_000


@dataclass(frozen=True, slots=True)
class Sample:
    """One poll: both blocks as they were on the wire."""

    at_ms: int
    scenario: str
    plc: Sequence[int]
    station: Sequence[int]


@dataclass(frozen=True, slots=True)
class Signal:
    """One row: its name, and its value in a sample."""

    name: str
    value: Callable[[Sample], str]


def _plc(name: str) -> Callable[[Sample], str]:
    return lambda sample: str(sample.plc[PLC_NAMES.index(name)])


def _station(name: str) -> Callable[[Sample], str]:
    return lambda sample: str(signed(sample.station[STATION_NAMES.index(name)]))


def _fates(sample: Sample) -> str:
    """The last three cases of the masks, newest first: g good, e ejected, - unsure."""
    seq, good, ejected = (sample.plc[PLC_NAMES.index(name)] for name in ("disposed_seq", "good_mask", "ejected_mask"))
    known = range(min(3, seq))
    return "".join("g" if good >> k & 1 else "e" if ejected >> k & 1 else "-" for k in known) or "none"


def _permissive(sample: Sample) -> str:
    return "on" if sample.station[STATION_NAMES.index("outputs")] & PERMISSIVE else "off"


QUESTION = (
    Signal("PLC 7 case_seq", _plc("case_seq")),
    Signal("PLC 8 case_state", _plc("case_state")),
    Signal("station 6 verdict", _station("verdict")),
    Signal("PLC 15 disposed_seq", _plc("disposed_seq")),
    Signal("PLC 21, 22: last 3", _fates),
    Signal("station 16 recorded", _station("disposed_recorded")),
)
EPOCHS = (
    Signal("PLC 4 epoch", _plc("epoch")),
    Signal("station 2 grant", _station("grant")),
    Signal("PLC 7 case_seq", _plc("case_seq")),
    Signal("PLC 19 in_transit", _plc("in_transit")),
    Signal("station: permissive", _permissive),
)


@dataclass(frozen=True, slots=True)
class Diagram:
    """One picture: so many ms of a scenario, from ``begin_ms`` after its start."""

    title: str
    scenario: str
    begin_ms: int
    length_ms: int
    signals: tuple[Signal, ...]


DIAGRAMS = {
    "timing-normal.svg": Diagram("Question, answer, disposal", "torn", 0, 1_000, QUESTION),
    "timing-late.svg": Diagram("No answer until the gate: state 4, ejected", "late", 1_500, 1_200, QUESTION),
    "timing-grant.svg": Diagram("A new grant: numbers begin at 1, the belt is strange", "new_grant", 0, 1_600, EPOCHS),
    "timing-plc-restart.svg": Diagram("The PLC restarts: epoch 0 until a grant", "plc", 0, 3_000, EPOCHS),
    "timing-permissive.svg": Diagram("Permissive off: the packer finishes its case", "permissive", 0, 2_600, EPOCHS),
}


def record() -> list[Sample]:
    """One whole run of plc-test against the simulated PLC."""
    bench = PlcBench(SETTINGS)
    session = Session(TIMING, lambda key: None, lambda key: None)
    name = [""]

    def begins(number: int, scenario: Scenario) -> None:
        name[0] = scenario.name

    script = play(session, SCENARIOS, begins)
    samples: list[Sample] = []
    while True:
        bench.advance(POLL_MS)
        now_ms, words = bench.plant.now_ms, bench.plant.block()
        session.step(now_ms, words)
        if next(script, True):
            return samples
        if not session.silent:
            bench.plant.write(session.station.words())
        if words is not None and words[0] == words[-1]:
            samples.append(Sample(now_ms, name[0], words, bench.plant.station_words()))


def draw(diagram: Diagram, samples: Sequence[Sample]) -> str:
    """The picture as SVG: one row a signal, the value written where it changes."""
    of_scenario = [sample for sample in samples if sample.scenario == diagram.scenario]
    begin_ms = of_scenario[0].at_ms + diagram.begin_ms
    shown = [each for each in of_scenario if begin_ms <= each.at_ms <= begin_ms + diagram.length_ms]
    height = TOP + ROW * len(diagram.signals) + 30
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {RIGHT + 40} {height}" font-family="sans-serif" '
        'font-size="12">',
        f'<rect width="{RIGHT + 40}" height="{height}" fill="white"/>',
        f'<text x="10" y="22" font-size="15" font-weight="bold">{escape(diagram.title)}</text>',
    ]
    parts += _axis(diagram, height)
    for row, signal in enumerate(diagram.signals):
        parts += _row(signal, shown, TOP + row * ROW, lambda at: _x(at - begin_ms, diagram.length_ms))
    return "\n".join([*parts, "</svg>", ""])


def _x(ms: int, length_ms: int) -> float:
    return round(LEFT + (RIGHT - LEFT) * ms / length_ms, 1)


def _axis(diagram: Diagram, height: int) -> list[str]:
    step = 200 if diagram.length_ms <= _SHORT_MS else 500
    lines = []
    for ms in range(0, diagram.length_ms + 1, step):
        x = _x(ms, diagram.length_ms)
        lines.append(f'<line x1="{x}" y1="{TOP - 6}" x2="{x}" y2="{height - 24}" stroke="#ddd"/>')
        lines.append(f'<text x="{x}" y="{height - 8}" text-anchor="middle" fill="#555">{ms} ms</text>')
    return lines


def _row(signal: Signal, shown: Sequence[Sample], y: int, x: Callable[[int], float]) -> list[str]:
    parts = [f'<text x="10" y="{y + 19}">{escape(signal.name)}</text>']
    begin, value = shown[0].at_ms, signal.value(shown[0])
    for sample in (*shown[1:], None):
        now = None if sample is None else signal.value(sample)
        if sample is not None and now == value:
            continue
        end = shown[-1].at_ms if sample is None else sample.at_ms
        left, right = x(begin), x(end)
        parts.append(
            f'<rect x="{left}" y="{y + HIGH}" width="{max(right - left, 0.5):.1f}" height="{LOW - HIGH}" '
            'fill="#eef4fb" stroke="#4878a8"/>'
        )
        if right - left >= 7 * len(value) + 4:
            parts.append(f'<text x="{left + 4}" y="{y + 19}">{escape(value)}</text>')
        if sample is not None and now is not None:
            begin, value = sample.at_ms, now
    return parts


def pictures() -> dict[str, str]:
    """File name and content of each."""
    samples = record()
    return {name: draw(diagram, samples) for name, diagram in DIAGRAMS.items()}


if __name__ == "__main__":
    for name, picture in pictures().items():
        (KIT / name).write_text(picture, "utf-8")
