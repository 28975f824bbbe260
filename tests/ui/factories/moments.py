"""What presenters are given: a snapshot, and words in English."""

from datetime import UTC

from station.api.schema import Alarm, Snapshot
from tests.ui.factories import samples
from ui.i18n.words import Words
from ui.presenters.moment import Moment

WORDS = Words(zone=UTC, epoch=samples.EPOCH)


def at(snapshot: Snapshot, *, stale: bool = False, pages: frozenset[str] = frozenset()) -> Moment:
    return Moment(snapshot, WORDS, stale, pages=pages)


def with_alarms(*alarms: Alarm) -> Snapshot:
    return samples.calm().model_copy(update={"alarms": alarms})
