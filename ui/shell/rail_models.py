"""The rail: its key at the foot, and the badges of its pages."""

from station.api.schema import Snapshot
from ui.presenters.moment import Moment
from ui.widgets.rail import HoldModel


def hold_model(snapshot: Snapshot, hold: str, resume: str) -> HoldModel:
    """RESUME is dim until nothing but the hold itself stands against running."""
    if not snapshot.held:
        return HoldModel(True, hold)
    causes = {cause.key for cause in snapshot.not_ready} - {"held"}
    return HoldModel(False, resume, enabled=not causes)


def badge(page: str, moment: Moment) -> str:
    """Standing alarms that nobody acknowledged, and cases that must be found."""
    if page == "rejects":
        waiting = moment.snapshot.tally.owed
    elif page == "alarms":
        waiting = sum(not alarm.acknowledged_by for alarm in moment.snapshot.alarms)
    else:
        return ""
    return moment.words.number(waiting) if waiting else ""
