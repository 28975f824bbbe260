"""The words of every key the station can send, in English; the other languages are translations of these."""

from ui.i18n.mark import Row
from ui.i18n.rows.alarms import ALARMS
from ui.i18n.rows.codes import CODES
from ui.i18n.rows.devices import DEVICES
from ui.i18n.rows.instruments import INSTRUMENTS
from ui.i18n.rows.journal import JOURNAL
from ui.i18n.rows.phrases import PHRASES
from ui.i18n.rows.records import RECORDS
from ui.i18n.rows.refusals import REFUSALS
from ui.i18n.rows.settings import SETTINGS

__all__ = ["PHRASES", "ROWS"]

ROWS: dict[str, Row] = {**CODES, **JOURNAL, **REFUSALS, **SETTINGS, **RECORDS, **DEVICES, **INSTRUMENTS, **ALARMS}
"""Key → words. Where one key is both a reason and an alarm, the alarm's words say more and win."""
