"""The rail: its key at the foot and why that is dim, and the badges of its pages."""

from station.api.schema import Snapshot
from ui.presenters.answers import AnswerModel
from ui.presenters.moment import Moment
from ui.presenters.remedies import asked
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


def why_dim(moment: Moment) -> AnswerModel | None:
    """RESUME is dim: the first cause that stands, and what to do about it."""
    cause = next((each for each in moment.snapshot.not_ready if each.key != "held"), None)
    if cause is None:
        return None
    do = asked(cause.key, cause.arguments, moment)
    return AnswerModel("refused", moment.words.what(cause.key, cause.arguments), do)
