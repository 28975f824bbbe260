"""Planned orders from a file, CSV or JSON: every fault at once, with its line. A file with a fault plans nothing.

CSV: a line of names, then one order a line; comma, semicolon or tab. JSON: a list of objects, or
``{"orders": […]}``."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from station.planning.orders import PlannedOrder, PlanRefused, planned_order

FIELDS = ("order", "product", "lot", "cases", "recipe")
REQUIRED = ("order", "product")
MOST_BYTES = 8_000_000
MOST_ORDERS = 10_000


@dataclass(frozen=True, slots=True)
class LineFault:
    """What is wrong at one line (CSV) or with one order (JSON), counted from 1."""

    line: int
    key: str
    arguments: dict[str, str | int]


@dataclass(frozen=True, slots=True)
class OrderFile:
    orders: tuple[tuple[int, PlannedOrder], ...]
    """Each with its line."""
    faults: tuple[LineFault, ...]


def read_order_file(path: Path) -> OrderFile:
    """Raises PlanRefused where the whole file is none, OSError where it cannot be read."""
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise PlanRefused("plan_file_large", path=str(path), most=MOST_BYTES)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PlanRefused("plan_file_not_utf8", path=str(path), line=data[: error.start].count(b"\n") + 1) from None
    rows = _json_rows(text, path) if path.suffix.lower() == ".json" else _csv_rows(text, path)
    return _judged(rows)


def _judged(rows: Iterator[tuple[int, dict[str, str] | LineFault]]) -> OrderFile:
    orders: list[tuple[int, PlannedOrder]] = []
    faults: list[LineFault] = []
    first: dict[str, int] = {}
    for line, row in rows:
        if isinstance(row, LineFault):
            faults.append(row)
            continue
        try:
            order = planned_order(row, "file")
        except PlanRefused as refused:
            faults.append(LineFault(line, refused.key, refused.arguments))
            continue
        if (known := first.setdefault(order.order, line)) != line:
            faults.append(LineFault(line, "plan_order_twice", {"order": order.order, "other": known}))
        else:
            orders.append((line, order))
    return OrderFile(tuple(orders), tuple(faults))


def _csv_rows(text: str, path: Path) -> Iterator[tuple[int, dict[str, str] | LineFault]]:
    head, _, _ = text.partition("\n")
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        names = [name.strip().lower() for name in next(reader, [])]
        _demand_names(names, path)
        for n, cells in enumerate(reader):
            if n >= MOST_ORDERS:
                raise PlanRefused("plan_file_long", path=str(path), most=MOST_ORDERS)
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(names):
                told: dict[str, str | int] = {"found": len(cells), "expected": len(names)}
                yield reader.line_num, LineFault(reader.line_num, "plan_columns_differ", told)
            else:
                yield reader.line_num, dict(zip(names, cells, strict=True))
    except csv.Error as error:
        raise PlanRefused("plan_file_broken", path=str(path), line=reader.line_num, detail=str(error)) from None


def _demand_names(names: list[str], path: Path) -> None:
    unknown = next((name for name in names if name not in FIELDS), None)
    if unknown is not None:
        raise PlanRefused("plan_column_unknown", path=str(path), name=unknown[:40], names=", ".join(FIELDS))
    missing = next((name for name in REQUIRED if name not in names), None)
    twice = next((name for name in names if names.count(name) > 1), None)
    if missing is not None or twice is not None:
        raise PlanRefused("plan_column_missing", path=str(path), name=missing or twice or "", names=", ".join(FIELDS))


def _json_rows(text: str, path: Path) -> Iterator[tuple[int, dict[str, str] | LineFault]]:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise PlanRefused("plan_file_broken", path=str(path), line=line, detail=getattr(error, "msg", "")) from None
    rows = told.get("orders") if isinstance(told, dict) else told
    if not isinstance(rows, list):
        raise PlanRefused("plan_file_broken", path=str(path), line=1, detail="no list of orders")
    if len(rows) > MOST_ORDERS:
        raise PlanRefused("plan_file_long", path=str(path), most=MOST_ORDERS)
    for place, row in enumerate(rows, start=1):
        yield place, _of_json(place, row)


def _of_json(place: int, row: object) -> dict[str, str] | LineFault:
    """Texts and whole numbers; anything else is a fault, never guessed at."""
    if not isinstance(row, dict):
        return LineFault(place, "plan_columns_differ", {"found": 0, "expected": len(REQUIRED)})
    fields: dict[str, str] = {}
    for name, value in row.items():
        if name not in FIELDS:
            return LineFault(place, "plan_name_unknown", {"name": str(name)[:40], "names": ", ".join(FIELDS)})
        if value is not None and (isinstance(value, bool) or not isinstance(value, str | int)):
            return LineFault(place, "plan_field_form", {"field": name, "most": 128})
        fields[name] = "" if value is None else str(value)
    return fields
