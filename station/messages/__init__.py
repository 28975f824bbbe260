"""Every sentence a person is told by the station: one catalogue, English written once.

Here live keys and their English (``Row``, phrases) and the filling of their places; a new key is one row in the
module of its topic. No code that decides what to say, no other language: the screen translates these sentences.
"""

from station.messages.alarms import ALARM_MESSAGES
from station.messages.authorities import AUTHORITY_MESSAGES
from station.messages.bench import BENCH_MESSAGES
from station.messages.codes import CODE_MESSAGES, REASON_MESSAGES
from station.messages.command_codes import COMMAND_KEYS, command_code, command_of
from station.messages.devices import DEVICE_MESSAGES
from station.messages.doctor import DOCTOR_MESSAGES
from station.messages.findings import FINDING_MESSAGES
from station.messages.instruments import TEST_MESSAGES
from station.messages.labels import LABEL_MESSAGES
from station.messages.learn import LEARN_MESSAGES
from station.messages.nouns import NOUNS
from station.messages.orders import ORDER_MESSAGES
from station.messages.phrases import PHRASES
from station.messages.pools import POOL_MESSAGES
from station.messages.recipe import RECIPE_MESSAGES
from station.messages.recordings import RECORDING_MESSAGES
from station.messages.records import RECORD_MESSAGES
from station.messages.refusals import (
    COMMAND_MESSAGES,
    JOURNAL_MESSAGES,
    READY_MESSAGES,
    REQUEST_MESSAGES,
    START_MESSAGES,
    UPSTREAM_MESSAGES,
)
from station.messages.rework import REWORK_MESSAGES
from station.messages.row import Row
from station.messages.settings import SETTINGS_MESSAGES
from station.messages.shift_report import AUDIT_MESSAGES, COUNTED_MESSAGES
from station.messages.shipping import SHIPPING_MESSAGES
from station.messages.users import USER_MESSAGES

__all__ = ["COMMAND_KEYS", "MESSAGES", "NOUNS", "PHRASES", "Row", "command_code", "command_of"]

MESSAGES: dict[str, Row] = {
    **REASON_MESSAGES,
    **CODE_MESSAGES,
    **UPSTREAM_MESSAGES,
    **JOURNAL_MESSAGES,
    **FINDING_MESSAGES,
    **START_MESSAGES,
    **REQUEST_MESSAGES,
    **READY_MESSAGES,
    **COMMAND_MESSAGES,
    **RECIPE_MESSAGES,
    **SETTINGS_MESSAGES,
    **RECORD_MESSAGES,
    **AUTHORITY_MESSAGES,
    **RECORDING_MESSAGES,
    **REWORK_MESSAGES,
    **BENCH_MESSAGES,
    **DEVICE_MESSAGES,
    **TEST_MESSAGES,
    **DOCTOR_MESSAGES,
    **LEARN_MESSAGES,
    **LABEL_MESSAGES,
    **POOL_MESSAGES,
    **AUDIT_MESSAGES,
    **COUNTED_MESSAGES,
    **ALARM_MESSAGES,
    **ORDER_MESSAGES,
    **USER_MESSAGES,
    **SHIPPING_MESSAGES,
}
"""Key → message. Where one key is both a reason and an alarm, the alarm's message says more and wins."""
