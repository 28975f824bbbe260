"""Where a code is now, in a sentence or three: the container it is in, and those above that."""

from station.api.schema import CodeStory, HeldIn
from station.messages import PHRASES
from ui.i18n.visible import line
from ui.i18n.words import Words, fill, joined
from ui.presenters.cells import cell_name


def location(story: CodeStory, words: Words) -> str:
    """Where it is, and the containers above that."""
    first = 2 if story.role == "unit" and not story.seq else 1
    told = [_here(story, words), *(_on(held, words) for held in story.containers[first:])]
    return joined(*told)


def _on(held: HeldIn, words: Words) -> str:
    return _with_shipment(fill(words.say("lookup", "On {container}."), container=_name(held, words)), held, words)


def _with_shipment(told: str, held: HeldIn, words: Words) -> str:
    if not held.shipped:
        return told
    shipped = words.say("lookup", "It is shipped.")
    return joined(told, shipped)


def state_of(held: HeldIn, words: Words) -> str:
    """``pallet: closed``."""
    said = words.say("lookup", "{level}: {state}")
    return fill(said, level=words.level(held.name), state=words.phrase(f"container_{held.state}"))


def assurance(held: HeldIn, words: Words) -> str:
    """How it is known what is in it, and that it left: ``in one picture · seen leaving``."""
    keys = [f"{name}_{told}" for name, told in (("link", held.link), ("exit", held.exit)) if told]
    return " · ".join(words.phrase(key) for key in keys if key in PHRASES)


def _name(held: HeldIn, words: Words) -> str:
    """``pallet 3401…``; ``case 7319`` where it has only a number."""
    return f"{words.level(held.name)} {line(held.code) if held.code else words.case(held.where)}"


def _in_container(held: HeldIn, words: Words) -> str:
    said = words.say("lookup", "In {container}: {state}.")
    return fill(said, container=_name(held, words), state=words.phrase(f"container_{held.state}"))


def _here(story: CodeStory, words: Words) -> str:
    match story.status:
        case "decommissioned":
            return fill(words.say("lookup", "Decommissioned: {fate}."), fate=words.phrase(story.fate))
        case "retired":
            now = story.containers[0].code if story.containers else ""
            if not now or story.containers[0].state == "dissolved":
                return words.say("lookup", "Void: its container was taken apart.")
            return fill(words.say("lookup", "Void: the container now has the code {code}."), code=line(now))
        case "waiting":
            return words.say("lookup", "It waits on the belt, in no case yet.")
        case _:
            return _in_case(story, words) if story.seq else _in_other(story, words)


def _in_other(story: CodeStory, words: Words) -> str:
    """In a container, or as one, that no PLC counted."""
    if not story.containers:
        return words.say("lookup", "Free: it is in no container.")
    held = story.containers[0]
    if story.role == "unit":
        told = _in_container(held, words)
        return joined(told, *(_on(held, words) for held in story.containers[1:2]))
    state = words.phrase(f"container_{held.state}")
    said = words.say("lookup", "{container}: {state}, {n:1 member|{n} members}.")
    told = fill(said, container=_name(held, words), state=state, n=words.number(held.count))
    return _with_shipment(told, held, words)


def _in_case(story: CodeStory, words: Words) -> str:
    case, state = words.case(f"{story.epoch}/{story.seq}"), words.phrase(story.case_state)
    if story.role == "case":
        count = words.number(len(story.members))
        return fill(words.say("answer", "Case {case}: {state}, {n:1 unit|{n} units}."), case=case, state=state, n=count)
    if not story.live:
        return fill(words.say("lookup", "Free. Last in case {case}: {state}."), case=case, state=state)
    if story.cell is not None:
        place = cell_name(*story.cell)
        return fill(words.say("answer", "In case {case}, cell {cell}: {state}."), case=case, cell=place, state=state)
    return fill(words.say("answer", "In case {case}: {state}."), case=case, state=state)
