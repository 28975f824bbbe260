"""Rework as a person asks for it: from typed codes to an operation with its facts, and from its outcome to an answer.

The facts are looked up while the line goes on; what changed in between is looked up again, a few times.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import assert_never

from station.api import schema
from station.api.schema import rework as asked
from station.assembly.journal_queries import look
from station.assembly.shipping_facts import with_date
from station.core import rework as core
from station.core.codes import identify, is_sscc, keys_for
from station.core.commands import Command, Refusal
from station.core.effects import Step
from station.core.values import CaseRef, Code, Recipe
from station.journal import Reader

ATTEMPTS = 5
KEY_DIFFERS = "rework_key_differs"
Do = Callable[[Command, Callable[[Step], None]], Awaitable[Refusal | None]]
"""``Station.command``."""
InPool = Callable[[str, str], str]
"""Pool of the recipe (empty = none) and key of a code → key of why it may not be packed; empty = it may."""


Known = Callable[[core.Facts], core.Facts]
"""Adds to what the journal knows what others told."""


def nothing_more(facts: core.Facts) -> core.Facts:
    """Where nobody tells this station of the others."""
    return facts


def no_pool(pool: str, _key: str) -> str:
    """Where there are no pools, a recipe with one takes no code."""
    return "pool_no_answer" if pool else ""


@dataclass(slots=True)
class ReworkService:
    reader: Reader
    do: Do
    assigns: bool = False
    """Cases get the station's next SSCC here."""
    in_pool: InPool = no_pool
    known: Known = nothing_more

    async def __call__(self, request: schema.Rework, recipe: Recipe) -> schema.CommandAnswer:
        """``recipe``: the running order's, else the config's; a code that was never seen is read by it."""
        refusal: Refusal | None = Refusal("rework_stale")
        done: list[Step] = []
        for _ in range(ATTEMPTS):
            command = await look(self._prepared(request, recipe))
            if isinstance(command, Refusal):
                return _refused(request, command)
            refusal = await self.do(command, done.append)
            if refusal is None:
                return _done(request, command, done[-1].first_seq)
            if refusal.key != "rework_stale":
                break
        assert refusal is not None
        return _refused(request, refusal)

    def _prepared(self, request: schema.Rework, recipe: Recipe) -> Callable[[], core.Rework | Refusal]:
        return partial(prepare, self.reader, request.args, recipe, self.assigns, self.in_pool, self.known)


def _refused(request: schema.Rework, refusal: Refusal) -> schema.CommandAnswer:
    return schema.CommandAnswer(
        id=request.id, done=False, key=refusal.key, arguments=with_date(dict(refusal.arguments))
    )


def _done(request: schema.Rework, command: core.Rework, operation: int) -> schema.CommandAnswer:
    """Names what was done by the first code that the request has (of an undo: by the operation it took back)."""
    match command.operation:
        case core.Undo(operation=undone):
            named = f"#{undone}"
        case core.Repack(case=case):
            named = str(case)
        case operation_of:
            codes = core.named_codes(operation_of)
            named = codes[0].text if codes else f"#{core.named_containers(operation_of)[0]}"
    arguments: schema.Arguments = {"operation": operation, "code": named, "cause": f"act_{command.operation.act}"}
    return schema.CommandAnswer(id=request.id, done=True, key="rework_done", arguments=arguments)


# from what was typed -------------------------------------------------------------------------------------------------


def prepare(
    reader: Reader,
    args: schema.ReworkArgs,
    recipe: Recipe,
    assigns: bool = False,
    in_pool: InPool = no_pool,
    known: Known = nothing_more,
) -> core.Rework | Refusal:
    """The command with its facts. Raises JournalError, ApiRefused."""
    operation = to_operation(reader, args.act, recipe, assigns)
    if isinstance(operation, Refusal):
        return operation
    facts = reader.facts(operation)
    own = target_recipe(operation, facts)
    if own is not None and own != recipe:  # a code that was never seen is read by the order of its container
        operation = to_operation(reader, args.act, own, assigns)
        assert not isinstance(operation, Refusal)
        facts = reader.facts(operation)
    facts = with_objections(operation, known(facts), own or recipe, in_pool)
    return core.Rework(args.by, args.reason, operation, facts)


def to_operation(
    reader: Reader, act: schema.ReworkAct, recipe: Recipe, assigns: bool = False
) -> core.Operation | Refusal:
    """Typed codes become the codes that the journal knows; one it does not know is read by ``recipe``."""
    code = code_reader(reader, act, recipe)
    match act:
        case asked.Add(container=container, codes=codes):
            return core.AddMembers(code.name(container), tuple(code(text) for text in codes))
        case asked.Remove(code=text):
            return core.RemoveMember(code(text))
        case asked.Replace(old=old, new=new):
            return core.ReplaceMember(code(old), code(new))
        case asked.Dissolve(container=container, all_levels=all_levels):
            return core.Dissolve(code.name(container), all_levels)
        case asked.Restore(container=container):
            return core.Restore(code.name(container))
        case asked.Relabel(container=container, new=label):
            return core.Relabel(code.name(container), None if label is None else code(label))
        case asked.Merge(source=source, into=into):
            return core.Merge(code.name(source), code.name(into))
        case asked.Decommission(code=text, fate=fate):
            return core.Decommission(code(text), fate)
        case asked.Recommission(code=text):
            return core.Recommission(code(text))
        case asked.Undo(operation=number):
            newest = number or reader.newest_operation()
            return Refusal("rework_nothing_to_undo") if newest is None else core.Undo(newest)
        case asked.Ship(container=container, to=to, document=document):
            return core.Ship(code.name(container), to, document)
        case asked.Return(container=container):
            return core.Return(code.name(container))
        case asked.Repack(new=new_units, out=out, label=label):
            units = (tuple(map(code, new_units)), tuple(map(code, out)))
            own = None if label is None else code(label)
            return core.Repack(CaseRef(act.epoch, act.seq), *units, own, assigns, act.short)
        case asked.Palletise(code=text, onto=onto):
            return core.Palletise(code(text), onto)
        case _:
            assert_never(act)


@dataclass(frozen=True, slots=True)
class TextsToCodes:
    """Text → code, for the texts of one request."""

    codes: Mapping[str, Code]

    def __call__(self, text: str) -> Code:
        return self.codes[text]

    def name(self, text: str) -> core.ContainerName:
        """A container by its code or its number, ``#17``."""
        number = text[1:] if text.startswith("#") else ""
        return int(number) if number.isascii() and number.isdigit() and len(number) < 19 else self.codes[text]


def code_reader(reader: Reader, act: schema.ReworkAct, recipe: Recipe) -> TextsToCodes:
    texts = dict.fromkeys(_texts(act))
    keys = {text: tuple(dict.fromkeys((*keys_for(text), _typed(text, recipe).key))) for text in texts}
    seen = reader.seen([key for each in keys.values() for key in each])
    codes: dict[str, Code] = {}
    for text, candidates in keys.items():
        known = next((key for key in candidates if key in seen), None)
        codes[text] = _typed(text, recipe) if known is None else Code(known, text)
    return TextsToCodes(codes)


def _typed(text: str, recipe: Recipe) -> Code:
    return identify(b"", text, recipe, typed=True).code


def _texts(act: schema.ReworkAct) -> tuple[str, ...]:
    told = act.model_dump(include={"container", "code", "codes", "old", "new", "source", "into", "out", "label"})
    return tuple(text for value in told.values() if value for text in (value if isinstance(value, tuple) else (value,)))


# what speaks against a new code --------------------------------------------------------------------------------------


def target_recipe(operation: core.Operation, facts: core.Facts) -> Recipe | None:
    """The recipe by which new codes of this operation are judged: that of the container they come into."""
    container = _target(operation, facts)
    order = facts.case if isinstance(operation, core.Repack) else container
    return dict(facts.recipes).get(order.order) if order is not None else None


def _target(operation: core.Operation, facts: core.Facts) -> core.ContainerFacts | None:
    match operation:
        case core.AddMembers(container=name) | core.Relabel(container=name):
            number = name if isinstance(name, int) else _facts_of(facts, name).container
        case core.ReplaceMember(out=out):
            number = _facts_of(facts, out).unit_of
        case _:
            return None
    return next((each for each in facts.containers if each.id == number), None)


def _facts_of(facts: core.Facts, code: Code) -> core.CodeFacts:
    return next((each for each in facts.codes if each.code.key == code.key), core.CodeFacts(code))


def with_objections(
    operation: core.Operation, facts: core.Facts, recipe: Recipe, in_pool: InPool = no_pool
) -> core.Facts:
    """The facts with what speaks against each new code as a unit, or as a label."""

    def of_unit(code: Code) -> str:
        return unit_objection(code, recipe) or in_pool(recipe.pool, code.key)

    def of_label(code: Code, level: int) -> str:
        return label_objection(code, recipe, level) or in_pool(recipe.case_pool if level == 1 else "", code.key)

    container = _target(operation, facts)
    level = 1 if container is None else container.level
    match operation:
        case core.AddMembers(codes=codes) if level == 1:
            new = {code.key: of_unit(code) for code in codes}
        case core.ReplaceMember(in_=code) if level == 1:
            new = {code.key: of_unit(code)}
        case core.Repack(new=codes, label=label):
            new = {code.key: of_unit(code) for code in codes}
            new |= {} if label is None else {label.key: of_label(label, 1)}
        case core.Relabel(new=Code() as label):
            new = {label.key: of_label(label, level)}
        case _:
            return facts
    told = (replace(each, objection=new.get(each.code.key, "")) for each in facts.codes)
    return replace(facts, codes=tuple(told))


def unit_objection(code: Code, recipe: Recipe) -> str:
    """Key of why it is no unit of this recipe; empty = it may be one."""
    found = identify(b"", code.text, recipe, "unit", typed=True)
    return found.why or ("" if found.code.key == code.key else KEY_DIFFERS)


def label_objection(code: Code, recipe: Recipe, level: int) -> str:
    """Key of why it is no code of a container; above the lowest level only an SSCC is one."""
    if level > 1:
        return "" if is_sscc(code.text) else "case_not_sscc"
    return identify(b"", code.text, recipe, "case", typed=True).why
