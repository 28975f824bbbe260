"""A line whose camera died is packed by hand: named, with a reason, and never beside its own packing."""

from station.core import commands as cmd
from station.core import events as ev
from station.core import observations as obs
from station.core.effects import Step
from station.core.line import Line
from station.core.loaded import Loaded
from station.core.settings import LineSettings
from station.core.state import from_loaded
from station.core.values import Reason
from tests.core.talk import Talk, asked_camera, checked, proved, queue_line, recipe_for


class Fallback:
    """A line with an order, and what was said to it."""

    def __init__(self, settings: LineSettings) -> None:
        self.line, self.ms = Line(settings, proved(settings, Loaded("e1", 1))), 0
        self.events: list[ev.Event] = []
        self.say(cmd.StartOrder("anna", "O1", recipe_for(settings)))
        self.events.clear()

    def say(self, item: cmd.Command | obs.Observation) -> Step:
        self.ms += 10
        step = self.line.handle(obs.Now(self.ms, self.ms * 1_000), item)
        self.events += step.events
        return step

    def scan(self, code: str) -> str:
        refusal = self.say(cmd.Scan("anna", checked(code), "unit")).refusal
        return refusal.key if refusal is not None else ""

    @property
    def against(self) -> list[str]:
        return [key for key, _ in self.line.view().not_ready]


BEGIN = cmd.BeginHandPacking("anna", "camera failed")


def test_a_line_that_packs_by_itself_takes_no_scan() -> None:
    assert Fallback(asked_camera()).scan("u1") == "not_a_bench"


def test_while_it_is_packed_by_hand_the_line_may_not_run() -> None:
    line = Fallback(asked_camera())
    line.say(BEGIN)
    assert line.events == [ev.HandPackingBegan("anna", "camera failed")]
    assert "hand_packing" in line.against and not line.line.view().permissive
    line.say(cmd.EndHandPacking("anna"))
    assert "hand_packing" not in line.against


def test_a_case_that_the_packer_makes_meanwhile_is_rejected_as_not_ready() -> None:
    talk = Talk(asked_camera()).start()
    talk.say(BEGIN)
    words = talk.pack(1).words
    (rejected,) = talk.of("case.rejected")
    assert isinstance(rejected, ev.CaseRejected) and rejected.reasons[0] is Reason.NOT_READY
    assert (words.verdict, words.reason) == (-1, 11)
    talk.poll(case_seq=0, case_state=0, disposed_epoch=1, disposed_seq=1, ejected_mask=1)
    talk.say(cmd.EndHandPacking("anna"))
    assert talk.pack(2).words.verdict == 2


def test_it_is_packed_though_camera_and_plc_are_away() -> None:
    line = Fallback(asked_camera())
    line.say(BEGIN)
    assert {"plc_silent"} & set(line.against)
    assert [line.scan(code) for code in ("u1", "u2")] == ["", ""]
    closed = line.events[-1]
    assert isinstance(closed, ev.ContainerClosed) and (closed.exit, closed.by, closed.into) == ("by_hand", "anna", 0)


def test_it_is_not_ended_over_an_open_case() -> None:
    line = Fallback(asked_camera())
    line.say(BEGIN)
    line.scan("u1")
    refusal = line.say(cmd.EndHandPacking("anna")).refusal
    assert refusal is not None and refusal.key == "hand_packing_open"
    line.say(cmd.StoreOpen("anna"))
    assert line.say(cmd.EndHandPacking("anna")).refusal is None
    assert line.scan("u2") == "not_a_bench"


def test_asked_for_twice_it_is_one_event() -> None:
    line = Fallback(asked_camera())
    line.say(BEGIN)
    line.say(BEGIN)
    assert line.events == [ev.HandPackingBegan("anna", "camera failed")]


def test_the_order_of_the_belt_is_in_doubt_when_it_begins_and_when_it_ends() -> None:
    line = Fallback(queue_line())
    line.line.source.proofs.doubt = None  # type: ignore[attr-defined]
    line.say(BEGIN)
    assert line.line.source.proofs.doubt == "hand_packing"  # type: ignore[attr-defined]


def test_a_start_goes_on_where_it_was() -> None:
    line = Fallback(asked_camera())
    line.say(BEGIN)
    found = line.line.state.by_hand
    assert found is not None and (found.by, found.reason) == ("anna", "camera failed")
    assert from_loaded(Loaded("e1", 1, by_hand=found)).by_hand == found
