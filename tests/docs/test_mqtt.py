"""docs/mqtt.md: its table is a config that holds, and its topics are those that are published."""

import re
from pathlib import Path

from config.loader import parse
from station.assembly.config_file import kinds
from station.assembly.mqtt import documents
from tests.docs.receiver import DOCS
from tests.ui.factories.samples import calm

PAGE = (DOCS / "mqtt.md").read_text("utf-8")
DOCK = (DOCS.parent / "config" / "examples" / "bench.toml").read_text("utf-8")


def test_the_table_of_the_page_is_taken(tmp_path: Path) -> None:
    (block,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    for name in ("mqtt.password", "plant-ca.pem", "station.pem", "station.key", "hub.token", "token"):
        (tmp_path / name).write_text("x\n")
    text = re.sub(r"\[\[upstream\]\].*?(?=\n\[|\Z)", "", DOCK, flags=re.DOTALL)
    config = parse(f"{text}\n{block}", tmp_path / "line.toml", kinds())
    assert config.mqtt is not None and config.mqtt.topic == "plant1/packing"


def test_the_page_names_every_topic() -> None:
    told = {line.split("/L1/")[1].split("`")[0] for line in PAGE.splitlines() if line.startswith("| `plant1")}
    assert told == {"status", "events/KIND", *documents(calm())}
