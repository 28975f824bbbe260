"""Rule C9: who did what and why is in the event, for every command that a person can give."""

from collections.abc import Callable
from typing import get_args

import pytest

from station.core import commands as cmd
from station.core.loaded import Loaded, Trust
from station.core.shipping import LoadContainers, OpenForLoading, UnloadContainer
from station.core.values import CaseRef
from tests.core.talk import RECIPE, Talk, asked_camera
from tests.core.test_closing import with_units
from tests.core.test_found import unconfirmed
from tests.core.test_levels import PALLET, leave, line
from tests.core.test_serials import unproved

WHO, WHY = "Li Wei", "no caps left"
FIRST = CaseRef(1, 1)
WITHOUT = {
    cmd.Stop: "it leaves no event",
    cmd.RecordSettings: "the event names every change",
    cmd.Scan: "a code is scanned because it is there",
    cmd.UndoScan: "the newest scan, seconds old",
    cmd.StoreOpen: "it can be gone on with by a scan",
    cmd.ScanLabel: "a label is scanned because it is there",
    OpenForLoading: "it ships nothing yet, and can be cancelled with a reason",
    LoadContainers: "a container is scanned because it is there",
    UnloadContainer: "a scan taken back before anything left",
}


def after(*said: cmd.Command) -> Talk:
    talk = Talk().start()
    for command in said:
        assert talk.say(command).refusal is None
    return talk


def untrusted() -> Talk:
    return Talk(loaded=Loaded("e", 1, trust=Trust(held=False, cause="guard_opened"))).start()


def unbelieved() -> Talk:
    talk = Talk().start()
    talk.pack(1)
    talk.ask(900)
    return talk


def quarantined(*, released: bool = False) -> Talk:
    """Passed, and nobody saw it leave."""
    talk = Talk().start()
    talk.pack(1)
    talk.poll(disposed_epoch=1, disposed_seq=1)
    if released:
        talk.say(cmd.ResolveCase("x", FIRST, "pallet"))
    return talk


def with_pallet() -> Talk:
    talk = line(PALLET)
    leave(talk, 1)
    return talk


GIVEN: dict[str, tuple[Callable[[], Talk], cmd.Command]] = {
    "order.started": (lambda: after(cmd.CloseOrder("x")), cmd.StartOrder(WHO, "O2", RECIPE, WHY)),
    "order.suspended": (after, cmd.SuspendOrder(WHO, reason=WHY)),
    "order.resumed": (lambda: after(cmd.SuspendOrder("x")), cmd.ResumeOrder(WHO, "O1", WHY)),
    "order.closed": (after, cmd.CloseOrder(WHO, reason=WHY)),
    "line.held": (after, cmd.Hold(WHO, WHY)),
    "line.resumed": (lambda: after(cmd.Hold("x")), cmd.Resume(WHO, WHY)),
    "alarm.acknowledged": (unconfirmed, cmd.AcknowledgeAlarm(WHO, "eject_unconfirmed:1/1", reason=WHY)),
    "trust.restored": (untrusted, cmd.RestoreTrust(WHO, "clearance", reason=WHY)),
    "trust.restored of a queue": (lambda: with_units(3), cmd.RestoreTrust(WHO, "clearance", reason=WHY)),
    "plc.epoch_granted": (unbelieved, cmd.ConfirmNumbers(WHO, WHY)),
    "case.found": (unconfirmed, cmd.ResolveCase(WHO, FIRST, "bin", reason=WHY)),
    "case.released": (quarantined, cmd.ResolveCase(WHO, FIRST, "pallet", reason=WHY)),
    "case.voided": (quarantined, cmd.ResolveCase(WHO, FIRST, "bin", reason=WHY)),
    "sscc.proved": (lambda: unproved(asked_camera()), cmd.SetNextSerial(WHO, 50, WHY)),
    "container.closed": (with_pallet, cmd.CloseContainer(WHO, 2, WHY)),
}


@pytest.mark.parametrize("kind", GIVEN)
def test_who_and_why_are_in_the_event(kind: str) -> None:
    talk, command = GIVEN[kind][0](), GIVEN[kind][1]
    talk.log.clear()
    step = talk.say(command)
    assert step.refusal is None
    [event] = talk.of(kind.split()[0])
    assert (event.by, event.reason) == (WHO, WHY)  # type: ignore[attr-defined]


def test_no_command_of_a_person_is_without_a_reason() -> None:
    by_hand = {each for each in get_args(cmd.Command) if "by" in each.__slots__}
    assert {each for each in by_hand if "reason" not in each.__slots__} == set(WITHOUT)
