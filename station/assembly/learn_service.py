"""Learn beside a line that stands: pictures of cases from one of its cameras become a recipe, and that the config's."""

import asyncio
from dataclasses import dataclass, field, replace
from functools import partial

from config.errors import ConfigErrors
from config.loader import parse, text_of
from config.result import CameraDevice, Config
from drivers.errors import DriverError, NoAnswer
from drivers.protocols import Camera, Checkable, Pixels
from station.api import schema
from station.assembly.config_file import kinds
from station.assembly.device_tests import is_moving
from station.assembly.learn_advice import advice
from station.assembly.learned_config import (
    NewRecipe,
    camera_of,
    exposure_us,
    is_label,
    new_recipe,
    recipe_lines,
    share_of,
)
from station.assembly.learning import CellSeen, Learned, LearnSettings, Motion, NotLearned, learn_case
from station.assembly.settings_service import SettingsService
from station.assembly.taken_pictures import taken
from station.core.commands import Refusal
from station.runtime.station import Station
from station.runtime.supervisor import Supervisor
from station.vision.pass_rate import PassRate

MOST_PICTURES = 24
TAKE_WITHIN_S = 15.0
_Fault = tuple[str, schema.Arguments]


@dataclass(slots=True)
class _Lesson:
    """Of one camera."""

    camera: str = ""
    pictures: list[Pixels] = field(default_factory=list)
    learned: Learned | None = None
    recipe: NewRecipe | None = None
    motion: Motion | None = None
    fault: _Fault | None = None
    saved: bool = False


class LearnService:
    """One lesson at a time; it is forgotten at the end of the program."""

    def __init__(self, config: Config, station: Station, settings: SettingsService) -> None:
        self._config = config
        self._station = station
        self._settings = settings
        self._lesson = _Lesson()
        self._busy = False

    # what is asked for -------------------------------------------------------------------------------------------

    def refused(self, request: schema.LearnCase) -> Refusal | None:
        """Why no picture can be taken now; None = it can."""
        try:
            camera = camera_of(self._config, request.args.camera)
        except NotLearned as fault:
            return Refusal(fault.key, tuple(sorted(fault.arguments.items())))
        if self._busy:
            return Refusal("test_busy", (("device", camera.name),))
        if is_moving(self._station):
            return Refusal("doctor_line_moves")
        return None

    async def take(self, request: schema.LearnCase) -> None:
        """Take a picture and learn from all of this lesson. A picture that spoils the lesson is not kept."""
        args, camera = request.args, camera_of(self._config, request.args.camera)
        before = self._lesson if args.more and self._lesson.camera == camera.name else _Lesson(camera.name)
        self._busy = True
        try:
            pixels = await self._picture(camera.name)
            motion = _motion(camera, args)
            pictures = [*before.pictures, pixels][-MOST_PICTURES:]
            learned, recipe = await asyncio.to_thread(self._learned, camera.name, pictures, args.units, motion)
            self._lesson = _Lesson(camera.name, pictures, learned, recipe, motion)
        except (DriverError, NotLearned) as fault:
            told: schema.Arguments = {"device": camera.name, **fault.arguments}
            self._lesson = replace(before, fault=(fault.key, told))
        except ConfigErrors as errors:
            self._lesson = replace(before, fault=("config_refused", {"n": len(errors.errors)}))
        finally:
            self._busy = False

    async def save(self, request: schema.SaveLearned, by: str) -> schema.CommandAnswer:
        """Into the config, as a change of settings; in force after a restart."""
        recipe = self._lesson.recipe
        if recipe is None:
            return schema.CommandAnswer(id=request.id, done=False, key="learn_nothing_yet")
        saved = await self._settings.save_learned(recipe, by)
        self._lesson.saved = saved.saved
        key = "learn_saved" if saved.saved else saved.key
        return schema.CommandAnswer(id=request.id, done=saved.saved, key=key, arguments=saved.arguments)

    # what is shown -----------------------------------------------------------------------------------------------

    def status(self) -> schema.LearnStatus:
        lesson = self._lesson
        picture = self._config.line is not None and self._config.line.shape == "picture"
        key, arguments = lesson.fault or ("", {})
        return schema.LearnStatus(
            cameras=tuple(each.name for each in self._config.cameras) if picture else (),
            camera=lesson.camera,
            busy=self._busy,
            pictures=len(lesson.pictures),
            key=key,
            arguments=arguments,
            result=result(lesson.learned, lesson.recipe, lesson.motion) if lesson.learned and lesson.recipe else None,
            saved=lesson.saved,
            may_take=not is_moving(self._station),
        )

    # a lesson ----------------------------------------------------------------------------------------------------

    async def _picture(self, name: str) -> Pixels:
        """Raises DriverError, NotLearned."""
        device = next(each for each in self._station.parts.cameras if each.name == name)
        if isinstance(device, Checkable):
            raise NotLearned("learn_moves_files", camera=name)
        async with self._supervisor(name).lend():
            return await _one(device)

    def _learned(
        self, camera: str, pictures: list[Pixels], units: int, motion: Motion | None
    ) -> tuple[Learned, NewRecipe]:
        """With the recipe of the file as it is now. Raises NotLearned, ConfigErrors."""
        path = self._config.path
        config = parse(text_of(path), path, kinds())
        asked = LearnSettings(
            units, *share_of(config, camera), config.vision.budget_ms, motion, partial(is_label, config)
        )
        learned = learn_case(pictures, asked)
        return learned, new_recipe(config, camera, learned)

    def _supervisor(self, name: str) -> Supervisor:
        return next(each for each in self._station.devices.supervisors if each.health.name == name)


async def _one(device: Camera) -> Pixels:
    try:
        async with asyncio.timeout(TAKE_WITHIN_S):
            await device.open()
            [pixels] = await taken(device, 1, TAKE_WITHIN_S)
            return pixels
    except TimeoutError as silent:
        raise NoAnswer("camera_no_frame", timeout_ms=round(TAKE_WITHIN_S * 1_000)) from silent
    finally:
        await device.close()


def _motion(camera: CameraDevice, args: schema.LearnCaseArgs) -> Motion | None:
    exposed = args.exposure_us or exposure_us(camera)
    return Motion(args.rate, exposed, args.distance) if args.rate and exposed else None


def result(found: Learned, new: NewRecipe, motion: Motion | None) -> schema.LearnResult:
    told = tuple(
        schema.Finding(outcome="no", key=key, arguments=arguments) for key, arguments in advice(found, motion, new)
    )
    return schema.LearnResult(
        rows=found.rows,
        columns=found.columns,
        area=found.area,
        symbologies=found.symbologies,
        cases=found.cases,
        cells=tuple(map(_cell, found.cells)),
        still=_rate(found.still),
        moving=_rate(found.moving) if found.moving is not None else None,
        motion_px=found.motion_px,
        motion_modules=found.motion_modules,
        advice=told,
        kept=new.kept,
        lines="\n".join(recipe_lines(new)),
    )


def _cell(cell: CellSeen) -> schema.LearnedCell:
    row, column = cell.cell
    seen = (cell.px_per_module, cell.contrast, cell.blur_modules)
    px, contrast, blur = (None if value is None else round(value, 3) for value in seen)
    return schema.LearnedCell(
        row=row, column=column, read=cell.read, of=cell.of, px_per_module=px, contrast=contrast, blur_modules=blur
    )


def _rate(rate: PassRate) -> schema.PassRateTold:
    return schema.PassRateTold(read=rate.read, cells=rate.cells, likely=rate.likely, proven=rate.proven)
