"""The pages that exist. Adding one is a row here: the rail, the keys, help and the More page follow."""

from collections.abc import Callable
from dataclasses import dataclass

from ui.i18n.mark import mark
from ui.pages.alarms import AlarmsPage
from ui.pages.balance import BalancePage
from ui.pages.devices import DevicesPage
from ui.pages.doctor import DoctorPage
from ui.pages.labels import LabelsPage
from ui.pages.learn import LearnPage
from ui.pages.lookup import LookupPage
from ui.pages.more import MorePage
from ui.pages.orders import OrdersPage
from ui.pages.pack import PackPage
from ui.pages.pallets import PalletsPage
from ui.pages.plc import PlcPage
from ui.pages.pools import PoolsPage
from ui.pages.rejects import RejectsPage
from ui.pages.rework import ReworkPage
from ui.pages.run import RunPage
from ui.pages.settings import SettingsPage
from ui.pages.ship import ShipPage
from ui.pages.sync import SyncPage
from ui.shell.page import Page, PageTools


@dataclass(frozen=True, slots=True)
class PageRow:
    """One page."""

    key: str
    icon: str
    """A name of ``ui.widgets.icons``."""
    title: str
    make: Callable[[PageTools], Page]
    help: tuple[str, ...] = ()
    """Five to eight notes; note n stands at the page's n-th anchor."""


PAGES: tuple[PageRow, ...] = (
    PageRow(
        "run",
        "run",
        mark("page", "Run"),
        RunPage,
        (
            mark("help", "The verdict of the newest case, and how many of its units were read."),
            mark("help", "The picture: a framed cell failed. Tap it to see its code and the reason."),
            mark("help", "What failed, or the reasons of all rejected cases of this order."),
            mark("help", "Cases of this order: passed, and rejected."),
            mark("help", "The last cases, newest first. Tap one to see it again."),
            mark("help", "HOLD asks the machine to stop. It is not an emergency stop."),
        ),
    ),
    PageRow(
        "lookup",
        "lookup",
        mark("page", "Look-up"),
        LookupPage,
        (
            mark("help", "Scan any code, on any page. Or type it here; an order's name finds its cases."),
            mark("help", "Where it is now, and whether upstream has it."),
            mark("help", "Its story, oldest first. Tap a line to see that case."),
            mark("help", "The case it is in, its order, and what is in it. Tap one to follow it."),
            mark("help", "The picture of the case. A blue frame marks the unit; tap a cell to follow its code."),
            mark("help", "Back to what you looked at before."),
        ),
    ),
    PageRow(
        "rejects",
        "rejects",
        mark("page", "Rejects"),
        RejectsPage,
        (
            mark("help", "One case, the list of the shift, or where no-reads gather."),
            mark("help", "The next newer and the next older reject."),
            mark("help", "The picture: a framed cell failed. Tap a small one twice: once to enlarge, once to choose."),
            mark("help", "The failed cells of this case."),
            mark("help", "The chosen cell: its picture, its code, why it failed, and what to do."),
        ),
    ),
    PageRow(
        "rework",
        "rework",
        mark("page", "Rework"),
        ReworkPage,
        (
            mark("help", "Scan a unit, a case or a pallet: what it is, and what is wanted next."),
            mark("help", "What can be done with it now. A dim key says why it cannot."),
            mark("help", "The steps of what is being done, or its story, newest first."),
            mark("help", "What was done lately. Tap one, then Undo takes that one back."),
            mark("help", "Takes back the last scan, else the last thing that was done."),
        ),
    ),
    PageRow(
        "alarms",
        "alarms",
        mark("page", "Alarms"),
        AlarmsPage,
        (
            mark("help", "Active alarms. Handle the large one first."),
            mark("help", "What happened, what to do, since when, and how it ends."),
            mark(
                "help", "Acknowledge means: I know. Sound and flashing stop; the alarm stays until its cause is gone."
            ),
            mark("help", "Two minutes without sound. A new urgent alarm sounds again at once."),
            mark("help", "How many alarms there were in the last ten minutes, and in the last hour."),
            mark("help", "Active alarms, or earlier ones."),
        ),
    ),
    PageRow(
        "orders",
        "orders",
        mark("page", "Orders"),
        OrdersPage,
        (
            mark("help", "What is packed now, and which orders wait; with none running, what would be packed next."),
            mark(
                "help", "Start: scan or type the order's number. Suspend, close: when its last case has left the belt."
            ),
            mark("help", "With no order open every case is rejected."),
        ),
    ),
    PageRow(
        "ship",
        "ship",
        mark("page", "Ship"),
        ShipPage,
        (
            mark(
                "help", "Scan the delivery note or the distributor, then cases and pallets. A pallet carries its cases."
            ),
            mark("help", "What is loaded, the newest first. Tap one to take it off the list."),
            mark("help", "What the note asks for and what is loaded; what is known of other stations, and since when."),
            mark("help", "Confirm and Cancel are pressed for one second. Until you confirm, nothing has left."),
        ),
    ),
    PageRow(
        "balance",
        "balance",
        mark("page", "Balance"),
        BalancePage,
        (
            mark("help", "This shift, the one before, or the order that runs."),
            mark("help", "What the sensor counted, and where every unit is now. The count closes, or it does not."),
            mark("help", "Where it does not close, by time. Tap a case to see it. Tabs: rejects, downtime, audits."),
            mark("help", "Writes the report into a file, in the language of this screen."),
        ),
    ),
    PageRow(
        "pack",
        "pack",
        mark("page", "Pack"),
        PackPage,
        (
            mark("help", "What came of the newest scan: its shape, its word and its sound each say it."),
            mark("help", "The case that is packed: how many are in it, and what to scan next."),
            mark("help", "Close it with fewer; put it aside and go on later by a scan; merge another into it."),
            mark("help", "Takes the newest unit out again."),
            mark("help", "The last scans, newest first."),
        ),
    ),
    PageRow(
        "pallets",
        "pallet",
        mark("page", "Pallets"),
        PalletsPage,
        (
            mark("help", "What to do next. A free case begins a pallet; one on an open pallet goes on with that one."),
            mark("help", "The pallets that are open. Tap one to go on with it."),
            mark("help", "The pallet from its side, layer by layer. Tap a case to take it off."),
            mark("help", "Close it, full or with a reason; take a case off; put another pallet's cases onto this one."),
            mark("help", "Takes back what was done here last."),
        ),
    ),
    PageRow(
        "devices",
        "plug",
        mark("page", "Devices"),
        DevicesPage,
        (
            mark("help", "Every device. A ring with a tick is live, a red octagon is not connected. Tap one."),
            mark("help", "How old its last data is, how often it speaks, how often it failed since the start."),
            mark("help", "The newest picture: a white frame is a code that was read, a red cell was not."),
            mark("help", "Good numbers stay the same in any light: 3 px per module or more, contrast 50 % or more."),
            mark("help", "Test asks the device one question. It never disturbs the line."),
        ),
    ),
    PageRow(
        "plc",
        "plc",
        mark("page", "PLC"),
        PlcPage,
        (
            mark("help", "How old the PLC's data is; torn reads and missing answers are counted, a few are no harm."),
            mark("help", "The words of the PLC's block as they are on the wire, and what they mean."),
            mark("help", "The words of the station's block. Amber is what cannot be right."),
            mark("help", "The last ten seconds: the case waits, its verdict is written, it leaves the line."),
            mark("help", "Freeze stops this display, not the line. Test reads both blocks once more."),
        ),
    ),
    PageRow(
        "labels",
        "label",
        mark("page", "Labels"),
        LabelsPage,
        (
            mark("help", "What the printer says. Scan a label on its container, on this page or where you pack."),
            mark("help", "Labels that are awaited, then the last ones. Tap one; or look at the templates."),
            mark("help", "The label as it is printed, dot for dot."),
            mark("help", "The same label once more; for a closed case by the rule of this station."),
            mark("help", "It counts without a label. Your name and the reason are recorded."),
        ),
    ),
    PageRow(
        "pools",
        "pools",
        mark("page", "Pools"),
        PoolsPage,
        (
            mark("help", "Pools of codes. The order's own is marked; amber: few codes are left."),
            mark("help", "What was issued, packed, made void and is left. IT imports more with: station pool import."),
            mark("help", "Lines of the last file that are no codes, and why."),
        ),
    ),
    PageRow(
        "sync",
        "cloud",
        mark("page", "Sync"),
        SyncPage,
        (
            mark("help", "What upstream has not received yet, since when, and why. Nothing is ever lost."),
            mark("help", "Records upstream refused, newest first. Tap one for the server's own words."),
            mark("help", "Sends every refused record once more, after the cause is mended."),
            mark("help", "Writes all of them into a file for IT."),
        ),
    ),
    PageRow(
        "settings",
        "settings",
        mark("page", "Settings"),
        SettingsPage,
        (
            mark("help", "Type a word to find a setting in any group."),
            mark("help", "Groups: the tables of the config file."),
            mark("help", "Settings with their values. Dim ones are changed in the file only."),
            mark("help", "The chosen one: change it, see its default and limits, and what is wrong with it."),
            mark("help", "Save checks everything first. Restart takes it into force: press for one second."),
        ),
    ),
    PageRow(
        "doctor",
        "check",
        mark("page", "Doctor"),
        DoctorPage,
        (
            mark("help", "Every device, with what the test card showed of it last; and the protocols that are kept."),
            mark("help", "Tests the chosen device. The line must stand; the device comes back by itself."),
            mark("help", "The daily check: one code of the test card is enough. A missed one is told."),
            mark("help", "What was found, and what to do about it."),
            mark("help", "An acceptance protocol of all results, kept in the data folder."),
            mark("help", "The test card as a file: print it at 100 %."),
        ),
    ),
    PageRow(
        "learn",
        "camera",
        mark("page", "Learn"),
        LearnPage,
        (
            mark("help", "What is known of the line: with speed and exposure its motion is counted in."),
            mark("help", "Takes a picture of the case under the camera, and begins anew. The line must stand."),
            mark("help", "Takes one more, of another case: more cases prove more."),
            mark("help", "The grid, how well the codes are seen, and how many such cases would pass."),
            mark("help", "The lines for the config: recipe and views."),
            mark("help", "Puts them into the config; a restart takes them into force."),
        ),
    ),
)

MORE = PageRow(
    "more",
    "more",
    mark("page", "More"),
    MorePage,
    (
        mark("help", "Pages that have no room in the rail."),
        mark("help", "The language of this screen; everything changes at once."),
        mark("help", "Light for a bright hall, dark for a dim one."),
        mark("help", "Which station this screen shows; tell it to IT when you call."),
    ),
)
"""Always the last in the rail: what has no room there, language and theme."""
