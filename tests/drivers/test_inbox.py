"""The bounded hand-over."""

import asyncio

import pytest

from drivers.errors import DeviceLost, WireFault
from drivers.inbox import Inbox


async def test_items_come_in_order() -> None:
    inbox: Inbox[int] = Inbox(3)
    inbox.put(1)
    inbox.put(2)
    assert [await inbox.get(), await inbox.get()] == [1, 2]


async def test_when_full_the_newest_is_dropped_and_counted() -> None:
    inbox: Inbox[int] = Inbox(2)
    for item in range(5):
        inbox.put(item)
    assert [await inbox.get(), await inbox.get(), inbox.dropped] == [0, 1, 3]


async def test_who_waits_is_woken_by_an_item_and_by_an_error() -> None:
    inbox: Inbox[int] = Inbox(2)
    first = asyncio.create_task(inbox.get())
    await asyncio.sleep(0)
    inbox.put(7)
    assert await first == 7
    second = asyncio.create_task(inbox.get())
    await asyncio.sleep(0)
    inbox.fail(WireFault("camera_wire", what="magic"))
    with pytest.raises(WireFault, match="magic"):
        await second


async def test_an_error_comes_after_what_is_left_and_stays_the_first() -> None:
    inbox: Inbox[int] = Inbox(2)
    inbox.put(1)
    inbox.fail(DeviceLost("camera_end"))
    inbox.fail(DeviceLost("camera_lost"))
    assert await inbox.get() == 1
    for _ in range(2):
        with pytest.raises(DeviceLost, match="camera_end"):
            await inbox.get()


async def test_clearing_tells_how_many_there_were() -> None:
    inbox: Inbox[int] = Inbox(4)
    inbox.put(1)
    inbox.put(2)
    assert [inbox.clear(), inbox.clear()] == [2, 0]


async def test_its_end_is_told_beside_what_waits_in_it() -> None:
    inbox: Inbox[int] = Inbox(2)
    inbox.put(1)
    ending = asyncio.create_task(inbox.end())
    await asyncio.sleep(0)
    inbox.put(2)
    await asyncio.sleep(0)
    assert not ending.done()
    inbox.fail(DeviceLost("camera_cut"))
    with pytest.raises(DeviceLost, match="camera_cut"):
        await ending
    assert [await inbox.get(), await inbox.get()] == [1, 2]
