"""Decode threads behind an asyncio face."""

import asyncio
import threading
import weakref

from drivers.sim.picture import CellContent, PictureSpec, render_case
from station.vision.pool import DecodePool
from station.vision.types import DecodeSettings

SPEC = PictureSpec(rows=2, columns=2, width=480, height=480, px_per_module=4.0, noise=3.0, glare=0.0)
SETTINGS = DecodeSettings(symbologies=("qr",), rows=2, columns=2, budget_ms=20_000)


def _cells(case: int) -> list[CellContent]:
    return [CellContent(text=f"https://example.com/{case}/{number}") for number in range(4)]


async def test_each_caller_gets_the_answer_to_its_own_picture() -> None:
    pool = DecodePool(threads=2)
    pictures = [render_case(_cells(case), SPEC, case) for case in range(6)]
    results = await asyncio.gather(*(pool.decode(picture, SETTINGS) for picture in pictures))
    await pool.close()
    for case, result in enumerate(results):
        assert [code.text for code in result.codes] == [cell.text for cell in _cells(case)]


async def test_close_joins_the_threads_and_may_be_called_twice() -> None:
    pool = DecodePool(threads=1)
    await pool.decode(render_case(_cells(0), SPEC, 0), SETTINGS)
    await pool.close()
    await pool.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("decode")]


async def test_few_pictures_wait_for_a_learner_that_is_behind() -> None:
    pool, behind = DecodePool(threads=1), threading.Event()
    pool._learner.submit(behind.wait)
    shown, kept = render_case(_cells(0), SPEC, 0), []
    for _ in range(40):
        picture = shown.copy()
        kept.append(weakref.ref(picture))
        await pool.decode(picture, SETTINGS)
        del picture
    await pool.load()
    assert 0 < sum(each() is not None for each in kept) <= 4
    behind.set()
    await pool.has_learned()
    assert pool._optics
    await pool.close()
