"""What is asked of orders and of records that upstream did not take."""

from ui.i18n.mark import Row, mark

RECORDS: dict[str, Row] = {
    "order_unknown": Row(
        mark("key", "Order {order} was never started on this line."), mark("key", "Check the order's name.")
    ),
    "destination_unknown": Row(
        mark("key", "There is no upstream {destination}."), mark("key", "Check its name in the settings.")
    ),
    "record_not_parked": Row(
        mark("key", "Nothing is parked for {destination} under this number."), mark("key", "Nothing to do.")
    ),
    "record_unknown": Row(
        mark("key", "The journal has no record {seq} for upstream."), mark("key", "Call IT. Nothing is lost.")
    ),
}
