"""What a screen goes through in a day, in a row: every page over every kind of moment, each language and theme, each
size. For whoever asks what of it stays behind."""

import gc
from collections.abc import Iterator
from itertools import cycle

from PySide6.QtCore import QCoreApplication, QEvent, QObject

from station.api.schema import Snapshot
from tests.ui.factories import (
    samples,
    samples_balance,
    samples_instruments,
    samples_labels,
    samples_pack,
    samples_pallets,
    samples_pools,
    samples_records,
    samples_rejects,
    samples_rework,
    samples_settings,
    samples_setup,
    samples_shipping,
)
from tests.ui.factories.stand import StandClient
from ui.i18n.words import LANGUAGES
from ui.screen import Screen
from ui.shell.registry import MORE, PAGES

SIZES = ((1920, 1080), (1280, 800), (1024, 600))
SNAPSHOTS = 12
"""While a page is in front."""
PAGES_IN_A_ROUND = len(PAGES) + 1
LOOKS = 6
"""Rounds until language, theme and size are as at the beginning."""


def answer_everything(client: StandClient) -> None:
    """What the pages ask has an answer."""
    client.fallback = samples.picture()
    client.answers.update(samples_instruments.answers() | samples_setup.answers() | samples_rejects.answers())
    for sample in (samples_records, samples_rework, samples_labels, samples_pools):
        sample.set_out(client)
    samples_pallets.set_out(client, samples_pallets.pallet(6))
    samples_records.answered(client, "/v1/sync", samples_records.some_parked())
    samples_records.answered(client, "/v1/shipping", samples_shipping.loading())
    samples_records.answered(client, "/v1/shipping/choices", samples_shipping.choices())
    samples_records.answered(client, samples_balance.PATH, samples_balance.report(*samples_balance.DIFFERENCES))
    samples_records.answered(client, "/v1/config/file", samples_settings.config_file())
    client.answers["/v1/config"] = samples.plan()


def moments() -> tuple[Snapshot, ...]:
    return (
        samples.calm(),
        samples.rejected(),
        samples.alarmed(),
        samples.queue(),
        samples.untrusted(),
        samples.several_orders(),
        samples.no_order(),
        samples_rejects.many_alarms(),
        samples_pack.bench(),
        samples_records.paused(),
    )


def life(screen: Screen, client: StandClient, snapshots: int = SNAPSHOTS) -> Iterator[None]:
    """Without end: a snapshot a step, a new case with each third one; page after page, each round in another look."""
    languages, sizes, feeds = cycle(LANGUAGES), cycle(SIZES), moments()
    number = 0
    while True:
        screen.translations.set_language(next(languages))
        screen.theme.set_theme("dark" if screen.theme.name == "light" else "light")
        screen.resize(*next(sizes))
        for row in (*PAGES, MORE):
            screen.shell.open_page(row.key)
            for _ in range(snapshots):
                client.feed(_later(feeds[number // 3 % len(feeds)], number))
                client.asked.clear()
                number += 1
                yield


def _later(shot: Snapshot, number: int) -> Snapshot:
    last = shot.last_case
    if last is not None:
        seq = last.seq + number // 3
        last = last.model_copy(update={"seq": seq, "picture": f"/v1/cases/3/{seq}/picture.jpg" if last.picture else ""})
    return shot.model_copy(update={"made_at_us": samples.NOW_US + number, "last_case": last})


def living(kind: type[QObject] = QObject) -> int:
    """Qt objects that Python knows of; what only waits to be deleted is deleted first."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    return sum(isinstance(each, kind) for each in gc.get_objects())
