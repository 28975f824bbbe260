"""A station of a hundred lines, as honest as it must be to drive the simulated plant: no disk, no trust, no order.

It passes a case only when its picture (or its window of telegrams) shows every unit, each ours and new."""

from dataclasses import dataclass, field

from drivers.sim.simulated import SimulatedPlant
from drivers.sim.unit_codes import UNIT_PREFIX

Number = tuple[int, int]


@dataclass
class SmallStation:
    plant: SimulatedPlant
    poll_ms: int = 20
    epoch: int = 0
    top: int = 0
    words: list[int] = field(default_factory=lambda: [0] * 18)
    passed: dict[Number, list[str]] = field(default_factory=dict)
    released: dict[Number, list[str]] = field(default_factory=dict)
    quarantined: set[Number] = field(default_factory=set)
    void: set[Number] = field(default_factory=set)
    rejected: set[Number] = field(default_factory=set)
    pictures: dict[tuple[int, int], list[str | None]] = field(default_factory=dict)
    """By camera and its counter."""
    telegrams: dict[tuple[int, int], str | None] = field(default_factory=dict)
    """By lane and trigger."""
    case_telegrams: dict[int, list[str | None]] = field(default_factory=dict)
    offsets: list[int] | None = None
    """How far each camera's counter is ahead of the PLC's count."""
    asked_for: Number | None = None
    taken: dict[str, Number] = field(default_factory=dict)

    def run(self, ms: int) -> None:
        for _ in range(ms // self.poll_ms):
            self.plant.advance(self.poll_ms)
            self.poll()

    def run_out(self, limit_ms: int = 300_000) -> None:
        """Until the plant has fed its cases and stands empty, and the last disposal is known."""
        for _ in range(limit_ms // self.poll_ms):
            self.plant.advance(self.poll_ms)
            self.poll()
            if self.plant.run_out and not self.waiting:
                return
        raise AssertionError(f"not run out: {self.plant.counters()} {self.words} {self.plant.block()}")

    @property
    def waiting(self) -> set[Number]:
        return set(self.passed) - set(self.released) - self.quarantined - self.void

    def poll(self) -> None:
        for camera in range(self.plant.settings.cameras):
            for frame in self.plant.frames(camera):
                self.pictures[camera, frame.counter] = list(frame.cells)
        for lane in range(self.plant.settings.lanes):
            for telegram in self.plant.unit_reads(lane):
                self.telegrams[lane, telegram.trigger] = telegram.text
        for case in self.plant.case_reads():
            self.case_telegrams[case.trigger] = [text for _, text in case.places]
        words = self.plant.block()
        if words is None or words[0] != words[23]:
            return
        self._take(words)
        self.words[0] = self.words[17] = self.words[3] = self.words[3] % 32_000 + 1
        self.words[1], self.words[11] = 1, 1
        self.plant.write(self.words)

    def _take(self, words: list[int]) -> None:
        if words[4] == 0 or words[4] != self.epoch:
            self._other_epoch(words)
            return
        self.words[2] = 0
        self._dispose(words)
        if words[8] == 1 and words[7]:
            self._answer(words)

    def _other_epoch(self, words: list[int]) -> None:
        if words[4] and words[4] == self.words[2]:
            self.epoch, self.top, self.offsets, self.words[2], self.words[6] = words[4], 0, None, 0, 0
            self.telegrams.clear()
            return
        self._dispose(words)
        if not self.words[2]:
            self.quarantined |= self.waiting
            self.words[2], self.words[6], self.words[16] = max(self.epoch, words[4]) + 1, 0, 0

    def _absolute(self, seq: int) -> int:
        m = self.plant.settings.case_top
        return self.top + ((seq - self.top + m // 2) % m) - m // 2

    def _dispose(self, words: list[int]) -> None:
        if words[14] != self.epoch or not words[15]:
            return
        last = self._absolute(words[15])
        for k in range(16):
            number = (self.epoch, last - k)
            if number not in self.waiting:
                continue
            if words[21] >> k & 1:
                self.released[number] = self.passed[number]
            elif words[22] >> k & 1:
                self.void.add(number)
                self._free(number)
            else:
                self.quarantined.add(number)
        self.words[16] = words[15]

    def _free(self, number: Number) -> None:
        self.taken = {code: holder for code, holder in self.taken.items() if holder != number}

    def _answer(self, words: list[int]) -> None:
        seq = self._absolute(words[7])
        number = (self.epoch, seq)
        if number not in self.passed and number not in self.rejected:
            codes = self._evidence(words, number)
            if codes is None:
                return
            self._commit(number, codes)
        self.top = max(self.top, seq)
        self.words[5] = self.epoch
        self.words[6] = words[7] if number in self.passed else -words[7]

    def _evidence(self, words: list[int], number: Number) -> list[str | None] | None:
        settings = self.plant.settings
        if settings.shape == "queue":
            windows = [(lane, self._triggers(*words[10 + 2 * lane : 12 + 2 * lane])) for lane in range(settings.lanes)]
            return [self.telegrams.get((lane, trigger)) for lane, window in windows for trigger in window]
        if settings.shape == "reader":
            return self.case_telegrams.get(words[10])
        if settings.camera == "asked":
            if self.asked_for != number:
                self.asked_for = number
                frame = self.plant.take_frame()
                self.pictures[0, 0] = [] if frame is None else list(frame.cells)
            return self.pictures[0, 0]
        return self._views(words)

    def _views(self, words: list[int]) -> list[str | None] | None:
        """Every view of the case: of each layer one a camera."""
        cameras = range(self.plant.settings.cameras)
        if self.offsets is None:
            self.offsets = [self.plant.camera_count(camera) - words[16] for camera in cameras]
        keys = [
            (camera, trigger + self.offsets[camera]) for trigger in self._triggers(*words[10:12]) for camera in cameras
        ]
        if not all(key in self.pictures for key in keys):
            return None
        return [code for key in keys for code in self.pictures[key]]

    def _triggers(self, first: int, last: int) -> range:
        return range(first, last + 1) if first else range(0)

    def _commit(self, number: Number, codes: list[str | None]) -> None:
        whole = [code for code in codes if code is not None and code.startswith(UNIT_PREFIX)]
        good = len(whole) == self.plant.settings.units_per_case == len(set(whole))
        if good and not any(code in self.taken for code in whole):
            self.passed[number] = whole
            self.taken |= dict.fromkeys(whole, number)
        else:
            self.rejected.add(number)
