"""Cases of an I/O block that get no number, and the block's own count by which they are known. Decisions 0381, 0402."""

from dataclasses import replace

from station.core import events as ev
from station.core import observations as obs
from station.core.kept_count import TOP, KeptCount
from station.core.numbers import extend, short
from station.core.state import LineState
from station.core.step_context import StepContext


def hear_block(context: StepContext, item: obs.CasesUncounted | obs.BlockCounted) -> None:
    """What an I/O block tells besides the cases that get a number."""
    if isinstance(item, obs.CasesUncounted):
        _note_uncounted(context, item)
    else:
        _keep_count(context, item)


def must_show(state: LineState, now_us: int) -> tuple[KeptCount, int] | None:
    """The kept count as the block must show it if nothing came that has no record, and for how many milliseconds none
    was made; None = nothing is kept."""
    kept, triggered = state.kept_count, state.tally.triggered
    if kept is None:
        return None
    silent_us = max(0, now_us - state.counted_us)  # a clock that was set back lets less be believed
    return replace(kept, count=kept.at(triggered), triggered=triggered), silent_us // 1_000


def _note_uncounted(context: StepContext, item: obs.CasesUncounted) -> None:
    """Cases without a number: the balance must say since when, and how many if that is known."""
    state, now_us = context.state, context.now.wall_us
    since_us = now_us - 1_000 * item.silent_ms
    if item.at_start:  # nothing was counted since the newest case of the journal, or since its first epoch
        if not state.tally.triggered and state.epoch <= 1 and not item.seen:
            return  # no program before this one was ready to count any
        since_us = min(state.counted_us or since_us, since_us)
    cause: ev.UncountedCause = "station_away" if item.at_start else "block_away"
    order = state.order.order if state.order is not None else ""
    context.emit(ev.CasesUncounted(cause, order, since_us, now_us, item.seen, item.unseen))


def _keep_count(context: StepContext, item: obs.BlockCounted) -> None:
    """The block's count has proved itself, or is in doubt. What is kept already, and still true, is not kept again."""
    state = context.state
    if item.value is None:
        if state.kept_count is not None:
            context.emit(ev.CountKept(None))
        return
    if item.epoch != short(state.epoch):
        return  # its numbers are not of the epoch in which cases are recorded: it is told again with the next case
    triggered = state.tally.triggered
    without_record = extend(state.top, item.numbered, context.settings.modulus) - state.top
    shows = ev.CountKept((item.value - without_record) % TOP, item.mark, item.source, triggered)
    kept = state.kept_count
    if kept is None or (kept.at(triggered), kept.mark, kept.source) != (shows.count, shows.mark, shows.source):
        context.emit(shows)
