"""What every Outbox must do. A test module subclasses ``OutboxSuite`` and says how one is made and filled.

class TestJournalOutbox(OutboxSuite):
    async def filled(self, count: int) -> AsyncIterator[Outbox]: ...
"""

from abc import ABC, abstractmethod
from contextlib import AbstractAsyncContextManager

import pytest

from sync.errors import OutboxFault
from sync.outbox import WORDS_MAX, Outbox, tombstone


class OutboxSuite(ABC):
    @abstractmethod
    def filled(self, count: int) -> AbstractAsyncContextManager[Outbox]:
        """An outbox with so many committed wire records and nothing delivered."""

    async def test_an_empty_outbox_has_nothing_and_says_so(self) -> None:
        async with self.filled(0) as outbox:
            assert (await outbox.head()).seq == 0
            assert list(await outbox.read(0, 10)) == []
            assert await outbox.cursor("hub") == 0
            assert list(await outbox.parked("hub", 0, 10)) == []

    async def test_records_are_contiguous_from_one(self) -> None:
        async with self.filled(5) as outbox:
            assert [record.seq for record in await outbox.read(0, 10)] == [1, 2, 3, 4, 5]
            assert (await outbox.head()).seq == 5
            assert (await outbox.head()).hash != ""

    async def test_reading_goes_on_behind_a_number_and_stops_at_the_limit(self) -> None:
        async with self.filled(5) as outbox:
            assert [record.seq for record in await outbox.read(1, 2)] == [2, 3]
            assert list(await outbox.read(5, 2)) == []

    async def test_a_record_reads_the_same_for_ever(self) -> None:
        async with self.filled(3) as outbox:
            first, again = list(await outbox.read(0, 3)), list(await outbox.read(0, 3))
            assert [(r.seq, r.id, r.kind, r.version, r.at_us, dict(r.body)) for r in first] == [
                (r.seq, r.id, r.kind, r.version, r.at_us, dict(r.body)) for r in again
            ]
            assert len({record.id for record in first}) == 3

    async def test_each_destination_has_its_own_cursor_and_it_may_go_back(self) -> None:
        async with self.filled(5) as outbox:
            await outbox.set_cursor("hub", 4)
            await outbox.set_cursor("brand", 2)
            await outbox.set_cursor("hub", 1)
            assert await outbox.cursor("hub") == 1
            assert await outbox.cursor("brand") == 2

    async def test_a_parked_record_is_parked_for_one_destination_only(self) -> None:
        async with self.filled(5) as outbox:
            await outbox.park("hub", 3, "422", "no such product")
            (stone,) = await outbox.parked("hub", 0, 10)
            assert (stone.seq, stone.status, stone.words) == (3, "422", "no such product")
            assert list(await outbox.parked("brand", 0, 10)) == []

    async def test_parked_again_its_tombstone_is_the_same_and_the_new_words_are_kept(self) -> None:
        async with self.filled(5) as outbox:
            await outbox.park("hub", 3, "422", "first words")
            (record,), (before,) = await outbox.read(2, 1), await outbox.parked("hub", 0, 10)
            assert (before.said_status, before.said_words) == ("", "")
            await outbox.park("hub", 3, "400", "other words")
            (after,) = await outbox.parked("hub", 0, 10)
            assert tombstone(record, after) == tombstone(record, before)
            assert (after.said_status, after.said_words) == ("400", "other words")

    async def test_an_unparked_record_is_parked_no_more_there_and_stays_parked_elsewhere(self) -> None:
        async with self.filled(5) as outbox:
            for destination in ("hub", "brand"):
                await outbox.park(destination, 3, "422", "no such product")
            await outbox.unpark("hub", 3)
            assert list(await outbox.parked("hub", 0, 10)) == []
            assert [stone.seq for stone in await outbox.parked("brand", 0, 10)] == [3]

    async def test_unparking_what_is_not_parked_changes_nothing(self) -> None:
        async with self.filled(2) as outbox:
            await outbox.unpark("hub", 1)
            await outbox.park("hub", 1, "422", "")
            await outbox.unpark("hub", 2)
            assert [stone.seq for stone in await outbox.parked("hub", 0, 10)] == [1]

    async def test_parked_records_come_in_order_a_page_at_a_time(self) -> None:
        async with self.filled(5) as outbox:
            for seq in (5, 2, 4):
                await outbox.park("hub", seq, "400", "")
            assert [stone.seq for stone in await outbox.parked("hub", 0, 2)] == [2, 4]
            assert [stone.seq for stone in await outbox.parked("hub", 4, 2)] == [5]

    async def test_long_words_are_kept_as_far_as_they_may_be(self) -> None:
        async with self.filled(1) as outbox:
            await outbox.park("hub", 1, "400", "x" * WORDS_MAX)
            assert (await outbox.parked("hub", 0, 1))[0].words == "x" * WORDS_MAX

    async def test_a_number_that_was_never_given_cannot_be_parked(self) -> None:
        async with self.filled(2) as outbox:
            with pytest.raises(OutboxFault):
                await outbox.park("hub", 3, "400", "")

    async def test_a_parked_record_stays_readable_and_its_tombstone_is_always_the_same(self) -> None:
        async with self.filled(2) as outbox:
            await outbox.park("hub", 2, "400", "no")
            (record,) = await outbox.read(1, 1)
            (stone,) = await outbox.parked("hub", 0, 1)
            assert record.kind != "record.parked"
            assert tombstone(record, stone) == tombstone(record, stone)
            assert tombstone(record, stone).seq == record.seq
