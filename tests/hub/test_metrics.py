"""What a Prometheus reads at a hub."""

from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families

from tests.hub.conftest import Home
from tests.hub.serving import served
from tests.sync.factory import packed, posted, record


def values(text: str) -> dict[tuple[str, ...], float]:
    """Name and labels (in their order) → value, without the buckets."""
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
        if not sample.name.endswith(("_bucket", "_created"))
    }


async def test_requests_are_counted_by_path_and_stations_told_as_on_the_stations_page(
    home: Home, tmp_path: Path
) -> None:
    (tmp_path / "tokens").write_text("one\nL2 two\n")
    async with served(home, tmp_path / "tokens") as hub:
        for body in (packed(1), packed(2)):
            await hub.post("/v1/stations/L1/events", content=posted(record(1, body), record(3)))
        await hub.post("/v1/stations/L1/events", content=posted(record(1), record(2, packed(9))))
        await hub.post("/v1/stations/L1/events", content=posted(record(1, packed(7))))
        await hub.put("/v1/stations/L1/sscc?extension=0&prefix=9521234&first=1&last=9")
        await hub.post("/v1/stations/L2/events", content=posted(record(1)), headers={"Authorization": "Bearer two"})
        assert (await hub.get("/t/some%20code")).status_code == 404
        assert (await hub.get("/nothing/at/all")).status_code == 404
        answer = await hub.get("/metrics")
        assert answer.headers["content-type"].startswith("text/plain")
        found = values(answer.text)
        assert found["hub_stations",] == 2
        assert found["hub_complete_through", "L1"] == 2
        assert found["hub_conflicts_total", "L1"] == 1
        assert found["hub_heard_timestamp_seconds", "L1"] > 1_700_000_000
        taken = ("POST", "/v1/stations/{station}/events")
        assert found["hub_request_seconds_count", *taken, "200"] == 3
        assert found["hub_request_seconds_count", *taken, "400"] == 2
        assert found["hub_request_seconds_count", "PUT", "/v1/stations/{station}/sscc", "200"] == 1
        assert found["hub_request_seconds_count", "GET", "/t/{code:path}", "404"] == 1
        assert found["hub_request_seconds_count", "GET", "other", "404"] == 1
        assert "some code" not in answer.text


async def test_metrics_need_a_token_and_a_station_sees_itself(home: Home, tmp_path: Path) -> None:
    (tmp_path / "tokens").write_text("L1 one\nL2 two\n")
    async with served(home, tmp_path / "tokens") as hub:
        await hub.post("/v1/stations/L1/events", content=posted(record(1)))
        assert (await hub.get("/metrics", headers={"Authorization": ""})).status_code == 401
        assert ("hub_waiting", "L1") in values((await hub.get("/metrics")).text)
        other = values((await hub.get("/metrics", headers={"Authorization": "Bearer two"})).text)
        assert ("hub_waiting", "L1") not in other
