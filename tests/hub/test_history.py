"""Whole lives of a line, cases taken back and found good again among them: the hub believes what the journal does."""

import random
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from station.journal import Batch as Commit
from station.journal.pages import JudgedCase, Pages
from sync.hub.containers import released_containers
from sync.hub.store import HubStore
from sync.hub.trace import trace
from sync.outbox import Head, WireRecord
from sync.wire import BatchDocument, WireBatch, encode_batch
from tests.hub.ready import opened
from tests.journal.history import History
from tests.journal.make import NOW_US, on_disk

DRAWS = 400
RUN = 10


def lived(folder: Path, seed: int) -> tuple[list[WireRecord], list[JudgedCase]]:
    """What upstream is told of a line's life, and its cases as the journal has them at the end."""
    with closing(on_disk(folder)) as store:
        for number, event in enumerate(History(random.Random(seed)).events(DRAWS)):
            store.append(NOW_US + number * 1_000_000, [Commit((event,))])
    with closing(Pages.open(folder / "journal.db")) as pages:
        return list(pages.all_wire(2**62)), list(pages.all_cases())


def given(store: HubStore, records: Sequence[WireRecord]) -> None:
    batch = WireBatch("epoch-a", Head(records[-1].seq, ""), records)
    receipt = store.ingest("L1", BatchDocument.model_validate_json(encode_batch(batch, "L1", 2**30)[1]), 1)
    assert {item.status for item in receipt.results} == {"accepted"}


@pytest.mark.parametrize("seed", [1, 2])
def test_the_hub_believes_what_the_journal_does_in_whatever_order_it_was_told(tmp_path: Path, seed: int) -> None:
    records, cases = lived(tmp_path / "line", seed)
    assert {"container.packed", "container.dissolved", "container.restored"} <= {record.kind for record in records}
    runs = [records[first : first + RUN] for first in range(0, len(records), RUN)]
    random.Random(seed).shuffle(runs)
    (tmp_path / "hub").mkdir()
    store = HubStore(opened(tmp_path / "hub"))
    for run in runs:
        given(store, run)
    packed = {(case.case.epoch, case.case.seq): case for case in cases if case.state == "released"}
    listed = released_containers(store.reader, "L1", None, 1, None, 5_000)["containers"]
    assert [(each["case"]["epoch"], each["case"]["seq"]) for each in listed] == sorted(packed)
    for case in (case for case in cases if case.state not in ("rejected", "missed")):
        for unit in case.verdict["units"]:
            found = trace(store.reader, [unit["code"]["key"]])
            pasts = () if found is None else found.pasts
            now = [past.containers[key].where for past in pasts for key in past.holders]
            mine = f"{case.case.epoch}/{case.case.seq}" in now
            assert mine is (case.state == "released")
            assert len(now) <= 1
    store.close()
