"""The PLC's side of the handshake: the duties P1–P12 of docs/plc.md, as a pure program that is stepped once a scan.

Written from the contract alone and sharing nothing with ``drivers.plc`` or the station, so that the two check each
other. It sees sensors and the 18 words of the station's block; it sets four outputs and publishes 24 words.
"""

from collections import deque
from collections.abc import Sequence

from drivers.sim.facts import Seen
from drivers.sim.plc_block import MAP_VERSION, NOTHING, Inputs, PackMl, Publication, block_words
from drivers.sim.plc_gate import GateKeeper
from drivers.sim.plc_io import AskState, BeltRecord, Close, Disposals, Layout, Sensors, ahead, following
from drivers.sim.plc_latches import Latches
from drivers.sim.settings import WIRE_TOP

BEATS_TO_BELIEVE = 3
DOUBT_AFTER_MS = 1_000
BEAT_MS = 100
MAX_IN_TRANSIT = 13
MAX_UNRECORDED = 12
RING = 15
"""Never more numbered cases than the masks have bits for."""


class PlcProgram:
    """One PLC, from the start of its program to the next."""

    gate_type = GateKeeper

    def __init__(self, layout: Layout, kept: Disposals | None = None) -> None:
        self._layout = layout
        self.epoch = 0
        self.permit = False
        self.hold_table = False
        self.stop_request = False
        self.numbered: list[int] = []
        """This scan's answer to each Close among the pulses: its number, or 0 for none."""
        self.preset = 0
        """Commissioning: number after this at the next grant, not from 1, to come to the wrap soon. Used once."""
        self.label_fired = 0
        """The trigger number given to the case-code reader in this scan; 0 = it was not fired."""
        self.block: list[int] = []
        """The last publication."""
        self._station: tuple[int, ...] = (0,) * 18
        self._beats = 0
        self._beat_seen_ms = 0
        self._records: deque[BeltRecord] = deque()
        self._unasked: deque[BeltRecord] = deque()
        self._gate = self.gate_type(layout, self._records, kept)
        self._latches = Latches(layout)
        self._asked: BeltRecord | None = None
        self._ask_state = AskState.IDLE
        self._asked_ms = 0
        self._seq = 0
        self._label_count = 0
        self._block_number = 0
        self._published_ms = -layout.publish_ms
        self._heartbeat = 0
        self._beat_ms = 0
        self._publish(0, Sensors())  # whoever reads before the first scan reads a block of ours

    @property
    def let_go(self) -> bool:
        """Hold the gate open."""
        return self._gate.let_go

    @property
    def escaped(self) -> bool:
        """Latched until a person resets it at the gate."""
        return self._gate.escaped

    @property
    def settled(self) -> list[tuple[int, Seen]]:
        """Numbers settled in this scan, oldest first."""
        return self._gate.settled

    @property
    def disposals(self) -> Disposals:
        return self._gate.disposals

    @property
    def unit_counts(self) -> tuple[int, int]:
        """Triggers given to the unit readers of both lanes; the first also counts for the camera, or the reader of
        whole cases."""
        return self._latches.unit_counts

    @property
    def in_transit(self) -> int:
        """Cases numbered and not yet disposed of."""
        return ahead(self._seq, self._gate.gone, self._layout.case_top)

    @property
    def alive(self) -> bool:
        """Whether the station is believed to live."""
        return self._beats >= BEATS_TO_BELIEVE

    def scan(self, now_ms: int, seen: Sensors, station: Sequence[int]) -> None:
        """One pass of the program. ``station`` are 18 registers as they lie in memory, whole or not."""
        whole = self._listen(now_ms, station)
        self._adopt_epoch(whole)
        self._number(seen)
        self._latch_label(seen)
        self._ask(now_ms, seen)
        self._take_answer(whole)
        self._gate.work(now_ms, seen)
        self._give_up(now_ms)
        self._permit_packer()
        self._hold_under_camera(seen)
        self._publish(now_ms, seen)

    # P1, P2: the station's block, and whether anybody is there

    def _listen(self, now_ms: int, station: Sequence[int]) -> bool:
        """Take the block if it is whole. A stale one in memory is whole too: only a moving heartbeat is life."""
        whole = station[0] == station[17] and station[1] == MAP_VERSION
        if whole and station[3] != self._station[3]:
            self._beat_seen_ms = now_ms
            self._beats = min(self._beats + 1, BEATS_TO_BELIEVE)
        elif now_ms - self._beat_seen_ms >= DOUBT_AFTER_MS:
            self._beats = 0
        if whole:
            self._station = tuple(station)
        return whole

    # P3: epochs are granted by the station

    def _adopt_epoch(self, whole: bool) -> None:
        grant = self._station[2]
        if not (whole and self.alive and 0 < grant <= WIRE_TOP) or grant == self.epoch:
            return
        self.epoch, self._seq, self.preset = grant, self.preset, 0
        self._unasked.clear()
        self._asked, self._ask_state = None, AskState.IDLE
        self._gate.begin_epoch(self.epoch, self._seq)

    # P4: number every completed case and latch what belongs to it

    def _number(self, seen: Sensors) -> None:
        self.numbered = []
        for pulse in seen.pulses:
            if isinstance(pulse, Close):
                self.numbered.append(self._number_case(pulse, seen))
            else:
                self._latches.count(pulse)
        self._latches.keep_in_step(seen)

    def _number_case(self, pulse: Close, seen: Sensors) -> int:
        units, triggers = self._latches.close(pulse)
        if self.epoch == 0 or self.in_transit >= RING:
            return 0
        self._seq = following(self._seq, self._layout.case_top)
        record = BeltRecord(self.epoch, self._seq, seen.encoder + pulse.behind, units, triggers)
        self._records.append(record)
        self._unasked.append(record)
        return record.seq

    # P5: the case-code reader

    def _latch_label(self, seen: Sensors) -> None:
        self.label_fired = 0
        if not seen.at_label:
            return
        self._label_count = self.label_fired = following(self._label_count, self._layout.trigger_top)
        for record in self._records:
            if abs(seen.encoder - record.at - self._layout.label) <= self._layout.window:
                record.label = self._label_count

    # P6, P7: ask oldest first, take the answer

    def _ask(self, now_ms: int, seen: Sensors) -> None:
        if self._ask_state is AskState.WAITING or not (self.alive or self._layout.asks_always):
            return
        while self._unasked and self._unasked[0].settled:
            self._unasked.popleft()
        if self._unasked and seen.encoder - self._unasked[0].at >= self._layout.ask:
            self._asked, self._ask_state = self._unasked.popleft(), AskState.WAITING
            self._asked_ms = now_ms

    def _take_answer(self, whole: bool) -> None:
        if not (whole and self.alive and self._ask_state is AskState.WAITING and self._asked is not None):
            return
        if self._station[5] != self.epoch:
            return
        answer = _signed(self._station[6])
        if abs(answer) != self._asked.seq:
            return
        self._ask_state = AskState.PASS_TAKEN if answer > 0 else AskState.REJECT_TAKEN
        self._asked.verdict = self._ask_state

    def _give_up(self, now_ms: int) -> None:
        """Too late: the case stands at the gate, or it may no longer stand under its asked camera."""
        asked = self._asked
        if asked is None or self._ask_state is not AskState.WAITING:
            return
        moved_on = self._layout.camera_asked and now_ms - self._asked_ms >= self._layout.verdict_timeout_ms
        if asked.at_gate or asked.settled or moved_on:
            self._ask_state = AskState.TOO_LATE

    # P10: run the packer only while the station lives, permits, and both ends have room

    def _permit_packer(self) -> None:
        outputs, recorded, gone = self._station[11], self._station[16], self._gate.gone
        unrecorded = 0 if gone == 0 else ahead(gone, recorded, self._layout.case_top)
        self.permit = (
            self.alive
            and self.epoch > 0
            and outputs & 1 == 1
            and self.in_transit < MAX_IN_TRANSIT
            and unrecorded < MAX_UNRECORDED
            and not self.escaped
        )
        self.stop_request = bool(outputs & 32)

    def _hold_under_camera(self, seen: Sensors) -> None:
        """An asked camera needs its case to stand still until the verdict is there, or its time is over."""
        if not self._layout.camera_asked:
            return
        newest = self._records[-1] if self._records else None
        waiting = newest is self._asked and self._ask_state is AskState.WAITING
        self.hold_table = newest is not None and (bool(self._unasked) or waiting)
        if self.hold_table and newest is not None:
            newest.at = seen.encoder

    # P11: publish, last word first and first word last (the order is kept where a torn read is made of two blocks)

    def _publish(self, now_ms: int, seen: Sensors) -> None:
        if now_ms - self._beat_ms >= BEAT_MS:
            self._heartbeat, self._beat_ms = following(self._heartbeat, WIRE_TOP), now_ms
        if now_ms - self._published_ms < self._layout.publish_ms and not self._must_show_state():
            return
        self._published_ms = now_ms
        self._block_number = following(self._block_number, WIRE_TOP)
        self.block = block_words(
            Publication(
                number=self._block_number,
                heartbeat=self._heartbeat,
                epoch=self.epoch,
                line_state=self._line_state(seen),
                asked=self._asked or NOTHING,
                ask_state=self._ask_state,
                label_count=self._label_count,
                unit_counts=self._latches.unit_counts,
                in_transit=self.in_transit,
                disposals=self._gate.disposals,
                inputs=self._inputs(seen),
            )
        )

    def _must_show_state(self) -> bool:
        """The next scan may ask about another case: a state that ends a question is published in its own scan (P6)."""
        if self._asked is None or self._ask_state is AskState.WAITING:
            return False
        return self.block[7:9] != [self._asked.seq, self._ask_state]

    def _line_state(self, seen: Sensors) -> PackMl:
        if self.escaped:
            return PackMl.HELD
        if not self.permit:
            return PackMl.SUSPENDED
        return PackMl.EXECUTE if seen.running else PackMl.IDLE

    def _inputs(self, seen: Sensors) -> Inputs:
        found = Inputs(0)
        if seen.running:
            found |= Inputs.RUNNING
        if seen.guard_open:
            found |= Inputs.GUARD_OPEN
        if self.escaped:
            found |= Inputs.ESCAPED
        if seen.bypassed:
            found |= Inputs.BYPASSED
        if seen.zone_empty and seen.packer_empty and self._layout.queue:
            found |= Inputs.NO_UNITS
        return found


def _signed(register: int) -> int:
    """A register as signed INT."""
    return register - 0x10000 if register & 0x8000 else register
