"""What is asked of orders and of records that upstream did not take."""

from station.messages.row import Row

RECORD_MESSAGES: dict[str, Row] = {
    "order_unknown": Row("Order {order} was never started on this line.", "Check the order's name."),
    "destination_unknown": Row("There is no upstream {destination}.", "Check its name in the settings."),
    "record_not_parked": Row("Nothing is parked for {destination} under this number.", "Nothing to do."),
    "record_unknown": Row("The journal has no record {seq} for upstream.", "Call IT. Nothing is lost."),
}
