"""The snapshot in Prometheus' words. Labels are names of the config and keys, never scanned text."""

from collections.abc import Iterable, Iterator
from typing import get_args

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector

from station.api.schema import Snapshot
from station.api.schema.base import StationState

Row = tuple[tuple[str, ...], float | None]
"""Label values and the value; None = not known, so not shown."""


class SnapshotCollector(Collector):
    """Turns one snapshot into metrics."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def collect(self) -> Iterator[Metric]:
        """Yield every family."""
        yield from _cases(self._snapshot)
        yield from _line(self._snapshot)
        yield from _devices(self._snapshot)
        yield from _sync(self._snapshot)
        yield from _pools(self._snapshot)
        yield from _health(self._snapshot)


def render(snapshot: Snapshot) -> bytes:
    """Return the text exposition of a snapshot."""
    registry = CollectorRegistry(support_collectors_without_names=True)
    registry.register(SnapshotCollector(snapshot))
    return generate_latest(registry)


def _counter(name: str, help_: str, labels: tuple[str, ...], rows: Iterable[Row]) -> Metric:
    family = CounterMetricFamily(f"station_{name}", help_, labels=labels)
    for values, value in rows:
        if value is not None:
            family.add_metric(values, value)
    return family


def _gauge(name: str, help_: str, labels: tuple[str, ...], rows: Iterable[Row]) -> Metric:
    family = GaugeMetricFamily(f"station_{name}", help_, labels=labels)
    for values, value in rows:
        if value is not None:
            family.add_metric(values, value)
    return family


def _one(value: float | None) -> list[Row]:
    return [((), value)]


def _cases(shot: Snapshot) -> Iterator[Metric]:
    tally = shot.tally
    endings = ("released", "rejected", "void", "missed", "quarantined")
    yield _gauge(
        "cases",
        "Cases by what has become of them so far (a released one may be taken back, a quarantined one found)",
        ("state",),
        [((end,), float(getattr(tally, end))) for end in endings],
    )
    yield _counter("cases_triggered", "Case numbers known", (), _one(tally.triggered))
    yield _counter("cases_passed", "Pass verdicts committed", (), _one(tally.passed))
    yield _gauge("cases_in_flight", "Passed and not yet disposed of", (), _one(tally.in_flight))
    yield _counter("units_read", "Units read", (), _one(tally.units_read))
    yield _counter("no_reads", "Units not read", (), _one(tally.no_reads))
    yield _gauge(
        "order_rejects",
        "Rejected cases of the open order by first reason",
        ("reason",),
        [((reason,), float(n)) for reason, n in shot.reasons.items()],
    )
    verdict = HistogramMetricFamily("station_verdict_seconds", "Trigger seen to verdict written, since the start")
    buckets = [(f"{bound_ms / 1000:g}", float(n)) for bound_ms, n in shot.verdict.buckets]
    verdict.add_metric([], [*buckets, ("+Inf", float(shot.verdict.count))], shot.verdict.sum_ms / 1000)
    yield verdict


def _line(shot: Snapshot) -> Iterator[Metric]:
    yield _gauge("info", "Who this is", ("station", "version"), [((shot.station, shot.version), 1.0)])
    yield _gauge("snapshot_timestamp_seconds", "When these numbers were made", (), _one(shot.made_at_us / 1e6))
    yield _gauge("boot", "Starts on this journal", (), _one(shot.boot))
    yield _gauge("line_state", "PackML number; 0 = no data", (), _one(shot.line.number))
    yield _gauge("permissive", "1 = the line may run", (), _one(shot.permissive))
    yield _gauge("held", "1 = a person asked to hold", (), _one(shot.held))
    yield _gauge("trust_held", "1 = the physical order matches the data", (), _one(shot.trust.held))
    yield _gauge("units_per_minute", "Units in the last minute", (), _one(shot.rates.units_per_min))
    yield _gauge("cases_per_minute", "Cases in the last minute", (), _one(shot.rates.cases_per_min))
    yield _gauge("queue_units", "Units between reader and packer", (), _one(shot.queue_length))
    states = get_args(StationState)
    yield _gauge(
        "state",
        "1 = the station is in this state",
        ("state",),
        [((s,), float(s == shot.station_state)) for s in states],
    )
    yield _gauge(
        "alarm_active",
        "One row an active alarm; 0 = somebody has acknowledged it",
        ("alarm", "key", "priority"),
        [((a.alarm, a.key, a.priority), float(not a.acknowledged_by)) for a in shot.alarms],
    )
    priorities = ("P1", "P2", "P3")
    yield _gauge(
        "alarms",
        "Active alarms",
        ("priority",),
        [((rank,), float(sum(alarm.priority == rank for alarm in shot.alarms))) for rank in priorities],
    )


def _devices(shot: Snapshot) -> Iterator[Metric]:
    labels = ("device", "kind")
    names = [((device.name, device.kind), device) for device in shot.devices]
    yield _gauge("device_up", "1 = up", labels, [(key, float(device.state == "up")) for key, device in names])
    yield _gauge(
        "device_data_age_seconds",
        "Age of its last data",
        labels,
        [(key, device.last_data_age_s) for key, device in names],
    )
    yield _counter(
        "device_errors", "Losses and missing answers", labels, [(key, device.errors) for key, device in names]
    )
    yield _counter("plc_polls", "PLC blocks asked for", (), _one(shot.plc.polls))
    yield _counter("plc_torn", "Torn reads thrown away", (), _one(shot.plc.torn))
    yield _gauge("plc_block_age_seconds", "Age of the last whole new block", (), _one(shot.plc.block_age_s))


def _sync(shot: Snapshot) -> Iterator[Metric]:
    labels = ("destination",)
    names = [((destination.name,), destination) for destination in shot.sync]
    yield _gauge("sync_waiting", "Records not yet delivered", labels, [(key, to.waiting) for key, to in names])
    yield _gauge("sync_parked", "Records upstream refused", labels, [(key, to.parked) for key, to in names])
    yield _gauge(
        "sync_delivered_through",
        "Wire number upstream has all up to",
        labels,
        [(key, to.delivered_through) for key, to in names],
    )
    yield _gauge(
        "sync_last_delivery_timestamp_seconds",
        "When upstream last took something; no row = not since the start",
        labels,
        [(key, to.last_success_us / 1e6 if to.last_success_us is not None else None) for key, to in names],
    )


def _pools(shot: Snapshot) -> Iterator[Metric]:
    names = [((pool.pool,), pool) for pool in shot.pools if pool.counted_us]
    yield _gauge(
        "pool_codes",
        "Codes issued to a pool of the running order",
        ("pool",),
        [(key, float(pool.codes)) for key, pool in names],
    )
    yield _gauge(
        "pool_remaining",
        "Of these, neither used nor void",
        ("pool",),
        [(key, float(pool.remaining)) for key, pool in names],
    )
    yield _gauge(
        "pool_counted_timestamp_seconds",
        "When that was counted",
        ("pool",),
        [(key, pool.counted_us / 1e6) for key, pool in names],
    )


def _health(shot: Snapshot) -> Iterator[Metric]:
    health = shot.health
    yield _gauge("wal_bytes", "Size of the journal's WAL", (), _one(health.wal_bytes))
    yield _gauge("disk_free_percent", "Free room on the journal's disk", (), _one(health.disk_free_percent))
    yield _gauge("memory_bytes", "Resident memory", (), _one(health.memory_bytes))
    yield _counter("commits", "Journal commits", (), _one(health.commits))
    yield _counter("forced_checkpoints", "Checkpoints that did not wait for quiet", (), _one(health.forced_checkpoints))
    yield _gauge(
        "queue_depth", "Depth of the bounded queues", ("queue",), [((name,), n) for name, n in health.queues.items()]
    )
