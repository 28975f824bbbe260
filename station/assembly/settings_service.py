"""The config file as the API shows and changes it (``station.api.routes_settings.SettingsBackend``).

A change is checked by the very code of ``station check``, written beside the file, recorded in the journal, and only
then put in place. In force it is after the next start: nothing changes under a running line.
"""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

import structlog

from config.errors import ConfigErrors
from config.file_replacement import Replacement, hash_of, replace_secret
from config.loader import parse, text_of
from config.messages import MESSAGES, sentence
from config.presentation import Group, Setting, groups_of
from config.result import Config
from config.toml_text import EditFault, KeyChange, Value, edited, read_toml, value_at
from station.api.actor import LOCAL, Actor
from station.api.errors import ApiRefused
from station.api.listening import listen
from station.api.schema.settings import ConfigFile, SaveAnswer, SaveRequest, SettingFault
from station.assembly.config_file import kinds
from station.assembly.devices import recipe_of
from station.assembly.learned_config import NewRecipe, written
from station.assembly.settings_shown import fault_of, group_shown
from station.core.commands import RecordSettings, Refusal
from station.core.events import SettingChange
from station.core.values import Recipe
from station.messages.sentences import sentence as words_of
from station.runtime.station import Station

LONGEST_SECRET = 4_096
_HIDDEN = '"(hidden)"'
_log = structlog.get_logger("settings")


class Faulty(Exception):
    """The change would make a config that is refused."""

    def __init__(self, *faults: SettingFault) -> None:
        super().__init__(faults)
        self.faults = faults


@dataclass(slots=True)
class PlannedSave:
    """What a request comes to, once everything about it was found right."""

    text: str
    secrets: list[tuple[Setting, str]] = field(default_factory=list)
    record: list[SettingChange] = field(default_factory=list)


class SettingsService:
    """One config file, and what of it is in force."""

    def __init__(self, config: Config, station: Station) -> None:
        self._config = config
        self._station = station
        self._in_force = read_toml(config.text)
        self._turn = asyncio.Lock()

    # shown -------------------------------------------------------------------------------------------------------

    async def file(self) -> ConfigFile:
        order = self._station.view().order
        own = _own_of(order.recipe, recipe_of(self._config)) if order is not None else {}
        shown = await asyncio.to_thread(self._file, own)
        if order is not None:
            shown = shown.model_copy(update={"kept": _KEPT})
        if not shown.faults:
            self._station.settings_wait = bool(shown.waits)
        return shown

    def _file(self, own: Mapping[str, Value]) -> ConfigFile:
        path, text = self._config.path, ""
        try:
            text = text_of(path)
            parse(text, path, kinds())
        except ConfigErrors as errors:
            return ConfigFile(name=str(path), hash=hash_of(text), faults=_told(errors))
        values = read_toml(text)
        groups = groups_of(values, kinds())
        return ConfigFile(
            name=str(path),
            hash=hash_of(text),
            groups=tuple(group_shown(group, values, self._in_force, own) for group in groups),
            waits=self._waits(values, groups),
            next_order=tuple(each.key for group in groups for each in group.settings if each.key in own),
        )

    def _waits(self, values: Mapping[str, Any], groups: tuple[Group, ...]) -> tuple[str, ...]:
        """Keys that differ from what is in force, and kinds of devices of which there are more or fewer."""
        told = [each.key for group in groups for each in group.settings if self._differs(each, values)]
        counts = [
            kind
            for kind in ("level", "view", "camera", "reader", "upstream")
            if _count(values, kind) != _count(self._in_force, kind)
        ]
        return (*told, *counts)

    def _differs(self, setting: Setting, values: Mapping[str, Any]) -> bool:
        return setting.value_in(values) != setting.value_in(self._in_force)

    # changed -----------------------------------------------------------------------------------------------------

    async def save(self, request: SaveRequest, actor: Actor = LOCAL) -> SaveAnswer:
        async with self._turn:
            try:
                return await self._save(request, actor.name)
            except Faulty as refused:
                n = len(refused.faults)
                return SaveAnswer(saved=False, key="config_refused", arguments={"n": n}, faults=refused.faults)
            except OSError as error:
                return self._unwritable(error)

    def _unwritable(self, error: OSError) -> SaveAnswer:
        path, detail = str(self._config.path), error.strerror or type(error).__name__
        _log.warning("config_unwritable", path=path, detail=detail)
        return SaveAnswer(saved=False, key="config_unwritable", arguments={"path": path, "detail": detail})

    async def _save(self, request: SaveRequest, by: str) -> SaveAnswer:
        plan = await asyncio.to_thread(self._plan, request)
        if plan is None:
            return SaveAnswer(saved=False, key="config_changed_meanwhile")
        return await self._keep(plan, request.hash, by)

    async def save_learned(self, new: NewRecipe, by: str) -> SaveAnswer:
        """Put a recipe and views that were learned into the file as it is now; everything else stays."""
        async with self._turn:
            try:
                text = await asyncio.to_thread(self._text)
                plan = await asyncio.to_thread(self._learned_plan, text, new)
                return await self._keep(plan, hash_of(text), by)
            except Faulty as refused:
                n = len(refused.faults)
                return SaveAnswer(saved=False, key="config_refused", arguments={"n": n}, faults=refused.faults)
            except OSError as error:
                return self._unwritable(error)

    def _learned_plan(self, text: str, new: NewRecipe) -> PlannedSave:
        """Raises Faulty."""
        values = read_toml(text)
        try:
            fresh = written(parse(text, self._config.path, kinds()), new, self._config.path)
        except ConfigErrors as errors:
            raise Faulty(*_told(errors)) from None
        after = read_toml(fresh)
        parts = [("recipe", name) for name in after["recipe"].keys() | values["recipe"].keys()]
        told = [(".".join(path), value_at(values, path), value_at(after, path)) for path in (*sorted(parts), ("view",))]
        record = [SettingChange(key, _as_json(old), _as_json(now)) for key, old, now in told if old != now]
        return PlannedSave(fresh, record=record)

    async def _keep(self, plan: PlannedSave, known: str, by: str) -> SaveAnswer:
        """Record it, then put it in place. ``known``: hash of the text it was made from. Raises OSError."""
        path = self._config.path
        if plan.record:
            fresh = await asyncio.to_thread(Replacement(path, plan.text).__enter__)
            try:
                refusal = await self._station.command(RecordSettings(by, tuple(plan.record), hash_of(plan.text)))
                if refusal is not None:
                    return SaveAnswer(saved=False, key=refusal.key, arguments=dict(refusal.arguments))
                if not await asyncio.to_thread(self._put, known, fresh, plan):
                    return SaveAnswer(saved=False, key="config_changed_meanwhile")
            finally:
                await asyncio.to_thread(fresh.__exit__)
            for change in plan.record:
                _log.warning("setting_changed", by=by, key=change.key, before=change.before, after=change.after)
        shown = await self.file()
        return SaveAnswer(saved=True, hash=shown.hash, restart=bool(shown.waits))

    def _put(self, known: str, fresh: Replacement, plan: PlannedSave) -> bool:
        """Once more the file is looked at: an editor may have saved it while the journal was written."""
        if hash_of(text_of(self._config.path)) != known:
            _log.warning(words_of("config_changed_meanwhile"))
            return False
        for setting, secret in plan.secrets:
            replace_secret(self._config.path.parent / str(setting.value_in(read_toml(plan.text))), secret)
        fresh.put()
        return True

    def _plan(self, request: SaveRequest) -> PlannedSave | None:
        """None when the file is not the one the changes were made to. Raises Faulty with everything that is wrong."""
        text = self._text()
        if hash_of(text) != request.hash:
            return None
        values = read_toml(text)
        known = {each.key: each for group in groups_of(values, kinds()) for each in group.settings}
        faults, changes, plan = [], [], PlannedSave(text)
        for change in request.changes:
            setting, value = known.get(change.key), change.value
            if (fault := _objection(change.key, setting, value)) is not None or setting is None:
                faults += [fault] if fault is not None else []
            elif setting.kind == "secret":
                plan.secrets.append((setting, str(value).strip()))
                plan.record.append(SettingChange(setting.key, _HIDDEN, _HIDDEN))
            elif value != (value_at(values, setting.path) if value is None else setting.value_in(values)):
                changes.append(KeyChange(setting.path, value))
                plan.record.append(SettingChange(setting.key, _as_json(setting.value_in(values)), _as_json(value)))
        plan.text = self._checked(text, changes, faults)
        return plan

    def _text(self) -> str:
        try:
            return text_of(self._config.path)
        except ConfigErrors as errors:
            raise Faulty(*_told(errors)) from None

    def _checked(self, text: str, changes: list[KeyChange], faults: list[SettingFault]) -> str:
        """The new text, if a start would take it. Raises Faulty."""
        fresh = text
        try:
            fresh = edited(text, changes)
            config = parse(fresh, self._config.path, kinds())
            faults += self._start_faults(config)
        except EditFault as error:
            faults.append(_fault(error.key, "config_edit"))
        except ConfigErrors as errors:
            faults += _told(errors)
        if faults:
            raise Faulty(*faults)
        return fresh

    def _start_faults(self, config: Config) -> list[SettingFault]:
        """What only a start would find out: another address of the API must be free."""
        now, then = self._config.api, config.api
        if then.port == 0 or (then.host, then.port) == (now.host, now.port):
            return []
        try:
            listen(then.host, then.port).close()
        except ApiRefused as refused:
            told = words_of(refused.key, refused.arguments)
            return [SettingFault(at="api.port", key=refused.key, arguments=dict(refused.arguments), message=told)]
        return []

    # in force ----------------------------------------------------------------------------------------------------

    async def restart_refused(self) -> Refusal | None:
        """Why the line would not come back with the file as it is; None when it would."""
        try:
            config = await asyncio.to_thread(lambda: parse(text_of(self._config.path), self._config.path, kinds()))
        except ConfigErrors as errors:
            return Refusal("config_refused", (("n", len(errors.errors)),))
        faults = await asyncio.to_thread(self._start_faults, config)
        return Refusal("config_refused", (("n", len(faults)),)) if faults else None


def _own_of(order: Recipe, config: Recipe) -> dict[str, Value]:
    """Key of a setting → what the open order has instead: it keeps the recipe that it was begun with."""
    names = (key.removeprefix("recipe.") for key in _KEPT)
    return {
        f"recipe.{name}": list(own) if isinstance(own, tuple) else own
        for name in names
        if (own := getattr(order, name)) != getattr(config, name)
    }


_KEPT = tuple(f"recipe.{each.name}" for each in fields(Recipe) if each.name not in ("above", "views", "version"))
"""Keys of settings that an order keeps as it was started with."""


def _objection(key: str, setting: Setting | None, value: Value | None) -> SettingFault | None:
    """What speaks against a change before the file is looked at."""
    if setting is None:
        return _fault(key, "config_key_unknown")
    if setting.by_hand:
        return _fault(key, "config_by_hand", why=setting.by_hand)
    if setting.kind == "secret":
        text = value.strip() if isinstance(value, str) else ""
        if not text or not text.isascii() or not text.isprintable() or " " in text or len(text) > LONGEST_SECRET:
            return _fault(key, "config_secret_form", most=LONGEST_SECRET)
    return None


def _fault(at: str, key: str, **arguments: str | int) -> SettingFault:
    return SettingFault(
        at=at, key=key, arguments=dict(arguments), message=sentence(key, arguments), template=MESSAGES[key]
    )


def _told(errors: ConfigErrors) -> tuple[SettingFault, ...]:
    return tuple(fault_of(each) for each in errors.errors)


def _as_json(value: Value | None) -> str:
    return "" if value is None else json.dumps(value, ensure_ascii=False)


def _count(values: Mapping[str, Any], kind: str) -> int:
    return len(values.get(kind, ()))
