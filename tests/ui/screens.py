"""``python -m tests.ui.screens [--into docs/screens] [--only NAME]``: every page as a picture, from fixed moments.

Three sizes, two languages, two themes, without a display. Look at them beside the design before you commit them.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import cv2
import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from station.api.schema import ConfigFile, SettingValue, Snapshot, SyncStatus
from station.api.schema.labels import LabelStatus
from station.api.schema.pools import PoolList
from station.api.schema.shipping import Shipping
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
    samples_views,
    scenes_orders,
    scenes_rejects,
)
from tests.ui.factories.stand import StandClient, make_screen, put_away
from ui.client import Failure
from ui.i18n.words import LANGUAGES, Language
from ui.pages.balance import BalancePage
from ui.pages.settings import SettingsPage
from ui.presenters.sync import row_key
from ui.screen import Screen
from ui.theme.tokens import ThemeName

COLOURS = 64
SIZES = ((1920, 1080), (1280, 800), (1024, 600))
THEMES: tuple[ThemeName, ...] = ("light", "dark")
PAIRS: list[tuple[Language, ThemeName]] = [("en", "light"), ("zh_CN", "dark")]
RUSSIAN = ("run", "pack", "rework-batch", "pallets", "orders", "orders-keyboard", "labels", "balance", "ship")
"""Scenes in the language with the longest words, on the smallest screen."""
Deed = Callable[[Screen, StandClient], None]


@dataclass(frozen=True, slots=True)
class Scene:
    """What is to be seen."""

    name: str
    snapshot: Callable[[], Snapshot]
    then: Deed = lambda _screen, _client: None


def _choose_cell(screen: Screen, _client: StandClient) -> None:
    screen.shell.page.case.choose_cell(*samples.DUPLICATE)  # type: ignore[attr-defined]


def _open(key: str, about: str = "") -> Deed:
    return lambda screen, _client: screen.shell.open_page(key, about)


def _plc_tab(tab: str) -> Deed:
    def prepare(screen: Screen, _client: StandClient) -> None:
        screen.shell.open_page("plc")
        screen.shell.page.tabs.chosen.emit(tab)  # type: ignore[attr-defined]

    return prepare


def _plc_wrong(screen: Screen, client: StandClient) -> None:
    client.answers["/v1/plc"] = samples_instruments.wrong_map().model_dump_json().encode()
    screen.shell.open_page("plc")


def _settings(key: str, *changes: tuple[str, SettingValue], file: ConfigFile | None = None) -> Deed:
    """The page with a setting chosen and changes made to it."""

    def prepare(screen: Screen, client: StandClient) -> None:
        answer = file if file is not None else samples_settings.config_file()
        client.answers["/v1/config/file"] = answer.model_dump_json().encode()
        screen.shell.open_page("settings", key)
        page = screen.shell.page
        assert isinstance(page, SettingsPage)
        for changed, value in changes:
            page.draft.put(changed, value)
        page.choose(key)

    return prepare


def _settings_refused(screen: Screen, client: StandClient) -> None:
    _settings("plc.poll_ms", ("plc.poll_ms", 200), ("recipe.rows", 5))(screen, client)
    client.answers["/v1/config"] = samples_settings.refusal(*samples_settings.FAULTS)
    screen.shell.page.save.click()  # type: ignore[attr-defined]
    screen.shell.answer.hide()


def _restarting(_screen: Screen, client: StandClient) -> None:
    client.feed(samples.calm().model_copy(update={"restarting_by": "local"}))
    client.pass_time(4.0)


def _labels(status: LabelStatus, chosen: str = "", tab: str = "labels") -> Deed:
    def prepare(screen: Screen, client: StandClient) -> None:
        samples_labels.set_out(client, status)
        screen.shell.open_page("labels")
        screen.shell.page.tabs.chosen.emit(tab)  # type: ignore[attr-defined]
        if chosen:
            screen.shell.page.list.chosen.emit(chosen)  # type: ignore[attr-defined]

    return prepare


def _pools(pool: str, pools: PoolList = samples_pools.POOLS) -> Deed:
    def prepare(screen: Screen, client: StandClient) -> None:
        samples_pools.set_out(client, pools)
        screen.shell.open_page("pools", pool)

    return prepare


def _help(screen: Screen, _client: StandClient) -> None:
    screen.shell.toggle_help()


def _views(then: Deed = lambda _screen, _client: None) -> Deed:
    """Two cameras over two layers: each view has its own picture."""

    def prepare(screen: Screen, client: StandClient) -> None:
        client.answers.update(samples_views.pictures() | samples_views.answers())
        client.feed(samples_views.rejected())
        then(screen, client)

    return prepare


def _view(view: int) -> Deed:
    return lambda screen, _client: screen.shell.page.views.view_chosen.emit(view)  # type: ignore[attr-defined]


def _reject_views(tab: str, view: int | None = None) -> Deed:
    def prepare(screen: Screen, client: StandClient) -> None:
        screen.shell.open_page("rejects")
        page = screen.shell.page
        page.choose_tab(tab)  # type: ignore[attr-defined]
        if view is not None:
            page.case_tab.views.view_chosen.emit(view)  # type: ignore[attr-defined]

    return prepare


def _looked_up(text: str) -> Deed:
    def prepare(screen: Screen, client: StandClient) -> None:
        samples_records.set_out(client)
        screen.shell.open_page("lookup", text)

    return prepare


def _looked_up_views(text: str) -> Deed:
    """On its picture tab, where the size has tabs."""

    def prepare(screen: Screen, client: StandClient) -> None:
        client.answers.update(samples_views.looked_up())
        screen.shell.open_page("lookup", text)
        screen.shell.page.tabs["picture"].click()  # type: ignore[attr-defined]

    return prepare


def _sync(status: Callable[[], SyncStatus], chosen: int | None = None) -> Deed:
    def prepare(screen: Screen, client: StandClient) -> None:
        answer = status()
        samples_records.answered(client, "/v1/sync", answer)
        screen.shell.open_page("sync")
        if chosen is not None:
            screen.shell.page.list.chosen.emit(row_key(answer.parked[chosen]))  # type: ignore[attr-defined]

    return prepare


def _setup(page: str, about: str = "") -> Deed:
    def prepare(screen: Screen, client: StandClient) -> None:
        client.answers.update(samples_setup.answers())
        screen.shell.open_page(page, about)

    return prepare


def _testing(screen: Screen, client: StandClient) -> None:
    client.answers["/v1/doctor"] = samples_setup.doctor_status("case").model_dump_json().encode()
    screen.shell.open_page("doctor", "case")


def _learn_empty(screen: Screen, client: StandClient) -> None:
    status = samples_setup.learn_status(result=False, cameras=("top-1", "top-2"))
    client.answers["/v1/learn"] = status.model_dump_json().encode()
    screen.shell.open_page("learn")


def _lost(_screen: Screen, client: StandClient) -> None:
    client.pass_time(42.0)


def _stale(_screen: Screen, client: StandClient) -> None:
    client.clock.now_s += 3.0
    client.connection.heard(client.clock())
    client.looked.emit()


def _order_of(order: str) -> Deed:
    def prepare(screen: Screen, _client: StandClient) -> None:
        screen.shell.open_page("orders")
        screen.shell.page.list.chosen.emit(order)  # type: ignore[attr-defined]

    return prepare


def _no_order(screen: Screen, client: StandClient) -> None:
    client.answers["/v1/config"] = samples.plan()
    screen.shell.open_page("orders")


def _typing(screen: Screen, client: StandClient) -> None:
    """A finger on the field of the order's number."""
    _no_order(screen, client)
    QTest.mouseClick(screen.shell.page.field, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]


def _ship(shown: Shipping) -> Deed:
    def prepare(screen: Screen, client: StandClient) -> None:
        client.answers["/v1/shipping"] = shown.model_dump_json().encode()
        client.answers["/v1/shipping/choices"] = samples_shipping.choices().model_dump_json().encode()
        screen.shell.open_page("ship")

    return prepare


def _balance(tab: str, *, open_: bool = True, differs: bool = False) -> Deed:
    def prepare(screen: Screen, client: StandClient) -> None:
        told = samples_balance.report(*(samples_balance.DIFFERENCES if open_ else ()))
        client.answers[samples_balance.PATH] = told.model_dump_json().encode()
        screen.shell.open_page("balance")
        page = screen.shell.page
        assert isinstance(page, BalancePage)
        page.choose_tab(tab)  # type: ignore[arg-type]
        if differs:
            case = f"{samples.EPOCH}/7319"
            client.refusal = Failure("audit_differs", {"code": "BCD7", "case": case, "state": "in_no_case"})
            page.scanned("P.URL.CN/0P$M%LZ4LHSVSDCR2L2")

    return prepare


SCENES = (
    Scene("run", samples.calm),
    Scene("run-rejected", samples.rejected, _choose_cell),
    Scene("run-alarm", samples.alarmed),
    Scene("run-queue", samples.queue),
    Scene("run-views", samples.calm, _views()),
    Scene("run-view", samples.calm, _views(_view(2))),
    Scene("run-pallet", lambda: samples_views.on_pallets(samples.calm())),
    Scene("run-lanes", lambda: samples_views.on_pallets(samples_views.lanes())),
    Scene("run-untrusted", samples.untrusted),
    Scene("run-check", lambda: samples.untrusted(run_out=True)),
    Scene("run-misplaced", samples.misplaced),
    Scene("run-stale", samples.calm, _stale),
    Scene("run-help", samples.calm, _help),
    Scene("orders", samples.calm, _open("orders")),
    Scene("orders-several", samples.several_orders, _open("orders")),
    Scene("orders-suspended", samples.several_orders, _order_of("20611-05")),
    Scene("orders-none", samples.no_order, _no_order),
    Scene("orders-keyboard", samples.no_order, _typing),
    Scene("orders-planned", samples.no_order, scenes_orders.planned),
    Scene("orders-clearance", scenes_orders.uncleared, scenes_orders.ticked),
    Scene("orders-first-case", scenes_orders.first_case, _open("orders")),
    Scene("login", samples.calm, scenes_orders.login),
    Scene("login-pin", samples.calm, scenes_orders.pin),
    Scene("ship", samples.calm, _ship(samples_shipping.loading())),
    Scene("ship-choose", samples.calm, _ship(samples_shipping.idle())),
    Scene("lookup-empty", samples.calm, _looked_up("")),
    Scene("lookup", samples.calm, _looked_up(samples_records.UNIT)),
    Scene("lookup-case", samples.calm, _looked_up(samples_records.CASE_CODE)),
    Scene("lookup-unknown", samples.calm, _looked_up(samples_records.UNKNOWN)),
    Scene("lookup-order", samples.calm, _looked_up(samples_records.ORDER)),
    Scene("lookup-views", samples.calm, _views(_looked_up_views(samples_views.LABEL))),
    Scene("lookup-view", samples.calm, _views(_looked_up_views(samples.unit_text(77)))),
    Scene("sync", samples_records.all_delivered, _sync(lambda: samples_records.status())),
    Scene("sync-parked", samples_records.refused_some, _sync(samples_records.some_parked, 1)),
    Scene("sync-list", samples_records.refused_some, _sync(samples_records.some_parked)),
    Scene("sync-paused", samples_records.paused, _sync(lambda: samples_records.status())),
    Scene("alarms", samples_rejects.many_alarms, scenes_rejects.alarms),
    Scene("alarms-find", samples_rejects.must_find, scenes_rejects.find_cases),
    Scene("alarms-history", samples_rejects.many_alarms, scenes_rejects.alarm_history),
    Scene("alarms-kind", samples_rejects.many_of_a_kind, scenes_rejects.kind_of_cases),
    Scene("alarms-devices", samples_rejects.many_of_a_kind, scenes_rejects.kind_of_devices),
    Scene("rejects", samples.rejected, scenes_rejects.reject),
    Scene("rejects-whole", samples.rejected, scenes_rejects.whole_case),
    Scene("rejects-twin", samples.rejected, scenes_rejects.twin),
    Scene("rejects-list", samples.rejected, scenes_rejects.reject_list),
    Scene("rejects-heat", samples.rejected, scenes_rejects.heat),
    Scene("rejects-views", samples.calm, _views(_reject_views("case", 0))),
    Scene("rejects-view", samples.calm, _views(_reject_views("case"))),
    Scene("rejects-views-heat", samples.calm, _views(_reject_views("heat"))),
    Scene("rework", samples.calm, samples_rework.opened()),
    Scene("rework-repair", samples.calm, samples_rework.opened(samples_rework.CASE_CODE, samples_rework.NEW)),
    Scene("rework-refused", samples.calm, samples_rework.opened(samples_rework.CASE_CODE, samples_rework.TAKEN)),
    Scene("rework-unit", samples.calm, samples_rework.opened(samples_rework.IN_CASE)),
    Scene(
        "rework-case",
        samples.calm,
        samples_rework.opened(samples_rework.CASE_CODE, answers=samples_rework.full_case()),
    ),
    Scene("rework-reason", samples.calm, samples_rework.opened(samples_rework.IN_CASE, key="option:remove")),
    Scene("rework-batch", samples.calm, samples_rework.batch),
    Scene("pack", samples_pack.bench, samples_pack.opened("U8", samples.unit_text(8))),
    Scene("pack-twice", samples_pack.bench, samples_pack.opened("U8", samples_pack.TWIN)),
    Scene("pack-merge", samples_pack.bench, samples_pack.opened(merge=True)),
    Scene("pack-line", samples.calm, _open("pack")),
    Scene("pack-by-hand", samples_pack.by_hand, samples_pack.opened()),
    Scene("pallets", samples.calm, samples_pallets.opened(scans=6)),
    Scene("pallets-open", samples.calm, samples_pallets.opened(chosen=0)),
    Scene("pallets-short", samples.calm, samples_pallets.opened(keys=("key:closepallet",))),
    Scene("pallets-off", samples.calm, samples_pallets.marked),
    Scene("pallets-merge", samples.calm, samples_pallets.opened(keys=("key:merge", str(samples_pallets.TWO)))),
    Scene("pallets-label", samples.calm, samples_pallets.opened(samples_pallets.LABEL)),
    Scene("more", samples.calm, _open("more")),
    Scene("balance", samples.calm, _balance("differences")),
    Scene("balance-equation", samples.calm, _balance("equation")),
    Scene("balance-closes", samples.calm, _balance("stops", open_=False)),
    Scene("balance-audit", samples_balance.asking, _balance("audit", differs=True)),
    Scene("balance-rejects", samples_balance.asking, _balance("reasons")),
    Scene("devices", samples.calm, _open("devices", "top")),
    Scene("devices-list", samples.alarmed, _open("devices")),
    Scene("devices-upstream", samples.calm, _open("devices", "hub")),
    Scene("plc", samples.calm, _open("plc")),
    Scene("plc-handshakes", samples.calm, _plc_tab("handshakes")),
    Scene("plc-words", samples.calm, _plc_tab("station")),
    Scene("plc-requests", samples.calm, _plc_tab("requests")),
    Scene("plc-wrong", samples.alarmed, _plc_wrong),
    Scene("settings", samples.calm, _settings("plc.poll_ms")),
    Scene("settings-choice", samples.calm, _settings("recipe.symbologies", ("recipe.symbologies", ("qr", "code128")))),
    Scene("settings-secret", samples.calm, _settings("upstream[1].token_file")),
    Scene("settings-refused", samples.calm, _settings_refused),
    Scene("settings-saved", samples.settings_wait, _settings("", file=samples_settings.waiting())),
    Scene("doctor", samples.calm, _setup("doctor", "case")),
    Scene("doctor-list", samples.calm, _setup("doctor")),
    Scene("doctor-testing", samples.calm, _testing),
    Scene("learn", samples.calm, _setup("learn")),
    Scene("learn-empty", samples.calm, _learn_empty),
    Scene("pools", samples.calm, _pools("water-2026")),
    Scene("labels", samples.calm, _labels(samples_labels.CALM)),
    Scene("labels-failed", samples.calm, _labels(samples_labels.TROUBLE, "4170")),
    Scene("labels-templates", samples.calm, _labels(samples_labels.CALM, "template:case", "templates")),
    Scene("pools-list", samples.calm, _pools("", samples_pools.POOLS)),
    Scene("pools-none", samples.calm, _pools("", PoolList())),
    Scene("lost", samples.calm, _lost),
    Scene("restarting", samples.calm, _restarting),
)


def picture_of(scene: Scene, size: tuple[int, int], language: Language, theme: ThemeName, file: Path) -> None:
    """Draw one scene and keep it."""
    screen, client = make_screen(size, language, theme)
    shot = scene.snapshot()
    client.fallback = samples.picture(*_smeared(shot))
    client.answers.update(samples_instruments.answers())
    screen.show()
    client.feed(shot)
    scene.then(screen, client)
    QApplication.processEvents()
    few_colours(screen.grab().toImage()).save(str(file))
    put_away(screen)


def _smeared(shot: Snapshot) -> list[tuple[int, int]]:
    """What its picture shows is what was read of it."""
    case = shot.last_case
    return [(cell.row, cell.column) for cell in case.cells if cell.state == "no_read"] if case is not None else []


def few_colours(image: QImage) -> QImage:
    """The same with a palette of its own: a tenth of the bytes in the repository, nothing the eye would miss."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    shape = (plain.height(), plain.width(), 4)
    pixels = np.frombuffer(plain.constBits(), np.uint8).reshape(shape)[:, :, :3]
    sample = pixels[::3, ::3].reshape(-1, 3).astype(np.float32)
    stop = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 8, 1.0)
    cv2.setRNGSeed(1)
    _, _, middles = cv2.kmeans(sample, COLOURS, np.empty(0), stop, 1, cv2.KMEANS_PP_CENTERS)
    table = [QColor(int(red), int(green), int(blue)).rgb() for blue, green, red in middles]
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.ThresholdDither)


def main() -> int:
    parser = argparse.ArgumentParser(description="Pictures of every page.")
    parser.add_argument("--into", type=Path, default=Path("docs/screens"))
    parser.add_argument("--only", default="", help="scenes whose name begins like this")
    parser.add_argument("--all", action="store_true", help="every theme in every language, not one each")
    given = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["TZ"] = "UTC"
    time.tzset()
    application = QApplication(["station"])
    application.setStyle("Fusion")
    given.into.mkdir(parents=True, exist_ok=True)
    wanted = [scene for scene in SCENES if scene.name.startswith(given.only)]
    looks = [(language, theme) for language in LANGUAGES for theme in THEMES] if given.all else PAIRS
    made = [(scene, size, *look) for scene, size, look in product(wanted, SIZES, looks)]
    made += [(scene, SIZES[-1], "ru", "light") for scene in wanted if scene.name in RUSSIAN and not given.all]
    for scene, size, language, theme in made:
        name = f"{scene.name}-{size[0]}-{language}-{theme}.png"
        picture_of(scene, size, language, theme, given.into / name)
    sys.stdout.write(f"{len(made)} pictures in {given.into}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
