"""What the station is connected to and runs on, as a snapshot shows it: devices, the PLC link, journal and machine."""

from dataclasses import asdict, fields

from drivers.protocols import PlcBlock
from station.api import schema
from station.core.view import LineView
from station.journal import JournalHealth
from station.runtime.station import Station
from station.runtime.supervisor import DeviceHealth

KINDS: dict[str, schema.DeviceKind] = {"camera": "camera", "reader": "reader", "printer": "printer", "plc": "plc"}
_ON_THE_WAY = ("lost", "late", "duplicate", "torn", "empty", "unasked", "packets_lost", "packets_resent")
BLOCK_WORDS = tuple(field.name for field in fields(PlcBlock))


def device(station: Station, health: DeviceHealth, drivers: dict[str, str]) -> schema.Device:
    age_s, per_s, detail = _life(station, health.name)
    return schema.Device(
        name=health.name,
        kind=KINDS[health.kind],
        driver=drivers.get(health.name, ""),
        state=health.state,
        key=health.key,
        arguments=dict(health.arguments),
        last_data_age_s=age_s,
        rate_per_s=per_s,
        errors=health.lost,
        detail=detail,
    )


def _life(station: Station, name: str) -> tuple[float | None, float, schema.Arguments]:
    camera, reader = station.devices.cameras.get(name), station.devices.readers.get(name)
    if camera is not None:
        counts, decode = camera.counts, camera.decode_ms.summary()
        shown: schema.Arguments = {
            "frames": camera.activity.count,
            "stale": counts.stale,
            "missing": counts.missing,
            "busy": counts.busy,
            "width": counts.width,
            "height": counts.height,
            "decode_ms_p50": decode.p50_ms,
            "decode_ms_p99": decode.p99_ms,
        }
        if (met := camera.frame_counts) is not None:
            shown |= {key: getattr(met, key) for key in _ON_THE_WAY}
        return camera.activity.age_s, camera.activity.per_s, shown
    if reader is not None:
        told: schema.Arguments = {
            "telegrams": reader.activity.count,
            "no_reads": reader.no_reads,
            "untagged": reader.untagged,
            "unusable": reader.unusable,
            "last_unusable": reader.last_fault,
        }
        if station.pictures is not None and name in station.pictures.parts.rules:
            pictures = station.pictures.counts[name]
            told |= {"pictures": pictures.tied, "pictures_unassigned": pictures.unassigned}
            told |= {"pictures_unusable": pictures.unusable}
        return reader.activity.age_s, reader.activity.per_s, told
    printer = station.devices.printers.get(name)
    if printer is not None:
        now = printer.now
        said: schema.Arguments = {
            "printed": now.printed,
            "waiting": now.waiting,
            "counter": "" if now.counter is None else str(now.counter),
            "state": f"printer_{now.status.faults[0]}" if now.status.faults else "" if now.status.known else "unknown",
        }
        return printer.activity.age_s, printer.activity.per_s, said
    plc = station.plc
    poll, write = plc.poll_ms.summary(), plc.write_ms.summary()
    wire: schema.Arguments = {
        "poll_ms_p50": poll.p50_ms,
        "poll_ms_p99": poll.p99_ms,
        "write_ms_p50": write.p50_ms,
        "write_ms_p99": write.p99_ms,
        "no_answers": plc.no_answers,
    }
    return plc.activity.age_s, plc.activity.per_s, wire


def plc_link(station: Station, view: LineView) -> schema.PlcLink:
    block = view.block
    return schema.PlcLink(
        block={name: getattr(block, name) for name in BLOCK_WORDS} if block is not None else {},
        words=asdict(station.plc.words),
        block_age_s=station.plc.activity.age_s,
        epoch=view.epoch,
        polls=station.plc.activity.count,
        torn=getattr(station.parts.plc, "torn_reads", 0),
        handshakes=tuple(
            schema.Handshake(
                epoch=each.epoch,
                seq=each.seq,
                verdict=each.verdict,
                committed_ms=each.committed_ms,
                written_ms=each.written_ms,
                taken_ms=each.taken_ms,
                disposed_ms=each.disposed_ms,
            )
            for each in station.plc.handshakes.newest[-10:]
        ),
    )


def health(station: Station) -> schema.Health:
    journal: JournalHealth = station.parts.journal.health()
    machine, looked = station.health.now, station.patrol.now
    return schema.Health(
        sqlite_version=journal.sqlite_version,
        journal_checked=journal.checked,
        journal_looked_through=looked.through,
        journal_events=journal.head_seq,
        journal_passes=looked.passes,
        journal_pass_ended_us=looked.ended_us,
        journal_damage=looked.found,
        wal_bytes=journal.wal_bytes,
        disk_free_percent=machine.disk_free_percent,
        commits=journal.commits,
        forced_checkpoints=journal.forced_checkpoints,
        queues={
            "intake": len(station.intake),
            "intake_turned_away": station.intake.turned_away,
            "unpublished": station.loop.unpublished,
            "journal": journal.waiting,
            "evidence_let_go": station.evidence.let_go,
        },
        memory_bytes=machine.memory_bytes,
        behind_s=station.loop.behind_s(),
    )
