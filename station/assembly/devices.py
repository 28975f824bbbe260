"""From a config to devices and to what the core must know of them. Making a device does no I/O."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Literal

from config.result import Config, ReaderDevice, recipe_from
from config.schema import VERDICT_TIMEOUT_MS
from drivers.catalog import ALL_PLCS, CAMERAS, READERS
from drivers.protocols import Camera, CodeReader, PictureInbox, Pixels, Plc
from drivers.reader.settings import ReaderSettings
from drivers.secret import read_secret
from station.core.settings import FRAME_WITHIN_MS, CameraRole, LineSettings
from station.core.values import Recipe, View
from station.runtime.reader_pictures import PictureParts, PictureRule
from station.vision.types import DecodeSettings

MOST_PICTURE_BYTES = 8_000_000
"""Of a reader's own FTP server; a larger one is left there."""


def make_plc(config: Config) -> Plc | None:
    """None where there is no line."""
    if config.plc is None:
        return None
    entry = ALL_PLCS[config.plc.driver]
    return entry.load()(config.plc.name, config.plc.settings)


def make_cameras(config: Config) -> tuple[Camera, ...]:
    """Cameras make cases in the picture shape only."""
    return tuple(CAMERAS[each.driver].load()(each.name, each.settings) for each in config.cameras)


def make_unit_readers(config: Config) -> tuple[CodeReader, ...]:
    """Lane 1 first."""
    return tuple(READERS[each.driver].load()(each.name, each.settings) for each in config.unit_readers)


def make_scan_readers(config: Config) -> tuple[CodeReader, ...]:
    """What a person scans with at a bench: a telegram is one code, without any number in front (as of an asked one)."""
    plain = [(each, each.settings.model_copy(update={"trigger": "asked"})) for each in config.scan_readers]
    return tuple(READERS[each.driver].load()(each.name, settings) for each, settings in plain)


def make_case_reader(config: Config) -> CodeReader | None:
    each = config.case_reader
    return READERS[each.driver].load()(each.name, each.settings) if each is not None else None


def make_pictures(config: Config) -> PictureParts | None:
    """None where no reader has pictures."""
    having = [each for each in config.readers if each.has_pictures]
    if not having:
        return None
    from drivers.camera.picture import UnreadablePicture, decode  # late: a line without pictures needs no decoder
    from drivers.reader.picture_inboxes import PictureInboxes

    def decoded(data: bytes) -> Pixels:
        try:
            return decode(data, config.vision.max_megapixels)
        except UnreadablePicture as fault:
            raise ValueError(fault.key) from fault

    whole_cases = config.line is not None and config.line.shape == "reader"
    inbox = PictureInboxes(*_picture_inboxes(config))
    return PictureParts(inbox, {each.name: _picture_rule(each, whole_cases) for each in having}, decoded)


def _picture_inboxes(config: Config) -> Iterator[PictureInbox]:
    from drivers.reader.ftp_fetcher import FtpFetcher, FtpServer
    from drivers.reader.ftp_receiver import FtpAddress, FtpReceiver

    ftp = config.ftp
    if ftp is not None:
        pushing = [each.name for each in config.readers if each.pushes_pictures]
        passive = tuple(range(ftp.passive_from, ftp.passive_to + 1)) if ftp.passive_from else ()
        yield FtpReceiver(
            FtpAddress(ftp.host, ftp.port, passive),
            lambda: dict.fromkeys(pushing, read_secret(ftp.password_file, "pictures_password")),
            ftp.picture_limit_mb * 1_000_000,
        )
    fetched = {
        each.name: FtpServer(
            settings.picture_server,
            settings.picture_port,
            settings.picture_user,
            settings.picture_folder,
            partial(read_secret, settings.picture_password_file or Path(), "pictures_password"),
        )
        for each in config.readers
        if isinstance(settings := each.settings, ReaderSettings) and settings.pictures == "fetch"
    }
    if fetched:
        yield FtpFetcher(fetched, MOST_PICTURE_BYTES)


_COUNTS: Mapping[str, Literal["", "own", "plc"]] = {"asked": "", "counted": "own", "tagged": "plc"}


def _picture_rule(reader: ReaderDevice, whole_cases: bool) -> PictureRule:
    """Only a reader of whole cases has numbers that name a case."""
    settings = reader.settings
    return PictureRule(
        getattr(settings, "picture_number", ""),
        _COUNTS[reader.trigger] if whole_cases and reader.role == "unit" else "",
        getattr(settings, "picture_within_ms", 1_000),
    )


def line_settings(config: Config) -> LineSettings:
    """What the core must know of the set-up."""
    case_reader, plc = config.case_reader, config.plc
    return LineSettings(
        line=config.station.id,
        ship_unproven=config.shipping.unknown == "unproven",
        kind=config.station.kind,
        shape=config.line.shape if config.line is not None else "queue",
        cameras=tuple(CameraRole(each.name, each.trigger) for each in config.cameras),
        unit_readers=tuple(each.name for each in config.unit_readers),
        case_code=config.case_code.source,
        case_reader=case_reader.name if case_reader is not None else "",
        case_reader_trigger="asked" if case_reader is not None and case_reader.trigger == "asked" else "tagged",
        unit_reader_trigger=config.unit_readers[0].trigger if config.unit_readers else "tagged",
        verdict_timeout_ms=plc.verdict_timeout_ms if plc is not None else VERDICT_TIMEOUT_MS,
        plc_silence_ms=getattr(plc.settings if plc is not None else None, "heartbeat_timeout_ms", 600),
        frame_within_ms=_frame_within_ms(config),
        case_pool=config.case_code.pool,
        sscc_extension=config.case_code.extension,
        sscc_prefix=config.case_code.prefix,
        sscc_from=config.case_code.serial_from,
        sscc_to=config.case_code.serial_to,
        sscc_first=config.case_code.first_serial or 0,
        clearance=config.orders.clearance,
        first_case=config.orders.first_case,
        reprint=config.labels.reprint,
        labels_ahead=config.labels.ahead,
        printers=tuple(each.name for each in config.printers),
        audit_every=config.audit.every_cases,
        audit_holds=config.audit.holds,
        exit_seen=getattr(plc.settings if plc is not None else None, "exit_sensor", "") != "none",
    )


def _frame_within_ms(config: Config) -> int:
    """The slowest counted camera's."""
    counted = [each.settings for each in config.cameras if each.trigger == "counted"]
    return max((int(getattr(settings, "frame_within_ms", 0)) for settings in counted), default=0) or FRAME_WITHIN_MS


def recipe_of(config: Config) -> Recipe:
    """The recipe of the config, as an order wants it."""
    return recipe_from(config.recipe, config.levels, config.views)


def order_name(config: Config) -> str:
    """The order that is started when none is open."""
    return config.recipe.order or " ".join(part for part in (config.recipe.product, config.recipe.lot) if part)


def decode_settings(config: Config) -> Callable[[Recipe, View], DecodeSettings]:
    """How a view of a recipe is read in a picture."""

    def settings(recipe: Recipe, view: View) -> DecodeSettings:
        label = config.case_code.source == "picture"
        return view_settings(recipe, view, config.vision.budget_ms, config.vision.pyzbar, label_in_picture=label)

    return settings


def view_settings(
    recipe: Recipe, view: View, budget_ms: int, pyzbar: bool, *, label_in_picture: bool
) -> DecodeSettings:
    """How one view is read."""
    left, top, width, height = view.area
    return DecodeSettings(
        symbologies=recipe.symbologies,
        rows=view.rows,
        columns=view.columns,
        area=(left / 1000, top / 1000, (left + width) / 1000, (top + height) / 1000),
        budget_ms=budget_ms,
        pyzbar=pyzbar,
        label_symbologies=recipe.symbologies if label_in_picture else (),
    )
